import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, constants, existsSync, fstatSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { UsageError } from "../cli/command-line.ts";
import { close, listen } from "../cli/listen.ts";
import { inTemporaryFolder } from "../cli/temporary-folder.ts";
import type { Mock, RecordedRequest } from "../mock/interface.ts";
import { startMock } from "../mock/start-mock.ts";
import type { Scenario } from "./plan-scenarios.ts";
import type { Meanings } from "./read-meanings.ts";
import { type SentCallback, sendCallbacks, untilQuiet } from "./send-callbacks.ts";

/** How to run an integration. */
export interface RunOptions {
  /** The program and its arguments. */
  command: string[];
  meanings: Meanings;
  /** Varies the order. */
  seed: number;
  /** How long a scenario may take, in milliseconds. */
  timeout: number;
  /** How long the integration is told to wait for a response, in milliseconds. */
  patience: number;
  /** Whether the command is a line for the shell that has a running service pay, and not the integration itself. */
  isDrive?: boolean;
  /** Where the integration takes callbacks. Port 0 stands for a free one in each scenario. */
  callbackUrl?: string | undefined;
  /** The port of each scenario's mock, for a service that runs already; 0, the default, takes a free one. */
  port?: number;
}

/** What an integration thinks became of an order. */
export type Belief = "paid" | "not-paid" | "unknown";

/** One line of the integration's report. */
export interface Said {
  reference_id: string;
  belief: Belief;
  /** Whether it did what it does once for an order that is paid, such as to ship the goods. */
  settled?: boolean;
}

/** What happened in one scenario. */
export interface Trial {
  scenario: Scenario;
  seed: number;
  /** The payout that was to be made. */
  order: Order;
  /** In the order in which they came. */
  requests: Sent[];
  /** The payouts in the end, as they truly are. */
  payouts: Truth[];
  /** The latest beliefs by reference. */
  beliefs: Map<string, Belief>;
  /** All that it reported, in its order. */
  said: Said[];
  /** The callbacks that the scenario sent, in their order. */
  callbacks: SentCallback[];
  /** What it printed, at most the end of it. */
  output: string;
  /** Whether the time was over before the integration had ended. */
  timedOut: boolean;
  /** Whether the rehearsal itself was slow, so that nothing is to be said of times. */
  lagged: boolean;
  /** Whether what the scenario is about came to pass. */
  reached: boolean;
  milliseconds: number;
  /** What may be shown nowhere. */
  secrets: string[];
}

/** The attributes of the payout that the integration is told to make. */
export interface Order {
  reference_id: string;
  amount: number;
  currency: string;
  [attribute: string]: unknown;
}

/** A request of the integration, and the response to it. */
export interface Sent extends RecordedRequest {
  /** When it came, in milliseconds since the scenario began. */
  at: number;
  /** Which process of the integration sent it, from 1: another one after a crash. */
  run: number;
  /** Whether the whole response can have arrived. */
  arrived: boolean;
}

/** A payout as it truly is. */
export interface Truth {
  id: string;
  reference: string;
  status: string;
  amount: number;
  currency: string;
  fields: unknown;
  /** Whether it was there before the integration began. */
  foreign: boolean;
}

/** How long the mock's payouts stay in each state, in milliseconds. */
const stepDelay = 20;

const account = { id: "rehearsal", key: "rehearsal-key-5f0c9d" };

/**
 * Runs an integration through one scenario, against a mock of its own.
 *
 * @throws UsageError if the command can't be started. Any other error is the rehearsal's own
 */
export function runScenario(scenario: Scenario, options: RunOptions): Promise<Trial> {
  return inTemporaryFolder(async (folder) => {
    const { course, callbacks: planned } = scenario;
    const { meanings, patience, isDrive = false } = options;
    const lag = measureLag();
    const callbackUrl = options.callbackUrl && (await withPort(options.callbackUrl));
    let again: number | undefined;
    let follow: (operation: string | undefined) => void = () => {};
    const mock = await startMock({
      port: options.port ?? 0,
      // Where callbacks are what goes wrong, the scenario sends them.
      callbacks: callbackUrl !== undefined && !planned,
      ...(callbackUrl ? { callbackHosts: [new URL(callbackUrl).hostname.replace(/^\[(.*)\]$/, "$1")] } : {}),
      // What moves a payout that has a course is the course.
      stepDelay: course ? 3_600_000 : stepDelay,
      ...scenario.mock,
      log: ({ operation }) => follow(operation),
    });
    const copies: Running[] = [];
    try {
      const order = { ...orderFor(scenario, options.seed), ...(callbackUrl ? { callback_url: callbackUrl } : {}) };
      const foreign = await createBefore(scenario, order, mock.url + meanings.creationPath);
      const hidden = mock.requests().length;
      for (const [operation, responses] of Object.entries(scenario.responses ?? {}))
        mock.answerNext(operation, ...responses);
      const began = Date.now();
      const stays = planned !== undefined && !isDrive;
      const integration = startIntegration({ ...options, folder, order, url: mock.url, callbackUrl, stays });
      const started = Promise.withResolvers<void>();
      const failed = Promise.withResolvers<never>();
      const steer =
        course && createCourse(course, mock, meanings, { onStart: started.resolve, onFault: failed.reject });
      const crashed = Promise.withResolvers<void>();
      follow = (operation) => {
        steer?.(operation);
        if (operation !== undefined && operation === scenario.crash?.operation) crashed.resolve();
      };
      const time = Promise.race([delay(options.timeout, "time" as const, { ref: false }), failed.promise]);
      // What fails when nobody waits any more changes nothing.
      time.catch(() => {});
      let callbacks: SentCallback[] = [];
      const sendAll = async () => {
        await started.promise;
        const secrets = { own: secretOf("test", meanings), live: secretOf("live", meanings) };
        const how = {
          mock,
          url: callbackUrl ?? "",
          reference: order.reference_id,
          secrets,
          patience: 2 * patience,
          began,
        };
        callbacks = await sendCallbacks(planned ?? [], how);
        await untilQuiet(() => mock.requests().length + integration.reported());
        return "called" as const;
      };
      const called = planned ? [sendAll()] : [];
      copies.push(...Array.from({ length: scenario.copies ?? 1 }, () => integration.start()));
      const allEnded = Promise.all(copies.map(({ ended }) => ended));
      let ended = await Promise.race([
        ...(planned && isDrive ? [] : [allEnded]),
        time,
        ...(scenario.crash ? [crashed.promise.then(() => "crash" as const)] : []),
        ...called,
      ]);
      if (ended === "crash") {
        for (const copy of copies) await copy.kill();
        again = Date.now();
        const second = integration.start();
        copies.push(second);
        ended = await Promise.race([Promise.all([second.ended]), time]);
      }
      if (ended === "called") {
        if (!isDrive) for (const copy of copies) copy.ask();
        ended = await Promise.race([allEnded, delay(isDrive ? options.timeout : grace, [null], { ref: false })]);
        if (isDrive) {
          const second = integration.start("ask");
          copies.push(second);
          ended = await Promise.race([Promise.all([second.ended]), time]);
        }
      }
      for (const copy of copies) await copy.kill();
      // Time enough for a payout to come to rest.
      await delay(5 * stepDelay);
      const said = readReport(integration.report);
      const requests = sentOf(mock.requests().slice(hidden), began, again);
      return {
        scenario,
        seed: options.seed,
        order,
        requests,
        payouts: (await mock.payouts()).map(({ id, attributes }) => ({
          ...{ id, reference: attributes.reference_id ?? "", status: attributes.status },
          ...{ amount: attributes.amount, currency: attributes.currency, fields: attributes.fields },
          foreign: id === foreign,
        })),
        beliefs: beliefsOf(said, order, Array.isArray(ended) ? (ended.at(-1) ?? null) : null),
        said,
        callbacks,
        output: copies.map(({ output }) => output()).join(""),
        timedOut: ended === "time",
        // Then the integration may not have waited for a response that was sent.
        lagged: lag.end() > patience / 2,
        reached: wasReached(scenario, requests, callbacks, again !== undefined),
        milliseconds: Date.now() - began,
        secrets: [
          account.key,
          ...Object.values(meanings.keys.secret).map((prefix) => prefix + account.id),
          Buffer.from(`${account.id}:${account.key}`).toString("base64"),
        ],
      };
    } finally {
      lag.end();
      for (const copy of copies) await copy.kill();
      await mock.close();
    }
  });
}

/** How long an integration may take to end when it is asked to, in milliseconds. */
const grace = 2000;

/** What an account's callbacks are signed with. */
function secretOf(mode: "test" | "live", { keys }: Meanings): string {
  return keys.secret[mode] + account.id;
}

/** An address with a free port in place of 0. */
async function withPort(address: string): Promise<string> {
  const url = new URL(address);
  if (url.port !== "0") return address;
  const server = createServer();
  url.port = new URL(await listen(server, { port: 0, host: "127.0.0.1", flag: "--callback-url" })).port;
  await close(server);
  return url.href;
}

/** Measures how far this process is behind, in milliseconds. */
function measureLag() {
  const interval = 50;
  let last = performance.now();
  let most = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    most = Math.max(most, now - last - interval);
    last = now;
  }, interval).unref();
  return {
    end() {
      clearInterval(timer);
      return Math.max(most, performance.now() - last - interval);
    },
  };
}

/** The payout to make. Its amount and reference are another with each seed, so that none is known by heart. */
export function orderFor({ name }: Pick<Scenario, "name">, seed: number): Order {
  return {
    reference_id: `order-${seed}-${name}`.slice(0, 60),
    test_mode: true,
    service: "test_usd",
    currency: "USD",
    amount: 10 + (seed % 900) + 0.25,
    fields: { account: "1234567890" },
  };
}

/** Creates the payout that was there before. @returns its ID, if it is another's */
async function createBefore({ before }: Scenario, order: Order, url: string): Promise<string | undefined> {
  if (!before) return undefined;
  const other = { amount: order.amount + 1, fields: { account: "9876543210" } };
  const attributes = before === "same" ? order : { ...order, ...other };
  const response = await fetch(url, {
    method: "POST",
    headers: {
      Authorization: `Basic ${btoa(`${account.id}:${account.key}`)}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ data: { type: "payout-invoice", attributes } }),
  });
  if (response.status !== 201)
    throw new Error(`The mock returned ${response.status} for the payout that is to be there.`);
  const { data } = (await response.json()) as { data: { id: string } };
  return before === "other" ? data.id : undefined;
}

/** Moves the payout along its course: to the first status once it is processed, and on after some lookups. */
function createCourse(
  { first, lookups, later }: NonNullable<Scenario["course"]>,
  mock: Mock,
  meanings: Meanings,
  { onStart, onFault }: { onStart: () => void; onFault: (error: unknown) => void },
) {
  let started = false;
  let left = lookups;
  const move = async (status: string) => {
    for (const { id } of await mock.payouts()) await mock.movePayout(id, status);
  };
  return (operation: string | undefined) => {
    if (started) {
      if (later !== undefined && meanings.reads.has(operation ?? "") && --left === 0) move(later).catch(onFault);
      return;
    }
    const latest = mock.requests().at(-1);
    const { options } =
      (latest?.body as { data?: { attributes?: { options?: { auto_process?: boolean } } } })?.data?.attributes ?? {};
    const starts =
      operation === meanings.processing || (operation === meanings.creation && options?.auto_process === true);
    if (!starts || !latest?.handled) return;
    started = true;
    move(first).then(onStart, onFault);
  };
}

interface Running {
  /** The exit code; null if it was killed. */
  ended: Promise<number | null>;
  /** Asks it to end, as a service is. */
  ask(): void;
  kill(): Promise<void>;
  output(): string;
}

/** How much of what it prints is kept, in characters. */
const mostOutput = 20_000;

function startIntegration({
  command: [file = "", ...args],
  folder,
  order,
  url,
  patience,
  meanings,
  isDrive,
  callbackUrl,
  stays,
}: RunOptions & { folder: string; order: Order; url: string; stays: boolean }) {
  const report = join(folder, "report.jsonl");
  const state = join(folder, "state");
  mkdirSync(state);
  const env = {
    ...process.env,
    PAYOUTS_BASE_URL: url + meanings.basePaths.private,
    PAYOUTS_PUBLIC_BASE_URL: url + meanings.basePaths.public,
    PAYOUTS_ACCOUNT_ID: account.id,
    PAYOUTS_API_KEY: account.key,
    PAYOUTS_PUBLIC_KEY: `${meanings.keys.public.test}${account.id}`,
    PAYOUTS_CALLBACK_SECRET: secretOf("test", meanings),
    PAYOUTS_CALLBACK_SECRET_LIVE: secretOf("live", meanings),
    PAYOUTS_PAYOUT: JSON.stringify(order),
    PAYOUTS_REPORT: report,
    PAYOUTS_STATE: state,
    PAYOUTS_TIMEOUT_MS: String(patience),
    ...(callbackUrl ? { PAYOUTS_CALLBACK_URL: callbackUrl } : {}),
    ...(stays ? { PAYOUTS_STAY: "1" } : {}),
  };
  const start = (step: "pay" | "ask" = "pay"): Running => {
    // A group of its own, so that what it starts ends with it.
    const child = spawn(file, args, {
      env: { ...env, ...(isDrive ? { PAYOUTS_STEP: step } : {}) },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      shell: isDrive ?? false,
    });
    if (child.pid !== undefined) running.add(child.pid);
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed = (printed + text).slice(-mostOutput);
      });
    }
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once("error", () => reject(new UsageError(`${file}: can't be started. Name a program after --.`)));
      child.once("close", (code) => resolve(code));
    });
    ended.catch(() => {});
    return { ended, ask: () => child.kill("SIGTERM"), kill: () => kill(child, ended), output: () => printed };
  };
  const reported = () => statSync(report, { throwIfNoEntry: false })?.size ?? 0;
  return { start, report, reported };
}

/** The groups of processes that run. */
const running = new Set<number>();

/** Ends every integration that runs, when this process ends before them. */
export function endIntegrations(): void {
  for (const pid of running) killGroup(pid);
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // Nothing of it runs any more.
  }
}

async function kill(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.pid === undefined) return;
  killGroup(child.pid);
  running.delete(child.pid);
  // What has left the group lives on, and may hold what the integration prints to.
  const letGo = setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, grace);
  await ended.catch(() => {});
  clearTimeout(letGo);
}

/** @param again when the integration was started for the second time, in milliseconds since 1970 as `began` is */
function sentOf(requests: RecordedRequest[], began: number, again = Number.POSITIVE_INFINITY): Sent[] {
  return requests.map((request) => {
    const time = Date.parse(request.time);
    return {
      ...request,
      at: time - began,
      run: time < again ? 1 : 2,
      arrived: request.status > 0 && !/\bfault=cut/.test(request.reason ?? ""),
    };
  });
}

/** What the integration says: the lines of its report, or else its exit code. */
function beliefsOf(said: Said[], { reference_id }: Order, code: number | null): Map<string, Belief> {
  const byCode: Record<string, Belief> = { 0: "paid", 3: "not-paid" };
  const beliefs = new Map<string, Belief>([[reference_id, byCode[String(code)] ?? "unknown"]]);
  for (const { reference_id, belief } of said) beliefs.set(reference_id, belief);
  return beliefs;
}

/** How large a report may be, in bytes. */
const mostReport = 10_000_000;

/** A line that is none, as a crash leaves one, says nothing. @throws Error if it is no file, or too large */
function readReport(file: string): Said[] {
  if (!existsSync(file)) return [];
  // A pipe that nobody writes to would be waited for.
  const opened = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(opened);
    if (!found.isFile() || found.size > mostReport)
      throw new Error(`PAYOUTS_REPORT: is no file of at most ${mostReport} bytes. Append a line for each belief.`);
    return saidIn(readFileSync(opened, "utf8"));
  } finally {
    closeSync(opened);
  }
}

function saidIn(report: string): Said[] {
  return report.split("\n").flatMap((line): Said[] => {
    try {
      const { reference_id, belief, settled } = JSON.parse(line);
      if (typeof reference_id !== "string" || !["paid", "not-paid", "unknown"].includes(belief)) return [];
      return [{ reference_id, belief, ...(settled === true ? { settled } : {}) }];
    } catch {
      return [];
    }
  });
}

/** Whether the integration sent what the scenario lies in wait for. */
function wasReached(
  { responses = {}, crash, course, callbacks }: Scenario,
  requests: Sent[],
  sent: SentCallback[],
  isSecond: boolean,
): boolean {
  const asked = new Set(requests.map(({ operation }) => operation));
  if (crash) return isSecond;
  if (callbacks) return sent.length > 0 && sent.every(({ response }) => response > 0);
  if (course) return requests.some(({ handled, method }) => handled && method !== "GET");
  return Object.keys(responses).every((operation) => asked.has(operation));
}
