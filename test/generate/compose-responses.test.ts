import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { composeResponses } from "../../scripts/generate/compose-responses.ts";
import { loadContract } from "../../scripts/generate/load.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { contract, model } from "../contract.ts";
import { type Copy, copyRepository } from "../copy.ts";

/** What a contract says of kinds, of two operations and of two statuses. */
function source() {
  const examples = { one: { value: 1 }, other: { value: 2 } };
  return {
    openapi: "3.1.1",
    "x-outcomes": {
      unknown: { title: "Unknown", description: "Look twice." },
      none: { title: "None", description: "Nothing happened." },
    },
    "x-kinds": {
      Making: {
        description: "Makes a thing.",
        meanings: [
          {
            statuses: [404, "default"],
            outcome: "unknown",
            description: "The thing may exist. {remedy}, then look for it.",
            links: { get: { $ref: "#/components/links/Get" } },
          },
        ],
      },
      Reading: {
        description: "Reads a thing.",
        meanings: [{ statuses: ["404", "default"], outcome: "none", description: "No thing is involved." }],
      },
      Peeking: { description: "Reads a thing without a key.", like: "Reading" },
    } as Record<string, unknown>,
    paths: {
      "/things": {
        post: {
          operationId: "make",
          "x-kind": "Making",
          responses: {
            "201": { description: "Made.", "x-outcome": "none" },
            "404": { $ref: "#/components/responses/NotFound" },
            default: { $ref: "#/components/responses/Unlisted" },
          },
        },
        get: {
          operationId: "read",
          "x-kind": "Reading",
          responses: {
            "404": { $ref: "#/components/responses/NotFound" },
            default: { description: "Something else happened." },
          },
        },
      },
      "/things/shadow": {
        get: {
          operationId: "peek",
          "x-kind": "Peeking",
          responses: {
            "404": { $ref: "#/components/responses/NotFound" },
            default: { $ref: "#/components/responses/Unlisted" },
          },
        },
      },
    },
    components: {
      links: { Get: { operationId: "read" } },
      responses: {
        NotFound: {
          description: "Nothing was found.",
          "x-remedy": "Check the name",
          "x-cases": [
            { kinds: ["Making"], examples: ["other"], headers: {} },
            { kinds: ["Peeking"], description: "Nothing was seen.", "x-source": "inferred" },
          ],
          headers: { Hint: { description: "A hint." } },
          content: { "application/json": { examples } },
        },
        Unlisted: { description: "Something else happened.", "x-remedy": "Wait" },
      },
    },
  };
}

const composed = (change: (document: ReturnType<typeof source>) => void = () => {}) => {
  const document = source();
  change(document);
  return composeResponses(document as unknown as OpenApiDocument);
};

describe("a composed response", () => {
  test("says what happened and what that means, as one component for each kind", () => {
    const content = (...names: string[]) => ({
      "application/json": {
        examples: Object.fromEntries(names.map((name) => [name, { value: name === "one" ? 1 : 2 }])),
      },
    });
    expect(composed().components.responses).toEqual({
      MakingNotFound: {
        description: "Nothing was found. The thing may exist. Check the name, then look for it.",
        "x-outcome": "unknown",
        content: content("other"),
        links: { get: { $ref: "#/components/links/Get" } },
      },
      MakingUnlisted: {
        description: "Something else happened. The thing may exist. Wait, then look for it.",
        "x-outcome": "unknown",
        links: { get: { $ref: "#/components/links/Get" } },
      },
      ReadingNotFound: {
        description: "Nothing was found. No thing is involved.",
        "x-outcome": "none",
        headers: { Hint: { description: "A hint." } },
        content: content("one", "other"),
      },
      ReadingUnlisted: { description: "Something else happened. No thing is involved.", "x-outcome": "none" },
      PeekingNotFound: {
        description: "Nothing was seen. No thing is involved.",
        "x-outcome": "none",
        "x-source": "inferred",
        headers: { Hint: { description: "A hint." } },
        content: content("one", "other"),
      },
    });
  });

  test.each([
    ["make", "201", { description: "Made.", "x-outcome": "none" }],
    ["make", "404", { $ref: "#/components/responses/MakingNotFound" }],
    ["read", "404", { $ref: "#/components/responses/ReadingNotFound" }],
    ["read", "default", { description: "Something else happened. No thing is involved.", "x-outcome": "none" }],
    ["peek", "404", { $ref: "#/components/responses/PeekingNotFound" }],
    ["peek", "default", { $ref: "#/components/responses/ReadingUnlisted" }],
  ])("stands where its parts stood: %s %s", (id, status, want) => {
    const items = Object.values(composed().paths).flatMap(({ get, post }) => [get, post]);
    const found = items.find((operation) => operation?.operationId === id);
    expect(found?.responses[status]).toEqual(want);
  });

  test("stands in the order in which Redocly would come to it", () => {
    expect(Object.keys(composed().components.responses ?? {})).toEqual([
      "ReadingNotFound",
      "MakingUnlisted",
      "MakingNotFound",
      "ReadingUnlisted",
      "PeekingNotFound",
    ]);
  });

  test("is all that is left of its parts", () => {
    expect(JSON.stringify(composed())).not.toMatch(/x-kind|x-remedy|x-cases|responses\/(NotFound|Unlisted)/);
    expect(JSON.stringify(contract)).not.toMatch(/x-kind|x-remedy|x-cases/);
  });

  test("takes in what an outcome means", () => {
    const { responses } = composed((document) => {
      Object.assign(kindsOf(document).Making?.meanings[0] ?? {}, { description: "{remedy}. {unknown}" });
    }).components;
    expect(responses?.MakingNotFound?.description).toBe("Nothing was found. Check the name. Look twice.");
  });

  test("shares nothing with another", () => {
    const { responses = {} } = composed().components;
    expect(responses.ReadingNotFound?.content).not.toBe(responses.PeekingNotFound?.content);
  });
});

test("a document without a table stays as it is", () => {
  const { "x-kinds": _kinds, ...document } = source();
  expect(composeResponses(document as unknown as OpenApiDocument)).toBe(document);
});

test("every response of the contract says what it means for the money", () => {
  const responses = model.operations.flatMap(({ operation: { operationId, responses } }) =>
    Object.entries(responses).map(([status, response]) => [operationId, status, response] as const),
  );
  expect(responses.length).toBeGreaterThan(100);
  const silent = responses.filter(([, , response]) => !contract["x-outcomes"]?.[response["x-outcome"] ?? ""]);
  expect(silent).toEqual([]);
});

type Kinds = Record<
  string,
  { like?: string; meanings: { statuses: unknown[]; outcome: string; description: string }[] }
>;
const kindsOf = (document: ReturnType<typeof source>) => document["x-kinds"] as Kinds;

describe("what does not fit is one line", () => {
  test.each<[what: string, change: (document: ReturnType<typeof source>) => void, error: string]>([
    [
      "no kind",
      ({ paths }) => Object.assign(paths["/things"].post, { "x-kind": undefined }),
      "POST /things: x-kind is missing. Set it to one of Making, Reading, Peeking, or add it to spec/kinds.yaml.",
    ],
    [
      "a kind that is not in the table",
      ({ paths }) => Object.assign(paths["/things"].post, { "x-kind": "Mking" }),
      "POST /things: x-kind is Mking. Set it to one of Making, Reading, Peeking, or add it to spec/kinds.yaml.",
    ],
    [
      "statuses that the table does not speak of",
      (document) => kindsOf(document).Making?.meanings.splice(0),
      "spec/kinds.yaml: Making does not say what 404, default means, which POST /things responds with. Add it to the `statuses` of a meaning, or give the response an `x-outcome`.",
    ],
    [
      "a status that the table speaks of twice",
      (document) => kindsOf(document).Making?.meanings[0]?.statuses.push("404"),
      "spec/kinds.yaml: Making says more than once what 404 means. Take it out of one of the `statuses`.",
    ],
    [
      "an outcome that is not explained",
      (document) => Object.assign(kindsOf(document).Making?.meanings[0] ?? {}, { outcome: "unknwon" }),
      "spec/kinds.yaml: Making has the outcome unknwon. Take one of unknown, none, or add it to x-outcomes.",
    ],
    [
      "a mark that stands for nothing",
      (document) => Object.assign(kindsOf(document).Making?.meanings[0] ?? {}, { description: "{remdy}, then look." }),
      "spec/kinds.yaml: Making has {remdy} in a sentence. Write {remedy}, or an outcome: unknown, none.",
    ],
    [
      "a kind like one that is not there",
      (document) => Object.assign(kindsOf(document).Peeking ?? {}, { like: "Raeding" }),
      "spec/kinds.yaml: Peeking is like Raeding, which is not there. Take one of Making, Reading, Peeking.",
    ],
    [
      "kinds that are like each other",
      (document) => Object.assign(kindsOf(document).Reading ?? {}, { like: "Peeking" }),
      "spec/kinds.yaml: Reading is like Peeking, which is like Reading in turn. Take out one `like`.",
    ],
    [
      "a case of a kind that is not in the table",
      ({ components: { responses } }) => Object.assign(responses.Unlisted, { "x-cases": [{ kinds: ["Mking"] }] }),
      "spec/responses/Unlisted.yaml: x-cases has the kind Mking. Take one of Making, Reading, Peeking.",
    ],
    [
      "a case with an example that is not there",
      ({ components: { responses } }) =>
        Object.assign(responses.NotFound, { "x-cases": [{ kinds: ["Making"], examples: ["third"] }] }),
      "spec/responses/NotFound.yaml: x-cases has the example third. Take one of one, other, or add it.",
    ],
    [
      "no remedy where a sentence takes one in",
      ({ components: { responses } }) => Object.assign(responses.Unlisted, { "x-remedy": undefined }),
      "spec/responses/Unlisted.yaml: has no x-remedy, which a sentence of spec/kinds.yaml takes in. Say what to mend, as in `x-remedy: Wait a little`.",
    ],
    [
      "one response for two statuses that mean different things",
      (document) => {
        kindsOf(document).Making?.meanings.push({ statuses: [409], outcome: "none", description: "None." });
        Object.assign(document.paths["/things"].post.responses, { "409": { $ref: "#/components/responses/NotFound" } });
      },
      "spec/responses/NotFound.yaml: MakingNotFound would say what 409 means and what 404 means. Give 404 a response of its own.",
    ],
  ])("%s", (_what, change, error) => {
    let message = "nothing";
    try {
      composed(change);
    } catch (reason) {
      message = (reason as Error).message;
    }
    expect(message.split("\n")).toContain(error);
  });
});

describe("a sixth kind", () => {
  let copy: Copy;
  beforeEach(() => {
    copy = copyRepository();
  });
  afterEach(() => copy.remove());

  test("takes one column of the table, and nothing else but its operation", async () => {
    const { responses: processing = {} } = contract.paths["/api/payout-invoices/{id}/process"]?.post ?? {};
    const statuses = Object.keys(processing).filter((status) => !status.startsWith("2"));
    appendFileSync(
      join(copy.folder, "spec/kinds.yaml"),
      `
Cancellation:
  description: Takes a payout back.
  meanings:
    - statuses: [${statuses.join(", ")}]
      outcome: unknown
      description: The payout may be canceled. {remedy}, then see whether it is.
      links: *get
`,
    );
    const process = readFileSync(join(copy.folder, "spec/paths/api/payout-invoices@{id}@process.yaml"), "utf8");
    writeFileSync(
      join(copy.folder, "spec/paths/api/payout-invoices@{id}@cancel.yaml"),
      process
        .replace("processPayoutInvoice", "createPayoutCancellation")
        .replace("x-kind: Processing", "x-kind: Cancellation"),
    );
    copy.replace(
      "spec/openapi.yaml",
      "\npaths:\n",
      "\npaths:\n  /api/payout-invoices/{id}/cancel:\n    $ref: paths/api/payout-invoices@{id}@cancel.yaml\n",
    );

    const { components, paths } = await loadContract(copy.folder);
    const { responses = {} } = components;
    const own = Object.keys(responses).filter((name) => name.startsWith("Cancellation"));
    const alike = Object.keys(contract.components.responses ?? {}).filter((name) => name.startsWith("Processing"));
    expect(alike.length).toBeGreaterThan(10);
    expect(own.sort()).toEqual(alike.map((name) => name.replace("Processing", "Cancellation")).sort());
    expect(responses.CancellationGatewayTimeout).toEqual({
      description:
        "A system behind the platform did not respond in time. The payout may be canceled. Wait a little, then see whether it is.",
      "x-outcome": "unknown",
      content: {
        "application/json": {
          schema: { $ref: "#/components/schemas/ErrorDocument" },
          examples: { gatewayTimeout: { $ref: "#/components/examples/gateway-timeout-error" } },
        },
      },
      links: { get: { $ref: "#/components/links/GetPayoutInvoiceById" } },
    });
    expect(paths["/api/payout-invoices/{id}/cancel"]?.post?.responses.default).toEqual({
      $ref: "#/components/responses/CancellationUnlisted",
    });
    // Those of the other kinds are the same.
    expect(responses).toMatchObject(contract.components.responses ?? {});
  });

  test("lacks what its column lacks", async () => {
    copy.replace("spec/kinds.yaml", "statuses: [202, 400, 404, ", "statuses: [202, 400, ");
    await expect(loadContract(copy.folder)).rejects.toThrow(
      /^spec\/kinds\.yaml: Creation does not say what 404 means, which POST \/api\/payout-invoices responds with\. .*\.$/,
    );
  });
});
