import { expect, test } from "vitest";
import { passesLuhn } from "../../scripts/client/fields/luhn.ts";

test.each([
  ["5123817234060000", true],
  ["5123817234060001", false],
  ["4111111111111111", true],
  ["", false],
  ["card", false],
])("Luhn of %s is %s", (digits, passes) => expect(passesLuhn(digits)).toBe(passes));
