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
 * @returns undefined if the header asks for none of the three
 * @throws Refusal with 422 if the operation has no such answer
 */
export function readPreference(header: string | undefined, operation: Operation): Preference | undefined {
  const given = new Map(
    (header ?? "").split(/[,;]/).map((part) => {
      const [name = "", ...value] = part.split("=");
      return [name.trim().toLowerCase(), unquoted(value.join("=").trim())];
    }),
  );
  const code = given.get("code");
  const example = given.get("example");
  const dynamic = given.get("dynamic");
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;

  const response = findResponse(operation, code);
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

function findResponse({ responses }: Operation, code: string | undefined) {
  const response = responses.find((one) => (code === undefined ? /^2\d\d$/.test(one.code) : one.code === code));
  // `default` stands for every error that is not listed; no success hides behind it.
  const fallback = /^[45]\d\d$/.test(code ?? "") ? responses.find((one) => one.code === "default") : undefined;
  const found = response ?? fallback;
  if (found) return found;
  const codes = responses.map((one) => one.code).filter((one) => one !== "default");
  throw refusePreference(`code is ${codes.join(", ")} or another error from 400 to 599`);
}

function refusePreference(rule: string) {
  return refuseFields({ Prefer: `This value is not valid here: ${rule}.` });
}

function unquoted(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}
