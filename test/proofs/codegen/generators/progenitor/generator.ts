import type { Generator } from "../generator.ts";

export const progenitor: Generator = {
  name: "progenitor",
  title: "Rust: progenitor",
  version: "0.15.1",
  document: "openapi-3.0.json",
  toolchains: ["rust"],
  install: [["cargo", "fetch"]],
  generate: [["cargo", "run", "--quiet", "--bin", "generate"]],
  warning: /^warning/,
  compile: [["cargo", "build", "--quiet", "--bin", "journey"]],
  run: ["target/debug/journey"],
  gaps: [
    {
      fails: ["prerequest-response"],
      why: 'A member that is optional and may be null, `example` of a service\'s field, is `Option<T>` and left out when it is null. Smallest schema: `{ type: object, properties: { example: { type: string, nullable: true } } }`, from which `{"example":null}` is written back as `{}`.',
    },
    {
      sign: { after: ["target/debug/generate", "whole"], shows: /response_types\.len\(\) <= 1/ },
      why: "It knows one type of error an operation and panics at a second (`assertion failed: response_types.len() <= 1`). It is given the operations without 409, 422 and `default`, and the program reads those responses by their models. See [oxidecomputer/progenitor#950](https://github.com/oxidecomputer/progenitor/issues/950).",
    },
  ],
};
