import { afterAll, expect } from "vitest";
import { adminHeader } from "../../scripts/mock/admin/start-admin.ts";
import { type MockOptions, startMock } from "../../scripts/mock/start-mock.ts";
import { complaints } from "./contract-check.ts";

export interface CallOptions {
  /** Basic user name; without one the call bears no credentials. */
  account?: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Answers are read by path; what is not there is undefined. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Called {
  status: number;
  headers: Headers;
  body: Json;
}

export type Call = (line: string, options?: CallOptions) => Promise<Called>;

/** Starts a mock for a test file, and ends it after the file. */
export async function mockForTests(options: MockOptions = {}) {
  const mock = await startMock(options);
  afterAll(() => mock.close());
  const call = caller(mock.url);
  /** Creates a payout, and resolves to it. */
  const create = async (account: string, attributes = {}): Promise<Json> => {
    const { status, body } = await call("POST /api/payout-invoices", { account, json: creation(attributes) });
    expect([status, complaints("createPayoutInvoice", status, body)]).toEqual([201, []]);
    return body.data;
  };
  return { ...mock, call, create };
}

/** Calls by request line, such as `GET /api/payout-services`. */
export function caller(url: string): Call {
  return async (line, { account, json, body: sent, headers = {}, signal } = {}) => {
    const [method = "", path = ""] = line.split(" ");
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(account ? { Authorization: basic(account) } : {}),
        ...(json === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(sent === undefined ? {} : { body: sent }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    const isText = response.headers.get("content-type")?.startsWith("text/plain");
    const body = text === "" ? undefined : isText ? text : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
  };
}

/** As `caller`, of the admin API. */
export function adminCaller(url: string): Call {
  const call = caller(url);
  return (line, { headers, ...request } = {}) =>
    call(line, { ...request, headers: { [adminHeader]: "true", ...headers } });
}

export function basic(account: string, key = "key"): string {
  return `Basic ${Buffer.from(`${account}:${key}`).toString("base64")}`;
}

/** A valid creation, of a service that has no fields of its own unless `attributes` names one. */
export function creation(attributes: Record<string, unknown> = {}): Json {
  const reference_id = `reference-${crypto.randomUUID()}`;
  return {
    data: {
      type: "payout-invoice",
      attributes: {
        ...{ reference_id, test_mode: true, service: "unlisted", currency: "USD", amount: 10, fields: {} },
        ...attributes,
      },
    },
  };
}

/** Calls until the answer is as it should be; gives up after five seconds. */
export async function until<Value>(ask: () => Promise<Value>, done: (value: Value) => boolean): Promise<Value> {
  for (const deadline = Date.now() + 5000; ; ) {
    const value = await ask();
    if (done(value)) return value;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
