import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { components } from "../../../../generated/mock-admin.d.ts";
import type { Schema } from "../../../openapi/document.ts";
import { type Model, operationOf, readModel } from "../../../openapi/model.ts";
import { fillPath } from "../../../openapi/paths.ts";
import type { AboutMock, AdminCall, AdminOperationId, AdminResponse } from "../start-admin.ts";

/** How much of each list is shown. */
const limit = 200;

/** What the mock knows, as it changes. */
export function useMock() {
  return useLive(readMock);
}

/** What was exercised of the contract, as it changes. */
export function useCoverage() {
  return useLive(readCoverage);
}

const readCoverage = () => call("readCoverage");

async function readMock() {
  const query = { limit };
  const [clock, requests, payouts, deliveries, responses] = await Promise.all([
    call("readClock"),
    call("listRequests", { query }),
    call("listPayouts", { query }),
    call("listDeliveries", { query }),
    call("listResponses"),
  ]);
  return { clock, requests, payouts, deliveries, responses };
}

/** How long to wait between two looks at the mock, in milliseconds. */
const interval = 1000;

/** What the mock says, looked at again and again while somebody looks at the page. */
interface Live<Value> {
  /** Undefined until it is known. */
  value: Value | undefined;
  /** Whether the mock did not respond the last time. */
  lost: boolean;
  /** Whether it asks for a token, or for another one. */
  locked: boolean;
  /** Looks at once. */
  refresh(): Promise<void>;
}

/** @param ask asks the mock; what it gives is new only if it differs */
function useLive<Value>(ask: () => Promise<Value>): Live<Value> {
  const [value, setValue] = useState<Value>();
  const [lost, setLost] = useState(false);
  const [locked, setLocked] = useState(false);
  const text = useRef("");
  const look = useCallback(async () => {
    try {
      const next = await ask();
      const nextText = JSON.stringify(next);
      if (nextText !== text.current) setValue(next);
      text.current = nextText;
      setLost(false);
      setLocked(false);
    } catch (error) {
      setLost(!(error instanceof Locked));
      setLocked(error instanceof Locked);
    }
  }, [ask]);
  useEffect(() => {
    let timer: number | undefined;
    let ended = false;
    const again = async () => {
      if (!document.hidden) await look();
      if (!ended) timer = setTimeout(again, interval) as unknown as number;
    };
    again();
    document.addEventListener("visibilitychange", look);
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [look]);
  return { value, lost, locked, refresh: look };
}

/** Something that a button does. */
interface Action<Given extends unknown[]> {
  run(...given: Given): Promise<void>;
  busy: boolean;
  /** Why it could not be done, the last time. */
  problem: string | undefined;
}

/** What a button does, and how it went. `run` never rejects: what `act` throws is the `problem` until it is run again. */
export function useAction<Given extends unknown[]>(act: (...given: Given) => Promise<unknown>): Action<Given> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    busy,
    problem,
    async run(...given) {
      setBusy(true);
      setProblem(undefined);
      try {
        await act(...given);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
      } finally {
        setBusy(false);
      }
    },
  };
}

type Schemas = components["schemas"];

export type RecordedRequest = Schemas["RecordedRequest"];
export type Payout = Schemas["Payout"];
export type Delivery = Schemas["Delivery"];
export type WaitingResponse = Schemas["WaitingResponse"];

/**
 * Calls an operation of the admin API, which is at the page's own origin.
 *
 * @throws Error that says why it was rejected
 */
export async function call<Id extends AdminOperationId>(
  operation: Id,
  request: Partial<AdminCall<Id>> = {},
): Promise<AdminResponse<Id>> {
  return (await callUntyped(operation, request)) as AdminResponse<Id>;
}

/** What a request says of an operation that is known by its document alone. */
interface UntypedRequest {
  path?: Record<string, unknown> | undefined;
  query?: object | undefined;
  body?: unknown;
}

/** As `call`, of whatever the document has. Nothing comes of a 204. */
export async function callUntyped(id: string, { path = {}, query = {}, body }: UntypedRequest): Promise<unknown> {
  const placed = operationOf(adminModel, id);
  const filled = fillPath(placed.path, path);
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  const response = await fetch(`${filled}?${parameters}`, {
    method: placed.method.toUpperCase(),
    headers: {
      [adminHeader]: "true",
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  const value = text === "" ? undefined : isJson ? JSON.parse(text) : text;
  if (response.status === 401) throw new Locked(reasonOf(value));
  if (!response.ok) throw new Error(reasonOf(value) ?? `Status ${response.status}`);
  return value;
}

/** The mock asks for its token. */
class Locked extends Error {}

/** Kept for as long as the tab is open. */
const tokenPlace = "mock-admin-token";

let token = sessionStorage.getItem(tokenPlace);

/** Sends a token with every call from now on. */
export function unlock(given: string): void {
  token = given;
  sessionStorage.setItem(tokenPlace, given);
}

/** The sentences of an error, which are a list, or a map of fields. */
function reasonOf({ errors }: { errors?: { detail?: string }[] | Record<string, string> } = {}): string | undefined {
  const sentences = Array.isArray(errors)
    ? errors.flatMap(({ detail }) => detail ?? [])
    : Object.entries(errors ?? {}).map(([field, sentence]) => `${field}: ${sentence}`);
  return sentences.join(" ") || undefined;
}

/** What a request has to have that changes something. */
const adminHeader = "X-Mock-Admin";

const served = await (await fetch("openapi.json")).json();

/** Of the document of the admin API, from which calls, forms and names are derived. */
export const adminModel: Model = readModel(served);

/** Where the mock is, and what it can be asked. */
export const about: AboutMock = served["x-mock"];

/** What a request or a response says of one payout. */
export interface PayoutFacts {
  /** ID of the payout, where it has one. */
  id?: string | undefined;
  reference?: string | undefined;
  /** With its currency. */
  amount?: string | undefined;
}

/** What JSON says of the payout that it is about. A list is about none. */
export function payoutIn(json: unknown): PayoutFacts {
  const data = (json as { data?: { id?: unknown; attributes?: Record<string, unknown> } } | null | undefined)?.data;
  const { reference_id, amount, currency } = data?.attributes ?? {};
  if (reference_id === undefined) return {};
  const text = (value: unknown) => (value === undefined || value === null ? undefined : String(value));
  return {
    id: text(data?.id),
    reference: text(reference_id),
    amount: [text(amount), text(currency)].filter(Boolean).join(" ") || undefined,
  };
}

/** A request as a command for a shell. Its key is not known here: the command takes it from the environment. */
export function curlOf({ method, path, query, headers, body, account }: RecordedRequest): string {
  const own = new URL(about.url);
  const { host = own.host, authorization, prefer, accept, "content-type": type } = headers;
  const parameters = new URLSearchParams(query).toString();
  const header = (name: string, value: string | undefined) =>
    value ? [`--header ${quoted(`${name}: ${value}`)}`] : [];
  return [
    `curl ${quoted(`${own.protocol}//${host}${path}${parameters && `?${parameters}`}`)}`,
    ...(method === "GET" ? [] : [`--request ${method}`]),
    ...(authorization ? [`--user ${quoted(`${account ?? "ACCOUNT"}:`)}"$PAYOUTS_API_KEY"`] : []),
    ...header("Content-Type", type),
    ...header("Accept", accept === "*/*" ? undefined : accept),
    ...header("Prefer", prefer),
    ...(body === undefined ? [] : [`--data ${quoted(JSON.stringify(body))}`]),
  ].join(" \\\n  ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Values that a schema knows; none if any will do. */
export function knownValues(schema: Schema): string[] {
  return ((schema.enum ?? schema["x-extensible-enum"] ?? []) as unknown[]).map(String);
}

/** A time of day in UTC, such as `14:05:09`. */
export function timeOfDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 19);
}

/** Date and time in UTC, such as `2026-11-24 14:05:09`. */
export function dateAndTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ");
}
