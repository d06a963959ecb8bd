import { createHash } from "node:crypto";
import { signatureHeader } from "../../scripts/client/callbacks/verify-callback.ts";
import { adminHeader, readAdminContract } from "../../scripts/mock/admin/start-admin.ts";
import { bodies, readModel } from "../../scripts/openapi/model.ts";
import { model } from "../contract.ts";
import { basic, creation } from "../mock/client.ts";
import { hostileRequest } from "../mock/http/hostile-requests.ts";
import { requestBytes } from "../mock/http/raw.ts";
import { contractRequest } from "../mock/prism/contract-requests.ts";
import { type Random, seeded } from "../mock/random.ts";
import type { Target } from "./servers.ts";

/** Stand in a request for what a run has of its own: a payout that there is, the host, and a reference that no payout has. */
export const marks = { payout: "{payout}", host: "{host}", reference: "00000000-0000-4000-8000-000000000000" };

/** What the fuzzer begins with, by server: requests as the contracts have them. Bytes are characters of Latin-1 throughout. */
export function seedRequests(): Record<Target, string[]> {
  const seeds = { mock: mockSeeds(), admin: adminSeeds(), docs: docsSeeds(), callbacks: callbackSeeds() };
  const texts = Object.entries(seeds).map(([target, list]) => [target, list.map((bytes) => bytes.toString("latin1"))]);
  return Object.fromEntries(texts);
}

/** A creation that creates a payout. */
export function freshCreation(): string {
  const json = creation({ reference_id: marks.reference, options: { auto_process: true }, metadata: { "1": 1 } });
  const headers = { Authorization: basic("fuzz"), "Content-Type": "application/json" };
  return requestBytes("POST /api/payout-invoices", headers, JSON.stringify(json)).toString("latin1");
}

function mockSeeds(): Buffer[] {
  const random = seeded(1);
  const usual = Array.from({ length: 60 }, () => {
    const { method, path, query, headers, json } = contractRequest(random);
    const search = query.length > 0 ? `?${new URLSearchParams(query)}` : "";
    const named = path.replace("cpoi_1", marks.payout);
    return requestBytes(`${method} ${named}${search}`, headers, json === undefined ? "" : JSON.stringify(json));
  });
  const hostile = Array.from({ length: 30 }, () => hostileRequest(random, "fuzz", [marks.payout]));
  const own = ["GET /", "GET /health", "GET /ready", "OPTIONS *"].map((line) => requestBytes(line));
  return [...usual, ...hostile, ...own];
}

const adminBodies = [
  ...[
    '{"account":"fuzz"}',
    '{"held":true,"advance":"3d"}',
    '{"now":4e12,"held":false}',
    '{"status":"processed"}',
    "[]",
  ],
  ...['[{"code":503},{"broken":"reset"}]', '[{"example":"documented","delay":5}]'],
];

function adminSeeds(): Buffer[] {
  const calls = readModel(readAdminContract()).all.flatMap(({ method, path, operation }) => {
    const parameters = (operation.parameters ?? []).filter((one) => one.in === "query");
    const search = new URLSearchParams(parameters.map(({ name, example = 1 }) => [name, String(example)]));
    // It may wait for as long as it is told to.
    search.delete("timeout");
    const [firstOperation] = model.all;
    const named = path
      .replace("{id}", marks.payout)
      .replace("{operationId}", firstOperation?.operation.operationId ?? "");
    const headers = { Host: marks.host, [adminHeader]: "true", "Content-Type": "application/json" };
    return (operation.requestBody ? adminBodies : [""]).map((text) =>
      requestBytes(`${method.toUpperCase()} ${named}${search.size > 0 ? `?${search}` : ""}`, headers, text),
    );
  });
  const page = ["GET /", "GET /openapi.json", "GET /page.js"].map((line) => requestBytes(line, { Host: marks.host }));
  return [...calls, ...page].map((bytes) =>
    Buffer.from(bytes.toString("latin1").replace("Host: mock\r\n", ""), "latin1"),
  );
}

function docsSeeds(): Buffer[] {
  const paths = [
    "/",
    "/index",
    "/reference.html",
    "/quick-start.md",
    "/script.js",
    "/none",
    "/a/b",
    "/%2e%2e/script.js",
  ];
  const headers = [{}, { Range: "bytes=2-5" }, { "If-None-Match": "W/1" }, { "Accept-Encoding": "gzip, br" }];
  return paths.flatMap((path) => headers.map((own) => requestBytes(`GET ${path}`, own)));
}

function callbackSeeds(): Buffer[] {
  const received = [...model.callbacks, ...model.webhooks].map(({ operation }) => operation.operationId);
  const shown = bodies(model).filter(({ operationId, place }) => received.includes(operationId) && place === "request");
  const headers = { "Content-Type": "application/json", [signatureHeader]: "c2lnbmVk" };
  return [...shown.map(({ value }) => JSON.stringify(value)), "{}", "", "[]"].map((text) =>
    requestBytes("POST /", headers, text),
  );
}

/** Headers that mean something to one of the servers, or break its parser. */
const headers = [
  ...["Transfer-Encoding: chunked", "Content-Length: 0", "Content-Length: 5", "Content-Length: 99999999999999"],
  ...["Expect: 100-continue", "Expect: x", "Upgrade: websocket\r\nConnection: Upgrade", "Connection: close", "Host:"],
  ...["Range: bytes=5-2", "Range: bytes=-5", "Range: bytes=0-0,2-3", "Range: bytes=99999999-", "If-None-Match: *"],
  ...["Content-Type: application/json;charset=utf-16", "Content-Encoding: gzip", "Accept: text/html", "Origin: null"],
  ...["Prefer: code=404", "Prefer: example=x, dynamic=true", "Authorization: Basic YQ=="],
].map((header) => `${header}\r\n`);

/** What parsers stumble over. */
const words = [
  ...headers,
  ...[
    "\0",
    "\r",
    "\n",
    "\r\n",
    "\r\n\r\n",
    "\t",
    "\x7f",
    "\xff",
    "\xc0\xaf",
    "%",
    "%00",
    "%zz",
    "%e9",
    "%2e%2e%2f",
    "?",
  ],
  ...["#", "&", "=", ";", ":", ",", '"', "{", "}", "[", "]", "..", "../", "//", "*", "\\", "[[[[[[[[", '"__proto__"'],
  ...["GET ", "HEAD ", "POST ", "PUT ", "PATCH ", "DELETE ", "OPTIONS * ", "CONNECT a:1 ", "PRI * HTTP/2.0\r\n\r\nSM"],
  ...[" HTTP/1.0", " HTTP/1.1", " HTTP/9.9", "http://other/", "5\r\n", "0\r\n\r\n", '"\\ud800"', "null", "true", "P1D"],
  ...["-0", "-1", "1e999", "1e-999", "NaN", "Infinity", "9007199254740993", "8640000000000001", "4111111111111111"],
];

const headEnd = "\r\n\r\n";

/** One request of a corpus, or the bytes of two in a row, with some of them changed. */
export function mutated(random: Random, corpus: string[]): string {
  let bytes = random.pick(corpus);
  if (random.chance(0.15)) bytes += random.pick(corpus);
  if (random.chance(0.1)) return bytes;
  for (let count = 1 + random.below(4); count > 0; count--) bytes = random.pick(changes)(bytes, random, corpus);
  // Most changes of a body would end at its length.
  return random.chance(0.7) ? withLength(bytes) : bytes;
}

type Change = (bytes: string, random: Random, corpus: string[]) => string;

const changes: Change[] = [
  (bytes, random) => spliced(bytes, random.below(bytes.length + 1), 0, random.pick(words)),
  // A word in place of a name, a value, or a mark.
  (bytes, random) => {
    const { index } = random.pick([...bytes.matchAll(/\b|[^\w\s]|$/g)]) as RegExpExecArray;
    return spliced(bytes, index, random.below(12), random.pick(words));
  },
  (bytes, random) => spliced(bytes, random.below(bytes.length + 1), 1, String.fromCharCode(random.below(256))),
  (bytes, random) => spliced(bytes, random.below(bytes.length + 1), random.below(30), ""),
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  // What is there, again and again.
  (bytes, random) => {
    const start = random.below(bytes.length + 1);
    const part = bytes.slice(start, start + 1 + random.below(40));
    return spliced(bytes, start, 0, part.repeat(1 + random.below(random.chance(0.1) ? 1000 : 10)));
  },
  // The head of one and the rest of another.
  (bytes, random, corpus) => {
    const other = random.pick(corpus);
    return bytes.slice(0, random.below(bytes.length + 1)) + other.slice(random.below(other.length + 1));
  },
  (bytes, random) => spliced(bytes, bytes.indexOf("\r\n") + 2, 0, random.pick(headers)),
  (bytes, random) => {
    const lines = bytes.split("\r\n");
    lines.splice(1 + random.below(lines.length), 1);
    return lines.join("\r\n");
  },
  // Another number in place of one.
  (bytes, random) => {
    const { index, 0: digits } = random.pick([...bytes.matchAll(/\d+|$/g)]) as RegExpExecArray;
    const number = random.pick(["0", "-1", "1e400", "4294967296", "9".repeat(400), "0x10", ""]);
    return spliced(bytes, index, digits.length, number);
  },
];

function spliced(text: string, start: number, length: number, put: string): string {
  return text.slice(0, start) + put + text.slice(start + length);
}

/** The request with the length that its body has. */
function withLength(bytes: string): string {
  const [head = "", ...rest] = bytes.split(headEnd);
  if (rest.length === 0) return bytes;
  const body = rest.join(headEnd);
  return head.replace(/^content-length: *\d+/im, `Content-Length: ${body.length}`) + headEnd + body;
}

/** A callback with the signature that its body has: what is behind the signature is fuzzed, too. */
export function signed(bytes: string, secret: string): string {
  const [, ...rest] = bytes.split(headEnd);
  const body = Buffer.from(rest.join(headEnd), "latin1");
  const digest = createHash("sha1").update(secret).update(body).update(secret).digest("base64");
  return bytes.replace(/^x-signature: *\S*/im, `X-Signature: ${digest}`);
}
