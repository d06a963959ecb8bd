import type { Command, ToolchainName } from "../toolchains.ts";

/** What shows that a gap is still there: text that matches `shows`. */
export interface Sign {
  shows: RegExp;
  /** File in the work folder that shows it; without one, it is what `after` prints, or else a warning or a habit. */
  file?: string;
  /** Run first; it may fail. */
  after?: Command;
}

/** What a generator can't do, and why the contract can't mend it. One that is there no more is an error. */
export type Gap = {
  /** Markdown: what happens, with the public issue or the smallest document that shows it. */
  why: string;
} & (
  | {
      /** Names, or patterns of names, of the steps, answers and descriptions that fail for it. The run fails if any other does. */
      fails: [string | RegExp, ...(string | RegExp)[]];
    }
  | { sign: Sign }
);

/** One code generator: how its client is made, compiled and taken on the journey. */
export interface Generator {
  /** Name of its folder beside this file, and in the work folder. */
  name: string;
  title: string;
  version: string;
  /** File below generated/ that it reads: `openapi.json`, or `openapi-3.0.json` if it stops at 3.0. */
  document: string;
  toolchains: ToolchainName[];
  /** Fetch the generator and its libraries. */
  install: Command[];
  /** Make the client. The warnings among what they print are counted. */
  generate: Command[];
  /** Matches each warning in what `generate` prints. */
  warning: RegExp;
  compile: Command[];
  /** Makes the journey and reads the answers: prints a {@link Report} as one line of JSON. */
  run: Command;
  gaps: Gap[];
}

/** Values that a program read from its generated models, by name. */
export type Facts = Record<string, unknown>;

/** What a program prints: each step of the journey and each answer that it was given to read, or the error that it met there. */
export interface Report {
  journey: { step: string; facts?: Facts; error?: string }[];
  /** `written` is the answer's JSON text as the generated model wrote it. */
  answers: { name: string; written?: string; error?: string }[];
}
