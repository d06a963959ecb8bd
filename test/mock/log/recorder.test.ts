import { expect, test } from "vitest";
import { readKeys } from "../../../scripts/mock/accounts/accounts.ts";
import { createRedaction } from "../../../scripts/mock/log/recorder.ts";
import { contract } from "../../contract.ts";

const redaction = createRedaction(readKeys(contract));

test.each([
  ["keys", "/a/sk_live_1a-b_2/pk_test_9", "", "/a/sk_live_***/pk_test_***"],
  ["a secret that stands alone", "/api/hush/x", "hush", "/api/***/x"],
  ["a secret that is part of a word", "/public-api/x", "b", "/public-api/x"],
  ["a secret of odd characters", "/a/$[(*/b", "$[(*", "/a/***/b"],
  ["a secret in escapes", "/a/not%20for%2Flogs/b", "not for/logs", "/a/***/b"],
  ["a card number in escapes", "/a/5123%208172%203406%200000", "", "/a/5123%2081**%20****%200000"],
  ["a path that can't be decoded", "/%ZZ/sk_live_1", "", "/%ZZ/sk_live_***"],
])("a path in the log: %s", (_name, path, secret, want) => expect(redaction.path(path, secret)).toBe(want));

test.each([
  ["a public key", { public_key: "pk_live_1a-b" }, "", { public_key: "pk_live_***" }],
  ["a public key that is none", { public_key: "hush" }, "", { public_key: "***" }],
  ["a key among other words", { note: "it is sk_test_1." }, "", { note: "it is sk_test_***." }],
  ["a secret", { list: ["hush", { hush: "a hush b" }] }, "hush", { list: ["***", { "***": "a *** b" }] }],
  ["a card number", { card_number: 510000000000, n: 1 }, "", { card_number: "510000**0000", n: 1 }],
])("JSON in the log: %s", (_name, value, secret, want) => expect(redaction.value(value, secret)).toEqual(want));
