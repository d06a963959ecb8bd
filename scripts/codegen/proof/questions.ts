import { contract } from "../../../test/contract.ts";
import type { Answer } from "../answers/answer.ts";
import { readSamples } from "../answers/samples.ts";
import { tomorrowsAnswers } from "../answers/tomorrow.ts";
import { type Description, placedDescriptions } from "./descriptions.ts";

/** What every client is held against, beside the journey. */
export interface Questions {
  samples: Answer[];
  tomorrow: Answer[];
  descriptions: Description[];
}

/** Reads the documented samples from spec/, and derives the rest from the neutral contract. */
export function readQuestions(): Questions {
  return {
    samples: readSamples(),
    tomorrow: tomorrowsAnswers(contract),
    descriptions: placedDescriptions(contract),
  };
}
