import { expect, test } from "vitest";
import { testServices } from "../../scripts/docs/model/test-services.ts";
import { contract, model } from "../contract.ts";
import { neutralSite, plain, textOf } from "./site.ts";

const services = testServices(model);
const markdown = textOf(neutralSite, "guides/testing.md");
const html = plain(textOf(neutralSite, "guides/testing.html"));

test("the fields of the documented test service, and what each decides, are in the guide", () => {
  expect(services?.fields).toEqual([
    { service: "test_usd", key: "account", required: true, pattern: "^\\d{1,15}$", decides: undefined },
    {
      service: "test_usd",
      key: "test_details_success_rate",
      required: false,
      pattern: "^\\d{1,15}$",
      decides: "success-rate",
    },
    {
      service: "test_usd",
      key: "test_details_payout_status",
      required: false,
      pattern: "^[A-Z\\-\\sa-z]{2,64}$",
      decides: "status",
    },
    {
      service: "test_usd",
      key: "test_details_payout_resolution",
      required: false,
      pattern: "^[A-Z\\-\\sa-z]{2,64}$",
      decides: "resolution",
    },
  ]);
  for (const { service, key, pattern } of services?.fields ?? []) {
    expect(markdown).toContain(`| \`${service}\` | \`${key}\` |`);
    expect(html).toContain(key);
    expect(html).toContain(pattern);
  }
});

test("each final status is in the guide, in the form that the pattern takes", () => {
  const { "x-final": final, "x-enumDescriptions": meanings } = contract.components.schemas.PayoutStatus as {
    "x-final": string[];
    "x-enumDescriptions": Record<string, string>;
  };
  expect(services?.endings.map(({ value }) => value).toSorted()).toEqual(final.toSorted());
  const pattern = services?.fields.find(({ decides }) => decides === "status")?.pattern ?? "";
  for (const { value, sent } of services?.endings ?? []) {
    expect(sent).toMatch(new RegExp(pattern));
    expect(markdown).toContain(`| \`${sent}\` | \`${value}\` | ${meanings[value]?.trim()} |`);
  }
});
