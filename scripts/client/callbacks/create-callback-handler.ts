import { CallbackError, type CallbackFault } from "./callback-error.ts";
import {
  type CallbackSecret,
  checkSecrets,
  type PayoutInvoice,
  signatureHeader,
  verifyCallback,
} from "./verify-callback.ts";

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

const rejections: Partial<Record<CallbackFault, number>> = { "too-large": 413, unreadable: 422 };

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
    if (request.method !== "POST") return respond(405, { Allow: "POST" });
    try {
      const rawBody = await readBody(request);
      const invoice = await verifyCallback({ rawBody, signature: request.headers.get(signatureHeader), secret });
      const done = await handleOnce(invoice, seen, async (novelty) => {
        await onChange(invoice, { ambiguous: novelty === "ambiguous" });
      });
      return done ? respond(200) : respond(503, { "Retry-After": "60" });
    } catch (error) {
      onError(error);
      return respond(error instanceof CallbackError ? (rejections[error.fault] ?? 401) : 500);
    }
  };
}

/** Says nothing to whoever sent what was refused. */
function respond(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

/** The largest body that is read, in bytes. A callback has a few thousand. */
const limit = 256 * 1024;

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

/** How long somebody is believed to be at a change, in milliseconds. The platform itself gives up after 20 seconds. */
const lease = 60_000;

/** How long to wait for somebody else, in milliseconds, within the 10 seconds that the platform allows for a test. */
const patience = 5000;
const interval = 50;

type Work = (novelty: Exclude<Novelty, "old">) => Promise<void>;

/**
 * Does the work of a change once, however often and wherever it comes in, and one change of a payout at a time. Work that
 * fails is not remembered, so that the change is new again when it comes again.
 *
 * @returns whether the change is dealt with; if not, somebody else is still at it
 * @throws whatever the work or the store throws
 */
export async function handleOnce(invoice: PayoutInvoice, store: SeenStore, work: Work): Promise<boolean> {
  for (const deadline = Date.now() + patience; ; ) {
    const text = await store.get(invoice.id);
    const seen = readSeen(text);
    const novelty = noveltyOf(invoice, seen);
    if (novelty === "old") return true;
    if (!isClaimed(seen)) {
      const claimed = JSON.stringify({ ...seen, claim: { by: crypto.randomUUID(), until: Date.now() + lease } });
      // Else somebody else was faster, and what they did is to be read first.
      if (await store.replace(invoice.id, text, claimed)) {
        const replace = async (next: Seen) => store.replace(invoice.id, claimed, JSON.stringify(next));
        try {
          await work(novelty);
        } catch (error) {
          // If this fails as well, the claim ends by itself.
          await replace({ updated: seen.updated, statuses: seen.statuses }).catch(() => {});
          throw error;
        }
        return replace(withHandled(invoice, seen));
      }
    }
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

function isClaimed({ claim }: Seen): boolean {
  return claim !== undefined && claim.until > Date.now();
}

/** What is remembered of a payout. */
export interface Seen {
  /** Time of the latest change that was handled, in Unix seconds. */
  updated: number | null;
  /** Statuses that were handled with that time. */
  statuses: string[];
  /** Somebody is handling a change now, and until when that is believed, in Unix milliseconds. */
  claim?: { by: string; until: number };
}

/** What a change is to somebody who has seen others. */
export type Novelty = "new" | "old" | "ambiguous";

/**
 * Reads what a store keeps, as JSON. Of a payout that it has nothing of, nothing was handled.
 *
 * @throws SyntaxError if it is no JSON
 */
export function readSeen(text: string | undefined): Seen {
  return text === undefined ? { updated: null, statuses: [] } : JSON.parse(text);
}

/**
 * Holds a change against what was handled. It is `old` if a later one was, or the same. With the time of the latest one and
 * another status it is `ambiguous`: which of the two came last can't be told.
 */
export function noveltyOf({ attributes: { updated, status } }: PayoutInvoice, seen: Seen): Novelty {
  if (seen.updated === null || updated > seen.updated) return "new";
  if (updated < seen.updated || seen.statuses.includes(status)) return "old";
  return "ambiguous";
}

/** What is remembered once a change that is not old was handled. */
export function withHandled({ attributes: { updated, status } }: PayoutInvoice, seen: Seen): Seen {
  const statuses = updated === seen.updated ? seen.statuses : [];
  return { updated, statuses: [...statuses, status] };
}

/**
 * Where it is kept which changes were handled: one text a payout. Replicas that share a store handle each change once. It
 * needs no locks, as a text is replaced only where it is still the one that was read. What was not replaced for a week may be
 * deleted: the platform gives a callback up after 100 attempts, within four days.
 */
export interface SeenStore {
  /** The text that is kept under a payout's ID, if any. */
  get(id: string): string | undefined | Promise<string | undefined>;
  /**
   * Puts `next` in the place of `expected`, in one step; `undefined` stands for no text.
   *
   * @returns false, with nothing changed, if another text is there by now
   */
  replace(id: string, expected: string | undefined, next: string): boolean | Promise<boolean>;
}

/** How many payouts are remembered, the latest to change. */
const remembered = 10_000;

/** A store for one process. It forgets at a restart, and what was handled before 10,000 other payouts changed. */
export function createMemoryStore(): SeenStore {
  const texts = new Map<string, string>();
  return {
    get: (id) => texts.get(id),
    replace(id, expected, next) {
      if (texts.get(id) !== expected) return false;
      texts.delete(id);
      texts.set(id, next);
      const [oldest] = texts.keys();
      if (texts.size > remembered && oldest !== undefined) texts.delete(oldest);
      return true;
    },
  };
}
