import { uniqueBy } from "../../openapi/walk.ts";
import type { DocumentedResponse, OperationPage, Outcome } from "./operation-page.ts";

/** What a request does to a payout, as far as the outcomes of its responses tell. */
export type Effect = "creates" | "acts" | "reads" | "none";

/** What a guide advises, for each effect and outcome. */
export type Advice = Partial<Record<Effect, { title: string; outcomes: Record<string, Action> }>>;

/** What to do, in a verb, in sentences, and what follows from what that shows. */
export interface Action {
  do: string;
  text: string;
  then?: { if: string; do: string }[];
}

/** One question of the decision tree, and its branches. */
export interface Decision {
  effect: Effect;
  title: string;
  operations: OperationPage[];
  branches: Branch[];
  /** The same as a paragraph of Markdown. */
  words: string;
}

/** The statuses after which to do the same. */
export interface Branch extends Action {
  outcome: Outcome;
  statuses: Choice[];
}

/** A status, and the operations of its group for which it means this; none are named if that is so for all. */
export interface Choice {
  status: string;
  href: string;
  only: OperationPage[];
}

const effects: Effect[] = ["creates", "acts", "reads", "none"];

/**
 * Derives the decision tree: which statuses of which operations lead to which action. Successes that leave nothing open are not in
 * it.
 *
 * @throws Error if the guide advises nothing on what an operation may respond with
 */
export function decisionsOf(operations: OperationPage[], advice: Advice): Decision[] {
  const groups = Map.groupBy(
    operations.filter(({ responses }) => responses.some(leavesOpen)),
    effectOf,
  );
  return effects.flatMap((effect) => {
    const group = groups.get(effect);
    if (!group) return [];
    const title = advice[effect]?.title ?? "";
    const branches = branchesOf(effect, group, advice);
    return [{ effect, title, operations: group, branches, words: inWords(title, branches) }];
  });
}

/** What the tree says to do after a response of an operation; nothing where it leaves nothing open. */
export function actionAfter(decisions: Decision[], operation: OperationPage, status: string): Action | undefined {
  const decision = decisions.find(({ operations }) => operations.some(({ id }) => id === operation.id));
  const isMeant = (choice: Choice) =>
    choice.status === status && (choice.only.length === 0 || choice.only.some(({ id }) => id === operation.id));
  return decision?.branches.find(({ statuses }) => statuses.some(isMeant));
}

function branchesOf(effect: Effect, operations: OperationPage[], advice: Advice): Branch[] {
  const given = operations.flatMap((operation) =>
    operation.responses.filter(leavesOpen).map((response) => ({ operation, response })),
  );
  const outcomes = uniqueBy(
    given.flatMap(({ response }) => response.outcome ?? []),
    ({ name }) => name,
  );
  const branches = outcomes.map((outcome) => {
    const action = advice[effect]?.outcomes[outcome.name];
    if (!action) {
      throw new Error(`${effect}, ${outcome.name}: no advice. Add it to spec/guides/decisions.yaml.`);
    }
    const alike = given.filter(({ response }) => response.outcome?.name === outcome.name);
    const statuses = [...Map.groupBy(alike, ({ response }) => response.status)].map(([status, group]): Choice => {
      const all = given.filter(({ response }) => response.status === status).length;
      const [first] = group;
      const href =
        operations.length === 1 && first ? `${first.operation.href}#${first.response.anchor}` : `errors/${status}.html`;
      return { status, href, only: group.length < all ? group.map(({ operation }) => operation) : [] };
    });
    return { ...action, outcome, statuses: statuses.sort((one, other) => one.status.localeCompare(other.status)) };
  });
  // As the guide has them: what is settled first, what is open last.
  const order = Object.keys(advice[effect]?.outcomes ?? {});
  return branches.sort((one, other) => order.indexOf(one.outcome.name) - order.indexOf(other.outcome.name));
}

function inWords(title: string, branches: Branch[]): string {
  const paths = branches.map(({ statuses, do: action, text, then = [] }, index) => {
    const given = statuses.map(({ status, only }) => {
      const names = only.map(({ summary }) => `“${summary}”`);
      return names.length === 0 ? status : `${status} to ${orList(names)}`;
    });
    const isLast = index === branches.length - 1;
    const after = branches.length === 1 ? "any error" : isLast ? "anything else, no response included" : orList(given);
    const steps = then.map((step) => ` If ${step.if}, ${step.do}.`);
    return ` After ${after}: **${action.toLowerCase()}**. ${text}${steps.join("")}`;
  });
  return `**${title}.**${paths.join("")}`;
}

function orList(values: string[]): string {
  return new Intl.ListFormat("en", { type: "disjunction", style: "short" }).format(values);
}

function leavesOpen({ success, outcome }: DocumentedResponse): boolean {
  return outcome !== undefined && (!success || outcome.name === "unknown");
}

function effectOf({ method, responses }: OperationPage): Effect {
  const names = responses.filter(leavesOpen).map(({ outcome }) => outcome?.name);
  if (names.every((name) => name === "none")) return "none";
  if (method === "GET") return "reads";
  return names.includes("not-created") ? "creates" : "acts";
}
