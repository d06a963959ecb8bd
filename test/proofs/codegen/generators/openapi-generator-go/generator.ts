import type { Generator } from "../generator.ts";
import { generateGap, mapOfTextWarning, openapiGenerator, takesOldDocument } from "../openapi-generator.ts";

export const openapiGeneratorGo: Generator = {
  ...openapiGenerator,
  name: "openapi-generator-go",
  title: "Go: openapi-generator",
  toolchains: ["java", "go"],
  install: [...openapiGenerator.install, ["go", "mod", "download"]],
  generate: [...openapiGenerator.generate, ["cp", "choices/choices.go", "client/"]],
  compile: [["go", "build", "-buildvcs=false", "-o=journey", "."]],
  run: ["./journey"],
  gaps: [
    takesOldDocument,
    mapOfTextWarning,
    {
      sign: {
        after: generateGap("go", "--additional-properties=disallowAdditionalPropertiesIfNotPresent=false"),
        file: "gap/model_choice.go",
        shows: /== "\{\}" \{ \/\/ empty struct/,
      },
      why: "A choice between a map and a list becomes a struct that takes an empty map for no match, and rejects the response (`data failed to match schemas in oneOf`). config.yaml leaves such schemas out, and choices.go has them as `any`, which is read as it came; the program reads entries by their model. It also sets `disallowAdditionalPropertiesIfNotPresent: false`: by default, models reject members that the document doesn't name, against JSON Schema. The contract stays as it is, because no other generator needs `additionalProperties: true` to read them.",
    },
  ],
};
