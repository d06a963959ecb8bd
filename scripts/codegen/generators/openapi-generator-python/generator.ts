import { checkTypes, installRequirements, runJourney } from "../../languages/python/commands.ts";
import type { Generator } from "../generator.ts";
import {
  fetchGenerator,
  generateSources,
  mapOfTextWarning,
  takesOldDocument,
  version,
  warning,
} from "../openapi-generator.ts";

export const openapiGeneratorPython: Generator = {
  name: "openapi-generator-python",
  title: "Python: openapi-generator",
  version,
  document: "openapi-3.0.json",
  toolchains: ["java", "python"],
  install: [fetchGenerator, ...installRequirements],
  generate: [generateSources],
  warning,
  compile: [checkTypes("client")],
  run: runJourney("client"),
  gaps: [
    takesOldDocument,
    mapOfTextWarning,
    {
      fails: [],
      why: "The entries of a map with named members are left as dictionaries in `additional_properties`, so the program reads them by their model.",
    },
  ],
};
