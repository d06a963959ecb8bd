import type { Generator } from "./generator.ts";
import { heyApi } from "./hey-api/generator.ts";
import { heyApiZod } from "./hey-api-zod/generator.ts";
import { oapiCodegen } from "./oapi-codegen/generator.ts";
import { ogen } from "./ogen/generator.ts";
import { openapiFetch } from "./openapi-fetch/generator.ts";
import { openapiGeneratorGo } from "./openapi-generator-go/generator.ts";
import { openapiGeneratorJava } from "./openapi-generator-java/generator.ts";
import { openapiGeneratorKotlin } from "./openapi-generator-kotlin/generator.ts";
import { openapiGeneratorPhp } from "./openapi-generator-php/generator.ts";
import { openapiGeneratorPython } from "./openapi-generator-python/generator.ts";
import { openapiGeneratorRust } from "./openapi-generator-rust/generator.ts";
import { openapiPythonClient } from "./openapi-python-client/generator.ts";
import { orval } from "./orval/generator.ts";
import { progenitor } from "./progenitor/generator.ts";

/** Every generator, in the order of the table. */
export const generators: Generator[] = [
  openapiFetch,
  heyApi,
  heyApiZod,
  orval,
  openapiGeneratorJava,
  openapiGeneratorKotlin,
  openapiGeneratorPhp,
  openapiPythonClient,
  openapiGeneratorPython,
  oapiCodegen,
  ogen,
  openapiGeneratorGo,
  progenitor,
  openapiGeneratorRust,
];
