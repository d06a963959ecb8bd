import { Ajv2020 } from "ajv/dist/2020.js";
import { UsageError } from "../../command-line/command-line.ts";
import { readJsonFile } from "../../command-line/read-json-file.ts";

/** An account of `--accounts FILE`. */
export interface Account {
  /** User name of Basic authentication. */
  id: string;
  /** Passwords of Basic authentication. */
  api_keys: string[];
  /** Keys of the public API, `pk_test_...` or `pk_live_...`. */
  public_keys: string[];
  /** What callbacks are signed with. */
  secrets?: { test: string; live: string };
}

/** Which credentials are right, and whose. */
export interface Accounts {
  accepts(id: string, apiKey: string): boolean;
  /** The account of a public key; `anybody` where keys are not bound to accounts, `nobody` if the key is wrong. */
  ownerOf(publicKey: string): Account | "anybody" | "nobody";
  /** Whether credentials are fixed, so that a look-up without a key speaks for nobody. */
  fixed: boolean;
}

/** Without a file any well-formed credentials open an account of their own. */
export const openAccounts: Accounts = { accepts: () => true, ownerOf: () => "anybody", fixed: false };

/** The accounts of a file, and no others. */
export function fixedAccounts(accounts: Account[]): Accounts {
  return {
    accepts: (id, apiKey) => accounts.some((account) => account.id === id && account.api_keys.includes(apiKey)),
    ownerOf: (publicKey) => accounts.find((account) => account.public_keys.includes(publicKey)) ?? "nobody",
    fixed: true,
  };
}

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
      public_keys: { type: "array", items: { type: "string", pattern: "^pk_(test|live)_[\\w-]+$" } },
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
export function readAccounts(file: string): Accounts {
  const accounts = readJsonFile(file, "accounts");
  const validate = new Ajv2020().compile<Account[]>(schema);
  if (!validate(accounts)) {
    const [error] = validate.errors ?? [];
    throw new UsageError(`${file}: ${error?.instancePath || "the file"} ${error?.message}. Mend it.`);
  }
  const ids = accounts.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice) throw new UsageError(`${file}: the account ${twice} stands there twice. Leave one.`);
  return fixedAccounts(accounts);
}
