import type { Facts, Report } from "../generators/generator.ts";

/** What the programs are told, in environment variables of the same names. */
export interface Assignment {
  BASE_URL: string;
  ACCOUNT_ID: string;
  API_KEY: string;
  PUBLIC_KEY: string;
  REFERENCE_ID: string;
  /** File with the answers to read: a list of `{ name, schema, value }`. */
  ANSWERS: string;
}

type Check = (facts: Facts, created: Facts, given: Assignment) => boolean;

const same: Check = ({ id, reference }, created, given) => id === created.id && reference === given.REFERENCE_ID;

/**
 * The steps of the journey, in their order, and whether the facts that a program reports of one are right. `created` holds
 * those of the step `create`.
 */
export const steps: Record<string, Check> = {
  prerequest: ({ amount, service, field, label, required, minimum }) =>
    amount === 10 &&
    service === "test_usd" &&
    field === "account" &&
    label === "Account" &&
    required === true &&
    Number(minimum) === 0.01,
  services: ({ ids, total, pages, read }) =>
    Array.isArray(ids) && new Set(ids).size === total && ids.length === total && pages === read && Number(pages) > 1,
  create: ({ id, reference, status, amount, processed }, _, given) =>
    String(id).startsWith("cpoi_") &&
    reference === given.REFERENCE_ID &&
    status === "created" &&
    amount === 10.55 &&
    processed === null,
  conflict: ({ id, code }, created) => code === "409" && id === created.id,
  process: (facts, ...rest) => same(facts, ...rest) && facts.status !== undefined,
  getPrivate: (facts, ...rest) => same(facts, ...rest) && facts.amount === 10.55,
  findPrivate: same,
  getPublic: ({ id, amount }, created) => id === created.id && amount === 10.55,
  findPublic: ({ id, amount }, created) => id === created.id && amount === 10.55,
  listPrivate: ({ ids, count }, created) => Array.isArray(ids) && ids.length === count && ids.includes(created.id),
  // More than the service takes: a negative amount would be refused by clients that validate.
  invalid: ({ amount }) => amount === "This value should be less than or equal to 9999999.",
  unauthorized: ({ code, status }) => code === "401" && status === "Unauthorized",
};

/** What is wrong with the journey, by the step. */
export function judgeJourney({ journey }: Report, assignment: Assignment): Map<string, string> {
  const failures = new Map<string, string>();
  const created = journey.find(({ step }) => step === "create")?.facts ?? {};
  for (const [name, isRight] of Object.entries(steps)) {
    const { facts, error } = journey.find(({ step }) => step === name) ?? { error: "not reached" };
    if (!facts) failures.set(name, error ?? "no facts");
    else if (!isRight(facts, created, assignment)) failures.set(name, JSON.stringify(facts));
  }
  return failures;
}
