import { expect, test } from "vitest";
import { maskMembers, maskText } from "../../scripts/cli/mask-cards.ts";

test.each([
  ["a card number", "5123817234060000", "512381******0000"],
  ["in groups", "5123 8172 3406 0000", "5123 81** **** 0000"],
  ["in a sentence", "card 4111-1111-1111-1111, thanks", "card 4111-11**-****-1111, thanks"],
  ["a wrong check digit", "5123817234060001", "5123817234060001"],
  ["an account number", "62001234567", "62001234567"],
  ["a time in microseconds", "1597835735000000", "1597835735000000"],
])("masking: %s", (_name, text, want) => expect(maskText(text)).toBe(want));

test("masking reaches every place in JSON, and the names of members", () => {
  const card = "4111111111111111";
  expect(
    maskMembers({ a: [card, 4111111111111111], [card]: { card_number: "510000000000", note: null, on: true } }),
  ).toEqual({
    a: ["411111******1111", "411111******1111"],
    "411111******1111": { card_number: "510000**0000", note: null, on: true },
  });
});
