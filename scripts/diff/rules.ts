import type { Bump } from "./change.ts";
import type { PlacedDifference, Rule } from "./rule.ts";
import { openAnswers, promised } from "./rules/answers.ts";
import { knownValues, outcome, outcomes, turningPoints } from "./rules/money.ts";
import { componentNames, operationNames, references, types } from "./rules/names.ts";
import { additions, compatible, deprecations } from "./rules/others.ts";
import { prose, standard, version } from "./rules/prose.ts";
import { address, audience, links, testing } from "./rules/reach.ts";
import { defaults, requestBodies, requestMembers } from "./rules/requests.ts";

/** What Redocly says, where no rule of ours knows better. */
const redocly: Rule = {
  name: "redocly",
  judge({ verdicts, directions }) {
    if (verdicts.length === 0) return undefined;
    return { bump: "major", why: whatBreaks(directions) };
  },
};

/** What nobody has thought about may break anybody. */
const unknown: Rule = {
  name: "unknown",
  judge: () => ({ bump: "major", why: "No rule knows what it means: write one in scripts/diff/rules/." }),
};

const rules: Rule[] = [
  ...[version, standard, references, prose],
  ...[outcome, outcomes, knownValues, turningPoints, audience, address, testing, links],
  ...[componentNames, operationNames, types],
  ...[promised, openAnswers, requestMembers, requestBodies, defaults, deprecations],
  ...[redocly, additions, compatible, unknown],
];

/** What the first rule that knows a difference says of it, and the rule's name. */
export function judge(difference: PlacedDifference): { bump: Bump; why: string; rule: string } {
  for (const rule of rules) {
    const judgement = rule.judge(difference);
    if (judgement) return { ...judgement, rule: (rule === redocly && difference.verdicts[0]?.rule) || rule.name };
  }
  throw new Error("the last rule knows everything");
}

/** What a change breaks, by who sends what it is about. */
export function whatBreaks(directions: PlacedDifference["directions"]): string {
  const request = directions.has("request") ? ["Requests that worked may be refused."] : [];
  const answer = directions.has("answer") ? ["Clients may meet what they cannot read."] : [];
  return [...request, ...answer].join(" ") || "Calls that worked may fail.";
}
