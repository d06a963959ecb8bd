import { expect, test } from "vitest";
import type { MediaType } from "../../scripts/openapi/document.ts";
import { readModel } from "../../scripts/openapi/model.ts";
import { readGenerated } from "../contract.ts";
import { neutralSite, plain, textOf } from "./site.ts";

const { operations } = readModel(readGenerated("mock-admin.json"));
const html = textOf(neutralSite, "mock-admin.html");
const markdown = textOf(neutralSite, "mock-admin.md");

/** The members of a body, those of the entries of a list. */
function membersOf(content: Record<string, MediaType> = {}): string[] {
  const schema = Object.values(content)[0]?.schema ?? {};
  const { properties = {} } = schema.items ?? schema;
  return Object.keys(properties);
}

/** What a reader has to find of an operation. */
const told = operations.map(({ path, method, operation, parameters }) => {
  const { requestBody: request } = operation;
  const responses = Object.values(operation.responses);
  return [
    operation.operationId,
    `${method.toUpperCase()} ${path}`,
    [operation.summary, operation.description, ...responses.map(({ description }) => description)],
    [...parameters.map(({ name }) => name), ...membersOf(request?.content)],
    responses.flatMap(({ content }) => membersOf(content)),
  ] as const;
});

test.each(told)("the page shows %s, with what it takes and responds with", (id, address, texts, asked, responded) => {
  const [, section = ""] =
    new RegExp(`<section class="admin-operation" id="${id}"([\\s\\S]*?)</section>`).exec(html) ?? [];
  const text = plain(section).replaceAll("’", "'");
  for (const one of [address, ...texts]) expect(text).toContain(one.replaceAll("`", ""));
  for (const name of [...asked, ...responded]) expect(section).toMatch(new RegExp(`<code class="name">${name}</code>`));
  expect(markdown).toContain(`\`${address}\``);
});
