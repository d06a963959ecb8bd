import type { Control } from "./admin/control.ts";
import type { LogEntry } from "./log/log-entry.ts";

/** How to start a mock. Everything has a default. */
export interface MockOptions {
  /** TCP port; 0, the default, takes a free one. */
  port?: number;
  /** Address to listen on; `127.0.0.1` by default. */
  host?: string;
  /** A bundled OpenAPI document in JSON to answer by; the neutral contract by default. */
  contract?: string;
  /** Answers examples only and keeps nothing. */
  stateless?: boolean;
  /** How long a payout stays in each state once it moves, in milliseconds; 50 by default. */
  stepDelay?: number;
  /** How long each answer is held back, in milliseconds; 0 by default. */
  latency?: number;
  /** Largest body, in bytes; 1 MiB by default. */
  bodyLimit?: number;
  /** How long a caller may take to send a request, in milliseconds; 5,000 by default. */
  patience?: number;
  /** A JSON file with a catalogue of services in place of the default one. */
  services?: string;
  /** Refuses services that the catalogue doesn't have. */
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
  /** TCP port of the admin API on the loopback address, 0 for a free one; without it there is none. */
  adminPort?: number;
  /** Address of the docs, which `GET /` names. */
  docs?: string;
  /** Percentage of requests that fail at random; 0 by default. */
  faultRate?: number;
  /** The same seed gives the same faults; 1 by default. */
  seed?: number;
  /** Whether `requests()` remembers; true by default. */
  record?: boolean;
  /** Told of each request; silent by default. If it fails, no answer does. */
  log?: (entry: LogEntry) => unknown;
}

/** A mock that listens, and does what a test has it do. */
export interface Mock extends Control {
  /** Where it is, such as `http://127.0.0.1:4010`; the APIs are below it at `/api` and `/public-api`. */
  url: string;
  /** Where the admin API is, if it was asked for. */
  adminUrl?: string;
  /** Ends the connections and the server. */
  close(): Promise<void>;
}
