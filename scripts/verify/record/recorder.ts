import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { OpenApiDocument, Response } from "../../openapi/document.ts";
import type { PlacedOperation } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";
import type { Conceal } from "../../secrecy/conceal.ts";
import type { Answer } from "../requests/sender.ts";
import { createMaskAnswer } from "./mask-answer.ts";

/**
 * Keeps the first answer of each operation and status as an Example Object in a file of its own. Credentials and card numbers
 * are masked, and so is each text that may tell of a person or a merchant.
 *
 * @param folder is made where it is missing
 */
export function createRecorder(contract: OpenApiDocument, folder: string, conceal: Conceal) {
  mkdirSync(folder, { recursive: true });
  const maskAnswer = createMaskAnswer(contract);
  const recorded = new Set<string>();
  return ({ operation: { operationId, responses } }: PlacedOperation, { status, body }: Answer): void => {
    const name = `${kebab(operationId)}-${status}`;
    if (body === undefined || recorded.has(name)) return;
    recorded.add(name);
    const response = responses[String(status)] ?? responses.default;
    const media = response && Object.values(resolve<Response>(contract, response).content ?? {})[0];
    const value = conceal.value(maskAnswer(media?.schema, body));
    const example = { summary: `Observed answer of ${operationId} with status ${status}`, value };
    writeFileSync(join(folder, `${name}.yaml`), stringify(example, { lineWidth: 0 }));
  };
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
