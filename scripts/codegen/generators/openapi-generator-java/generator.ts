import type { Generator } from "../generator.ts";
import {
  compileWithMaven,
  fetchGenerator,
  generateSources,
  mapOfTextWarning,
  takesOldDocument,
  version,
  warning,
} from "../openapi-generator.ts";

export const openapiGeneratorJava: Generator = {
  name: "openapi-generator-java",
  title: "Java: openapi-generator",
  version,
  document: "openapi-3.0.json",
  toolchains: ["java"],
  install: [fetchGenerator],
  generate: [generateSources],
  warning,
  compile: [compileWithMaven],
  run: ["java", "-classpath", "target/classes:target/lib/*", "Journey"],
  gaps: [
    takesOldDocument,
    mapOfTextWarning,
    {
      fails: [],
      why: "A choice between a map and a list does not compile, and one between a number and a string refuses whole numbers (`VALUE_NUMBER_INT` is not tried against `Double`). config.yaml maps the three schemas to `Object`, which Jackson reads and writes as they came. See [OpenAPITools/openapi-generator#12911](https://github.com/OpenAPITools/openapi-generator/issues/12911).",
    },
    {
      fails: [],
      why: "It warns that it ignores the examples of the request bodies. They go into documentation alone.",
    },
  ],
};
