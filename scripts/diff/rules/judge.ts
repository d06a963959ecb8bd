import type { Bump, PlacedDifference, Rule } from "../rating.ts";
import { whatBreaks } from "../rating.ts";
import { additions, compatible, deprecations, prose, removals, standard, version } from "./compatible.ts";
import { address, audience, knownValues, links, outcome, outcomes, testing, turningPoints } from "./meanings.ts";
import {
  callbackResponses,
  defaults,
  openResponses,
  promised,
  requestBodies,
  requestMembers,
  successes,
} from "./messages.ts";
import { componentNames, movedParameters, operationNames, order, references, types } from "./names.ts";

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
  ...[promised, openResponses, successes, requestMembers, requestBodies, callbackResponses, defaults, deprecations],
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
