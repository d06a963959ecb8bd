import type { PayoutInvoice } from "../schemas.d.ts";
import { CallbackError, type CallbackFault } from "./callback-error.ts";
import { type CallbackSecret, checkSecrets, signatureHeader, verifyCallback } from "./verify-callback.ts";

/** What `onChange` is told besides the payout. */
export interface ChangeContext {
  /**
   * Which of two changes that were handled is the later one can't be told: they have the same `updated` and another status, or the
   * earlier one was `ahead`. Look the payout up.
   */
  ambiguous: boolean;
  /**
   * `updated` is more than a day ahead of this machine's clock, so that it can't be believed. Changes that come after, with a time
   * that can, are not held against it. Look the payout up.
   */
  ahead: boolean;
}

/** How callbacks are taken. */
export interface CallbackHandlerOptions {
  /** The account's secret key, or several while it is changed, or those of each mode. */
  secret: CallbackSecret;
  /**
   * Called for each change of a payout, once, and with the later after the earlier. The platform gets its response when it has
   * ended: it waits 10 seconds for a test and 20 seconds for a live payout. If it takes longer, the callback comes again, and is
   * rejected with 503 while it lasts. If it throws, the callback comes again; if the process dies in it, too, so that it should do no
   * harm twice.
   */
  onChange: (invoice: PayoutInvoice, context: ChangeContext) => void | Promise<void>;
  /** Where it is remembered what was handled; this process by default. Replicas need one that they share. */
  seen?: SeenStore;
  /** Told why a callback was rejected, by a `CallbackError`, and what `onChange` or `seen` threw; `console.error` by default. */
  onError?: (error: unknown) => void;
}

/** Takes a request and responds to it. */
export type CallbackHandler = (request: Request) => Promise<Response>;

const rejections: Partial<Record<CallbackFault, number>> = { "too-large": 413, unreadable: 422 };

/**
 * Makes a handler of callbacks, for whatever speaks `Request` and `Response`. It verifies the signature, drops what was
 * handled before and what is older than that, and responds with 200 only after `onChange`. Anything else makes the platform send
 * the callback again.
 *
 * @throws TypeError if the secret is missing or empty
 */
export function createCallbackHandler(options: CallbackHandlerOptions): CallbackHandler {
  const { secret, onChange, seen = createMemoryStore(), onError = console.error } = options;
  checkSecrets(secret);
  return async (request) => {
    if (request.method !== "POST") return respond(405, { Allow: "POST" });
    try {
      const rawBody = await readBody(request);
      const invoice = await verifyCallback({ rawBody, signature: request.headers.get(signatureHeader), secret });
      const done = await handleOnce(invoice, seen, async (context) => onChange(invoice, context));
      return done ? respond(200) : respond(503, { "Retry-After": "60" });
    } catch (error) {
      // Whatever becomes of it, the request has its response.
      (async () => onError(error))().catch(console.error);
      return respond(error instanceof CallbackError ? (rejections[error.fault] ?? 401) : 500);
    }
  };
}

/** Says nothing to whoever sent what was rejected. */
function respond(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

/** The largest body that is read, in bytes. A callback has a few thousand, and what its payout's creation brought as metadata. */
const limit = 2 * 1024 * 1024;

/**
 * Reads the bytes of a request.
 *
 * @throws CallbackError if they are more than a callback can have, or were read before
 */
export async function readBody({ body, bodyUsed }: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (bodyUsed) {
    throw new CallbackError(
      "empty-body",
      "The body was read before. Hand the request over before any parser of bodies.",
    );
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > limit)
      throw new CallbackError("too-large", `The body is larger than ${limit} bytes, so it is no callback.`);
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/**
 * How long somebody who is not heard of is believed to be at a change, in milliseconds. Who is at it says so three times
 * meanwhile.
 */
const lease = 60_000;

/** How long to wait for somebody else, in milliseconds, within the 10 seconds that the platform allows for a test. */
const patience = 5000;
const interval = 50;

/**
 * Does the work of a change once, however often and wherever it comes in, and one change of a payout at a time. Work that
 * fails is not remembered, so that the change is new again when it comes again.
 *
 * @returns whether the change is dealt with; if not, somebody else is still at it
 * @throws whatever the work or the store throws
 */
export async function handleOnce(
  invoice: PayoutInvoice,
  store: SeenStore,
  work: (context: ChangeContext) => Promise<void>,
): Promise<boolean> {
  const key = keyOf(invoice);
  for (const deadline = Date.now() + patience; ; ) {
    const text = await store.get(key);
    const seen = readSeen(text);
    const novelty = noveltyOf(invoice, seen);
    if (novelty === "old") return true;
    if (!isClaimed(seen)) {
      const claim = await takeClaim(key, text, seen, store);
      if (claim) {
        try {
          await work({ ambiguous: novelty === "ambiguous", ahead: isAhead(invoice) });
        } catch (error) {
          // If this fails as well, the claim ends by itself.
          await claim.end(seen).catch(() => {});
          throw error;
        }
        return claim.end(withHandled(invoice, seen));
      }
    }
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

/** What a payout is remembered under: nobody who has the test secret alone may say what was handled of a live payout. */
function keyOf({ id, attributes: { test_mode } }: PayoutInvoice): string {
  return `${test_mode === true ? "test" : "live"}:${id}`;
}

function isClaimed({ claim }: Seen): boolean {
  return claim !== undefined && claim.until > Date.now();
}

/** Somebody's right to handle a change, which lasts for as long as it takes. */
interface Claim {
  /** Puts what is remembered from now on in its place. @returns false if somebody else took it over */
  end(seen: Seen): Promise<boolean>;
}

/** @returns undefined if somebody else was faster, and what they did is to be read first */
async function takeClaim(
  key: string,
  text: string | undefined,
  { claim: _, ...seen }: Seen,
  store: SeenStore,
): Promise<Claim | undefined> {
  const by = crypto.randomUUID();
  const claimed = () => JSON.stringify({ ...seen, claim: { by, until: Date.now() + lease } });
  let current = claimed();
  if (!(await store.replace(key, text, current))) return undefined;
  const put = async (next: string): Promise<boolean> => {
    let done = await store.replace(key, current, next);
    if (!done) {
      // A store that failed before may have replaced it all the same.
      const kept = await store.get(key);
      done = kept !== undefined && readSeen(kept).claim?.by === by && (await store.replace(key, kept, next));
    }
    if (done) current = next;
    return done;
  };
  let renewal: Promise<unknown> = Promise.resolve();
  // One at a time. One that fails is tried again before the claim ends.
  const timer = setInterval(() => {
    renewal = renewal.then(() => put(claimed())).catch(() => {});
  }, lease / 4);
  return {
    async end({ claim: _, ...next }) {
      clearInterval(timer);
      await renewal;
      return put(JSON.stringify(next));
    },
  };
}

/** What is remembered of a payout. */
export interface Seen extends Handled {
  /** The same of changes that were ahead of time, which say nothing of the others. */
  ahead?: Handled;
  /** Somebody is handling a change now, and until when that is believed, in Unix milliseconds. */
  claim?: { by: string; until: number };
}

/** The latest of the changes that were handled. */
interface Handled {
  /** Its time, in Unix seconds. */
  updated: number | null;
  /** Statuses that were handled with that time. */
  statuses: string[];
}

/** What a change is to somebody who has seen others. */
export type Novelty = "new" | "old" | "ambiguous";

/**
 * Reads what a store keeps, as JSON. Of a payout that it has nothing of, nothing was handled.
 *
 * @throws SyntaxError if it is no JSON
 */
export function readSeen(text: string | undefined): Seen {
  return text ? JSON.parse(text) : nothing;
}

const nothing: Handled = { updated: null, statuses: [] };

/** How far ahead of this machine's clock the time of a change is believed, in seconds. */
const believed = 24 * 60 * 60;

function isAhead({ attributes: { updated } }: PayoutInvoice): boolean {
  return updated > Date.now() / 1000 + believed;
}

/**
 * Holds a change against what was handled. It is `old` if a later one was, or the same. With the time of the latest one and
 * another status it is `ambiguous`: which of the two came last can't be told. Nor can it of a change and one that was ahead.
 */
export function noveltyOf(invoice: PayoutInvoice, seen: Seen): Novelty {
  const { updated, status } = invoice.attributes;
  const ahead = seen.ahead ?? nothing;
  // It may have been ahead when it came, and not be so by now.
  if (updated === ahead.updated && ahead.statuses.includes(status)) return "old";
  const handled = isAhead(invoice) ? ahead : seen;
  if (updated === handled.updated) return handled.statuses.includes(status) ? "old" : "ambiguous";
  if (handled.updated !== null && updated < handled.updated) return "old";
  return handled !== ahead && seen.ahead ? "ambiguous" : "new";
}

/** What is remembered once a change that is not old was handled. */
export function withHandled(invoice: PayoutInvoice, seen: Seen): Seen {
  const { updated, status } = invoice.attributes;
  const handled = (before: Handled) => ({
    updated,
    statuses: [...(updated === before.updated ? before.statuses : []), status],
  });
  return isAhead(invoice) ? { ...seen, ahead: handled(seen.ahead ?? nothing) } : { ...seen, ...handled(seen) };
}

/**
 * Where it is kept which changes were handled: one text a payout. Replicas that share a store handle each change once, as long
 * as their clocks agree within half a minute. It needs no locks, as a text is replaced only where it is still the one that was
 * read. What was not replaced for 15 days may be deleted: the platform keeps a callback for 14. A callback whose text was deleted
 * is new again, whoever kept a copy of it.
 */
export interface SeenStore {
  /** The text that is kept under a key, if any. The key is a payout's mode and ID, such as `live:cpoi_1`. */
  get(key: string): string | undefined | Promise<string | undefined>;
  /**
   * Puts `next` in the place of `expected`, in one step; `undefined` stands for no text.
   *
   * @returns false, with nothing changed, if another text is there by now
   */
  replace(key: string, expected: string | undefined, next: string): boolean | Promise<boolean>;
}

/** How long a payout is remembered after its last change, in milliseconds. */
const remembered = 15 * 24 * 60 * 60 * 1000;

/**
 * A store for one process. It forgets at a restart, and what was not replaced for 15 days: a callback that comes again after that
 * is new again. Each payout takes about 300 bytes.
 */
export function createMemoryStore(): SeenStore {
  const texts = new Map<string, { text: string; until: number }>();
  return {
    get: (key) => texts.get(key)?.text,
    replace(key, expected, next) {
      if (texts.get(key)?.text !== expected) return false;
      const now = Date.now();
      texts.delete(key);
      texts.set(key, { text: next, until: now + remembered });
      // Those that were replaced the longest ago are the first.
      for (const [oldest, { until }] of texts) {
        if (until > now) break;
        texts.delete(oldest);
      }
      return true;
    },
  };
}
