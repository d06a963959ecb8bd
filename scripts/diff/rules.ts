import type { Bump } from "./change.ts";
import type { PlacedDifference, Rule } from "./rule.ts";
import { openAnswers, promised, successes } from "./rules/answers.ts";
import { additions, compatible, deprecations, removals } from "./rules/compatible.ts";
import { movedParameters } from "./rules/moves.ts";
import { componentNames, operationNames, references, types } from "./rules/names.ts";
import { order } from "./rules/order.ts";
import { outcome, outcomes } from "./rules/outcomes.ts";
import { prose } from "./rules/prose.ts";
import { address, audience, links, testing } from "./rules/reach.ts";
import { callbackAnswers, defaults, requestBodies, requestMembers } from "./rules/requests.ts";
import { knownValues, turningPoints } from "./rules/values.ts";
import { standard, version } from "./rules/versions.ts";
import { whatBreaks } from "./what-breaks.ts";

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
  ...[version, standard, references, prose, order, movedParameters],
  ...[outcome, outcomes, knownValues, turningPoints, audience, address, testing, links],
  ...[componentNames, operationNames, types],
  ...[promised, openAnswers, successes, requestMembers, requestBodies, callbackAnswers, defaults, deprecations],
  ...[redocly, additions, removals, compatible, unknown],
];

/** What the first rule that knows a difference says of it, and the rule's name. */
export function judge(difference: PlacedDifference): { bump: Bump; why: string; rule: string } {
  for (const rule of rules) {
    const judgement = rule.judge(difference);
    if (judgement) return { ...judgement, rule: (rule === redocly && difference.verdicts[0]?.rule) || rule.name };
  }
  throw new Error("the last rule knows everything");
}
