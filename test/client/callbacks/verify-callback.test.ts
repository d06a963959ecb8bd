import { createHash } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import {
  CallbackError,
  type CallbackSecret,
  parseCallback,
  type RawBody,
  signCallback,
  verifyCallback,
} from "../../../scripts/client/callbacks.ts";
import { contract } from "../../contract.ts";
import { callbackBody, callbackExamples } from "./payout.ts";

const body = callbackBody({ test_mode: true, description: "Größe / 寸法" });
const bytes = new TextEncoder().encode(body);
/** The platform's own signature, by Node. */
const sign = (text: string, secret: string) =>
  createHash("sha1")
    .update(secret + text + secret)
    .digest("base64");
const signature = sign(body, "right");
const verify = (rawBody: unknown, secret: CallbackSecret, signed: string | null = signature) =>
  verifyCallback({ rawBody: rawBody as RawBody, signature: signed, secret });

test("a signature is Base64 of the SHA-1 digest of secret, body and secret", async () => {
  expect(await signCallback({ rawBody: body, secret: "right" })).toBe(signature);
});

test("the contract's example of a signature is right", async () => {
  const parameter = contract.components.parameters?.signature;
  const rawBody = JSON.stringify(callbackExamples.find(({ name }) => name === "invoice-processed")?.value);
  expect(await verify(rawBody, `${parameter?.["x-example-secret"]}`, String(parameter?.example))).toEqual(
    parseCallback(rawBody),
  );
});

describe("a callback is verified", () => {
  test.each<[string, RawBody, CallbackSecret]>([
    ["as a string", body, "right"],
    ["as bytes", bytes, "right"],
    ["as a Buffer, which shares its memory with others", Buffer.from(body), "right"],
    ["as an ArrayBuffer", bytes.buffer, "right"],
    ["by one of several secrets", body, ["old", "right"]],
    ["by the secret of its mode", body, { test: "right", live: "other" }],
    ["by one of several secrets of its mode", body, { test: ["old", "right"], live: "other" }],
  ])("%s", async (_how, rawBody, secret) => {
    expect(await verify(rawBody, secret)).toEqual(parseCallback(body));
  });

  test.each(callbackExamples.map(({ name, value }) => [name, value]))(
    "with the body of the example %s",
    async (_, value) => {
      const rawBody = JSON.stringify(value);
      expect(await verify(rawBody, "right", sign(rawBody, "right"))).toEqual((value as { data: object }).data);
    },
  );
});

const escaped = JSON.stringify(JSON.parse(body)).replaceAll("/", "\\/").replaceAll("ö", "\\u00f6");
const asPhp = `${escaped.replaceAll("ß", "\\u00df").replaceAll("寸", "\\u5bf8").replaceAll("法", "\\u6cd5")}`;
const live = callbackBody({ test_mode: false });
const modes = { test: "right", live: "other" };

describe("a callback is rejected, and its likely cause told", () => {
  test.each<[string, unknown, CallbackSecret, string, string | null]>([
    ["a body of other words", body.replace("cpoi_1", "cpoi_2"), "right", "mismatch", signature],
    ["another's secret", body, "wrong", "mismatch", signature],
    ["one character off", body, "right", "mismatch", signature.replace(/^./, (first) => (first === "A" ? "B" : "A"))],
    ["parsed before", JSON.parse(body), "right", "parsed-body", signature],
    ["nothing", undefined, "right", "parsed-body", signature],
    ["an empty body", "", "right", "empty-body", signature],
    ["serialized again", JSON.stringify(JSON.parse(body), null, 2), "right", "changed-body", signature],
    ["serialized again, from PHP's form", body, "right", "changed-body", sign(asPhp, "right")],
    ["without its last line's end", body, "right", "changed-body", sign(`${body}\n`, "right")],
    ["in Base64, as Lambda gives it", Buffer.from(body).toString("base64"), "right", "changed-body", signature],
    ["in Base64, by modes", Buffer.from(body).toString("base64"), modes, "changed-body", signature],
    ["decoded as Latin-1", Buffer.from(body).toString("latin1"), "right", "changed-body", signature],
    ["serialized twice", JSON.stringify(body), "right", "changed-body", signature],
    ["a secret with a line's end", body, "right\n", "white-space", signature],
    ["the other mode's secret", body, { test: "other", live: "right" }, "other-mode", signature],
    ["a live payout by the test secret", live, { test: "t", live: "l" }, "other-mode", sign(live, "t")],
    ["no secret for the mode", body, { live: "right" }, "no-secret", signature],
    ["no signature", body, "right", "no-signature", null],
    ["an empty signature", body, "right", "no-signature", ""],
    ["a hexadecimal digest", body, "right", "no-signature", createHash("sha1").update(body).digest("hex")],
    ["signed well, and no JSON", "{", "right", "unreadable", sign("{", "right")],
  ])("%s", async (_what, rawBody, secret, fault, signed) => {
    const error = await verify(rawBody, secret, signed).catch((reason) => reason);
    expect([error instanceof CallbackError, error.fault]).toEqual([true, fault]);
    // Neither the secret nor the right signature is told.
    for (const hidden of ["right", signature])
      expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain(`"${hidden}`);
  });

  test.each<[string, unknown]>([
    ["missing", undefined],
    ["empty", ""],
    ["an empty list", []],
    ["a list with an empty one", ["right", ""]],
    ["of no mode", {}],
    ["empty for a mode", { test: "right", live: "" }],
  ])("a secret that is %s is a mistake in the program", async (_what, secret) => {
    await expect(verify(body, secret as CallbackSecret)).rejects.toThrow(TypeError);
  });
});

test("the header may come as a list of values", async () => {
  const options = { rawBody: body, secret: "right" };
  expect(await verifyCallback({ ...options, signature: [signature] })).toEqual(parseCallback(body));
  for (const none of [[], [undefined]]) {
    await expect(verifyCallback({ ...options, signature: none })).rejects.toMatchObject({ fault: "no-signature" });
  }
});

test.each([
  ["usual", 0, 20],
  ["large", 250_000, 2],
])("a %s body that anybody may have sent is digested a bounded number of times", async (_what, length, want) => {
  const digest = vi.spyOn(crypto.subtle, "digest");
  const large = callbackBody({ test_mode: true, description: "x".repeat(length) });
  await expect(verify(large, ["one", "other"], signature)).rejects.toMatchObject({ fault: "mismatch" });
  expect(digest.mock.calls.length).toBe(want);
  digest.mockRestore();
});

describe("a body is read", () => {
  test.each<[string, string, boolean]>([
    ["a payout", body, true],
    ["a status of tomorrow", callbackBody({ status: "teleported" as never }), true],
    ["metadata as an empty list", callbackBody({ metadata: [] }), true],
    ["no JSON", "payout", false],
    ["null", "null", false],
    ["a list", "[]", false],
    ["no payout", '{"data":null}', false],
    ["no attributes", '{"data":{"id":"cpoi_1","attributes":null}}', false],
    ["an empty ID", callbackBody({}, ""), false],
    ["no time", callbackBody({ updated: "soon" as never }), false],
  ])("%s", (_what, rawBody, readable) => {
    if (readable) expect(parseCallback(rawBody).id).toBe("cpoi_1");
    else expect(() => parseCallback(rawBody)).toThrow(CallbackError);
  });

  test("bytes that are no UTF-8 are no payout", () => {
    expect(() => parseCallback(Uint8Array.of(0xff, 0xfe))).toThrow(CallbackError);
  });
});
