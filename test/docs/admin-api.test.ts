import { expect, test } from "vitest";
import type { MediaType, RequestBody, Response, Schema } from "../../scripts/openapi/document.ts";
import { operations, resolve } from "../../scripts/openapi/model.ts";
import { readGenerated } from "../contract.ts";
import { neutralSite, plain, textOf } from "./site.ts";

const document = readGenerated("mock-admin.json");
const html = textOf(neutralSite, "mock-admin.html");
const markdown = textOf(neutralSite, "mock-admin.md");

/** The members of a body, those of the entries of a list. */
function membersOf(content: Record<string, MediaType> = {}): string[] {
  const schema = resolve<Schema>(document, Object.values(content)[0]?.schema ?? {});
  const { properties = {} } = resolve<Schema>(document, schema.items ?? schema);
  return Object.keys(properties);
}

/** What a reader has to find of an operation. */
const told = operations(document).map(({ path, method, operation, parameters }) => {
  const request = operation.requestBody && resolve<RequestBody>(document, operation.requestBody);
  const responses = Object.values(operation.responses).map((node) => resolve<Response>(document, node));
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
