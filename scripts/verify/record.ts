import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { OpenApiDocument, Response } from "../openapi/document.ts";
import { isObject, mapValues } from "../openapi/json.ts";
import { operation } from "../openapi/operations.ts";
import { resolve } from "../openapi/resolve.ts";
import type { Schema } from "../openapi/schema.ts";
import type { Conceal } from "../secrecy/conceal.ts";
import type { Answer } from "./requests/sender.ts";

/**
 * Keeps the first answer of each operation and status as an Example Object in a file of its own. Credentials and card numbers
 * are masked, and so is whatever the contract says nothing of, such as a recipient's details.
 */
export function createRecorder(contract: OpenApiDocument, folder: string, conceal: Conceal) {
  mkdirSync(folder, { recursive: true });
  const recorded = new Set<string>();
  return (operationId: string, { status, body }: Answer): void => {
    const name = `${kebab(operationId)}-${status}`;
    if (body === undefined || recorded.has(name)) return;
    recorded.add(name);
    const { responses } = operation(contract, operationId);
    const response = responses[String(status)] ?? responses.default;
    const media = response && Object.values(resolve<Response>(contract, response).content ?? {})[0];
    const value = conceal.value(maskUnknown(contract, media?.schema, body));
    const example = { summary: `Observed answer of ${operationId} with status ${status}`, value };
    writeFileSync(join(folder, `${name}.yaml`), stringify(example, { lineWidth: 0 }));
  };
}

/** Keeps the values of the members that the contract describes, and the types of all others. */
function maskUnknown(contract: OpenApiDocument, schema: Schema | undefined, value: unknown): unknown {
  const known = schema && resolve<Schema>(contract, schema);
  if (Array.isArray(value)) return value.map((item) => maskUnknown(contract, known?.items, item));
  if (isObject(value))
    return mapValues(value, (inner, name) => maskUnknown(contract, known?.properties?.[name] ?? mapped(known), inner));
  if (known) return value;
  if (typeof value === "string") return "***";
  return typeof value === "number" ? 0 : value;
}

/** What a map of named things holds. A map that is free takes anything, and says nothing of it. */
function mapped({ additionalProperties }: Schema = {}): Schema | undefined {
  return typeof additionalProperties === "object" && additionalProperties.$ref ? additionalProperties : undefined;
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
