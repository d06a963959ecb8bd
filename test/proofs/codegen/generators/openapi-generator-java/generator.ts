import type { Generator } from "../generator.ts";
import {
  compileWithMaven,
  generateGap,
  mapOfTextWarning,
  openapiGenerator,
  takesOldDocument,
} from "../openapi-generator.ts";

export const openapiGeneratorJava: Generator = {
  ...openapiGenerator,
  name: "openapi-generator-java",
  title: "Java: openapi-generator",
  toolchains: ["java"],
  compile: [compileWithMaven],
  run: ["java", "-classpath", "target/classes:target/lib/*", "Journey"],
  gaps: [
    takesOldDocument,
    mapOfTextWarning,
    {
      sign: {
        after: generateGap("java", "--library=native"),
        file: "gap/src/main/java/org/openapitools/client/model/Choice.java",
        shows: /List<Object>\.class/,
      },
      why: "A choice between a map and a list does not compile, and one between a number and a string refuses whole numbers (`VALUE_NUMBER_INT` is not tried against `Double`). config.yaml maps such schemas to `Object`, which Jackson reads and writes as they came, or to the map alone, and Jackson takes an empty list for null. See [OpenAPITools/openapi-generator#12911](https://github.com/OpenAPITools/openapi-generator/issues/12911).",
    },
    {
      sign: { shows: /Ignoring complex example on request body/ },
      why: "It warns that it ignores the examples of the request bodies. They go into documentation alone.",
    },
  ],
};
