import { malformed } from "../calls/malformed.ts";
import type { CreatePayout, Payout } from "../calls/payout.ts";
import { createOnce } from "./create-once.ts";
import { processOnce } from "./process-once.ts";
import type { PayOutOperations } from "./run.ts";

/** How `payOut` goes about it. */
export interface PayOutOptions {
  /**
   * Whether to have the payout processed, too. A token is then sent in `metadata`, as `payout_run`, by which the run knows a
   * payout that it created itself.
   */
  process?: boolean;
  /** How many times at most to create, and then to look up; 5 by default. */
  attempts?: number;
  /** How long the first wait lasts, in milliseconds; 500 by default. Each further one is twice as long, up to 30,000. */
  backoff?: number;
  /** Ends the run. The error says what is known. */
  signal?: AbortSignal;
}

/** The member of `metadata` that holds the token of a run. */
const tokenName = "payout_run";

/** Creates a payout once, and has it processed once if that is asked for: `PrivateClient.payOut`. */
export async function payOut(
  client: PayOutOperations,
  attributes: CreatePayout,
  options: PayOutOptions = {},
): Promise<Payout> {
  const { process, attempts = 5, backoff = 500, signal } = options;
  if (!attributes.reference_id) throw malformed("reference_id");
  const token = process && freshToken();
  const marked = token ? { ...attributes, metadata: { ...attributes.metadata, [tokenName]: token } } : attributes;
  // A copy, as the caller's may change while this runs.
  const sent: CreatePayout = JSON.parse(JSON.stringify(marked));
  const run = { client, attributes: sent, attempts, backoff, signal, mayExist: false };
  const [payout, acknowledged] = await createOnce(run);
  // With `auto_process` the platform sees to it by itself.
  if (!process || sent.options?.auto_process) return payout;
  const shown: Record<string, unknown> = { ...payout.attributes.metadata };
  return processOnce(run, payout, acknowledged || shown[tokenName] === token);
}

/** Letters alone, which nobody takes for a card number. */
function freshToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return String.fromCharCode(...bytes.map((byte) => 97 + (byte % 26)));
}
