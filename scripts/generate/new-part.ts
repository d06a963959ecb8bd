import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { dirname, join } from "node:path";
import { isMap, parse, parseDocument, type YAMLMap } from "yaml";
import { UsageError } from "../cli/command-line.ts";
import { nearest } from "../cli/options.ts";
import { brandsFolder, contractFile, root } from "../cli/repository.ts";
import { methods } from "../openapi/walk.ts";

/** A kind of part that `npm run new` begins. */
export interface KindOfPart {
  /** What stands for what the call names, such as `SCHEMA.MEMBER`. */
  operands: string[];
  /** Writes what the recipe in CONTRIBUTING.md names. */
  write(draft: Draft, ...operands: string[]): void;
  /** What to do with what was written. */
  next: string;
}

const fillIn = "Fill in each TODO; npm run build names them.";

/** The kinds of parts, in the order of the recipes. */
export const kindsOfParts: Record<string, KindOfPart> = {
  field: {
    operands: ["SCHEMA.MEMBER"],
    write: writeField,
    next: `${fillIn} Then show the member in an example in spec/examples/.`,
  },
  status: {
    operands: ["STATUS"],
    write: writeStatus,
    next: `${fillIn} Take the status out of operations that don't return it, then say in spec/kinds.yaml what it means.`,
  },
  operation: {
    operands: ["OPERATION_ID", "METHOD", "PATH"],
    write: writeOperation,
    next: `${fillIn} Then add its handler in scripts/mock/handlers/handlers.ts; npx tsc says which is missing.`,
  },
  brand: { operands: ["NAME"], write: writeBrand, next: fillIn },
  guide: { operands: ["[toolkit/]NAME"], write: writeGuide, next: fillIn },
};

/**
 * Begins a part: writes new files and adds to others, all of them or none. It overwrites nothing.
 *
 * @param operands as many as the kind has
 * @param folder the repository's root, or another folder that is laid out like it
 * @returns the names of the files, relative to the folder
 * @throws UsageError if there is such a part already, or its place is not there
 */
export function writePart(kind: KindOfPart, operands: string[], folder: string = root): string[] {
  const draft = new Draft(folder);
  kind.write(draft, ...operands);
  return draft.save();
}

/** New texts of files, none of them written before all are made. */
class Draft {
  readonly #folder: string;
  readonly #texts = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  has(file: string): boolean {
    return this.#texts.has(file) || existsSync(join(this.#folder, file));
  }

  read(file: string): string {
    return this.#texts.get(file) ?? readFileSync(join(this.#folder, file), "utf8");
  }

  find(pattern: string): string[] {
    return globSync(pattern, { cwd: this.#folder }).sort();
  }

  create(file: string, text: string): void {
    if (this.has(file)) throw new UsageError(`${file}: exists already. Change that file, or give another name.`);
    this.#texts.set(file, text);
  }

  /** Puts lines at a place of a file. */
  insert(file: string, offset: number, lines: string): void {
    const text = this.read(file);
    this.#texts.set(file, text.slice(0, offset) + lines + text.slice(offset));
  }

  save(): string[] {
    for (const [file, text] of this.#texts) {
      mkdirSync(dirname(join(this.#folder, file)), { recursive: true });
      writeFileSync(join(this.#folder, file), text);
    }
    return [...this.#texts.keys()];
  }
}

function writeField(draft: Draft, name: string): void {
  const [, schema = "", member = ""] = /^(\w+)\.([A-Za-z_]\w*)$/.exec(name) ?? [];
  if (!member) throw new UsageError(`${name}: not a member. Give schema and member, such as Customer.nickname.`);
  const file = `spec/schemas/${schema}.yaml`;
  if (!draft.has(file)) {
    const schemas = draft.find("spec/schemas/*.yaml").map((known) => known.replace(/^.*\/|\.yaml$/g, ""));
    const near = nearest(schema, schemas);
    throw new UsageError(`${schema}: no such schema. ${near ? `Did you mean ${near}?` : "See spec/schemas/."}`);
  }
  const properties = mapIn(draft.read(file), ["properties"]);
  if (!properties) throw new UsageError(`${schema}: has no properties in ${file}, so it can't get a member.`);
  if (properties.has(member)) throw new UsageError(`${name}: exists already in ${file}. Give another name.`);
  const lines = [
    `${member}:`,
    "  type: TODO name one of string, number, integer, boolean, or put a $ref in place of it",
    "  description: TODO describe the member in a sentence.",
    "  examples: TODO list a value in brackets, unless it is an object",
    ...indent(sources),
  ];
  append(draft, file, properties, lines);
  addToChangelog(draft, name);
}

/** What a fact needs that the documentation doesn't show. */
const sources = [
  "x-source: TODO name one of published, observed, inferred, or take out both lines if the documentation lists it",
  "x-source-note: TODO say where the fact comes from.",
];

function writeStatus(draft: Draft, status: string): void {
  const phrase = STATUS_CODES[status];
  if (!/^[45]\d\d$/.test(status) || !phrase) {
    throw new UsageError(`${status}: not the status of an error. Give one from 400 to 599, such as 429.`);
  }
  const operations = operationsIn(draft);
  const known = operations.find(({ responses }) => status in responses);
  if (known) {
    throw new UsageError(`${status}: exists already, in ${known.file}. Refer to the same file in other operations.`);
  }
  const words = phrase.replaceAll(/[^A-Za-z ]/g, "").split(" ");
  const name = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("");
  const example = `spec/examples/${words.join("-").toLowerCase()}-error.yaml`;
  draft.create(
    `spec/responses/${name}.yaml`,
    `description: TODO say in a sentence what happened.
${sources.join("\n")}
x-remedy: TODO say what to mend, without a full stop; the sentence goes on in spec/kinds.yaml
content:
  application/json:
    schema:
      $ref: ${bodyOfErrors(draft)}
    examples:
      ${name[0]?.toLowerCase() + name.slice(1)}:
        $ref: ../examples/${example.split("/").at(-1)}
`,
  );
  if (!draft.has(example)) {
    draft.create(
      example,
      "summary: TODO say in a few words what is wrong\nvalue: TODO show the body of the response\n",
    );
  }
  for (const { file, method } of operations) {
    const responses = mapIn(draft.read(file), [method, "responses"]);
    if (!responses) continue;
    const next = responses.items.find(({ key }) => !(Number(String(key)) < Number(status)));
    const lines = [`"${status}":`, `  $ref: ../../responses/${name}.yaml`];
    append(draft, file, responses, lines, next?.key);
  }
  addToChangelog(draft, `the status ${status}`);
}

/** The schema that most responses of the contract have as their body. */
function bodyOfErrors(draft: Draft): string {
  const bodies = draft
    .find("spec/responses/*.yaml")
    .flatMap((file) => [...draft.read(file).matchAll(/\$ref: (\.\.\/schemas\/\S+)/g)].map(([, ref = ""]) => ref));
  const count = (ref: string) => bodies.filter((other) => other === ref).length;
  return bodies.sort((one, other) => count(other) - count(one))[0] ?? "TODO refer to a file in ../schemas/";
}

function writeOperation(draft: Draft, id: string, methodName: string, path: string): void {
  if (!/^[a-z]+[A-Z]\w*$/.test(id)) {
    throw new UsageError(`${id}: not the ID of an operation. Give verb and noun in camel case, such as getThing.`);
  }
  const method = methodName.toLowerCase();
  if (!methods.some((known) => known === method)) {
    throw new UsageError(`${methodName}: not an HTTP method. Give one of ${methods.join(", ")}.`);
  }
  const contract = parse(draft.read(contractFile));
  const audiences = Object.entries<{ basePath: string }>(contract["x-audiences"]);
  const [audience, base] = audiences.find(([, { basePath }]) => path.startsWith(`${basePath}/`)) ?? [];
  if (!audience || !base || !/^(\/([\w.-]+|\{\w+\}))+$/.test(path)) {
    const bases = audiences.map(([, { basePath }]) => `${basePath}/`).join(" or ");
    throw new UsageError(
      `${path}: not a path of an API. Give one that begins with ${bases}, such as /api/things/{id}.`,
    );
  }
  const operations = operationsIn(draft);
  const sameId = operations.find(({ operation }) => operation.operationId === id);
  if (sameId) throw new UsageError(`${id}: exists already, in ${sameId.file}. Give another ID.`);

  const reference: string | undefined = contract.paths[path]?.$ref;
  const file = `spec/${reference ?? `paths${base.basePath}/${path.slice(base.basePath.length + 1).replaceAll("/", "@")}.yaml`}`;
  const lines = operationLines(id, method, path, {
    audience,
    tags: contract.tags.map(({ name }: { name: string }) => name),
    kinds: Object.keys(parse(draft.read("spec/kinds.yaml"))),
    outcomes: Object.keys(contract["x-outcomes"]),
    operations,
  });
  if (!reference) {
    draft.create(file, `${lines.join("\n")}\n`);
    const paths = mapIn(draft.read(contractFile), ["paths"]);
    if (paths) append(draft, contractFile, paths, [`${path}:`, `  $ref: ${file.replace("spec/", "")}`]);
  } else {
    const item = mapIn(draft.read(file), []);
    if (item?.has(method)) throw new UsageError(`${methodName} ${path}: exists already, in ${file}. Change that file.`);
    if (item) append(draft, file, item, lines);
  }
  addToChangelog(draft, `${methodName.toUpperCase()} ${path}`);
}

interface Surroundings {
  audience: string;
  tags: string[];
  kinds: string[];
  outcomes: string[];
  operations: WrittenOperation[];
}

/** An operation that has in common with those that are there what all of them have. */
function operationLines(id: string, method: string, path: string, around: Surroundings): string[] {
  const { audience, tags, kinds, outcomes, operations } = around;
  const [first, ...others] = operations.filter(({ operation }) => operation["x-audience"] === audience);
  const isShared = others.every(({ operation }) => isSame(operation.security, first?.operation.security));
  const schemes = isShared ? (first?.operation.security ?? []).flatMap(Object.keys) : [];
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const shared = Object.entries(operations[0]?.responses ?? {}).filter(
    ([status, response]) =>
      !status.startsWith("2") && operations.every(({ responses }) => isSame(responses[status], response)),
  );
  const content = (what: string) => [
    "content:",
    "  application/json:",
    "    schema:",
    `      $ref: TODO refer to a file in ../../schemas/, or take out the ${what} if it has no body`,
    "    examples:",
    "      minimal:",
    "        $ref: TODO refer to a file in ../../examples/",
  ];
  return [
    `${method}:`,
    ...indent([
      `operationId: ${id}`,
      "summary: TODO begin with a verb, in 10 to 50 characters, without a full stop",
      "description: TODO say in sentences what it does, and what that means for the money.",
      "tags:",
      `  - TODO name one of ${tags.join(", ")}`,
      `x-audience: ${audience}`,
      `x-kind: TODO name one of ${kinds.join(", ")}`,
      "security:",
      ...(schemes.length > 0 ? schemes.map((name) => `  - ${name}: []`) : ["  - TODO name a scheme, or write {}"]),
      ...(parameters.length > 0 ? ["parameters:"] : []),
      ...parameters.map((name) => `  - $ref: TODO refer to a file in ../../parameters/ for {${name}}`),
      ...(["post", "put", "patch"].includes(method)
        ? [
            "requestBody:",
            ...indent([
              "description: TODO say in a sentence what to send.",
              "required: true",
              ...content("requestBody"),
            ]),
          ]
        : []),
      "responses:",
      ...indent([
        '"200":',
        ...indent([
          "description: TODO say in a sentence what comes back; write 201 or 204 for 200 if that is its status.",
          `x-outcome: TODO name one of ${outcomes.join(", ")}`,
          ...content("content"),
        ]),
        ...shared.flatMap(([status, { $ref }]) => [
          `${/^\d/.test(status) ? `"${status}"` : status}:`,
          `  $ref: ${$ref}`,
        ]),
      ]),
    ]),
  ];
}

function writeBrand(draft: Draft, name: string): void {
  checkName(name, "a brand", "zenith");
  draft.create(
    `${brandsFolder}/${name}.yaml`,
    `# yaml-language-server: $schema=../../generated/brand-overlay.schema.json
overlay: 1.0.0
info:
  title: TODO say in a few words what is different
  version: 1.0.0
actions:
  - target: $.info
    update:
      x-brand: TODO give the brand's name
`,
  );
  addToChangelog(draft, `the brand ${name}`);
}

function writeGuide(draft: Draft, name: string): void {
  const folder = name.startsWith("toolkit/") ? "spec/guides/toolkit" : "spec/guides";
  checkName(name.replace(/^toolkit\//, ""), "a guide", "limits or toolkit/limits");
  const orders = draft.find(`${folder}/*.md`).map((file) => Number(/^order: (\d+)$/m.exec(draft.read(file))?.[1] ?? 0));
  draft.create(
    `spec/guides/${name}.md`,
    `---
title: TODO say in a few words what the guide is about
description: TODO say in a sentence what a reader learns.
order: ${Math.max(0, ...orders) + 1}
---
TODO write the guide.
`,
  );
}

function checkName(name: string, what: string, such: string): void {
  if (/^[a-z][a-z0-9-]*$/.test(name)) return;
  throw new UsageError(`${name}: not a name of ${what}. Give lowercase letters, digits, and hyphens, such as ${such}.`);
}

function addToChangelog(draft: Draft, what: string): void {
  const heading = "## Unreleased\n\n";
  const text = draft.read("CHANGELOG.md");
  if (!text.includes(heading)) throw new UsageError("CHANGELOG.md: has no heading `## Unreleased`. Add it.");
  const line = `- TODO say what users have to know of ${what}; begin with **Breaking:** if it breaks them.\n`;
  draft.insert("CHANGELOG.md", text.indexOf(heading) + heading.length, line);
}

/** An operation of spec/paths/, as it is written. */
interface WrittenOperation {
  file: string;
  method: string;
  operation: { operationId?: string; "x-audience"?: string; security?: object[] };
  responses: Record<string, { $ref?: string }>;
}

function operationsIn(draft: Draft): WrittenOperation[] {
  return draft.find("spec/paths/**/*.yaml").flatMap((file) => {
    const item = parse(draft.read(file));
    return methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ file, method, operation, responses: operation.responses }] : [];
    });
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function indent(lines: string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** A map of a YAML file that is written over several lines. */
function mapIn(text: string, path: string[]): YAMLMap | undefined {
  const document = parseDocument(text);
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  return isMap(map) && !map.flow && map.items.length > 0 ? map : undefined;
}

/** Adds an entry to a map, before the entry with a key or else at its end, so that the rest of the file stays as it is. */
function append(draft: Draft, file: string, map: YAMLMap, lines: string[], before?: unknown): void {
  const text = draft.read(file);
  const startOfLine = (offset: number) => text.lastIndexOf("\n", offset - 1) + 1;
  const first = startOf(map.items[0]?.key);
  const margin = " ".repeat(first - startOfLine(first));
  const end = map.range?.[1] ?? text.length;
  // A map ends behind its last line, but behind its last value if that is on the same line.
  const offset = before ? startOfLine(startOf(before)) : text[end - 1] === "\n" ? end : text.indexOf("\n", end) + 1;
  draft.insert(file, offset, lines.map((line) => `${margin}${line}\n`).join(""));
}

/** Where a key of a map begins. */
function startOf(key: unknown): number {
  return (key as { range?: [number, number, number] } | undefined)?.range?.[0] ?? 0;
}
