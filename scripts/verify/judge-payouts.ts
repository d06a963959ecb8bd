import { isDeepStrictEqual } from "node:util";
import { maskUnder } from "../cli/mask-cards.ts";
import type { Schema } from "../openapi/document.ts";
import { apiKeys, isSuccess, pointerOf, responseOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import { type AboutMember, addsUp, amountAsSent, oddOffer } from "./judge-amounts.ts";
import {
  about,
  creationIn,
  type Exchange,
  isService,
  type Judgement,
  type Known,
  outcomeOf,
  payoutsIn,
  type Remark,
  type Shown,
  shownIn,
} from "./judgement.ts";

/** What is judged of a payout wherever it is shown. */
type PayoutJudgement = (shown: Shown, exchange: Exchange, known: Known) => Remark[];

const ofPayouts: PayoutJudgement[] = [
  showsWhatWasSent,
  showsWhatWasShownBefore,
  addsUp,
  isOfItsService,
  hasANumberOfItsOwn,
  tellsTimesInSeconds,
  tellsTimesInOrder,
  tellsWhatWasPaid,
  movesByThePhases,
  hasAResolutionThatFits,
  keepsTheRecipientPrivate,
];

/** What is judged of the payouts in a response, and of what became of a creation. */
export const payoutJudgements: Judgement[] = [
  showsWhatWasAskedFor,
  createsOnce,
  showsTheOneThatConflicts,
  offersWhatWasAskedFor,
  agreesOnServices,
  (exchange, known) =>
    payoutsIn(exchange).flatMap((shown) => ofPayouts.flatMap((judge) => judge(shown, exchange, known))),
];

/** Remembers what an exchange told of payouts and services. */
export function learnOfPayouts(exchange: Exchange, known: Known): void {
  const sent = creationIn(exchange);
  const { status } = exchange.response;
  const creation = sent && creationOf(sent, known);
  const outcome = outcomeOf(exchange);
  if (creation && (outcome === "unknown" || status >= 500)) creation.open = true;
  for (const shown of payoutsIn(exchange)) {
    if (shown.id === undefined) continue;
    if (creation && (isSuccess(status) || outcome === "duplicate")) creation.ids.add(shown.id);
    known.showsNullable ||= typeof shown.members.description === "string";
    const before = known.payouts.get(shown.id);
    const asSent = before?.sent ?? (creation?.ids.has(shown.id) ? creation.sent : undefined);
    known.payouts.set(shown.id, { shown: { ...before?.shown, ...shown.members }, ...(asSent && { sent: asSent }) });
  }
  for (const { id, members } of shownIn(exchange).filter(isService)) {
    if (id !== undefined) known.services.set(id, members);
  }
}

/** The creation under a reference, which is known from here on. */
function creationOf(sent: Record<string, unknown>, { creations }: Known) {
  const reference = String(sent.reference_id);
  const creation = creations.get(reference) ?? { sent, ids: new Set<string>(), open: false };
  creations.set(reference, creation);
  return creation;
}

/** The response to a request for one thing has that one, and an address of its own. */
function showsWhatWasAskedFor(exchange: Exchange): Remark[] {
  const { path, response } = exchange;
  const single = isObject(response.body) && !Array.isArray(response.body.data);
  return shownIn(exchange).flatMap((shown) => {
    const instance = shown.instance.replace("/attributes", "");
    const wrong = (message: string): Remark => ({
      kind: "wrong-payout",
      message,
      instance: `${instance}/id`,
      place: shown.placeOf("id").replace("Attributes/", "/"),
    });
    return single && path.id !== undefined && shown.id !== path.id ? [wrong("another ID was asked for")] : [];
  });
}

/** A reference makes one payout, which waits to be processed. */
function createsOnce(exchange: Exchange, known: Known): Remark[] {
  const sent = creationIn(exchange);
  const { placed, response } = exchange;
  if (!sent || !isSuccess(response.status)) return [];
  const place = pointerOf(placed.operation);
  const before = known.creations.get(String(sent.reference_id));
  return payoutsIn(exchange).flatMap((shown) => {
    const { id = "", members } = shown;
    const remarks: Remark[] = [];
    const remark = (kind: Remark["kind"], message: string, observed = false) =>
      remarks.push({ kind, message, instance: "/data/id", place: `${place}/responses`, observed });
    if (before?.ids.has(id))
      remark("outcome", "a creation that is repeated comes with success, and with the first payout", true);
    else if (before && before.ids.size > 0) remark("second-payout", "a second payout was created under one reference");
    else if (known.payouts.has(id)) remark("wrong-payout", "the ID of another payout came");
    const isAutomatic = isObject(sent.options) && sent.options.auto_process === true;
    const { initial, phases } = statusesOf(known);
    const isListed = phases.flat().includes(String(members.status));
    if (!before && !isAutomatic && isListed && members.status !== initial)
      remarks.push(about(shown, "status-order")("status", `a payout that nobody has processed is past ${initial}`));
    return remarks;
  });
}

/** A conflict shows the payout that is in its way, and comes only where there is one. */
function showsTheOneThatConflicts(exchange: Exchange, known: Known): Remark[] {
  const sent = creationIn(exchange);
  if (outcomeOf(exchange) !== "duplicate" || !sent) return [];
  const before = known.creations.get(String(sent.reference_id));
  const place = `${pointerOf(exchange.placed.operation)}/responses/${exchange.response.status}`;
  const remark = (kind: Remark["kind"], message: string): Remark => ({ kind, message, instance: "/data", place });
  if (!before) return known.complete ? [remark("outcome", "a reference that is new conflicts with a payout")] : [];
  const shown = payoutsIn(exchange);
  if (shown.length === 0) {
    const [media] = Object.values(responseOf(exchange.placed.operation, exchange.response.status)?.content ?? {});
    const data = media?.schema ? `${pointerOf(media.schema)}/properties/data` : place;
    return [
      { ...remark("outcome", "a conflict doesn't show the payout that is in its way"), place: data, observed: true },
    ];
  }
  const wrong = shown.filter(({ id = "" }) => before.ids.size > 0 && !before.ids.has(id));
  return wrong.map(() => remark("wrong-payout", "another payout than the one under the reference"));
}

/** A payout is as its creation asked for it. */
function showsWhatWasSent(shown: Shown, exchange: Exchange, known: Known): Remark[] {
  const { members, id = "" } = shown;
  const reference = typeof members.reference_id === "string" ? members.reference_id : undefined;
  const own = creationIn(exchange);
  const sent = own ?? known.payouts.get(id)?.sent ?? known.creations.get(reference ?? "")?.sent;
  if (!sent) return [];
  const remark = about(shown, "not-as-sent");
  const has = (member: string) => member in members && shown.knows(member);
  const differs = "is not what the creation sent";
  const remarks: Remark[] = [];
  for (const member of ["reference_id", "currency"]) {
    if (!has(member) || members[member] === sent[member]) continue;
    const folded = [members[member], sent[member]].map((value) => String(value).trim());
    remarks.push(
      remark(
        member,
        folded[0] === folded[1] ? "differs in white space from what was sent" : differs,
        folded[0] === folded[1],
      ),
    );
  }
  if (has("amount")) remarks.push(...amountAsSent("amount", sent, members.amount, remark));
  for (const member of ["description", "callback_url"]) {
    if (!has(member) || (members[member] ?? null) === (sent[member] ?? null)) continue;
    const isHidden = members[member] === null;
    remarks.push(remark(member, isHidden ? "was sent, and is not shown" : differs, isHidden));
  }
  if (has("metadata") && !isSameMap(members.metadata, sent.metadata)) {
    const isHidden = isSameMap(members.metadata, undefined);
    remarks.push(remark("metadata", isHidden ? "was sent, and is not shown" : differs, isHidden));
  }
  if (has("fields")) remarks.push(...fieldsAsSent(sent.fields, members.fields, remark));
  if (sent.test_mode === true && "test_mode" in members && members.test_mode !== true) {
    remarks.push(
      about(shown, "safety")("test_mode", "a test was asked for, and a payout came that is not shown as one"),
    );
  }
  return [...remarks, ...serviceAsSent(sent.service, shown, known)];
}

/** Whether a map came back. One that is empty may be a list. */
function isSameMap(shown: unknown, sent: unknown): boolean {
  const entries = (map: unknown) => JSON.stringify(Object.entries(Object(map ?? {})).sort());
  return entries(shown) === entries(sent);
}

/** The recipient may be masked, hidden, or written without spaces; a card number must be masked. */
function fieldsAsSent(sent: unknown, shown: unknown, remark: AboutMember): Remark[] {
  if (Array.isArray(shown)) return isSameMap(sent, shown) ? [] : [remark("fields", "was sent, and is not shown", true)];
  if (!isObject(sent) || !isObject(shown)) return [];
  return Object.entries(sent).flatMap(([name, value]) => {
    if (!(name in shown)) return [remark("fields", "a member that was sent is missing")];
    const [meant, came] = [String(value), String(shown[name])];
    const masked = maskUnder(meant, name);
    const isCard = masked !== meant;
    if (isCard && digitsIn(came) === digitsIn(meant)) return [remark("fields", "a whole card number is shown")];
    if (isCard && showsTooMuch(came))
      return [remark("fields", "more of a card number is shown than its first eight digits and its last four")];
    if (came === masked || JSON.stringify(shown[name]) === JSON.stringify(value)) return [];
    const isLike = mayStandFor(plain(came), plain(meant));
    return [
      remark(
        "fields",
        isLike ? "a value is masked or written in another way" : "a value is not the one that was sent",
        isLike,
      ),
    ];
  });
}

const digitsIn = (text: string): string => text.normalize("NFKC").replaceAll(/\D/g, "");

/** What PCI DSS 4.0, requirement 3.4.1, lets nobody show: the other digits can be guessed, the more so as one of them is a check digit. */
function showsTooMuch(card: string): boolean {
  const [start = "", ...rest] = card.normalize("NFKC").split(/[*•●∙·#]+|[xX]{2,}/);
  return rest.length > 0 && (digitsIn(start).length > 8 || digitsIn(rest.join("")).length > 4);
}
const plain = (text: string): string => text.normalize("NFKC").replaceAll(/[^\p{L}\p{N}*•●∙·#]/gu, "");

/** Whether a text is another with characters that are masked, or its last ones alone. */
function mayStandFor(shown: string, meant: string): boolean {
  const parts = shown.split(/[*•●∙·#]+|[xX]{2,}/);
  if (parts.length > 1)
    return new RegExp(`^${parts.map((part) => part.replaceAll(/\W/g, "\\$&")).join(".*")}$`, "su").test(meant);
  return shown === meant || (shown.length >= 4 && shown.length <= meant.length / 2 && meant.endsWith(shown));
}

/** The service may be shown by its ID. */
function serviceAsSent(sent: unknown, shown: Shown, known: Known): Remark[] {
  const related = Object(Object(shown.resource.relationships)["payout-service"]).data;
  const service = related ? related.id : shown.members.service;
  if (typeof service !== "string" || service === sent) return [];
  const isId = known.services.has(service)
    ? known.services.get(service)?.service === sent
    : looksLikeServiceId(service, known);
  const message = isId ? "is shown by its ID" : "is not the service that the creation sent";
  const instance = related
    ? `${shown.instance.replace("/attributes", "")}/relationships/payout-service/data/id`
    : `${shown.instance}/service`;
  const place = related ? "#/components/schemas/ServiceIdentifier/properties/id" : shown.placeOf("service");
  return [{ kind: "not-as-sent", message, instance, place, observed: isId }];
}

/** IDs of services begin as the contract's own example does. */
function looksLikeServiceId(text: string, { contract }: Known): boolean {
  const single = contract.operations.find(({ path }) => /payout-services\/\{id\}$/.test(path));
  const [prefix = ""] = /^[a-z]+_/.exec(String(single?.parameters.find(({ name }) => name === "id")?.example)) ?? [];
  return prefix !== "" && text.startsWith(prefix);
}

const settled = ["amount", "currency", "test_mode", "service_currency", "reference_id", "serial_number"];
const reckoned = ["payout_amount", "service_amount", "service_payout_amount", "exchange_rate", "fee", "writeoff"];

/** What a payout's creation settled doesn't change, and time doesn't run back. */
function showsWhatWasShownBefore(shown: Shown, _exchange: Exchange, { payouts }: Known): Remark[] {
  const before = payouts.get(shown.id ?? "")?.shown;
  const remarks: Remark[] = [];
  if (!before) return remarks;
  const remark = about(shown, "time");
  const both = (member: string): [number, number] | undefined => {
    const [was, is] = [before[member], shown.members[member]];
    return typeof was === "number" && typeof is === "number" ? [was, is] : undefined;
  };
  for (const member of ["created", "processed", "processed_amount"]) {
    const [was, is] = both(member) ?? [];
    if (was !== is) remarks.push(remark(member, "is another than before"));
  }
  const [was = 0, is = 0] = both("updated") ?? [];
  if (is < was) remarks.push(remark("updated", "is earlier than before"));
  // A rate, and what is reckoned by it, may be another once the payout moves.
  const isSame = before.status === shown.members.status && before.updated === (shown.members.updated ?? before.updated);
  for (const member of [...settled, ...(isSame ? reckoned : [])]) {
    const [old, now] = [before[member], shown.members[member]];
    if (old !== undefined && now !== undefined && old !== now)
      remarks.push(about(shown, "not-as-sent")(member, "is another than another response shows"));
  }
  return remarks;
}

/** Its currency and its method are those of its service, where a list showed that. */
function isOfItsService(shown: Shown, _exchange: Exchange, { services }: Known): Remark[] {
  const related = (name: string) => Object(Object(Object(shown.resource.relationships)[name]).data).id;
  const named = related("payout-service") ?? shown.members.service;
  const service = services.get(String(named)) ?? [...services.values()].find((each) => each.service === named);
  const { service_currency: currency } = shown.members;
  const method = related("payout-method") ?? shown.members.service_method;
  const differs = (value: unknown, own: unknown) =>
    typeof value === "string" && typeof own === "string" && value !== own;
  const remark = about(shown, "not-as-sent");
  const ofMethod = shown.knows("service_method")
    ? {}
    : {
        instance: `${shown.instance.replace("/attributes", "")}/relationships/payout-method/data/id`,
        place: "#/components/schemas/MethodIdentifier/properties/id",
      };
  return [
    ...(differs(currency, service?.service_currency)
      ? [remark("service_currency", "is not the currency of its service")]
      : []),
    ...(differs(method, service?.service_method)
      ? [{ ...remark("service_method", "is not the method of its service", true), ...ofMethod }]
      : []),
  ];
}

/** The contract takes it for a part of the ID, of which each payout has its own. */
function hasANumberOfItsOwn({ id, members, ...shown }: Shown, _exchange: Exchange, { payouts }: Known): Remark[] {
  const { serial_number: number } = members;
  if (typeof number !== "string") return [];
  const isTaken = [...payouts].some(
    ([
      other,
      {
        shown: { serial_number },
      },
    ]) => other !== id && serial_number === number,
  );
  const remark = about({ id, members, ...shown }, "wrong-payout");
  return isTaken ? [remark("serial_number", "is the number of another payout, too", true)] : [];
}

const times = ["created", "updated", "processed"];

/** Of this many seconds since 1970 the year is 2001, and 5138: what is beyond is no time in seconds. */
const [earliest, latest] = [1e9, 1e11];

/** How far the clocks of two machines may be apart, in seconds. */
const skew = 86_400;

function tellsTimesInSeconds(shown: Shown, exchange: Exchange, known: Known): Remark[] {
  const remark = about(shown, "time");
  const remarks = times.flatMap((member) => {
    const value = shown.members[member];
    if (typeof value !== "number") return [];
    if (value >= latest) return [remark(member, "is in milliseconds, and not in seconds")];
    return value < earliest ? [remark(member, "is no time in Unix seconds")] : [];
  });
  const early = times.filter((member) => Number(shown.members[member]) - exchange.at / 1000 > skew);
  const { created } = shown.members;
  const isNew = creationIn(exchange) !== undefined && isSuccess(exchange.response.status);
  if (remarks.length > 0 || !known.complete) return remarks;
  if (early.length > 0) return early.map((member) => remark(member, "is in the future"));
  if (!isNew || typeof created !== "number") return [];
  return Math.abs(created - exchange.at / 1000) > skew ? [remark("created", "is not when the payout was created")] : [];
}

function tellsTimesInOrder(shown: Shown): Remark[] {
  const { created, updated, processed } = shown.members;
  const remark = about(shown, "time");
  const isBefore = (one: unknown, other: unknown) =>
    typeof one === "number" && typeof other === "number" && one < other;
  return [
    ...(isBefore(updated, created) ? [remark("updated", "is before it was created")] : []),
    ...(isBefore(processed, created) ? [remark("processed", "is before it was created")] : []),
    ...(isBefore(updated, processed) ? [remark("processed", "is after its last change")] : []),
  ];
}

/** What was paid, and when, is told once a status says so, and not before. */
function tellsWhatWasPaid(shown: Shown, _exchange: Exchange, known: Known): Remark[] {
  const { members } = shown;
  const status = String(members.status);
  const remark = about(shown, "paid");
  const { phases, paid } = statusesOf(known);
  const phase = phases.findIndex((statuses) => statuses.includes(status));
  if (phase < 0) return [];
  const remarks: Remark[] = [];
  for (const member of ["processed", "processed_amount", "processed_writeoff"]) {
    if (!(member in members) || !shown.knows(member)) continue;
    const isNull = members[member] === null;
    if (isNull && phase >= paid)
      remarks.push(remark(member, "is null, and the status says that it was paid", hidesNullable(shown, known)));
    if (!isNull && phase < paid) remarks.push(remark(member, "is there, and the status says that nothing was paid"));
  }
  const { amount, processed_amount: got } = members;
  if (typeof amount !== "number" || typeof got !== "number") return remarks;
  if (status === "processed" && got !== amount)
    remarks.push(remark("processed_amount", "is not the amount, and the status says that it was paid in full"));
  if (status === "partially_processed" && got >= amount)
    remarks.push(remark("processed_amount", "is not less than the amount, and the status says that it is"));
  return remarks;
}

/** Whether a deployment shows what can be null as null throughout. */
function hidesNullable({ members }: Shown, { showsNullable }: Known): boolean {
  return !showsNullable && members.processed === null && members.processed_amount === null;
}

/** What the contract says of the statuses of payouts. */
function statusesOf({ contract }: Known) {
  const schema: Schema = contract.components.schemas.PayoutStatus ?? {};
  const phases = Object.values((schema["x-phases"] ?? {}) as Record<string, string[]>);
  return {
    phases,
    /** The phase in which something was paid. */
    paid: Object.keys((schema["x-phases"] ?? {}) as object).indexOf("Paid"),
    initial: schema["x-initial"],
    final: (schema["x-final"] ?? []) as string[],
    reserved: Object.keys((schema["x-reservations"] ?? {}) as object),
  };
}

/** A status moves on in the order of the phases, and a final one stays, unless the platform reserves that it may not. */
function movesByThePhases(shown: Shown, _exchange: Exchange, known: Known): Remark[] {
  const [was, is] = [known.payouts.get(shown.id ?? "")?.shown.status, shown.members.status].map(String) as [
    string,
    string,
  ];
  const { phases, final, reserved } = statusesOf(known);
  const [from, to] = [was, is].map((status) => phases.findIndex((statuses) => statuses.includes(status))) as [
    number,
    number,
  ];
  if (was === is || from < 0 || to < 0) return [];
  const remark = about(shown, "status-order");
  if (to < from) return [remark("status", `went back from ${was} to ${is}`)];
  if (!final.includes(was) || (reserved.includes(was) && to > from)) return [];
  return [remark("status", `${was} is final, and it became ${is}`)];
}

/** A resolution says nothing is wrong exactly where nothing is. */
function hasAResolutionThatFits(shown: Shown, exchange: Exchange, known: Known): Remark[] {
  const { status, resolution } = shown.members;
  const { "x-extensible-enum": codes = [] } = known.contract.components.schemas.PayoutResolution ?? {};
  const { phases, paid } = statusesOf(known);
  const phase = phases.findIndex((statuses) => statuses.includes(String(status)));
  if (!(codes as unknown[]).includes(resolution) || phase < 0) return [];
  const [fine] = codes as string[];
  const remark = about(shown, "resolution");
  if (/_(error|failed)$/.test(String(status)) && resolution === fine)
    return [remark("resolution", `is ${fine}, and the status says that it failed`)];
  if ((phase === 0 || phase === paid) && resolution !== fine)
    return [
      remark(
        "resolution",
        `is not ${fine}, and the status says that nothing is wrong`,
        status === "partially_processed",
      ),
    ];
  const wanted = Object(
    (creationIn(exchange) ?? known.payouts.get(shown.id ?? "")?.sent)?.fields,
  ).test_details_payout_resolution;
  const isAsked = typeof wanted === "string" && /failed$/.test(String(status));
  return isAsked && wanted.replaceAll("-", "_") !== resolution
    ? [remark("resolution", "is not the one that the test service was asked for")]
    : [];
}

/** What a creation sends and the public API doesn't describe is nobody's business. */
function keepsTheRecipientPrivate(shown: Shown, { placed }: Exchange, { contract }: Known): Remark[] {
  if (placed.operation["x-audience"] !== "public") return [];
  const creation = contract.components.schemas.CreatePayoutInvoiceAttributes ?? {};
  const ofCreation = Object.assign({}, ...[creation, ...(creation.anyOf ?? [])].map(({ properties }) => properties));
  const told = Object.keys(shown.members).filter((member) => member in ofCreation && !shown.knows(member));
  return told.map((member) =>
    about(shown, "secret")(member, "the public API shows it, and only the account may see it"),
  );
}

/** An offer is for the amount and the currency that were asked for, under the codes of its services. */
function offersWhatWasAskedFor(exchange: Exchange, { contract }: Known): Remark[] {
  const { body, response, placed } = exchange;
  const data = isObject(response.body) && isObject(response.body.data) ? response.body.data : {};
  if (!isObject(body) || creationIn(exchange) || !isSuccess(response.status) || !("amount" in body)) return [];
  const [shown] = shownIn(exchange);
  if (!shown) return [];
  const remark = about(shown, "not-as-sent");
  const services = Object.entries(isObject(data.services) ? data.services : {});
  const isForTests = apiKeys(contract).some(({ scheme, member }) => {
    const prefix = contract.components.securitySchemes?.[scheme]?.["x-key-prefixes"]?.test;
    return prefix !== undefined && String(body[member]).startsWith(prefix);
  });
  const misnamed = services.filter(
    ([name, service]) => isObject(service) && typeof service.code === "string" && service.code !== name,
  );
  return [
    ...(isForTests && data.test_mode === false
      ? [{ ...remark("test_mode", "is false, and the key is one for tests", true), kind: "safety" as const }]
      : []),
    ...(data.currency === body.currency ? [] : [remark("currency", "is not the currency that was asked for")]),
    ...amountAsSent("amount", body, data.amount, remark),
    ...services
      .flatMap(([, service]) => oddOffer(Object(service), body.amount))
      .map((message) => ({
        ...remark("services", message, true),
        place: `${pointerOf(placed.operation)}`,
      })),
    ...misnamed.slice(0, 1).map(() => ({
      ...remark("services", "a service is under another name than its code"),
      place: `${pointerOf(placed.operation)}`,
    })),
  ];
}

/** What a service can be at one time, and not at another. */
const passing = ["available", "active", "enabled"];

/** A service is the same in a list and alone, and its limits are in order. */
function agreesOnServices(exchange: Exchange, { services }: Known): Remark[] {
  return shownIn(exchange)
    .filter(isService)
    .flatMap((shown) => {
      const { id = "", members } = shown;
      const { service: code, ...others } = services.get(id) ?? members;
      const { amount_min: least, amount_max: most } = members;
      const changed = Object.keys(others).filter(
        (member) =>
          shown.knows(member) &&
          member in members &&
          !passing.includes(member) &&
          !isDeepStrictEqual(others[member], members[member]),
      );
      return [
        ...(code === members.service
          ? changed.map((member) => about(shown, "not-as-sent")(member, "is another than another response shows"))
          : [about(shown, "wrong-payout")("service", "is another than another response shows under this ID")]),
        ...(typeof least === "number" && typeof most === "number" && least > most
          ? [about(shown, "wrong-value")("amount_min", "is more than amount_max")]
          : []),
        ...(Number(least) < 0 ? [about(shown, "wrong-value")("amount_min", "is less than nothing")] : []),
        // The samples have 0 for the largest fee, which is no limit.
        ...(Number(members.fee_max) > 0 && Number(members.fee_min) > Number(members.fee_max)
          ? [about(shown, "wrong-value")("fee_min", "is more than fee_max", true)]
          : []),
      ];
    });
}
