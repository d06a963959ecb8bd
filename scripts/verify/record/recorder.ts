import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { UsageError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { PlacedOperation } from "../../openapi/operations.ts";
import { responseOf } from "../../openapi/response-of.ts";
import type { Conceal } from "../../secrecy/conceal.ts";
import type { Answer } from "../requests/sender.ts";
import { createMaskAnswer } from "./mask-answer.ts";

/**
 * Keeps the first answer of each operation and status as an Example Object in a file of its own. Credentials and card numbers
 * are masked, and so is each text that may tell of a person or a merchant.
 *
 * @param folder is made where it is missing
 * @throws UsageError if it can't be made
 */
export function createRecorder(contract: OpenApiDocument, folder: string, conceal: Conceal) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new UsageError(`--record ${folder}: no folder can be made there. Give another place.`);
  }
  const maskAnswer = createMaskAnswer(contract);
  const recorded = new Set<string>();
  return ({ operation }: PlacedOperation, { status, body }: Answer): void => {
    const { operationId } = operation;
    const name = `${kebab(operationId)}-${status}`;
    if (body === undefined || recorded.has(name)) return;
    recorded.add(name);
    const media = Object.values(responseOf(contract, operation, status)?.content ?? {})[0];
    const value = conceal.value(maskAnswer(media?.schema, body));
    const example = { summary: `Observed answer of ${operationId} with status ${status}`, value };
    writeFileSync(join(folder, `${name}.yaml`), stringify(example, { lineWidth: 0 }));
  };
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
