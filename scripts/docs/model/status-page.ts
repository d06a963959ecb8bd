import type { Answer, Sample } from "./answers.ts";
import type { OperationPage } from "./operation-page.ts";
import type { Outcome } from "./outcomes.ts";

/** Everything that the page of an HTTP status shows. */
export interface StatusPage {
  /** `500`, or `default` for those that are not listed. */
  status: string;
  phrase: string;
  href: string;
  /** What the status says, for each group of operations that say it alike. */
  meanings: StatusMeaning[];
  outcomes: Outcome[];
}

export interface StatusMeaning {
  description: string;
  outcome?: Outcome | undefined;
  operations: OperationPage[];
  examples: Sample[];
}

/** A page for each status that is no success and that an operation of the merchant's may be answered with. */
export function statusPages(operations: OperationPage[]): StatusPage[] {
  const answers = operations
    .filter(({ sentBy }) => sentBy === "merchant")
    .flatMap((operation) => operation.answers.map((answer) => ({ operation, answer })))
    .filter(({ answer }) => !answer.success);
  const byStatus = Map.groupBy(answers, ({ answer }) => answer.status);
  return [...byStatus]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([status, given]) => {
      const meanings = meaningsOf(given);
      return {
        status,
        phrase: given[0]?.answer.phrase ?? "",
        href: `errors/${status}.html`,
        meanings,
        outcomes: unique(meanings.flatMap(({ outcome }) => outcome ?? [])),
      };
    });
}

function meaningsOf(given: { operation: OperationPage; answer: Answer }[]): StatusMeaning[] {
  const alike = Map.groupBy(given, ({ answer }) => `${answer.outcome?.name} ${answer.description}`);
  const meanings = [...alike.values()].map((group) => ({
    description: group[0]?.answer.description ?? "",
    outcome: group[0]?.answer.outcome,
    operations: group.map(({ operation }) => operation),
    examples: group.flatMap(({ answer }) => answer.examples),
  }));
  // Where a payout is at stake comes first.
  meanings.sort((one, other) => Number(one.outcome?.name === "none") - Number(other.outcome?.name === "none"));
  return withExamplesOnce(meanings);
}

function unique(outcomes: Outcome[]): Outcome[] {
  return [...new Map(outcomes.map((outcome) => [outcome.name, outcome])).values()];
}

/** An example stands where it comes up first: most statuses have one for all operations. */
function withExamplesOnce(meanings: StatusMeaning[]): StatusMeaning[] {
  const shown = new Set<string>();
  return meanings.map(({ examples, ...meaning }) => ({
    ...meaning,
    examples: examples.filter(({ json }) => !shown.has(json) && shown.add(json)),
  }));
}
