import { UsageError } from "../cli/command-line.ts";

/** What opens an account at a deployment. */
export interface Credentials {
  accountId: string;
  apiKey: string;
  publicKey: string;
}

const variables = {
  accountId: "PAYOUTS_ACCOUNT_ID",
  apiKey: "PAYOUTS_API_KEY",
  publicKey: "PAYOUTS_PUBLIC_KEY",
} as const satisfies Record<keyof Credentials, string>;

/**
 * Reads the credentials from the environment. The command line would show them to everybody on the machine.
 *
 * @throws UsageError that names what is missing
 */
export function readCredentials(environment: NodeJS.ProcessEnv): Credentials {
  const read = (variable: string): string => {
    const value = environment[variable]?.trim();
    if (!value) throw new UsageError(`${variable}: is not set. Set ${Object.values(variables).join(", ")}.`);
    return value;
  };
  return {
    accountId: read(variables.accountId),
    apiKey: read(variables.apiKey),
    publicKey: read(variables.publicKey),
  };
}

/** What HTTP Basic authentication sends. */
export function basicToken({ accountId, apiKey }: Credentials): string {
  return Buffer.from(`${accountId}:${apiKey}`).toString("base64");
}

/** Everything that must not be printed. */
export function secretsOf(credentials: Credentials): string[] {
  return [basicToken(credentials), ...Object.values(credentials)];
}
