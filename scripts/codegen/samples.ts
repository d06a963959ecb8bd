import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { type Json, type OpenApiDocument, operationsOf } from "../openapi/openapi.ts";
import { generatedFolder, root } from "../openapi/paths.ts";

/** A documented response sample, and the named schema that an answer like it has. */
export interface Sample {
  name: string;
  schema: string;
  value: Json;
}

interface Reference {
  $ref: string;
}
interface Answer {
  content?: Record<string, { schema: Reference; examples?: Record<string, Reference> }>;
}

/** The documented samples among the examples of the operations' answers, each once. */
export function readSamples(): Sample[] {
  const document: OpenApiDocument = JSON.parse(readFileSync(`${root}${generatedFolder}/openapi.json`, "utf8"));
  const documented = new Set(readdirSync(`${root}spec/examples/documented`).map((file) => basename(file, ".yaml")));
  const samples = new Map<string, Sample>();
  const operations = Object.values(document.paths).flatMap(operationsOf);
  for (const answer of operations.flatMap(([, { responses }]) => Object.values(responses as Record<string, Answer>))) {
    const { content = {} } = resolve<Answer>(document, answer);
    for (const { schema, examples = {} } of Object.values(content)) {
      for (const { $ref } of Object.values(examples)) {
        const name = lastPart($ref);
        if (!documented.has(name)) continue;
        const { value } = resolve<{ value: Json }>(document, { $ref });
        samples.set(name, { name, schema: lastPart(schema.$ref), value });
      }
    }
  }
  return [...samples.values()];
}

function resolve<T>(document: OpenApiDocument, node: T | Reference): T {
  if (typeof node !== "object" || node === null || !("$ref" in node)) return node as T;
  const [, , kind = "", name = ""] = node.$ref.split("/");
  return document.components[kind]?.[name] as T;
}

const lastPart = (reference: string): string => reference.slice(reference.lastIndexOf("/") + 1);
