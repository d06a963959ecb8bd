import type { components } from "../../generated/client/api.d.ts";

/** A mock that listens, and does what a test has it do. */
export interface Mock extends Control {
  /** Where it is, such as `http://127.0.0.1:4010`; the APIs are below it at `/api` and `/public-api`. */
  url: string;
  /** The certificate that was made for HTTPS, in PEM, which clients have to trust: in Node as `ca`, or by `NODE_EXTRA_CA_CERTS`. */
  certificate?: string;
  /** Where the admin API is, if it was asked for. */
  adminUrl?: string;
  /**
   * The first request of an operation that fits, as soon as there is one. It may have come before.
   *
   * @param operation its ID in the contract
   * @param timeout in milliseconds; 5,000 by default
   * @throws ControlError if there is none in time, which shows the nearest requests; if there is no such operation or account; or
   * if the mock was started with `record: false`
   */
  waitForRequest(operation: string, wanted?: WantedRequest, timeout?: number): Promise<RecordedRequest>;
  /**
   * Resolves when no callback of an account, or of any, is being sent or waits to be sent, retries included.
   *
   * @param timeout in milliseconds; 5,000 by default
   * @throws ControlError if some still wait by then, which shows the first of them, or if there is no such account
   */
  waitForIdleCallbacks(account?: string, timeout?: number): Promise<void>;
  /** What a test expects of the requests so far. */
  expect: Expectations;
  /** Ends the connections and the server. */
  close(): Promise<void>;
}

/**
 * What a test expects of the requests since the last reset, of which the latest 1,000 are remembered. Each throws a ControlError that
 * shows the nearest requests by method, path, status, and account. It throws one as well for an account that there is not, and where
 * the mock was started with `record: false`.
 */
export interface Expectations {
  /**
   * Expects requests of an operation: as many as `count` says, or else at least one.
   *
   * @param operation its ID in the contract
   * @returns those requests, the oldest first
   */
  requests(operation: string, wanted?: WantedRequests): RecordedRequest[];
  /** Expects that no request, of any account by default, had a 4xx response, but those that `except` lists. */
  noClientErrors(wanted?: WantedErrors): void;
  /** Expects that nothing that `answerNext` set, for an account or at all, still waits for its request. */
  noUnusedAnswers(account?: string): void;
}

/** Which requests are meant. */
export interface WantedRequest {
  /** User name of the account that sent them; anybody by default. */
  account?: string | undefined;
  /** Status of their response; any by default, and 0 where none came. */
  status?: number | undefined;
}

/** Which requests are expected, and how many. */
export interface WantedRequests extends WantedRequest {
  /** How many there are, 0 for none; at least one by default. */
  count?: number | undefined;
}

/** Of whose requests no client errors are expected. */
export interface WantedErrors {
  /** User name of the account that sent them; anybody by default. */
  account?: string | undefined;
  /** Statuses that a test provokes, such as `[409]`. */
  except?: number[] | undefined;
}

/** What a test can have the mock do, and look into. Times are in milliseconds since 1970, of the mock's own clock. */
export interface Control {
  /**
   * Forgets the payouts of an account or of all, its requests so far, and the responses that were set for it. What is under way for
   * it takes no effect. Without an account, the clock is the machine's again.
   */
  reset(account?: string): Promise<void>;
  /** The latest 1,000 requests, or those of them that an account sent, the oldest first. One is there as soon as its response is known. */
  requests(account?: string): RecordedRequest[];
  /**
   * What likely is a mistake and passed without an error, of an account or of all: parameters, members, and preferences that
   * nobody knows, each with its request, and responses that were set and not used. Empty where all is well.
   */
  hints(account?: string): string[];
  /**
   * What was exercised of what the contract has since the mock was started, and in words what was never tried. A reset forgets
   * nothing of it, so that it tells of a whole suite.
   *
   * @throws ControlError if the mock was started with `record: false`
   */
  coverage(): Coverage;
  /**
   * The latest payouts of an account or of all, newest first, as the private API shows them, each with its `account`.
   *
   * @param limit how many at most; 1,000 by default
   */
  payouts(account?: string, limit?: number): Promise<ListedPayout[]>;
  /**
   * Has a payout reach a status now, by the way that leads there.
   *
   * @throws ControlError if there is no such payout or status
   */
  movePayout(id: string, status: string, resolution?: string): Promise<void>;
  /** The callbacks of a payout, of an account, or of all, the oldest first; where there is a limit, the latest. */
  deliveries(payout?: string, limit?: number, account?: string): Promise<Delivery[]>;
  /**
   * The first callback that fits and was sent, as soon as there is one.
   *
   * @param timeout in milliseconds; 5,000 by default
   * @throws ControlError if there is none in time
   */
  waitForDelivery(wanted?: WantedDelivery, timeout?: number): Promise<Delivery>;
  /**
   * Sends the bytes of a callback once more, as a callback of its own.
   *
   * @throws ControlError if it was never sent
   */
  redeliver(id: string): Promise<Delivery>;
  /** The time that the mock lives in. */
  now(): number;
  /** Whether time stands still. */
  held(): boolean;
  /**
   * Has time stand still.
   *
   * @throws ControlError if other mocks may share the store, as with `release`, `moveTo`, and `advance`
   */
  hold(): void;
  /** Lets time run on from where it stands. */
  release(): void;
  /**
   * Moves time. Where it is moved on, it resolves when the callbacks that came due on the way were sent, retries included. Receivers
   * that hang hold it up for about 20 seconds at most, however many they are: what they have not taken by then is sent afterwards.
   *
   * @throws ControlError if it is no time
   */
  moveTo(time: number | Date): Promise<void>;
  /**
   * Moves time on by milliseconds, or by a duration such as `90s`, `2h` or `3d`, as `moveTo` does.
   *
   * @throws ControlError if it is no duration
   */
  advance(duration: number | string): Promise<void>;
  /**
   * Has the next requests of an operation handled as if each had asked for it by `Prefer`. A response with an `account` waits for
   * a request of that account; one without takes the next request, whoever sends it.
   *
   * @param operation its ID in the contract
   * @throws ControlError if there is no such operation or response
   */
  answerNext(operation: string, ...responses: NextAnswer[]): void;
  /** What was set by `answerNext`, for an account or at all, and still waits for its request. */
  waitingResponses(account?: string): WaitingResponse[];
}

/** A response that was set, and waits for its request. */
export interface WaitingResponse {
  /** ID of the operation in the contract. */
  operation: string;
  response: NextAnswer;
}

/** A payout as the private API shows it, with its account. */
export type ListedPayout = components["schemas"]["PayoutInvoice"] & { account: string };

/** Which callback is waited for. */
export interface WantedDelivery {
  /** ID of the payout that it tells of. */
  payout?: string | undefined;
  /** Status that it tells of. */
  status?: string | undefined;
  /** User name of the account that the payout is of. */
  account?: string | undefined;
}

/** What a request is to get, as in `Prefer`. */
export interface NextAnswer {
  /** User name of the account whose request it is for; anybody's by default. */
  account?: string;
  code?: number;
  example?: string;
  dynamic?: boolean;
  fault?: FaultName;
  late?: number;
  /** Names of dialects, with spaces between them. */
  dialect?: string;
  /** How long the response is held back, such as `2s`. */
  delay?: string;
  /** Further headers of the response, by name, such as `{ "Retry-After": "2" }`. */
  headers?: Record<string, string>;
}

/** A failure, and whether the request is handled all the same. In a `hang`, no response ever comes; a `cut` ends in the middle of one. */
export type FaultName = `${"error" | "empty" | "reset" | "cut" | "hang"}-${"before" | "after"}`;

/** Something that can't be done as it was asked for; its message is one line. */
export class ControlError extends Error {}

/** A request with its response. Card numbers and keys in it are masked. */
export interface RecordedRequest {
  /** Counts the requests since the mock was started. */
  id: number;
  /** Date and time of the response, ISO 8601. */
  time: string;
  /** How long the response took, in milliseconds, to a thousandth. */
  milliseconds: number;
  method: string;
  path: string;
  query: Record<string, string>;
  /** What was sent, by names in lower case. */
  headers: Record<string, string>;
  /** The JSON that was sent, if any, and if it had no more than 16 KiB. */
  body?: unknown;
  /** Size of what was sent, in bytes. */
  bodySize: number;
  /** 0 if the connection was reset, or no response came. */
  status: number;
  /** Whether the platform acted on the request, whatever the response was. Left out where a fault, or a forced response, came before that. */
  handled?: true;
  /** The headers of the response that not every response has, such as `Retry-After`. */
  answerHeaders: Record<string, string>;
  /** The JSON of the response, if any, and if it has no more than 16 KiB. */
  answer?: unknown;
  /** As in the log. */
  reason?: string;
  /** As in the log. */
  hints?: string[];
  operation?: string;
  account?: string;
}

/** How much was exercised of what there is. */
export interface Tried {
  /** Percentage of the entries that were tried, to a tenth, rounded down. */
  percent: number;
  /** How many entries were tried. */
  tried: number;
  /** How many entries there are. */
  total: number;
}

/** What was exercised of what the contract has, and of what the mock can do. */
export interface Coverage extends Tried {
  groups: CoverageGroup[];
  /** What was never tried, each in a sentence, with how to try it. */
  never: string[];
}

/**
 * Entries of one kind:
 * - `responses`: each documented status of each operation, and `none` where the connection broke or stayed silent
 * - `faults`: each fault that a request can ask for
 * - `dialects`: each dialect
 * - `statuses`: each status of a payout that a response showed
 * - `callbacks`: each status of a payout that a callback told of, and `again` for a callback that was sent again
 * - `parameters`: each parameter of each operation, in the query or a header
 * - `members`: each member of each operation's body
 */
export interface CoverageGroup extends Tried {
  name: "responses" | "faults" | "dialects" | "statuses" | "callbacks" | "parameters" | "members";
  entries: CoverageEntry[];
}

/** One thing that can be exercised. */
export interface CoverageEntry {
  /** ID of the operation that it is of; left out where it is of none. */
  operation?: string;
  /** What it is in its group, such as a status, or `data.attributes.amount`. */
  name: string;
  /** Of a response: what it means for the money, as `x-outcome` has it. */
  outcome?: string;
  /** How often it came. */
  count: number;
}

/** A callback that is to be sent, or was. Times are in milliseconds since 1970. */
export interface Delivery {
  id: string;
  /** ID of the payout that it tells of. */
  payout: string;
  account: string;
  /** When the change came that it tells of. */
  at: number;
  /** When to send it, or to send it again. */
  due: number;
  /** How often it was sent. */
  attempts: number;
  state: DeliveryState;
  /** The bytes that were sent, as text; every attempt sends the same. */
  body: string | null;
  /** The address that was called, without its query. */
  url: string | null;
  /** The value of the signature's header. */
  signature: string | null;
}

/**
 * - `waiting`: to be sent, or sent again
 * - `delivered`: the response was a 200
 * - `given-up`: sent as often as callbacks are
 * - `skipped`: never sent, as its address is not to be called
 */
export type DeliveryState = "waiting" | "delivered" | "given-up" | "skipped";

/** One attempt to deliver a callback, as `callback_logs` has it. */
export interface CallbackLog {
  /** ID of the delivery, the same for each of its attempts. */
  id: string;
  url: string | null;
  attempt: number;
  /** Date and time of the attempt, in Unix seconds. */
  created: number;
  /** Status of the response; null if there was none. */
  status: number | null;
  /** Why there was no response, or no attempt; null if there was one. */
  error: string | null;
}

/** How to start a mock. Everything has a default. */
export interface MockOptions {
  /** TCP port; 0, the default, takes a free one. */
  port?: number;
  /** Address to listen on; `127.0.0.1` by default. */
  host?: string;
  /** A bundled OpenAPI document in JSON to respond by; the neutral contract by default. */
  contract?: string;
  /** Responds with examples only and keeps nothing. */
  stateless?: boolean;
  /** How long a payout stays in each state once it moves, in milliseconds; 50 by default. */
  stepDelay?: number;
  /** How long each response is held back, in milliseconds; 0 by default. */
  latency?: number;
  /** Largest body, in bytes; 1 MiB by default. */
  bodyLimit?: number;
  /** How long a caller may take to send a request, in milliseconds; 5,000 by default. */
  patience?: number;
  /** How long a connection is kept between two requests, in milliseconds; 5,000 by default. */
  keepAlive?: number;
  /** Makes an error of what is a hint otherwise; false by default. `reset` and `close` then reject if a response that was set was not used. */
  strict?: boolean;
  /** A JSON file with a catalogue of services in place of the default one. */
  services?: string;
  /** Rejects services that the catalogue doesn't have. */
  strictServices?: boolean;
  /** A JSON file with the accounts whose credentials are accepted; without one any well-formed credentials are. */
  accounts?: string;
  /** `memory`, the default, `sqlite:FILE`, or the URL of a PostgreSQL, which replicas may share. */
  store?: string;
  /** Whether merchants are called back; true by default. */
  callbacks?: boolean;
  /** Calls back only when a payout comes to rest, not at each change; false by default. */
  callbacksFinalOnly?: boolean;
  /** Has callbacks come late, twice and out of order, the same for the same seed. */
  callbackShuffle?: number;
  /** What a minute of the published schedule of retries lasts, in milliseconds; 1,000 by default. */
  callbackRetryUnit?: number;
  /** Names, addresses and networks that callbacks may reach, beside loopback addresses. */
  callbackHosts?: string[];
  /** TCP port of the admin API, 0 for a free one; without it there is none. */
  adminPort?: number;
  /** Address that the admin API listens on; `127.0.0.1` by default. One that is not a loopback address needs a token. */
  adminHost?: string;
  /** What callers of the admin API need in `Authorization: Bearer TOKEN`: 16 to 256 letters, digits, or `-._~+/=`. None by default. */
  adminToken?: string;
  /** A file with that token, in place of `adminToken`. */
  adminTokenFile?: string;
  /** Serves HTTPS, with `cert` and `key`, or else with a certificate that is made; false by default. */
  https?: boolean;
  /** A file with the certificate, and those of its issuers, in PEM. */
  cert?: string;
  /** A file with the certificate's private key, in PEM, without a passphrase. */
  key?: string;
  /** Where the private API is, in place of `/api`; `/` for the root of the host. */
  privatePath?: string;
  /** The path below which a proxy serves the mock, such as `/payments`. Links and `url` begin with it; a proxy may remove it from requests. */
  basePath?: string;
  /** Address of the docs, which `GET /` names. */
  docs?: string;
  /** Ways in which a platform may differ from the mock, such as `amounts-text` or `lookups-lag:3`; none by default. */
  dialects?: string[];
  /** Adds a random mix of dialects for each payout, the same for the same seed and reference. */
  dialectSeed?: number;
  /** Percentage of requests that fail at random; 0 by default. */
  faultRate?: number;
  /** The same seed gives the same faults; 1 by default. */
  seed?: number;
  /** Whether `requests()` remembers, and `coverage()` counts; true by default. */
  record?: boolean;
  /** Told of each request; silent by default. If it fails, no response does. */
  log?: (entry: LogEntry) => unknown;
}

/** One request in the log, or one attempt at a callback. No card number, key or secret is in it. */
export interface LogEntry {
  /** Date and time of the response, ISO 8601. */
  time: string;
  /** The callback that was sent, or was not to be sent. The other members are of this request of the mock's own. */
  callback?: LoggedCallback;
  method: string;
  path: string;
  /** 0 if the connection was reset, or no response came. */
  status: number;
  milliseconds: number;
  operation?: string;
  account?: string;
  /** Why this was the response: the fields of a 422, what `Prefer` asked for, a fault that was played. */
  reason?: string;
  /** What the request has that nobody knows, such as a parameter, each in a sentence. */
  hints?: string[];
  /** What failed in the mock itself, behind a 500. */
  fault?: string;
}

/** What the log says of an attempt at a callback. */
export interface LoggedCallback {
  /** ID of the delivery, the same for each of its attempts. */
  id: string;
  /** ID of the payout that it tells of. */
  payout: string;
  attempt: number;
  /** What has become of the delivery by then. */
  state: DeliveryState;
}
