import { expect, test } from "vitest";
import { maskCard, maskMembers, maskText } from "../../scripts/cli/mask-cards.ts";

test.each([
  ["a card number", "5123817234060000", "512381******0000"],
  ["in groups", "5123 8172 3406 0000", "5123 81** **** 0000"],
  ["in a sentence", "card 4111-1111-1111-1111, thanks", "card 4111-11**-****-1111, thanks"],
  ["beside other digits", "4539148803436467 12/27", "453914******6467 12/27"],
  ["after other digits", "1 4539148803436467", "1 453914******6467"],
  ["between others, in groups", "12 4539 1488 0343 6467 12/27 123", "12 4539 14** **** 6467 12/27 123"],
  ["two in a row", "4539148803436467 5123817234060000", "453914******6467 512381******0000"],
  ["between dots", "4539.1488.0343.6467", "4539.14**.****.6467"],
  ["between slashes", "4539/1488/0343/6467", "4539/14**/****/6467"],
  ["no-break spaces", "4539\u00a01488\u00a00343\u00a06467", "4539\u00a014**\u00a0****\u00a06467"],
  ["thin spaces", "4539\u20091488\u20090343\u20096467", "4539\u200914**\u2009****\u20096467"],
  ["double spaces", "4539  1488  0343  6467", "4539  14**  ****  6467"],
  ["long dashes", "4539 – 1488 – 0343 – 6467", "4539 – 14** – **** – 6467"],
  ["underscores and signs of no width", "4539_1488\u200b0343\u00ad6467", "4539_14**\u200b****\u00ad6467"],
  ["Arabic digits", "٤٥٣٩١٤٨٨٠٣٤٣٦٤٦٧", "٤٥٣٩١٤******٦٤٦٧"],
  ["Devanagari digits", "४५३९ १४८८ ०३४३ ६४६७", "४५३९ १४** **** ६४६७"],
  ["wide digits", "４５３９１４８８０３４３６４６７", "４５３９１４******６４６７"],
  ["mathematical digits", "𝟜𝟝𝟛𝟡𝟙𝟜𝟠𝟠𝟘𝟛𝟜𝟛𝟞𝟜𝟞𝟟", "𝟜𝟝𝟛𝟡𝟙𝟜******𝟞𝟜𝟞𝟟"],
  ["a magnetic stripe", "%B4539148803436467^A/B^2712101", "%B453914******6467^A/B^2712101"],
  ["fifteen digits", "378282246310005", "378282*****0005"],
  ["fourteen digits", "30569309025904", "305693****5904"],
  ["nineteen digits", "6304000000000000000", "630400*********0000"],
  ["a telephone number that has a right check digit", "420777123456", "420777123456"],
  ["telephone numbers", "+420 777 123 456, +420 777 123 464", "+420 777 123 456, +420 777 123 464"],
  ["a time", "2026-11-27 19:15:24.123456", "2026-11-27 19:15:24.123456"],
  ["a UUID with a card number in it", "22e1eff4-8c39-4489-9664-77788375e5d0", "22e1eff4-8c39-4489-9664-77788375e5d0"],
  ["one that begins so", "0a0f6584-6920-4918-8449-11d72bca8aa6", "0a0f6584-6920-4918-8449-11d72bca8aa6"],
  [
    "a card number beside a UUID",
    "4539148803436467 ef378438-2604-4329-95d8-d687de5df44e",
    "453914******6467 ef378438-2604-4329-95d8-d687de5df44e",
  ],
  ["letters between", "4539a1488a0343a6467", "4539a1488a0343a6467"],
  ["a reference that begins with a year", "2026112700000011", "2026112700000011"],
  ["the lowest card that begins with 2", "2200000000000004", "220000******0004"],
  ["the highest card that begins with 2", "2720990000000007", "272099******0007"],
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

test.each([
  ["a right number", "card_number", "4539148803436467 12/27", "453914******6467 12/27"],
  ["any number", "card_number", "4539-1488-0343-6468", "4539-14**-****-6468"],
  ["any short number", "pan", "420777123456", "420777**3456"],
  ["what is short", "card_expiry", "12/27", "12/27"],
  ["of a telephone", "phone", "420777123456", "420777123456"],
])("masking by the name of a member: %s", (_name, key, text, want) => {
  expect(maskMembers({ [key]: text })).toEqual({ [key]: want });
});

test.each([
  ["a number", "4539148803436467", "453914******6467"],
  ["a wrong number", "4539 1488 0343 6468", "4539 14** **** 6468"],
  ["a short number", "51238172340", "***********"],
  ["letters", "SAMPLE CARD", "****** ****"],
  ["many letters", "card-abcdefghij", "card-ab****ghij"],
  ["letters between digits", "4539a1488a0343a6467", "4539a1*********6467"],
  ["what is masked", "453914******6467", "453914******6467"],
  ["nothing", "", ""],
])("a card's own member is masked whatever it holds: %s", (_name, text, want) => expect(maskCard(text)).toBe(want));

test("a long text is masked in a time that grows with it", () => {
  const text = "4 5 3 9 ".repeat(100_000);
  expect(maskText(text)).toHaveLength(text.length);
});
