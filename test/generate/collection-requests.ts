import { apiKeys, isSuccess, nameOf } from "../../scripts/openapi/model.ts";
import { isObject } from "../../scripts/openapi/walk.ts";
import { contract, model } from "../contract.ts";

export const publicKey = "pk_test_collections";
export const credentials = { accountId: "coma_collections", apiKey: "sk_test_collections", publicKey };

/** The operations in the order in which collections have them, and they can be run. */
const placed = contract.tags.flatMap(({ name }) =>
  model.operations.filter(({ operation }) => operation.tags.includes(name)),
);

/** Folder, operation, and how it is authenticated, in that order. */
export const requests = placed.map(
  ({
    operation: { tags, summary, operationId, security },
  }): [folder: string, name: string, operationId: string, auth: "basic" | "apikey" | "noauth"] => [
    tags[0] ?? "",
    summary,
    operationId,
    authOf(Object.keys(security?.[0] ?? {})),
  ],
);

function authOf([scheme]: string[]): "basic" | "apikey" | "noauth" {
  if (scheme === undefined) return "noauth";
  return contract.components.securitySchemes?.[scheme]?.type === "apiKey" ? "apikey" : "basic";
}

export const order = requests.map(([, , operationId]) => operationId);

/** The statuses of success of each operation, in the same order. */
export const successes = placed.map(({ operation }) => Object.keys(operation.responses).filter(isSuccess).map(Number));

/** The operations that are sent a body, each with the example that is sent. */
export const bodies = placed.flatMap(({ operation: { operationId, requestBody } }): [string, string][] => {
  const [media] = Object.values(requestBody?.content ?? {});
  const [example] = Object.values(media?.examples ?? {});
  return example ? [[operationId, nameOf(example) ?? ""]] : [];
});

/** An example, with the account's own public key in it. */
export function sample(name: string): unknown {
  const value = structuredClone(contract.components.examples[name]?.value);
  for (const { member } of apiKeys(contract)) if (isObject(value) && member in value) value[member] = publicKey;
  return value;
}
