import type { Generator } from "../generator.ts";
import { mapOfTextWarning, openapiGenerator, takesOldDocument } from "../openapi-generator.ts";

export const openapiGeneratorRust: Generator = {
  ...openapiGenerator,
  name: "openapi-generator-rust",
  title: "Rust: openapi-generator",
  toolchains: ["java", "rust"],
  compile: [["cargo", "build", "--quiet", "--bin=journey"]],
  run: ["target/debug/journey"],
  gaps: [
    takesOldDocument,
    mapOfTextWarning,
    {
      fails: ["prerequest", "prerequest-response", /^PayoutPrerequestDocument/],
      why: 'A map with named members becomes a struct of the named members alone, so the services of a pre-request are lost; so are texts in languages beside the three that the contract names. Smallest schema: `{ type: object, properties: { en: { type: string } }, additionalProperties: { type: string } }`, from which `{"fr":"Carte"}` is written back as `{}`. See [OpenAPITools/openapi-generator#20965](https://github.com/OpenAPITools/openapi-generator/issues/20965).',
    },
    {
      sign: {
        file: "client/src/apis/invoices_api.rs",
        shows: /#\[serde\(untagged\)\]\s*pub enum CreatePayoutInvoiceError/,
      },
      why: "The error of an operation is read as the first of its types that fits, whatever the status: a 409 loses its `data`. The program reads the text of the response again, as `ConflictDocument`. See [OpenAPITools/openapi-generator#10977](https://github.com/OpenAPITools/openapi-generator/issues/10977).",
    },
    {
      sign: { shows: /cannot be used as a/ },
      why: "It warns of every name that it writes in another way, such as `type` as `r#type`.",
    },
  ],
};
