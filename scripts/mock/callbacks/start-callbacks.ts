import type { OpenApiDocument } from "../../openapi/document.ts";
import { callbacks as callbackOperations } from "../../openapi/operations.ts";
import type { Callbacks, State } from "../handlers/platform.ts";
import type { Clock } from "../platform/clock.ts";
import type { CallbackLog, Delivery } from "../platform/delivery.ts";
import { createAttempt } from "./attempt.ts";
import { createDispatcher, type Dispatcher } from "./dispatcher.ts";
import { createHostGuard } from "./host-guard.ts";
import { createPlan } from "./plan.ts";

export interface CallbackOptions {
  /** Whether any are sent. */
  enabled: boolean;
  /** As for `createPlan`. */
  finalOnly: boolean;
  shuffle?: number | undefined;
  /** What a minute of the published schedule lasts, in milliseconds. */
  retryUnit: number;
  /** As for `createHostGuard`. */
  hosts: string[];
  /** Told of each attempt, after it was kept. */
  onAttempt: (delivery: Delivery, log: CallbackLog) => void;
}

/** Callbacks that are planned by the handlers, and sent meanwhile. */
export interface RunningCallbacks extends Callbacks, Omit<Dispatcher, "wake" | "stop"> {
  /** Ends what is under way and sends no more. What was not answered by then waits in the store. */
  stop(): Promise<void>;
}

/** Sends callbacks from now on, those first that a store in a file has kept. */
export function startCallbacks(
  platform: State,
  contract: OpenApiDocument,
  { enabled, hosts, ...options }: CallbackOptions,
): RunningCallbacks {
  const { store, clock, accounts } = platform;
  if (!enabled) return none(clock);
  const guard = createHostGuard(hosts);
  const ended = new AbortController();
  const ordered = options.shuffle === undefined;
  const attempt = createAttempt({
    ...options,
    platform,
    guard,
    signatureHeader: signatureHeaderOf(contract),
    shuffled: !ordered,
    signal: ended.signal,
  });
  const dispatcher = createDispatcher({ store, clock, ordered, attempt });
  return {
    ...dispatcher,
    plan: createPlan({ ...options, accounts }),
    stop() {
      ended.abort();
      return dispatcher.stop();
    },
  };
}

function none(clock: Clock): RunningCallbacks {
  return {
    plan: () => [],
    wake() {},
    ready: () => true,
    async idle() {},
    async advanceTo(time) {
      clock.moveTo(time);
    },
    async stop() {},
  };
}

/** The one parameter of a callback. */
function signatureHeaderOf(contract: OpenApiDocument): string {
  const [callback] = callbackOperations(contract);
  const header = callback?.parameters.find((parameter) => parameter.in === "header");
  if (!header) throw new Error("The contract's callback has no header for the signature.");
  return header.name;
}
