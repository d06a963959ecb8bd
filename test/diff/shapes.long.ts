import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { compareDocuments } from "../../scripts/diff/compare-contracts.ts";
import { readDocument } from "../../scripts/diff/read-document.ts";

/** Small documents in the shapes that large ones of others have: forms, unions, circles, hierarchies, webhooks, several files. */
const shapes = `${root}test/diff/shapes`;
const folder = mkdtempSync(join(tmpdir(), "payouts-shapes-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** An edit of a file's text, and what it changes where. */
type Row = [file: string, name: string, from: string, to: string, want: string[]];

const rows: Row[] = [
  [
    "forge.yaml",
    "a required member for readers",
    "required: [id, owner, private]",
    "required: [id, owner, private, topics]",
    ["GET /repos/{owner}/{repo}, response 200 and 1 more: wire minor, code major"],
  ],
  [
    "forge.yaml",
    "a parameter of a path that becomes narrower",
    "maximum: 100",
    "maximum: 50",
    ["/repos/{owner}/{repo}/issues, parameter per_page: wire major, code none"],
  ],
  [
    "forge.yaml",
    "a closed list of a request that grows",
    "enum: [public, private]",
    "enum: [public, private, internal]",
    ["PATCH /repos/{owner}/{repo}, body: visibility: wire minor, code minor"],
  ],
  [
    "forge.yaml",
    "null for a shared member no more",
    "email: { type: string, nullable: true }",
    "email: { type: string }",
    [
      "GET /repos/{owner}/{repo}, response 200: owner.email and 1 more: wire minor, code major",
      "GET /repos/{owner}/{repo}/issues, response 200: [].assignee.email: wire minor, code major",
    ],
  ],
  [
    "forge.yaml",
    "a component that takes another member",
    "        message: { type: string }",
    "        message: { type: string }\n        code: { type: string }",
    ["GET /repos/{owner}/{repo}, response 404: wire minor, code minor"],
  ],
  [
    "forge.yaml",
    "a parameter of a path that moves into its one operation",
    "      - { name: per_page, in: query, schema: { type: integer, default: 30, maximum: 100 } }\n    get:\n      operationId: issues/list",
    "    get:\n      parameters: [{ name: per_page, in: query, schema: { type: integer, default: 30, maximum: 100 } }]\n      operationId: issues/list",
    [],
  ],
  ["charges.yaml", "a server without its slash", "charges.example/", "charges.example", []],
  [
    "charges.yaml",
    "a member of a form that must be sent",
    "required: [amount]",
    "required: [amount, description]",
    ["POST /v1/charges, body, application/x-www-form-urlencoded: wire major, code major"],
  ],
  [
    "charges.yaml",
    "a branch more for what an ID expands to",
    '            - { $ref: "#/components/schemas/deleted_customer" }',
    '            - { $ref: "#/components/schemas/deleted_customer" }\n            - { $ref: "#/components/schemas/error" }',
    ["GET /v1/charges, response 200: data[].customer and 1 more: wire major, code major"],
  ],
  [
    "charges.yaml",
    "a status more in a closed list",
    "enum: [failed, pending, succeeded]",
    "enum: [canceled, failed, pending, succeeded]",
    ["GET /v1/charges, response 200: data[].status and 1 more: wire major, code major"],
  ],
  [
    "charges.yaml",
    "another way to send a map",
    "metadata: { style: deepObject, explode: true }",
    "metadata: { style: form, explode: true }",
    ["POST /v1/charges, body, application/x-www-form-urlencoded, encoding metadata: wire major, code none"],
  ],
  [
    "charges.yaml",
    "an own keyword",
    "x-expandableFields: [customer]",
    "x-expandableFields: [customer, id]",
    ["GET /v1/charges, response 200: data[] and 1 more: wire patch, code patch"],
  ],
  [
    "charges.yaml",
    "a way to authenticate less",
    "security: [{ basicAuth: [] }, { bearerAuth: [] }]",
    "security: [{ bearerAuth: [] }]",
    ["GET /v1/charges: wire major, code none", "POST /v1/charges: wire major, code none"],
  ],
  [
    "cluster.yaml",
    "a member of a schema that is in circles",
    "        default: {}\n    io",
    "        default: {}\n        nullable: { type: boolean }\n    io",
    ["GET /apis/v1/namespaces/{namespace}/pods/{name}, response 200: spec.schema and 2 more: wire minor, code minor"],
  ],
  [
    "cluster.yaml",
    "a longer text",
    "A collection of containers.",
    "A collection of containers on one host.",
    ["GET /apis/v1/namespaces/{namespace}/pods/{name}, response 200 and 2 more: wire patch, code patch"],
  ],
  [
    "cluster.yaml",
    "a media type less",
    '            application/yaml: { schema: { $ref: "#/components/schemas/io.example.core.v1.Pod" } }\n',
    "",
    ["GET /apis/v1/namespaces/{namespace}/pods/{name}, response 200: wire major, code major"],
  ],
  [
    "cluster.yaml",
    "a lone allOf that is unwrapped",
    'items:\n            default: {}\n            allOf: [{ $ref: "#/components/schemas/io.example.core.v1.Container" }]',
    'items: { $ref: "#/components/schemas/io.example.core.v1.Container" }',
    [
      "GET /apis/v1/namespaces/{namespace}/pods/{name}, response 200: spec.containers[] and 2 more: wire patch, code patch",
    ],
  ],
  [
    "cluster.yaml",
    "a number or a text that is a text alone",
    "oneOf: [{ type: integer }, { type: string }]",
    "oneOf: [{ type: string }]",
    [
      "GET /apis/v1/namespaces/{namespace}/pods/{name}, response 200: spec.containers[].port and 2 more: wire minor, code major",
    ],
  ],
  [
    "cluster.yaml",
    "a schema that is renamed",
    "io.example.Patch",
    "io.example.v1.Patch",
    ["components: wire none, code major", "components: wire none, code minor"],
  ],
  [
    "messages.yaml",
    "a media type in capitals",
    "application/x-www-form-urlencoded",
    "Application/X-WWW-Form-urlencoded",
    [],
  ],
  [
    "messages.yaml",
    "a looser pattern",
    "^AC[0-9a-fA-F]{32}$",
    "^AC[0-9a-z]{32}$",
    ["POST /2011-05-01/Accounts/{AccountSid}/Messages.json, parameter AccountSid: wire major, code none"],
  ],
  [
    "messages.yaml",
    "null for a member that never was",
    "subresource_uris: { type: object, nullable: true, format: uri-map }",
    "subresource_uris: { type: object, format: uri-map }",
    [
      "POST /2011-05-01/Accounts/{AccountSid}/Messages.json, response 201: subresource_uris and 1 more: wire minor, code major",
    ],
  ],
  [
    "messages.yaml",
    "another server for a path",
    "https://api.messages.example",
    "https://messages.example",
    [
      "/2011-05-01/Accounts/{AccountSid}/Messages.json: wire minor, code none",
      "/2011-05-01/Accounts/{AccountSid}/Messages.json: wire major, code none",
      "/2011-05-01/Accounts/{AccountSid}/Messages.json, server 0: wire major, code none",
    ],
  ],
  [
    "messages.yaml",
    "a number for a text of digits",
    "num_segments: { type: string, nullable: true }",
    "num_segments: { type: integer, nullable: true }",
    [
      "POST /2011-05-01/Accounts/{AccountSid}/Messages.json, response 201: num_segments and 1 more: wire major, code major",
    ],
  ],
  [
    "messages.yaml",
    "a body that must be sent",
    "required: [To]",
    "required: [To, Body]",
    [
      "POST /2011-05-01/Accounts/{AccountSid}/Messages.json, body, application/x-www-form-urlencoded: wire major, code major",
    ],
  ],
  [
    "chat.yaml",
    "a scope more that a call needs",
    '["chat:write"]',
    '["chat:write", "chat:read"]',
    ["POST /chat.postMessage: wire major, code none"],
  ],
  [
    "chat.yaml",
    "an error more in a closed list",
    "enum: [channel_not_found, not_in_channel]",
    "enum: [channel_not_found, not_in_channel, ratelimited]",
    ["POST /chat.postMessage, response default: error: wire major, code major"],
  ],
  [
    "chat.yaml",
    "a response that is open from now on",
    "additionalProperties: false\n",
    "additionalProperties: true\n",
    ["POST /chat.postMessage, response 200: wire major, code major"],
  ],
  ["chat.yaml", "a parameter of a header in other letters", "name: token, in: header", "name: Token, in: header", []],
  [
    "chat.yaml",
    "a constant for a list of one",
    "defs_ok_true: { type: boolean, enum: [true] }",
    "defs_ok_true: { type: boolean, const: true }",
    [],
  ],
  [
    "animals.yaml",
    "a member that moves into the base",
    "        createdAt: { type: string, format: date-time, readOnly: true }\n    Animal:",
    "        createdAt: { type: string, format: date-time, readOnly: true }\n        updatedAt: { type: string, format: date-time, readOnly: true }\n    Animal:",
    ["schema Entity and 1 more: wire minor, code minor", "POST /animals, body and 1 more: wire minor, code minor"],
  ],
  [
    "animals.yaml",
    "a value of the discriminator that is renamed",
    "          dog:",
    "          hound:",
    ["POST /animals, response 201: wire major, code major"],
  ],
  [
    "animals.yaml",
    "a branch that is gone",
    '        - { $ref: "#/components/schemas/Dog" }\n      disc',
    "      disc",
    ["POST /animals, response 201: wire minor, code major"],
  ],
  [
    "animals.yaml",
    "a required member of one branch",
    "            lives: { type: integer }",
    "            lives: { type: integer }\n          required: [lives]",
    ["POST /animals, response 201: oneOf 0 allOf 1: wire minor, code major"],
  ],
  [
    "animals.yaml",
    "a member that can be written",
    "id: { type: string, readOnly: true }",
    "id: { type: string }",
    [
      "schema Entity.id and 1 more: wire major, code major",
      "POST /animals, body: id and 1 more: wire major, code major",
    ],
  ],
  [
    "pages.yaml",
    "a member within a circle that changes its type",
    "level: { type: integer, minimum: 1 }",
    "level: { type: string }",
    [
      "GET /blocks/{id}, response 200: oneOf 0.level and 2 more: wire major, code major",
      "GET /blocks/{id}, response 200: oneOf 0.level and 2 more: wire major, code none",
    ],
  ],
  [
    "pages.yaml",
    "a limit within a circle that goes",
    "level: { type: integer, minimum: 1 }",
    "level: { type: integer }",
    ["GET /blocks/{id}, response 200: oneOf 0.level and 2 more: wire major, code none"],
  ],
  [
    "pages.yaml",
    "null in another form",
    'parent: { anyOf: [{ $ref: "#/components/schemas/Block" }, { type: "null" }] }',
    'parent: { anyOf: [{ $ref: "#/components/schemas/Block" }] }',
    [
      "schema Linked.parent and 1 more: wire minor, code major",
      "GET /blocks/{id}, response 200: oneOf 0.parent and 2 more: wire major, code major",
    ],
  ],
  [
    "pages.yaml",
    "a body of a request that must be sent",
    "      requestBody:\n        content:",
    "      requestBody:\n        required: true\n        content:",
    ["PUT /blocks/{id}, body: wire major, code major"],
  ],
  [
    "events.yaml",
    "a type less in a list",
    'type: [string, "null"], format',
    "type: string, format",
    ["POST webhook order.changed, body: at: wire minor, code major"],
  ],
  [
    "events.yaml",
    "an event that is renamed",
    "  order.changed:\n",
    "  order.updated:\n",
    ["document: wire major, code major", "document: wire minor, code minor"],
  ],
  [
    "events.yaml",
    "another constant",
    "const: order.changed",
    "const: order.updated",
    ["POST webhook order.changed, body: type: wire major, code major"],
  ],
  [
    "events.yaml",
    "an item more of a tuple",
    "prefixItems: [{ type: string }, { type: number }]",
    "prefixItems: [{ type: string }, { type: number }, { type: boolean }]",
    ["POST webhook order.changed, body: total and 1 more: wire major, code major"],
  ],
  [
    "events.yaml",
    "a member that is sure to come",
    "required: [type, data]",
    "required: [type, data, at]",
    ["POST webhook order.changed, body: wire minor, code major"],
  ],
  [
    "streams.yaml",
    "a callback's member gone",
    ", lag: { type: number }",
    "",
    ["POST /streams, callback onData, POST to {$request.body#/target}?kind=data, body: wire major, code major"],
  ],
  [
    "streams.yaml",
    "a callback to another address",
    "?kind=data",
    "?type=data",
    [
      "POST /streams, callback onData: wire major, code major",
      "POST /streams, callback onData: wire minor, code minor",
    ],
  ],
  [
    "streams.yaml",
    "a link by another value",
    "$response.body#/id",
    "$response.body#/key",
    ["POST /streams, response 201, link close: wire major, code none"],
  ],
  [
    "streams.yaml",
    "a host less to choose from",
    "enum: [eu, us]",
    "enum: [eu]",
    ["server 0, server variable region: wire major, code none"],
  ],
  [
    "streams.yaml",
    "a header of a callback that may be missing",
    "{ name: X-Signature, in: header, required: true,",
    "{ name: X-Signature, in: header,",
    [
      "POST /streams, callback onData, POST to {$request.body#/target}?kind=data, parameter X-Signature: wire major, code major",
    ],
  ],
  [
    "many-files/book.yaml",
    "a member more in another file",
    "    title: { type: string }",
    "    title: { type: string }\n    year: { type: integer }",
    ["GET /books/{id}, response 200: wire minor, code minor"],
  ],
  [
    "many-files/author.json",
    "a member gone in a circle of files",
    '"name": { "type": "string" }, ',
    "",
    ["GET /books/{id}, response 200: author: wire major, code major"],
  ],
  [
    "many-files/openapi.yaml",
    "a longer error",
    "{ message: { type: string } }",
    "{ message: { type: string }, code: { type: string } }",
    ["GET /books/{id}, response 404: wire minor, code minor"],
  ],
];

test.each(rows)("%s: %s", async (file, _name, from, to, want) => {
  cpSync(shapes, folder, { recursive: true });
  const text = readFileSync(`${shapes}/${file}`, "utf8");
  expect(text).toContain(from);
  writeFileSync(`${folder}/${file}`, text.replaceAll(from, to));
  const entry = file.replace(/^many-files\/.*/, "many-files/openapi.yaml");
  const [before, after] = await Promise.all([shapes, folder].map((base) => readDocument(`${base}/${entry}`)));
  if (!before || !after) throw new Error(`${entry}: there is no such file`);
  const changes = await compareDocuments(before, after);
  expect(changes.map(({ place, wire, code }) => `${place}: wire ${wire}, code ${code}`)).toEqual(want);
});
