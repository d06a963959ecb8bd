import type { Generator } from "../generator.ts";
import {
  compileWithMaven,
  generateGap,
  mapOfTextWarning,
  openapiGenerator,
  takesOldDocument,
} from "../openapi-generator.ts";

export const openapiGeneratorKotlin: Generator = {
  ...openapiGenerator,
  name: "openapi-generator-kotlin",
  title: "Kotlin: openapi-generator",
  toolchains: ["java"],
  compile: [compileWithMaven],
  run: ["java", "-classpath", "target/classes:target/lib/*", "JourneyKt"],
  gaps: [
    takesOldDocument,
    mapOfTextWarning,
    {
      sign: {
        after: generateGap(
          "kotlin",
          "--library=jvm-okhttp4",
          "--additional-properties=serializationLibrary=kotlinx_serialization",
        ),
        file: "gap/src/main/kotlin/org/openapitools/client/models/Named.kt",
        shows: /HashMap<.*>\(\)\(\)/,
      },
      why: "A map with named members becomes a data class that ends in `HashMap<...>()()`, which does not compile. config.yaml maps such schemas, and the choices between types, to the JSON types of kotlinx.serialization; the program reads entries by their model. See [OpenAPITools/openapi-generator#22049](https://github.com/OpenAPITools/openapi-generator/issues/22049).",
    },
    {
      fails: ["prerequest-response"],
      why: 'A member that is optional and may be null, `example` of a service\'s field, is read as null whether it is null or missing, and is not written. Smallest schema: `{ type: object, properties: { example: { type: string, nullable: true } } }`, from which `{"example":null}` is written back as `{}`.',
    },
  ],
};
