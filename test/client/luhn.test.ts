import { expect, test } from "vitest";
import { passesLuhn as passesLuhnHere } from "../../scripts/cli/mask-cards.ts";
import { passesLuhn } from "../../scripts/client/fields/validate-fields.ts";

test.each([
  ["5123817234060000", true],
  ["5123817234060001", false],
  ["4111111111111111", true],
  ["", false],
  ["card", false],
])("Luhn of %s is %s, for clients and for what is masked", (digits, passes) => {
  expect(passesLuhn(digits)).toBe(passes);
  expect(passesLuhnHere(digits)).toBe(passes);
});
