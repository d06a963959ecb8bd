import { Ajv2020 } from "ajv/dist/2020.js";
import { onOneLine, UsageError } from "../../cli/command-line.ts";
import type { OpenApiDocument, Schema } from "../../openapi/document.ts";
import { type MockRequest, type Rejection, rejection } from "../http/exchange.ts";
import { isName, longestName } from "../limits.ts";
import type { Operation } from "../prism/operation.ts";
import { problemOf, readList } from "../user-files.ts";

/** Which credentials are accepted, and whose they are. */
export interface Accounts {
  /** Undefined where the contract says nothing of them: any key is accepted then. */
  keys: Keys | undefined;
  /** Every key and secret of the accounts in a file. */
  known: string[];
  /** User names of the accounts in a file; undefined where any user name opens an account. */
  names: string[] | undefined;
  /** Named in the `WWW-Authenticate` of a 401. */
  realm: string;
  accepts(id: string, apiKey: string): boolean;
  /** The account of a public key; `anybody` where keys are not bound to accounts, `nobody` if the key is wrong. */
  ownerOf(publicKey: string): Account | "anybody" | "nobody";
  /** Whether credentials are fixed, so that a lookup without a key speaks for nobody. */
  fixed: boolean;
  /** What callbacks of an account are signed with: what its entry says, or the beginning of a secret key and the account's ID. */
  secretsOf(id: string): Secrets;
  /** The account's own address for callbacks. */
  callbackUrlOf(id: string): string | undefined;
}

/** @param list the accounts whose credentials are accepted; without it any well-formed credentials open an account of their own */
export function createAccounts(keys: Keys | undefined, realm: string, list?: Account[]): Accounts {
  const find = (id: string) => list?.find((account) => account.id === id);
  return {
    keys,
    known: (list ?? []).flatMap(({ api_keys, public_keys, secrets = {} }) => [
      ...api_keys,
      ...public_keys,
      ...Object.values(secrets),
    ]),
    names: list?.map(({ id }) => id),
    realm,
    accepts: (id, apiKey) => !list || (find(id)?.api_keys.includes(apiKey) ?? false),
    ownerOf: (publicKey) =>
      list ? (list.find((account) => account.public_keys.includes(publicKey)) ?? "nobody") : "anybody",
    fixed: list !== undefined,
    secretsOf: (id) => find(id)?.secrets ?? { test: `${keys?.secret.test}${id}`, live: `${keys?.secret.live}${id}` },
    callbackUrlOf: (id) => find(id)?.callback_url,
  };
}

/** An account of `--accounts FILE`. */
interface Account {
  /** User name of Basic authentication. */
  id: string;
  /** Passwords of Basic authentication. */
  api_keys: string[];
  /** Keys of the public API. */
  public_keys: string[];
  /** What callbacks are signed with. */
  secrets?: Secrets;
  /** Where callbacks go that a payout's creation gave no address. */
  callback_url?: string;
}

/** What callbacks are signed with, for tests and for live payouts. */
interface Secrets {
  test: string;
  live: string;
}

/**
 * Who calls, as far as the credentials say. The API key itself goes no further than this file: that it makes a payout a test is only
 * one of two ways that are published, so nobody may rely on it here.
 */
export interface Caller {
  /** ID of the account; undefined in the public API, unless a key that is bound to an account was sent. */
  account?: string;
}

/**
 * Checks the credentials that an operation asks for.
 *
 * @throws Rejection with 401
 */
export function authenticate(operation: Operation, request: MockRequest, accounts: Accounts): Caller {
  const schemes = (operation.security ?? []).flat();
  if (schemes.some((scheme) => scheme.type === "http" && scheme.scheme === "basic")) {
    const basic = readBasic(request.headers.authorization);
    if (!basic || !accounts.accepts(basic.user, basic.password)) throw unauthorized(accounts);
    if (!isName(basic.user)) throw rejection(400, `The user name has more than ${longestName} characters.`);
    return { account: basic.user };
  }
  const inQuery = schemes.find((scheme) => scheme.type === "apiKey");
  const key = inQuery ? request.query.get(inQuery.name) : null;
  return key === null ? {} : callerByPublicKey(key, accounts);
}

/**
 * Who calls with a public key: the account that has it, or nobody in particular where keys are not bound to accounts.
 *
 * @throws Rejection with 401 if the key is malformed, or not among those of the accounts
 */
export function callerByPublicKey(key: string, accounts: Accounts): Caller {
  const { keys } = accounts;
  const owner = !keys || isKey(key, keys.public) ? accounts.ownerOf(key) : "nobody";
  if (owner === "nobody") throw unauthorized(accounts);
  return owner === "anybody" ? {} : { account: owner.id };
}

/** The account of a caller whose credentials were checked. */
export function accountOf({ account }: Caller): string {
  if (account === undefined) throw new Error("An operation of the private API was called without an account.");
  return account;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** User name and password of a Basic header (RFC 7617), if it is well-formed and neither is empty. */
export function readBasic(header: string | undefined): { user: string; password: string } | undefined {
  const token = /^basic +([a-z0-9+/]+=*)$/i.exec(header ?? "")?.[1];
  if (!token) return undefined;
  try {
    const text = utf8.decode(Buffer.from(token, "base64"));
    const [, user, password] = /^([^:\p{Cc}]+):(\P{Cc}+)$/u.exec(text) ?? [];
    return user && password ? { user, password } : undefined;
  } catch {
    return undefined;
  }
}

/** The 401 that asks for Basic credentials. It is the same whatever was wrong with those that came. */
export function unauthorized({ realm }: Accounts): Rejection {
  return rejection(401, "The credentials are missing or wrong.", { "WWW-Authenticate": `Basic realm="${realm}"` });
}

/** What the contract says of keys, so that one can be told from another and masked in a text. */
export interface Keys {
  /** How the secrets begin that callbacks are signed with. */
  secret: KeyPrefixes;
  /** How the keys of the public API begin. */
  public: KeyPrefixes;
  /** The name of the parameter that holds a public key; members of bodies have it, too. */
  parameter: string;
}

/** How keys for tests begin, and those for live payouts. */
interface KeyPrefixes {
  test: string;
  live: string;
}

/**
 * Reads how keys begin from `x-key-prefixes`: that of the security scheme of API keys for keys of the public API, that of the parameter
 * with the signature for the secrets that callbacks are signed with.
 *
 * @throws UsageError if the contract doesn't describe its keys
 */
export function readKeys({ components }: Pick<OpenApiDocument, "components">): Keys {
  const { securitySchemes = {}, parameters = {} } = components;
  const publicKey = Object.values(securitySchemes).find(({ type }) => type === "apiKey");
  const signature = Object.values(parameters).find((parameter) => parameter["x-key-prefixes"]);
  const secret = signature?.["x-key-prefixes"];
  if (!publicKey?.["x-key-prefixes"] || !secret) {
    const place = secret
      ? "The contract's security scheme of type apiKey"
      : "The contract's parameter with the signature";
    throw new UsageError(`${place} has no x-key-prefixes. Say there how keys begin.`);
  }
  return { secret, public: publicKey["x-key-prefixes"], parameter: publicKey.name ?? "" };
}

/** Whether a contract says how keys begin, as {@link readKeys} needs it. */
export function describesKeys({ components: { securitySchemes = {} } }: Pick<OpenApiDocument, "components">): boolean {
  return Object.values(securitySchemes).some((scheme) => scheme["x-key-prefixes"]);
}

/** Whether a key has one of the two beginnings, and more than that. */
function isKey(key: string, prefixes: KeyPrefixes): boolean {
  return Object.values(prefixes).some((prefix) => key.startsWith(prefix) && /^[\w-]+$/.test(key.slice(prefix.length)));
}

const text = { type: "string", minLength: 1 };

/** An entry of a file of accounts. The package has it, too, for editors. */
export const accountSchema: Schema = {
  type: "object",
  additionalProperties: false,
  required: ["id", "api_keys", "public_keys"],
  properties: {
    id: { type: "string", pattern: "^[^:]+$", description: "User name of Basic authentication." },
    api_keys: { type: "array", items: text, description: "Passwords of Basic authentication." },
    public_keys: { type: "array", items: text, description: "Keys of the public API." },
    callback_url: {
      type: "string",
      pattern: "^https?://",
      description: "Where callbacks go if the creation of a payout names no address.",
    },
    secrets: {
      type: "object",
      additionalProperties: false,
      required: ["test", "live"],
      properties: { test: text, live: text },
      description: "What callbacks are signed with.",
    },
  },
};

/**
 * Reads a file of accounts: a list of {@link Account}.
 *
 * @throws UsageError that names the bad entry; it never shows a key
 */
export function readAccounts(file: string, keys: Keys): Account[] {
  const validate = new Ajv2020({ verbose: true }).compile<Account>(accountSchema);
  const accounts = readList(file, "accounts").map((entry, index) => {
    if (validate(entry)) return entry;
    const id = Object(entry).id;
    const name = typeof id === "string" ? ` (${onOneLine(id)})` : "";
    const [problem = ""] = (validate.errors ?? []).map(problemOf);
    throw new UsageError(`${file}: entry ${index + 1}${name}: ${problem}`);
  });
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
