import { UsageError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";

/** What the contract says of keys, so that one can be told from another and taken out of a text. */
export interface Keys {
  /** How the keys of the private API begin: API keys, and secrets that callbacks are signed with. */
  secret: KeyPrefixes;
  /** How the keys of the public API begin. */
  public: KeyPrefixes;
  /** The name of the parameter that holds a public key; members of bodies have it, too. */
  parameter: string;
}

/** How keys for tests begin, and those for live payouts. */
export interface KeyPrefixes {
  test: string;
  live: string;
}

/**
 * Reads how keys begin from `x-key-prefixes` of the contract's security schemes: that of Basic for keys of the private API, that
 * of API keys for those of the public one.
 *
 * @throws UsageError if the contract doesn't describe its keys
 */
export function readKeys({ components: { securitySchemes = {} } }: OpenApiDocument): Keys {
  const schemeOf = (type: string) => {
    const scheme = Object.values(securitySchemes).find((one) => one.type === type);
    const prefixes = scheme?.["x-key-prefixes"];
    if (!scheme || !prefixes) {
      throw new UsageError(
        `The contract's security scheme of type ${type} has no x-key-prefixes. Say there how keys begin.`,
      );
    }
    return { ...scheme, prefixes };
  };
  const [secret, publicKey] = [schemeOf("http"), schemeOf("apiKey")];
  return { secret: secret.prefixes, public: publicKey.prefixes, parameter: publicKey.name ?? "" };
}

/** Whether a key has one of the two beginnings, and more than that. */
export function isKey(key: string, prefixes: KeyPrefixes): boolean {
  return Object.values(prefixes).some((prefix) => key.startsWith(prefix) && /^[\w-]+$/.test(key.slice(prefix.length)));
}
