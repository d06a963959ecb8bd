import { expect, test } from "vitest";
import { readRegexp } from "../../../scripts/mock/catalogue/entry.ts";

test.each([
  ["written twice", "^\\\\d{1,15}$", "123", "12a"],
  ["written once", "^\\d{1,15}$", "123", "12a"],
  ["between slashes", "/^\\d{12,19}$/", "123456789012", "1"],
  ["between slashes, with a flag", "/^[a-z]+$/i", "ABC", "1"],
  ["between slashes, written twice", "/^\\\\d+$/", "1", "\\d"],
  ["the documented set", "^[A-Z\\\\-\\\\sa-z]{2,64}$", "Process failed", "process_failed"],
])("regexp %s", (_name, text, fits, misfit) => {
  expect([readRegexp(text).test(fits), readRegexp(text).test(misfit)]).toEqual([true, false]);
});
