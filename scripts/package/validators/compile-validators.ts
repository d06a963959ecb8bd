import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";
import { toJsonSchemas } from "../../build/json-schema.ts";
import { noticesOf } from "../../build/notices.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { root } from "../../openapi/paths.ts";
import { validatorOptions } from "../../openapi/validator.ts";
import { validatorName } from "./validator-name.ts";

/** The module of the validators: a function for each named schema, of which a bundler keeps those that are used. */
export async function compileValidators(document: OpenApiDocument): Promise<string> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: shakable(functionsOf(document)), resolveDir: root },
    absWorkingDir: root,
    // Ajv writes `require` into ES modules, too.
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
  });
  return `/*\n${noticesOf(metafile)}*/\n\n${shakable(outputFiles[0]?.text ?? "")}`;
}

function functionsOf(document: OpenApiDocument): string {
  const code = { source: true, esm: true, lines: true };
  const ajv = new Ajv2020({ ...validatorOptions, inlineRefs: false, code });
  // What these keywords need is written as statements, which no bundler leaves out; the contract has none of them.
  Object.assign(ajv.opts, { unevaluated: false, dynamicRef: false });
  addFormats.default(ajv);
  const schemas = toJsonSchemas(document);
  for (const [, schema] of schemas) ajv.addSchema(schema);
  return standalone.default(ajv, Object.fromEntries(schemas.map(([name, { $id }]) => [validatorName(name), `${$id}`])));
}

/** Marks what is computed when the module is loaded, so that a bundler may leave it out where nobody uses it. */
function shakable(code: string): string {
  return code
    .replaceAll(/^((?:const|var) \w+ = )(new RegExp|__commonJS)\(/gm, "$1/* @__PURE__ */ $2(")
    .replaceAll(/^(const \w+ = )(require\("[^"]+"\)[\w.]*);$/gm, "$1/* @__PURE__ */ (() => $2)();");
}
