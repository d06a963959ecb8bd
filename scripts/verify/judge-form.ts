import { STATUS_CODES } from "node:http";
import { isSuccess, type Model, pointerOf, responseOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import { creationIn, type Exchange, type Judgement, type Known, type Remark } from "./judgement.ts";
import { ofBodies } from "./read-json.ts";

/** What is judged of a response as such, whatever it is about. */
export const formJudgements: Judgement[] = [
  isPlainJson,
  hasNoMemberTwice,
  repeatsNoSecret,
  namesTheErrorByItsStatus,
  hasTheHeadersOfItsStatus,
  createsWithTheDocumentedStatus,
];

function about({ placed, response }: Exchange, kind: Remark["kind"]) {
  const documented = responseOf(placed.operation, response.status);
  const place = documented ? pointerOf(documented) : pointerOf(placed.operation);
  return (message: string, instance = "", observed = false): Remark => ({ kind, message, instance, place, observed });
}

/** JSON is UTF-8 without a mark: https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
function isPlainJson(exchange: Exchange): Remark[] {
  const { text, headers } = exchange.response;
  const remark = about(exchange, "encoding");
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(headers.get("content-type") ?? "")?.[1];
  return [
    ...(text.startsWith("\ufeff") ? [remark("the body begins with a byte order mark")] : []),
    ...(text.includes("\ufffd") ? [remark("the body is not in UTF-8")] : []),
    ...(charset && !/^utf-?8$/i.test(charset)
      ? [remark("the charset is another than UTF-8", "$response.header.Content-Type")]
      : []),
  ];
}

/** Of two members with one name, readers take one or the other: https://www.rfc-editor.org/rfc/rfc8259#section-4 */
function hasNoMemberTwice(exchange: Exchange): Remark[] {
  if (exchange.response.body === undefined) return [];
  return repeatedMembers(exchange.response.text).map((instance) =>
    about(exchange, "duplicate-member")("a member is there twice", instance),
  );
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/** How many members that are there twice are told of. */
const mostRepeated = 1000;

/** Pointers to the members of valid JSON that an object has twice, as deep as judgements look. */
function repeatedMembers(text: string): string[] {
  const repeated: string[] = [];
  /** For each array or object that is open: the names so far, or the index, and the step that is at hand. */
  const open: { names?: Set<string>; step: string | number }[] = [];
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const inner = open.at(-1);
    if (token === "{") open.push({ names: new Set(), step: "" });
    else if (token === "[") open.push({ step: 0 });
    else if (token === "}" || token === "]") open.pop();
    else if (token === ",") {
      if (inner && typeof inner.step === "number") inner.step++;
    } else if (inner?.names && /^\s*:/.test(text.slice(index + token.length, index + token.length + 100))) {
      const name: string = JSON.parse(token);
      inner.step = name;
      if (inner.names.has(name) && open.length <= ofBodies.deepest && repeated.length < mostRepeated)
        repeated.push(open.map(({ step }) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""));
      inner.names.add(name);
    }
  }
  return repeated;
}

/** No response repeats a key, or a whole card number that a creation sent. */
function repeatsNoSecret(exchange: Exchange, { secrets, creations }: Known): Remark[] {
  const { text, body, headers } = exchange.response;
  const remark = about(exchange, "secret");
  const keys = secrets.filter((secret) => secret.length > 7).map(formsOf);
  const sent = [creationIn(exchange), ...[...creations.values()].map((creation) => creation.sent)];
  const cards = new Set(sent.flatMap((creation) => cardsIn(creation?.fields)));
  const repeats = [
    ["a key", keys],
    ["a whole card number", [...cards].map(formsOfCard)],
  ] as const;
  // The body as it is read, too: characters may be escaped in it.
  const said = body === undefined ? text : `${text}\n${JSON.stringify(body)}`;
  return repeats.flatMap(([what, patterns]) => {
    const isIn = (shown: string) => patterns.some((pattern) => pattern.test(shown));
    const header = [...headers].find(([, value]) => isIn(value))?.[0];
    return [
      ...(isIn(said) ? [remark(`the body repeats ${what}`)] : []),
      ...(header ? [remark(`a header repeats ${what}`, `$response.header.${header}`)] : []),
    ];
  });
}

/** Finds a text as it is, percent-encoded, in hexadecimal, and in Base64, wherever it begins there. */
const formsOf = memoized((secret: string): RegExp => {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((before) => {
    const digits = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    // The digits at the ends have bits of what stands beside it.
    return digits.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -1);
  });
  const forms = [secret, encodeURIComponent(secret), bytes.toString("hex"), ...base64];
  const all = [...forms, ...base64.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"))];
  return new RegExp([...new Set(all)].map((form) => form.replaceAll(/\W/g, "\\$&")).join("|"), "i");
});

/** Finds a card number in groups of any length, and in Base64 and the like. */
const formsOfCard = memoized(
  (card: string): RegExp =>
    new RegExp(`(?<!\\d)${[...card].join("[^\\p{L}\\p{N}*]{0,3}")}(?!\\d)|${formsOf(card).source}`, "iu"),
);

/** What is made of each text once. */
function memoized(make: (text: string) => RegExp): (text: string) => RegExp {
  const made = new Map<string, RegExp>();
  return (text) => {
    const pattern = made.get(text) ?? make(text);
    made.set(text, pattern);
    return pattern;
  };
}

function cardsIn(fields: unknown): string[] {
  return Object.entries(Object(fields)).flatMap(([name, value]) =>
    /card/.test(name) && typeof value === "string" && /^\d{12,19}$/.test(value) ? [value] : [],
  );
}

/** An error's code is the status of the response, and it says what is wrong. */
function namesTheErrorByItsStatus(exchange: Exchange, { contract }: Known): Remark[] {
  const { body, status } = exchange.response;
  if (!isObject(body)) return [];
  const { errors, data } = body;
  const remark = about(exchange, "error-form");
  if (isSuccess(status))
    return errors !== undefined && data === undefined ? [remark("a response of success has errors", "/errors")] : [];
  if (status < 400) return [];
  const entries = Array.isArray(errors) ? errors.filter(isObject) : [];
  const isOther = entries.some(
    ({ code }) => typeof code === "string" && /^\d{3}$/.test(code) && code !== String(status),
  );
  // Any of HTTP's; there are others, and translations.
  const named = entries.map(({ status: phrase }) => codeOf(String(phrase)));
  const isEmpty = isObject(errors) || Array.isArray(errors) ? Object.keys(errors).length === 0 : false;
  return [
    ...(isOther ? [remark("the code of an error is not the status of the response", "/errors")] : []),
    ...(named.some((code) => code !== undefined && code !== status)
      ? [remark("the status of an error is the phrase of another one", "/errors")]
      : []),
    ...(errors === undefined && data !== undefined ? [remark("no error is beside the payout", "/errors", true)] : []),
    ...(status === 422 &&
    exchange.body !== undefined &&
    isObject(errors) &&
    !isEmpty &&
    !namesAMember(errors, exchange, contract)
      ? [remark("no error is under the name of a member", "/errors", true)]
      : []),
    ...(isEmpty ? [remark("no error says what is wrong", "/errors")] : []),
  ];
}

/** Whether one of some errors stands under the name of what can be sent, or was. */
function namesAMember(errors: object, exchange: Exchange, { components }: Model): boolean {
  const sent = creationIn(exchange)?.fields;
  const known = new Set([
    ...Object.values(components.schemas).flatMap(({ properties = {} }) => Object.keys(properties)),
    ...Object.keys(Object(sent)),
  ]);
  // Such as `amount`, `data.attributes.amount` and `/data/attributes/amount`.
  return Object.keys(errors).some((name) =>
    known.has(
      name
        .split(/[./[\]]+/)
        .filter(Boolean)
        .at(-1) ?? "",
    ),
  );
}

/** The status that a phrase is for: https://www.rfc-editor.org/rfc/rfc9110#section-15 */
function codeOf(phrase: string): number | undefined {
  const found = Object.entries(STATUS_CODES).find(([, own]) => own?.toLowerCase() === phrase.toLowerCase());
  return found && Number(found[0]);
}

/** Headers that HTTP asks for: https://www.rfc-editor.org/rfc/rfc9110#section-15.5 */
function hasTheHeadersOfItsStatus(exchange: Exchange, { contract }: Known): Remark[] {
  const { placed, response } = exchange;
  const { status, headers } = response;
  const documented = responseOf(placed.operation, status)?.headers ?? {};
  const named = (name: string) => headers.get(name);
  const wrong = (header: string, message: string): Remark => ({
    kind: named(header) === null ? "missing-header" : "wrong-value",
    message,
    instance: `$response.header.${header}`,
    place: pointerOf(documented[header] ?? responseOf(placed.operation, status) ?? placed.operation),
  });
  if (status === 401 && documented["WWW-Authenticate"] && !/^basic\b/i.test(named("WWW-Authenticate") ?? ""))
    return [wrong("WWW-Authenticate", "doesn't ask for the scheme of the operation, and HTTP wants it to")];
  if (status === 405) {
    const allowed = (named("Allow") ?? "").split(",").map((method) => method.trim().toUpperCase());
    if (named("Allow") === null) return [wrong("Allow", "is missing, and HTTP asks for it")];
    const there = contract.operations.filter(({ path }) => path === placed.path);
    if (there.some(({ method }) => !allowed.includes(method.toUpperCase())))
      return [wrong("Allow", "doesn't list a method that the contract has at this address")];
  }
  const retry = named("Retry-After");
  // Dates begin with the name of their day. JavaScript takes much for a date, such as `-5`.
  if (retry !== null && !/^\d+$/.test(retry) && (!/^[A-Z]/.test(retry) || Number.isNaN(Date.parse(retry))))
    return [wrong("Retry-After", "is neither seconds nor a date")];
  return [];
}

/** Another status of success for a creation is a way that a client knows to handle. */
function createsWithTheDocumentedStatus(exchange: Exchange): Remark[] {
  const { status } = exchange.response;
  const documented = Object.entries(exchange.placed.operation.responses).find(
    ([, response]) => response["x-outcome"] === "created",
  )?.[0];
  if (!creationIn(exchange) || !isSuccess(status) || String(status) === documented) return [];
  return [about(exchange, "outcome")(`a creation comes with ${status}, and not with ${documented}`, "", true)];
}
