import type { Generator } from "../generator.ts";

export const oapiCodegen: Generator = {
  name: "oapi-codegen",
  title: "Go: oapi-codegen",
  version: "2.8.2",
  document: "openapi-3.0.json",
  toolchains: ["go"],
  install: [["go", "mod", "download"]],
  generate: [
    ["mkdir", "-p", "client"],
    ["go", "tool", "oapi-codegen", "--config=config.yaml", "openapi.json"],
  ],
  warning: /warning/i,
  compile: [["go", "build", "-buildvcs=false", "-o=journey", "."]],
  run: ["./journey"],
  gaps: [],
};
