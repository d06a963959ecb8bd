import { Ajv2020 } from "ajv/dist/2020.js";
import { UsageError } from "../../command-line/command-line.ts";
import { readJsonFile } from "../../command-line/read-json-file.ts";
import type { Account } from "./account.ts";
import { isKey, type Keys } from "./keys.ts";

const text = { type: "string", minLength: 1 };
const schema = {
  type: "array",
  items: {
    type: "object",
    additionalProperties: false,
    required: ["id", "api_keys", "public_keys"],
    properties: {
      id: { type: "string", pattern: "^[^:]+$" },
      api_keys: { type: "array", items: text },
      public_keys: { type: "array", items: text },
      callback_url: { type: "string", pattern: "^https?://" },
      secrets: {
        type: "object",
        additionalProperties: false,
        required: ["test", "live"],
        properties: { test: text, live: text },
      },
    },
  },
};

/**
 * Reads a file of accounts: a JSON list of {@link Account}.
 *
 * @throws UsageError that names the bad entry; it never shows a key
 */
export function readAccounts(file: string, keys: Keys): Account[] {
  const accounts = readJsonFile(file, "accounts");
  if (!Array.isArray(accounts)) throw new UsageError(`${file}: not a list. Give a JSON list of accounts.`);
  const validate = new Ajv2020().compile<Account[]>(schema);
  if (!validate(accounts)) {
    const [error] = validate.errors ?? [];
    throw new UsageError(`${file}: ${error?.instancePath} ${error?.message}. Mend it.`);
  }
  const ids = accounts.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice) throw new UsageError(`${file}: the account ${twice} stands there twice. Leave one.`);
  for (const { id, public_keys } of accounts) {
    const wrong = public_keys.findIndex((key) => !isKey(key, keys.public));
    if (wrong < 0) continue;
    const beginnings = Object.values(keys.public).join(" or ");
    throw new UsageError(
      `${file}: public_keys/${wrong} of the account ${id} does not begin with ${beginnings}. Mend it.`,
    );
  }
  return accounts;
}
