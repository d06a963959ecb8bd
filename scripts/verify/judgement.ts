import type { Schema } from "../openapi/document.ts";
import { isSuccess, type Model, nameOf, type PlacedOperation, pointerOf, responseOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import type { CallResponse } from "./run-workflow.ts";

export interface ReceivedResponse extends CallResponse {
  text: string;
}

/** A request and its response, sent by the run or recorded by something else. */
export interface Exchange {
  placed: PlacedOperation;
  url: URL;
  /** Values of the `{names}` in the path. */
  path: Record<string, unknown>;
  /** The JSON that was sent. */
  body?: unknown;
  response: ReceivedResponse;
  /** When the response came, in milliseconds since 1970. */
  at: number;
}

/** What the exchanges so far have told. */
export interface Known {
  contract: Model;
  /** What no response may repeat. */
  secrets: string[];
  /** Whether every creation is known, so that a reference that comes for the first time is new to the deployment. */
  complete: boolean;
  /** Payouts by their IDs. */
  payouts: Map<string, KnownPayout>;
  /** Creations by their references. */
  creations: Map<string, Creation>;
  /** What was shown of each service last, by its ID. */
  services: Map<string, Record<string, unknown>>;
  /** Pages of lists by what was asked for, pages aside. */
  pages: Map<string, KnownPage[]>;
  /** Whether a description was ever shown. A deployment that doesn't may hide whatever can be null. */
  showsNullable: boolean;
}

export interface KnownPayout {
  /** Attributes of its creation, if that was seen. */
  sent?: Record<string, unknown>;
  /** What was shown of it last, by any operation. */
  shown: Record<string, unknown>;
}

export interface Creation {
  sent: Record<string, unknown>;
  /** IDs of the payouts that came of it. */
  ids: Set<string>;
  /** Whether a response left open what became of it. */
  open: boolean;
}

export interface KnownPage {
  query: URLSearchParams;
  ids: string[];
  oldest: number | undefined;
  /** IDs of the payouts whose creation was seen before. */
  created: string[];
}

export type FindingKind =
  | "duplicate-member"
  | "encoding"
  | "error-form"
  | "flow"
  | "link"
  | "list"
  | "lookup"
  | "media-type"
  | "missing-header"
  | "missing-member"
  | "never-succeeded"
  | "no-response"
  | "no-json"
  | "not-as-sent"
  | "outcome"
  | "paid"
  | "resolution"
  | "safety"
  | "secret"
  | "second-payout"
  | "status"
  | "status-order"
  | "time"
  | "undocumented-member"
  | "unknown-value"
  | "wrong-payout"
  | "wrong-type"
  | "wrong-value";

/** What a judgement says of an exchange. */
export interface Remark {
  kind: FindingKind;
  /** What is wrong, in one line, without a value that differs from payout to payout: the same remark twice is one row of the report. */
  message: string;
  /** JSON Pointer into the response's body, empty for all of it, or the runtime expression of a header, such as `$response.header.Allow`. */
  instance: string;
  /** JSON Pointer into the contract, to what the response was held against. */
  place: string;
  /** Whether it may be the platform's own way, and no fault. */
  observed?: boolean;
}

/** Holds an exchange against the contract, by what is known from those before it. */
export type Judgement = (exchange: Exchange, known: Known) => Remark[];

/** Something in which a deployment and the contract differ. */
export interface Finding extends Omit<Remark, "observed"> {
  operationId: string;
  /** HTTP status of the response; 0 if there was none. */
  status: number;
  /** How often it was found. */
  count: number;
  /** Of an observation: the fact of the contract that it would change, and where the contract has it from. */
  source?: { place: string; from: string };
}

/** After so many findings, others of a kind are one. */
const mostFindings = 1000;

/** Adds a finding to others. One that was found before is counted. */
export function addFinding(findings: Finding[], finding: Omit<Finding, "count">): void {
  const { kind, message, operationId, status, place } = finding;
  const isSame = (other: Finding) => other.message === message && other.place === place && isAlike(other);
  const isAlike = (other: Finding) =>
    other.kind === kind && other.operationId === operationId && other.status === status;
  const known = findings.find(isSame);
  if (known) known.count++;
  else if (findings.length < mostFindings || message === others) findings.push({ ...finding, count: 1 });
  else addFinding(findings, { ...finding, message: others, instance: "", place: "" });
}

const others = "differs in more ways than are listed";

/** A thing that a response shows: a payout or a service. */
export interface Shown {
  id: string | undefined;
  /** The name of its schema. */
  type: string | undefined;
  resource: Record<string, unknown>;
  /** Its attributes, or the members of an object that is flat. */
  members: Record<string, unknown>;
  /** Where these stand in the body. */
  instance: string;
  /** Where the contract describes one of them. */
  placeOf(member: string): string;
  knows(member: string): boolean;
}

/** Everything that a response shows, be it alone or in a list. */
export function shownIn({ placed, response }: Exchange): Shown[] {
  const { body } = response;
  if (!isObject(body)) return [];
  const schema = dataOf(placed, response.status);
  const many = Array.isArray(body.data);
  return [body.data].flat().flatMap((resource, index) => {
    if (!isObject(resource)) return [];
    const type = (many ? schema?.items : schema) ?? {};
    const flat = !isObject(resource.attributes);
    const described = (flat ? type : type.properties?.attributes) ?? {};
    return {
      id: typeof resource.id === "string" ? resource.id : undefined,
      type: nameOf(type),
      resource,
      members: (flat ? resource : resource.attributes) as Record<string, unknown>,
      instance: `/data${many ? `/${index}` : ""}${flat ? "" : "/attributes"}`,
      placeOf: (member: string) => `${pointerOf(described)}/properties/${member}`,
      knows: (member: string) => described.properties?.[member] !== undefined,
    };
  });
}

/** What describes `data`: the response, or that of success where the contract doesn't know better. */
function dataOf({ operation }: PlacedOperation, status: number): Schema | undefined {
  const success = Object.keys(operation.responses).find((each) => isSuccess(each)) ?? "";
  const schemas = [status, success].map(
    (each) => Object.values(responseOf(operation, each)?.content ?? {})[0]?.schema?.properties?.data,
  );
  return schemas.find(Boolean);
}

export const isPayout = ({ type }: Shown): boolean => /PayoutInvoice$/.test(type ?? "");
export const isService = ({ type }: Shown): boolean => /PayoutService$/.test(type ?? "");

/** The payouts of a response. */
export function payoutsIn(exchange: Exchange): Shown[] {
  return shownIn(exchange).filter(isPayout);
}

/** The attributes that a creation asks for, if a request is one. */
export function creationIn({ placed, body }: Pick<Exchange, "placed" | "body">): Record<string, unknown> | undefined {
  const { data } = isObject(body) ? body : {};
  const isCreation = placed.method === "post" && isObject(data) && isObject(data.attributes);
  return isCreation ? (data.attributes as Record<string, unknown>) : undefined;
}

/** What a response means for the money, by its status. */
export function outcomeOf({ placed, response }: Pick<Exchange, "placed" | "response">): string | undefined {
  return responseOf(placed.operation, response.status)?.["x-outcome"];
}

/** Makes the remarks about one member of what is shown. */
export const about =
  ({ instance, placeOf }: Shown, kind: Remark["kind"]) =>
  (member: string, message: string, observed = false): Remark => ({
    kind,
    message,
    instance: `${instance}/${member}`,
    place: placeOf(member),
    observed,
  });
