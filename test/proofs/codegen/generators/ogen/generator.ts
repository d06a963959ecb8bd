import type { Command } from "../../toolchains.ts";
import type { Generator } from "../generator.ts";

const generateFrom = (document: string, target: string): Command => [
  "go",
  "tool",
  "ogen",
  `--target=${target}`,
  "--package=client",
  "--clean",
  document,
];

export const ogen: Generator = {
  name: "ogen",
  title: "Go: ogen",
  version: "1.24.0",
  document: "openapi-3.0.json",
  toolchains: ["go"],
  install: [["go", "mod", "download"]],
  generate: [generateFrom("openapi.json", "client")],
  warning: /\bWARN\b/,
  compile: [["go", "build", "-buildvcs=false", "-o=journey", "."]],
  run: ["./journey"],
  gaps: [
    {
      sign: { after: generateFrom("../../openapi.json", "refused"), shows: /multiple types are not supported/ },
      why: "It reads 3.1 and stops at `type: [object, array]` with `multiple types are not supported`, so it takes the 3.0 document, where that is a choice between two named schemas.",
    },
    {
      sign: { shows: /WWW-Authenticate/ },
      why: "It warns four times that it sends `WWW-Authenticate`, as the header is called in RFC 9110, in Go's spelling. Names of headers have no case.",
    },
  ],
};
