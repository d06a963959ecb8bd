import type { Generator } from "../generator.ts";

export const ogen: Generator = {
  name: "ogen",
  title: "Go: ogen",
  version: "1.24.0",
  document: "openapi-3.0.json",
  toolchains: ["go"],
  install: [["go", "mod", "download"]],
  generate: [["go", "tool", "ogen", "--target=client", "--package=client", "--clean", "openapi.json"]],
  warning: /\bWARN\b/,
  compile: [["go", "build", "-buildvcs=false", "-o=journey", "."]],
  run: ["./journey"],
  gaps: [
    {
      fails: [],
      why: "It reads 3.1 and stops at `type: [object, array]` with `multiple types are not supported`, so it takes the 3.0 document, where that is a choice between two named schemas.",
    },
    {
      fails: [],
      why: "It warns four times that it sends `WWW-Authenticate`, as the header is called in RFC 9110, in Go's spelling. Names of headers have no case.",
    },
  ],
};
