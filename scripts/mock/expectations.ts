import { setTimeout as delay } from "node:timers/promises";
import { nearest } from "../cli/options.ts";
import { whyLate } from "./admin/control.ts";
import type { RunningCallbacks } from "./callbacks/start-callbacks.ts";
import {
  type Control,
  ControlError,
  type Delivery,
  type Mock,
  type RecordedRequest,
  type WantedRequest,
} from "./interface.ts";
import type { Clock } from "./platform/payout.ts";
import type { Engine } from "./prism/engine.ts";
import type { NextResponses } from "./respond.ts";
import type { PayoutStore } from "./store/payout-store.ts";

interface ExpectationParts {
  control: Pick<Control, "requests" | "deliveries">;
  engine: Pick<Engine, "operation">;
  nextResponses: Pick<NextResponses, "waiting" | "unused">;
  /** Whether requests are recorded. */
  recorded: boolean;
  clock: Pick<Clock, "held">;
  /** Left out where no state is kept: there are no callbacks then. */
  running: Running | undefined;
}

interface Running {
  platform: { store: Pick<PayoutStore, "find"> };
  callbacks: Pick<RunningCallbacks, "busy">;
}

/** Puts together what tests can expect of a mock, and wait for. It reads nothing but what is masked for the record. */
export function createExpectations({
  control,
  engine,
  nextResponses,
  recorded,
  clock,
  running,
}: ExpectationParts): Pick<Mock, "expect" | "waitForRequest" | "waitForIdleCallbacks"> {
  const requestsOf = (account?: string) => {
    if (!recorded) throw new ControlError("Nothing was recorded. Start the mock without record: false.");
    return control.requests(account);
  };
  /** What fits, and what to say of the rest. */
  const look = (operation: string, wanted: WantedRequest) => {
    if (!engine.operation(operation)) {
      throw new ControlError(`${operation}: no such operation. Name one of the contract's.`);
    }
    // So that an account that there is not is an error.
    const found = requestsOf(wanted.account).filter((request) => fits(request, { operation, ...wanted }));
    return { found, near: () => show(requestsOf(), { operation, ...wanted }) };
  };
  return {
    async waitForRequest(operation, wanted = {}, timeout = 5000) {
      checkMembers(wanted, ["account", "status"]);
      return poll(timeout, async (late) => {
        const { found, near } = look(operation, wanted);
        if (late && found.length === 0) {
          throw new ControlError(`${named(operation, wanted)}: no such request came in ${timeout} ms. ${near()}`);
        }
        return found[0];
      });
    },
    async waitForIdleCallbacks(account, timeout = 5000) {
      await poll(timeout, async (late) => {
        // Before the store is read: what is under way may have the same callback sent once more.
        const busy = running?.callbacks.busy(account) ?? false;
        const waiting = (await control.deliveries(undefined, undefined, account)).filter(
          ({ state }) => state === "waiting",
        );
        if (!busy && waiting.length === 0) return true;
        if (!late) return undefined;
        const shown = await Promise.all(waiting.slice(0, mostShown).map((one) => showDelivery(one, running)));
        const which =
          shown.length > 0
            ? `Waiting, ${shown.length} of ${waiting.length}: ${shown.join(", ")}.`
            : "One is being sent.";
        throw new ControlError(`Callbacks are not idle after ${timeout} ms.${whyLate(clock)} ${which}`);
      });
    },
    expect: {
      requests(operation, wanted = {}) {
        checkMembers(wanted, ["account", "status", "count"]);
        const { count, ...which } = wanted;
        if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0)) {
          throw new ControlError(`count ${count}: not a number of requests. Give a whole number from 0.`);
        }
        const { found, near } = look(operation, which);
        if (count === undefined ? found.length > 0 : found.length === count) return found;
        throw new ControlError(
          `${named(operation, which)}: ${counted(found, "request")}, not ${count ?? "at least one"}. ${near()}`,
        );
      },
      noClientErrors(wanted = {}) {
        checkMembers(wanted, ["account", "except"]);
        const { account, except = [] } = wanted;
        const found = requestsOf(account).filter(
          ({ status }) => status >= 400 && status < 500 && !except.includes(status),
        );
        if (found.length === 0) return;
        const lines = found.slice(-mostShown).map((request) => `${line(request)}: ${request.reason}`);
        throw new ControlError(
          `${counted(found, "request")} had a 4xx response that \`except\` doesn't list. The latest: ${lines.join("; ")}`,
        );
      },
      noUnusedAnswers(account) {
        const requests = requestsOf(account);
        const unused = nextResponses.unused(account);
        if (unused.length === 0) return;
        const [operation] = nextResponses.waiting(account);
        throw new ControlError(`${unused.join(" ")} ${show(requests, { operation })}`);
      },
    },
  };
}

/** How many requests, or callbacks, a message shows. */
const mostShown = 5;

/** How long to wait before looking again, in milliseconds. */
const pause = 10;

/** Looks until there is something; the last look, which is told that it is late, throws. */
async function poll<Found>(timeout: number, look: (late: boolean) => Promise<Found | undefined>): Promise<Found> {
  for (const began = performance.now(); ; await delay(pause)) {
    const found = await look(performance.now() - began >= timeout);
    if (found !== undefined) return found;
  }
}

/** @throws ControlError for a member that there is not: without it, more would be found than is wanted */
function checkMembers(wanted: object, members: string[]): void {
  const unknown = Object.keys(wanted).find((name) => !members.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, members);
  throw new ControlError(
    `${unknown}: no such member. ${near ? `Did you mean ${near}?` : `There are ${members.join(", ")}.`}`,
  );
}

interface Wanted extends WantedRequest {
  operation?: string | undefined;
}

function fits(request: RecordedRequest, wanted: Wanted): boolean {
  return members.every((member) => wanted[member] === undefined || wanted[member] === request[member]);
}

/** What a request is known by, what tells most first. */
const members = ["operation", "account", "status"] as const;

/** Shows the requests that have most of what is wanted, and of those the latest, in the order in which they came. */
function show(requests: RecordedRequest[], wanted: Wanted): string {
  const weight = (request: RecordedRequest) =>
    members.reduce((sum, member) => 2 * sum + Number(wanted[member] === request[member]), 0);
  const nearest = requests
    .toSorted((one, other) => weight(other) - weight(one) || other.id - one.id)
    .slice(0, mostShown)
    .sort((one, other) => one.id - other.id);
  if (nearest.length === 0) return "There were no requests.";
  return `Nearest, ${nearest.length} of ${counted(requests, "request")}: ${nearest.map(line).join(", ")}.`;
}

function line({ method, path, status, account }: RecordedRequest): string {
  return `${method} ${path} ${status}${account ? ` (${account})` : ""}`;
}

function counted({ length }: unknown[], what: string): string {
  return `${length} ${what}${length === 1 ? "" : "s"}`;
}

function named(operation: string, { account, status }: WantedRequest): string {
  return [
    operation,
    ...(status === undefined ? [] : [status]),
    ...(account === undefined ? [] : [`of ${account}`]),
  ].join(" ");
}

/** A callback that waits, with the status of its latest attempt, and when the next one is due. */
async function showDelivery({ id, payout, url, due }: Delivery, running: Running | undefined): Promise<string> {
  const logs = (await running?.platform.store.find(payout))?.callbackLogs ?? [];
  const status = logs.findLast((log) => log.id === id)?.status ?? 0;
  const sent = url === null ? "not sent yet" : `POST ${url} ${status}`;
  return `${sent} (${payout}, due ${new Date(due).toISOString()})`;
}
