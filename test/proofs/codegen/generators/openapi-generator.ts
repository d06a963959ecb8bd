import type { Command } from "../toolchains.ts";
import type { Gap, Generator } from "./generator.ts";

const version = "7.25.0";

const folder = "../openapi-generator";

/** Fetches the generator from Maven Central, beside the work folders: all its languages come in one file. */
const fetchGenerator: Command = [
  "mvn",
  "--batch-mode",
  "--quiet",
  "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
  `-Dartifact=org.openapitools:openapi-generator-cli:${version}`,
  `-DoutputDirectory=${folder}`,
  "-Dmdep.stripVersion=true",
];

/** Generates the sources, without tests and documentation, in the language that a configuration names. */
const generateFrom = (document: string, output: string, config = "config.yaml"): Command => [
  "java",
  "-jar",
  `${folder}/openapi-generator-cli.jar`,
  "generate",
  `--input-spec=${document}`,
  `--output=${output}`,
  `--config=${config}`,
  "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
];

const generateSources: Command = generateFrom("openapi.json", "client");

/** Generates the models of choice.json, the smallest document that shows most gaps, to `gap/`, with nothing configured. */
export const generateGap = (language: string, ...options: `--${string}`[]): Command => [
  "java",
  "-jar",
  `${folder}/openapi-generator-cli.jar`,
  "generate",
  "--input-spec=../choice.json",
  "--output=gap",
  `--generator-name=${language}`,
  ...options,
  "--global-property=models,modelTests=false,modelDocs=false",
];

/** What its languages have in common. */
export const openapiGenerator = {
  version,
  document: "openapi-3.0.json",
  install: [fetchGenerator],
  generate: [generateSources],
  warning: /\b(WARN|ERROR)\b/,
} satisfies Partial<Generator>;

export const compileWithMaven: Command = ["mvn", "--batch-mode", "--quiet", "compile"];

export const takesOldDocument: Gap = {
  sign: {
    after: generateFrom("../../openapi.json", "refused"),
    shows: /not yet supported in openapi-normalizer/,
  },
  why: "Of 3.1 it reads no list of types but one with null (`Type object not yet supported in openapi-normalizer to process OpenAPI 3.1 spec with multiple types`), so it takes the 3.0 document.",
};

export const mapOfTextWarning: Gap = {
  sign: { shows: /Failed to get the schema name: null/ },
  why: 'It warns `Failed to get the schema name: null` of any map of texts, such as `{ "type": "object", "additionalProperties": { "type": "string" } }`, and then does the right thing.',
};
