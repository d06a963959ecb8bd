import { randomUUID } from "node:crypto";
import { apiKeys, type Model, type PlacedOperation, pointerOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import type { Exchange, Remark } from "./judgement.ts";
import type { Call } from "./run-workflow.ts";

/** A request that is to fail, and how. */
export interface Probe {
  /** What is wrong with it. */
  about: string;
  call: Call;
  /** Statuses that the contract leads to expect. */
  wanted: number[];
  /** Statuses by which a platform may say the same. */
  alike: number[];
}

/**
 * Requests with one mistake each, none of which can change anything.
 *
 * @param bare makes a call with the examples of what it can't do without
 * @param allowWrites whether one may go to an operation that creates
 */
export function probesOf(contract: Model, bare: (placed: PlacedOperation) => Call, allowWrites: boolean): Probe[] {
  const { operations } = contract;
  const isPrivate = ({ operation }: PlacedOperation) => operation["x-audience"] === "private";
  const lists = operations.filter(({ method, path }) => method === "get" && !path.includes("{"));
  const singles = operations.filter(({ method, path }) => method === "get" && path.endsWith("}"));
  const posts = operations.filter(({ method, operation }) => method === "post" && operation.requestBody);
  const withoutGet = operations.filter(
    ({ path }) => !operations.some((other) => other.path === path && other.method === "get"),
  );
  const isFree = ({ operation }: PlacedOperation) =>
    Object.values(operation.responses).some((response) => response["x-outcome"] === "none");
  // The mock, which takes any key, is asked for its 401; a platform takes no notice.
  const prefer = { Prefer: "code=401" };
  const [first] = lists.filter(isPrivate);
  return [
    ...singles.map((placed) =>
      probe("an unknown ID", { ...bare(placed), path: { id: unknownId(placed) } }, [404], [400, 403, 422]),
    ),
    ...(first
      ? [
          probe("no key", withoutCredentials(bare(first)), [401], [403]),
          probe(
            "a wrong key",
            { ...bare(first), header: prefer, credentials: { apiKey: `wrong-${randomUUID()}` } },
            [401],
            [403],
          ),
        ]
      : []),
    ...posts
      .filter(isFree)
      .flatMap((placed) => [
        probe(
          "a wrong key",
          { ...bare(placed), body: { ...firstBody(placed), ...keysOf(contract, `wrong-${randomUUID()}`) } },
          [401],
          [400, 403, 404, 422],
        ),
        probe("an empty body", { ...bare(placed), body: {} }, [400, 422], []),
        probe("no body", bare(placed), [400, 422], [411, 415]),
      ]),
    ...(allowWrites ? posts.filter((placed) => !isFree(placed)) : []).map((placed) =>
      // What has no reference, amount, or recipient can't become a payout. It is sent as a test all the same.
      probe("an empty body", { ...bare(placed), body: { data: { attributes: { test_mode: true } } } }, [400, 422], []),
    ),
    ...withoutGet.map((placed) =>
      probe("a method that isn't there", { ...bare(placed), method: "get" as const }, [405], [404]),
    ),
  ];
}

function probe(about: string, call: Call, wanted: number[], alike: number[]): Probe {
  return { about, call, wanted, alike };
}

function withoutCredentials({ scheme: _left, ...call }: Call): Call {
  return call;
}

/** An ID of the form of the contract's example that nothing has. */
function unknownId({ parameters }: PlacedOperation): string {
  const example = String(parameters.find(({ name }) => name === "id")?.example ?? "");
  return example.replace(/[^_]+$/, "") + randomUUID().replaceAll("-", "").slice(0, 16);
}

function firstBody({ operation }: PlacedOperation): Record<string, unknown> {
  const [media] = Object.values(operation.requestBody?.content ?? {});
  const value = Object.values(media?.examples ?? {})[0]?.value;
  return isObject(value) ? value : {};
}

function keysOf(contract: Model, key: string): Record<string, string> {
  return Object.fromEntries(apiKeys(contract).map(({ member }) => [member, key]));
}

/** What is to be said of the response to a probe. */
export function judgeProbe(
  { about, wanted, alike }: Probe,
  { placed, response }: Pick<Exchange, "placed" | "response">,
): Remark[] {
  const { status } = response;
  if (wanted.includes(status)) return [];
  const observed = alike.includes(status) || status === 429;
  const message = `${about} comes with ${status}, and not with ${wanted.join(" or ")}`;
  return [
    {
      kind: "outcome",
      message,
      instance: "",
      place: `${pointerOf(placed.operation)}/responses/${wanted[0]}`,
      observed,
    },
  ];
}
