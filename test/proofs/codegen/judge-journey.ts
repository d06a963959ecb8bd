import { createServer, request as send } from "node:http";
import { text } from "node:stream/consumers";
import { isDeepStrictEqual } from "node:util";
import { listen } from "../../../scripts/cli/listen.ts";
import type { OpenApiDocument } from "../../../scripts/openapi/document.ts";
import { readModel } from "../../../scripts/openapi/model.ts";
import type { Json } from "../../../scripts/openapi/walk.ts";
import type { Facts, Report } from "./generators/generator.ts";

/** What is wrong with the journey, by the step: what a program read has to be what the mock said. */
export function judgeJourney({ journey }: Report, exchanges: Exchange[]): Map<string, string> {
  const failures = new Map<string, string>();
  for (const [name, step] of Object.entries(steps)) {
    const { facts, error } = journey.find((taken) => taken.step === name) ?? { error: "not reached" };
    if (!facts) failures.set(name, error ?? "no facts");
    else if (!wasSaid(step, facts, exchanges)) failures.set(name, `not what the mock said: ${JSON.stringify(facts)}`);
  }
  return failures;
}

/** Whether one exchange of a step, or all of its pages together, say each fact. */
function wasSaid(step: Step, facts: Facts, exchanges: Exchange[]): boolean {
  const own = exchanges.filter(({ operationId, status }) => operationId === step.operationId && status === step.status);
  const candidates = step.paged ? [own] : own.map((exchange) => [exchange]);
  return candidates.some((pages) =>
    Object.entries(step.facts).every(([fact, pointers]) =>
      pointers.every((pointer) => isDeepStrictEqual(facts[fact], said(pages, pointer))),
    ),
  );
}

/** What stands at a pointer: of lists the items of all pages, of anything else what the last page says. */
function said(pages: Exchange[], pointer: string): Json | undefined {
  const values = pages.map((page) => valueAt(page as unknown as Json, pointer.split("/").slice(1)));
  return pointer.includes("*") ? values.flatMap((value) => value ?? []) : values.at(-1);
}

function valueAt(value: Json | undefined, [step, ...others]: string[]): Json | undefined {
  if (step === undefined || value === undefined || value === null) return value;
  if (step === "*") return Array.isArray(value) ? value.flatMap((item) => valueAt(item, others) ?? []) : undefined;
  return valueAt((value as { [member: string]: Json })[step], others);
}

/** What a program reads in one step: each fact is the same value at these places of one exchange, in `sent` or `answer`. */
export interface Step {
  operationId: string;
  status: number;
  /** It takes one exchange a page, and reads all of them. */
  paged?: true;
  /** JSON Pointers by fact. `*` stands for every item of a list. */
  facts: Record<string, string[]>;
}

const invoice = "/answer/data/attributes";
const publicInvoice = { id: ["/answer/data/id"], amount: ["/answer/data/amount"] };
const service = "/answer/data/services/test_usd";
const sent = "/sent/data/attributes";

/** The steps of the journey, in their order. */
export const steps: Record<string, Step> = {
  prerequest: {
    operationId: "createPayoutPrerequest",
    status: 200,
    facts: {
      amount: ["/answer/data/amount", "/sent/amount"],
      service: [`${service}/code`],
      field: [`${service}/fields/0/key`],
      label: [`${service}/fields/0/label/en`],
      required: [`${service}/fields/0/required`],
      minimum: [`${service}/amount_min`],
    },
  },
  services: {
    operationId: "listPayoutServices",
    status: 200,
    paged: true,
    facts: { ids: ["/answer/data/*/id"], total: ["/answer/meta/total"], pages: ["/answer/meta/pages"] },
  },
  create: {
    operationId: "createPayoutInvoice",
    status: 201,
    facts: {
      id: ["/answer/data/id"],
      reference: [`${invoice}/reference_id`, `${sent}/reference_id`],
      status: [`${invoice}/status`],
      amount: [`${invoice}/amount`, `${sent}/amount`],
      processed: [`${invoice}/processed`],
    },
  },
  conflict: {
    operationId: "createPayoutInvoice",
    status: 409,
    facts: { id: ["/answer/data/id"], code: ["/answer/errors/0/code"] },
  },
  process: {
    operationId: "processPayoutInvoice",
    status: 200,
    facts: { id: ["/answer/data/id"], reference: [`${invoice}/reference_id`], status: [`${invoice}/status`] },
  },
  getPrivate: {
    operationId: "getPayoutInvoice",
    status: 200,
    facts: { id: ["/answer/data/id"], reference: [`${invoice}/reference_id`], amount: [`${invoice}/amount`] },
  },
  findPrivate: {
    operationId: "listPayoutInvoices",
    status: 200,
    facts: { id: ["/answer/data/0/id"], reference: ["/answer/data/0/attributes/reference_id"] },
  },
  getPublic: { operationId: "getPublicPayoutInvoice", status: 200, facts: publicInvoice },
  findPublic: {
    operationId: "listPublicPayoutInvoices",
    status: 200,
    facts: { id: ["/answer/data/0/id"], amount: ["/answer/data/0/amount"] },
  },
  listPrivate: {
    operationId: "listPayoutInvoices",
    status: 200,
    facts: { ids: ["/answer/data/*/id"], count: ["/answer/meta/count"] },
  },
  // More than the service takes: clients that check would refuse a negative amount themselves.
  invalid: { operationId: "createPayoutInvoice", status: 422, facts: { amount: ["/answer/errors/amount"] } },
  unauthorized: {
    operationId: "listPayoutServices",
    status: 401,
    facts: { code: ["/answer/errors/0/code"], status: ["/answer/errors/0/status"] },
  },
};

/** A request of a program, and what the mock answered. */
export interface Exchange {
  operationId: string;
  status: number;
  /** The JSON that was sent; null if there was none. */
  sent: Json;
  answer: Json;
}

export interface Recorder {
  url: string;
  exchanges: Exchange[];
  close(): Promise<void>;
}

/** Stands between a program and the mock at `target`, and records what each says. */
export async function startRecorder(document: OpenApiDocument, target: string): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    const forwarded = send(`${target}${url}`, { method, headers }, async (answer) => {
      const { statusCode: status = 0, headers } = answer;
      const [body, answered] = [await sent, await text(answer)];
      const operationId = operationAt(document, method, url);
      exchanges.push({ operationId, status, sent: parse(body), answer: parse(answered) });
      response.writeHead(status, headers).end(answered);
    });
    forwarded.on("error", (error) => response.destroy(error));
    const sent = text(request);
    sent.then((body) => forwarded.end(body));
  });
  const url = await listen(server, { port: 0, host: "127.0.0.1", flag: "--port" });
  return {
    url,
    exchanges,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function operationAt(document: OpenApiDocument, method: string, url: string): string {
  const path = url.replace(/\?.*/, "");
  const found = readModel(document).operations.find(
    (placed) =>
      placed.method.toUpperCase() === method &&
      new RegExp(`^${placed.path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(path),
  );
  return found?.operation.operationId ?? "";
}

const parse = (body: string): Json => (body === "" ? null : JSON.parse(body));
