import { CallbackError, type CallbackFault } from "./callback-error.ts";
import { handleOnce } from "./handle-once.ts";
import type { PayoutInvoice } from "./parse-callback.ts";
import { readBody } from "./read-body.ts";
import { type CallbackSecret, checkSecrets } from "./secrets.ts";
import { createMemoryStore, type SeenStore } from "./seen-store.ts";
import { signatureHeader } from "./sign-callback.ts";
import { verifyCallback } from "./verify-callback.ts";

/** What `onChange` is told besides the payout. */
export interface ChangeContext {
  /**
   * Another status with the same `updated` was handled before, and which of the two is the later one can't be told. Look the
   * payout up.
   */
  ambiguous: boolean;
}

/** How callbacks are taken. */
export interface CallbackHandlerOptions {
  /** The account's secret key, or several while it is changed, or those of each mode. */
  secret: CallbackSecret;
  /**
   * Called for each change of a payout, once, and with the later after the earlier. The platform is answered when it has
   * ended: it waits 10 seconds for a test and 20 seconds for a live payout. If it throws, the callback comes again; if the
   * process dies in it, too, so that it should do no harm twice.
   */
  onChange: (invoice: PayoutInvoice, context: ChangeContext) => void | Promise<void>;
  /** Where it is remembered what was handled; this process by default. Replicas need one that they share. */
  seen?: SeenStore;
  /** Told why a callback was refused, by a `CallbackError`, and what `onChange` or `seen` threw; `console.error` by default. */
  onError?: (error: unknown) => void;
}

/** Takes a request and answers it. */
export type CallbackHandler = (request: Request) => Promise<Response>;

const refusals: Partial<Record<CallbackFault, number>> = { "too-large": 413, unreadable: 422 };

/**
 * Makes a handler of callbacks, for whatever speaks `Request` and `Response`. It verifies the signature, drops what was
 * handled before and what is older than that, and answers 200 only after `onChange`. Anything else makes the platform send
 * the callback again.
 *
 * @throws TypeError if the secret is missing or empty
 */
export function createCallbackHandler(options: CallbackHandlerOptions): CallbackHandler {
  const { secret, onChange, seen = createMemoryStore(), onError = console.error } = options;
  checkSecrets(secret);
  return async (request) => {
    if (request.method !== "POST") return answer(405, { Allow: "POST" });
    try {
      const rawBody = await readBody(request);
      const invoice = await verifyCallback({ rawBody, signature: request.headers.get(signatureHeader), secret });
      const done = await handleOnce(invoice, seen, async (novelty) => {
        await onChange(invoice, { ambiguous: novelty === "ambiguous" });
      });
      return done ? answer(200) : answer(503, { "Retry-After": "60" });
    } catch (error) {
      onError(error);
      return answer(error instanceof CallbackError ? (refusals[error.fault] ?? 401) : 500);
    }
  };
}

/** Says nothing to whoever sent what was refused. */
function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}
