import type { Command } from "../commands/command.ts";
import type { ToolchainName } from "../commands/toolchains.ts";

/** What a generator can't do, and why the contract can't mend it. */
export interface Gap {
  /** Names of the steps and samples that fail for it: the run fails if any other does, or if one of these does not. */
  fails: string[];
  /** Markdown: what happens, with the public issue or the smallest document that shows it. */
  why: string;
}

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
  /** Makes the journey and reads the samples: prints a {@link Report} as one line of JSON. */
  run: Command;
  gaps: Gap[];
}

/** Values that a program read from its generated models, by name. */
export type Facts = Record<string, unknown>;

/** What a program prints: each step of the journey and each sample, or the error that it met there. */
export interface Report {
  journey: { step: string; facts?: Facts; error?: string }[];
  /** `written` is the sample's JSON text as the generated model wrote it. */
  samples: { name: string; written?: string; error?: string }[];
}
