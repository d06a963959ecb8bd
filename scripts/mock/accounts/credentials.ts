import { type Refusal, refuse } from "../http/answer.ts";
import type { MockRequest } from "../http/request.ts";
import type { Operation } from "../prism/operation.ts";
import type { Accounts } from "./accounts.ts";
import { isKey } from "./keys.ts";

/** Who calls, as far as the credentials say. The API key itself goes no further than this file. */
export interface Caller {
  /** ID of the account; undefined in the public API, unless a key that is bound to an account was sent. */
  account?: string;
  /** Whether the key is one for tests. */
  testKey: boolean;
}

/**
 * Checks the credentials that an operation asks for.
 *
 * @throws Refusal with 401
 */
export function authenticate(operation: Operation, request: MockRequest, accounts: Accounts): Caller {
  const schemes = (operation.security ?? []).flat();
  if (schemes.some((scheme) => scheme.type === "http")) {
    const basic = readBasic(request.headers.authorization);
    if (!basic || !accounts.accepts(basic.user, basic.password)) throw unauthorized(accounts);
    return { account: basic.user, testKey: basic.password.startsWith(accounts.keys.secret.test) };
  }
  const inQuery = schemes.find((scheme) => scheme.type === "apiKey");
  const key = inQuery ? request.query.get(inQuery.name) : null;
  return key === null ? { testKey: false } : callerByPublicKey(key, accounts);
}

/**
 * Who calls with a public key: the account that has it, or nobody in particular where keys are not bound to accounts.
 *
 * @throws Refusal with 401 if the key is malformed, or not among those of the accounts
 */
export function callerByPublicKey(key: string, accounts: Accounts): Caller {
  const { keys } = accounts;
  const owner = isKey(key, keys.public) ? accounts.ownerOf(key) : "nobody";
  if (owner === "nobody") throw unauthorized(accounts);
  return { ...(owner === "anybody" ? {} : { account: owner.id }), testKey: key.startsWith(keys.public.test) };
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
export function unauthorized({ realm }: Accounts): Refusal {
  return refuse(401, "The credentials are missing or wrong.", { "WWW-Authenticate": `Basic realm="${realm}"` });
}
