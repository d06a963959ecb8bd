import { refuseFields } from "../http/answer.ts";
import type { Operation } from "./operation.ts";

/** What a request asks for in its `Prefer` header, in place of the answer that it would get. */
export interface Preference {
  code?: number;
  example?: string;
  dynamic?: boolean;
  /** The operation lists no such code: what it says of every other error holds. */
  unlisted?: boolean;
}

/**
 * Reads `Prefer: code=503`, `example=NAME` and `dynamic=true`; other preferences are somebody else's and ignored.
 *
 * @param given the preferences of the header
 * @returns undefined if the header asks for none of the three
 * @throws Refusal with 422 if the operation has no such answer
 */
export function readPreference(given: Map<string, string>, operation: Operation): Preference | undefined {
  const code = given.get("code");
  const example = given.get("example");
  const dynamic = given.get("dynamic");
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;

  const response = findResponse(operation, code) ?? refuseCode(operation);
  const names = response.contents?.[0]?.examples?.map(({ key }) => key) ?? [];
  if (example !== undefined && !names.includes(example))
    throw refusePreference(`example is one of ${names.join(", ")}`);
  if (dynamic !== undefined && !["true", "false"].includes(dynamic)) throw refusePreference("dynamic is true or false");
  return {
    ...(code === undefined ? {} : { code: Number(code) }),
    ...(example === undefined ? {} : { example }),
    ...(dynamic === undefined ? {} : { dynamic: dynamic === "true" }),
    ...(response.code === "default" && example === undefined && dynamic === undefined ? { unlisted: true } : {}),
  };
}

/** A preference as the log tells of it. */
export function describePreference({ code, example, dynamic }: Preference): string {
  const parts = Object.entries({ code, example, dynamic }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return `Prefer: ${parts.join(", ")}`;
}

/** The response of a status, or the first success if none is named. `default` stands for every error that is not listed. */
export function findResponse({ responses }: Operation, code: string | undefined) {
  const response = responses.find((one) => (code === undefined ? /^2\d\d$/.test(one.code) : one.code === code));
  // No success hides behind `default`.
  return response ?? (/^[45]\d\d$/.test(code ?? "") ? responses.find((one) => one.code === "default") : undefined);
}

function refuseCode({ responses }: Operation): never {
  const codes = responses.map((one) => one.code).filter((one) => one !== "default");
  throw refusePreference(`code is ${codes.join(", ")} or another error from 400 to 599`);
}

function refusePreference(rule: string) {
  return refuseFields({ Prefer: `This value is not valid here: ${rule}.` });
}
