import type { Generator } from "../generator.ts";
import { generateGap, mapOfTextWarning, openapiGenerator, takesOldDocument } from "../openapi-generator.ts";

export const openapiGeneratorPhp: Generator = {
  ...openapiGenerator,
  name: "openapi-generator-php",
  title: "PHP: openapi-generator",
  toolchains: ["java", "php"],
  compile: [["sh", "-c", "find journey.php client/lib -name '*.php' -print0 | xargs -0 -n 1 php -l"]],
  run: ["php", "journey.php"],
  gaps: [
    takesOldDocument,
    mapOfTextWarning,
    {
      sign: { after: generateGap("php"), file: "gap/lib/Model/Choice.php", shows: /openAPITypes = \[\s*\]/ },
      why: "Choices between types become classes without members, and maps with named members lose their entries. config.yaml maps such schemas to `mixed`; the program reads entries by their model. See [OpenAPITools/openapi-generator#2021](https://github.com/OpenAPITools/openapi-generator/pull/2021).",
    },
    {
      sign: { shows: /adds null/ },
      why: 'An optional member that may be null is written as null where it was missing, because `ObjectSerializer::deserialize` does not tell the two apart. In the samples it is always there. Smallest schema: `{ type: object, properties: { example: { type: string, nullable: true } } }`, from which `{}` is written back as `{"example":null}`.',
    },
  ],
};
