import { expect, test } from "vitest";
import { readKeys } from "../../../scripts/mock/accounts/accounts.ts";
import { createMasking, readCardFields } from "../../../scripts/mock/log/masking.ts";
import { contract } from "../../contract.ts";

const field = { type: "string", label: { en: "" }, hint: { en: "" }, regexp: "", required: false, position: 0 };
const masking = createMasking({ keys: readKeys(contract) });

test.each([
  ["keys", "/a/sk_live_1a-b_2/pk_test_9", "", "/a/sk_live_***/pk_test_***"],
  ["a secret that stands alone", "/api/hush/x", "hush", "/api/***/x"],
  ["a secret that is part of a word", "/public-api/x", "b", "/public-api/x"],
  ["a secret of odd characters", "/a/$[(*/b", "$[(*", "/a/***/b"],
  ["a secret in escapes", "/a/not%20for%2Flogs/b", "not for/logs", "/a/***/b"],
  ["a card number in escapes", "/a/5123%208172%203406%200000", "", "/a/5123%2081**%20****%200000"],
  ["a path that can't be decoded", "/%ZZ/sk_live_1", "", "/%ZZ/sk_live_***"],
])("a path in the log: %s", (_name, path, secret, want) => expect(masking.path(path, secret)).toBe(want));

const strict = createMasking({
  keys: readKeys(contract),
  known: ["key", "plain password", "sk_live_of-the-shop", "password"],
  cards: new Set(["pan_no"]),
});

test.each([
  ["one that looks like none", "with plain password here", "with *** here"],
  ["a part of another", "passwordless", "***less"],
  ["one that looks like a key", "sk_live_of-the-shop", "sk_live_***"],
  ["a word", "the key of a monkey", "the *** of a monkey"],
])("a key of a known account in the log: %s", (_name, text, want) => expect(strict.text(text)).toBe(want));

test.each([
  ["one that looks like none", { note: "with plain password here" }, { note: "with *** here" }],
  ["a name", { "plain password": 1 }, { "***": 1 }],
  ["a word, which may be anybody's", { type: "key" }, { type: "key" }],
  ["what looks like a key, and is nobody's", { id: "pk_test_9" }, { id: "pk_test_9" }],
  ["a card's own field", { pan_no: "5123-8172" }, { pan_no: "****-****" }],
  ["a card's own field, in a list", { pan_no: [51238172, "5123"] }, { pan_no: ["********", "****"] }],
])("a key of a known account in the store: %s", (_name, map, want) => expect(strict.kept.members(map)).toEqual(want));

test("the contract and a catalogue say which fields are a card's number", () => {
  const options = { validators: [{ name: "Luhn" }] };
  const own = {
    fields: [
      { ...field, key: "number", options },
      { ...field, key: "other" },
    ],
  };
  expect([...readCardFields(contract)]).toEqual(["card_number"]);
  expect([...readCardFields(contract, [own])]).toEqual(["card_number", "number"]);
});

test.each([
  ["a public key", { public_key: "pk_live_1a-b" }, "", { public_key: "pk_live_***" }],
  ["a public key that is none", { public_key: "hush" }, "", { public_key: "***" }],
  ["a key among other words", { note: "it is sk_test_1." }, "", { note: "it is sk_test_***." }],
  ["a secret", { list: ["hush", { hush: "a hush b" }] }, "hush", { list: ["***", { "***": "a *** b" }] }],
  ["a card number", { card_number: 510000000000, n: 1 }, "", { card_number: "510000**0000", n: 1 }],
])("JSON in the log: %s", (_name, value, secret, want) => expect(masking.value(value, secret)).toEqual(want));
