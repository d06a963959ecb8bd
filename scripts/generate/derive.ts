import { Converter } from "@apiture/openapi-down-convert";
import { CheckError } from "../cli/command-line.ts";
import type { Components, Link, OpenApiDocument, PathItem, Response, Schema } from "../openapi/document.ts";
import { follow, readModel, serverUrl, stepsOf } from "../openapi/model.ts";
import {
  type Kind,
  mapNodes,
  mapSchema,
  mapSchemas,
  methods,
  type Node,
  visitNodes,
  withoutExtensions,
} from "../openapi/walk.ts";
import { header, toJson, toYaml } from "./output.ts";

/** Derived files: the name of each below generated/, and its text. */
export type Artifacts = Map<string, string>;

/** The whole document, and the part of it that each audience gets. */
export function withAudiences(contract: OpenApiDocument): [audience: string[], document: OpenApiDocument][] {
  const audiences = Object.keys(contract["x-audiences"] ?? {});
  return [
    [[], contract],
    ...audiences.map((name): [string[], OpenApiDocument] => [[name], deriveAudience(contract, name)]),
  ];
}

/** Adds a document in both of its forms. */
export function addDocument(artifacts: Artifacts, name: string, document: OpenApiDocument): void {
  artifacts.set(`${name}.yaml`, toYaml(document));
  artifacts.set(`${name}.json`, toJson(document));
}

/**
 * Derives the document of one audience: its operations alone, at the paths that the documentation prints, with
 * the audience's base path moved into `servers`. It fails closed: what does not say that it is for this audience is left
 * out, and an operation that names no known audience, or stands outside its audience's base path, is an error.
 */
export function deriveAudience(contract: OpenApiDocument, name: string): OpenApiDocument {
  const { "x-audiences": audiences = {}, ...rest } = structuredClone(contract);
  const audience = audiences[name];
  if (!audience)
    throw new CheckError(`x-audiences: no audience ${name}. There are ${Object.keys(audiences).join(", ")}.`);
  const { basePath, ...introduction } = audience;

  const select = (items: Record<string, PathItem>): [path: string, item: PathItem][] =>
    Object.entries(items)
      .map(([path, item]): [string, PathItem] => [path, ownPart(follow(contract, item), path, name, audiences)])
      .filter(([, item]) => methods.some((method) => method in item));
  const paths = select(rest.paths).map(([path, item]) => [withoutBase(path, basePath, name), item]);
  const webhooks = select(rest.webhooks ?? {});
  const document: OpenApiDocument = {
    ...rest,
    info: { ...rest.info, ...introduction },
    servers: rest.servers.map((server) => ({ ...server, url: server.url + basePath })),
    paths: Object.fromEntries(paths),
    webhooks: Object.fromEntries(webhooks),
  };
  if (webhooks.length === 0) delete document.webhooks;

  const tags = new Set(readModel(document).all.flatMap(({ operation }) => operation.tags));
  document.tags = rest.tags.filter((tag) => tags.has(tag.name));
  const linked = withOwnLinks(document);
  return withOwnOutcomes({ ...linked, components: reachableComponents(linked) as Components });
}

/** A path item without the operations that are for others. What is said of all its operations stays. */
function ownPart(item: PathItem, path: string, audience: string, known: object): PathItem {
  const part = { ...item };
  for (const method of methods) {
    const own = item[method]?.["x-audience"];
    if (item[method] && (own === undefined || !Object.hasOwn(known, own))) {
      const names = Object.keys(known).join(" or ");
      throw new CheckError(`${method.toUpperCase()} ${path}: x-audience is ${own ?? "missing"}. Set it to ${names}.`);
    }
    if (own !== audience) delete part[method];
  }
  return part;
}

function withoutBase(path: string, basePath: string, audience: string): string {
  if (!path.startsWith(`${basePath}/`)) {
    throw new CheckError(`${path}: stands outside ${basePath}, where the ${audience} API is. Move it there.`);
  }
  return path.slice(basePath.length);
}

/** A copy of a document without links to operations that it does not have. */
function withOwnLinks(document: OpenApiDocument): OpenApiDocument {
  const own = new Set(readModel(document).all.map(({ operation }) => operation.operationId));
  return mapNodes(document, "OpenAPI", (node, kind) => {
    if (kind !== "Response" || !node.links) return node;
    const { links = {}, ...response } = node as unknown as Response;
    const kept = Object.entries(links).filter(([, link]) => own.has(follow<Link>(document, link).operationId ?? ""));
    return { ...response, ...(kept.length > 0 && { links: Object.fromEntries(kept) }) };
  });
}

/** A copy of a document that explains the outcomes that its responses have, and no others. */
function withOwnOutcomes(document: OpenApiDocument): OpenApiDocument {
  const borne = new Set<unknown>();
  visitNodes(document, "OpenAPI", (node) => borne.add(node["x-outcome"]));
  const explained = Object.entries(document["x-outcomes"] ?? {}).filter(([outcome]) => borne.has(outcome));
  return explained.length > 0 ? { ...document, "x-outcomes": Object.fromEntries(explained) } : document;
}

/** The components that the rest of a document leads to, through whatever number of references. */
function reachableComponents({ components, ...entrances }: OpenApiDocument): Record<string, object> {
  const reached = new Set<string>();
  const reach = (kind: string, name: string): void => {
    const component = components[kind]?.[name];
    if (component === undefined || reached.has(`${kind} ${name}`)) return;
    reached.add(`${kind} ${name}`);
    visitNodes({ components: { [kind]: { [name]: component } } }, "OpenAPI", visit);
  };
  const visit = (node: Node, kind: Kind): void => {
    if (kind === "SecurityRequirement") for (const scheme of Object.keys(node)) reach("securitySchemes", scheme);
    if (typeof node.$ref !== "string") return;
    const [, component = "", name = ""] = stepsOf(node.$ref);
    reach(component, name);
  };
  visitNodes(entrances, "OpenAPI", visit);

  const kept = Object.entries(components).map(([kind, entries]): [string, object] => {
    const used = Object.entries(entries).filter(([name]) => reached.has(`${kind} ${name}`));
    return [kind, Object.fromEntries(used)];
  });
  return Object.fromEntries(kept.filter(([, entries]) => Object.keys(entries).length > 0));
}

/**
 * Derives the OpenAPI 3.0.3 form of a document, for tools that stop there. It accepts and rejects the same data, but for a choice
 * between objects, which becomes one object with the members of all. What 3.0 has no words for is left out (the summary of
 * `info`, all but the first example of a schema) or stands in an extension (`x-webhooks`).
 *
 * @throws CheckError if a schema without a name has several types besides null, which 3.0 can only say as a choice between
 * named schemas
 */
export function toOpenApi30(document: OpenApiDocument): OpenApiDocument {
  // A reference has no siblings in 3.0: with a description beside it, it goes into an `allOf`.
  const joined = joinChoices(document);
  const converted = new Converter(joined, { allOfTransform: true }).convert() as OpenApiDocument;
  const { openapi, info, servers, tags, paths, ...others } = mapSchemas(splitTypes(converted), finish);
  const { summary, ...introduction } = info;
  return {
    openapi,
    info: introduction,
    servers,
    tags,
    paths,
    // What readers of 3.0 agreed on; the converter leaves webhooks out.
    ...(document.webhooks && { "x-webhooks": document.webhooks }),
    ...others,
  };
}

/** Mends what the converter leaves as it is: in 3.0 an exclusive limit is a flag beside the limit. */
function finish(schema: Schema): Schema {
  const { exclusiveMinimum, exclusiveMaximum, ...others } = schema;
  if (Array.isArray(schema.type)) {
    const types = schema.type.join(", ");
    const what = `type: [${types}] in "${schema.description}"`;
    throw new CheckError(`${what}: OpenAPI 3.0 can't say it in place. Make it a named schema.`);
  }
  return {
    ...others,
    ...(exclusiveMinimum !== undefined && { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum !== undefined && { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
}

/**
 * A copy of a document in which each named choice between objects (`anyOf`) is one object, with the members of all, of which it requires
 * those that all require. The readers of 3.0 make classes of objects, and of such a choice one without members, or one to be filled by
 * a function for each branch.
 */
function joinChoices(document: OpenApiDocument): OpenApiDocument {
  const join = ({ anyOf = [], ...schema }: Schema): Schema | undefined => {
    const branches = anyOf.map((branch) => follow<Schema>(document, branch));
    if (branches.length === 0 || branches.some(({ properties }) => !properties)) return undefined;
    const [first = [], ...others] = branches.map(({ required = [] }) => required);
    const required = first.filter((name) => others.every((names) => names.includes(name)));
    const properties = Object.assign({}, ...branches.toReversed().map((branch) => branch.properties));
    return { ...schema, type: "object", required, properties };
  };
  const schemas = Object.entries(document.components?.schemas ?? {});
  if (!schemas.some(([, schema]) => join(schema))) return document;
  const joined = schemas.map(([name, schema]) => [name, join(schema) ?? schema]);
  const whole = { ...document, components: { ...document.components, schemas: Object.fromEntries(joined) } };
  return { ...whole, components: reachableComponents(whole) } as OpenApiDocument;
}

/** Keywords that say something of one type alone, by type. */
const keywordsByType: Record<string, string[]> = {
  object: ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
};

/** What 3.0 wants each schema of a type to have, by type. */
const needed: Record<string, Schema> = { array: { items: {} } };

/** Null alone. 3.0 lets no schema be null without a type, and with `string` it can be told from maps and lists. */
const nullAlone: Schema = { type: "string", nullable: true, enum: [null] };

/**
 * A copy of a document in which each named schema of both maps and lists is a choice between two named schemas: 3.0 has no
 * lists of types, and a generator would have to invent names for branches without one. Where null is a third type, it is a
 * third choice, which is the form of it that most generators know.
 */
function splitTypes(document: OpenApiDocument): OpenApiDocument {
  const schemas = Object.entries(document.components.schemas).flatMap(([name, schema]) => split(name, schema));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } };
}

function split(name: string, schema: Schema): [name: string, schema: Schema][] {
  const types = [schema.type ?? []].flat();
  const branched = types.filter((type) => type !== "null");
  if (branched.length !== 2 || !branched.every((type) => type in keywordsByType)) return [[name, schema]];
  const own = Object.values(keywordsByType).flat();
  const { type: _, ...shared } = withKeywords(schema, (keyword) => !own.includes(keyword));
  const branch = (type: string) => `${name}${type === "object" ? "Object" : "Array"}`;
  const choices: Schema[] = branched.map((type) => ({ $ref: `#/components/schemas/${branch(type)}` }));
  if (types.includes("null")) choices.push(nullAlone);
  return [
    [name, { ...shared, oneOf: choices }],
    ...branched.map((type): [string, Schema] => [
      branch(type),
      {
        type,
        ...withKeywords(schema, (keyword) => keyword === "description"),
        ...needed[type],
        ...withKeywords(schema, (keyword) => keywordsByType[type]?.includes(keyword) ?? false),
      },
    ]),
  ];
}

function withKeywords(schema: Schema, keep: (keyword: string) => boolean): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keep(keyword)));
}

/** What the files of a document are called: `payouts` for "Payouts API". */
export function shortName({ info }: OpenApiDocument): string {
  const words = info.title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.filter((word, index) => word !== "api" || index === 0).join("-") || "api";
}

/**
 * Derives a standalone JSON Schema (2020-12) from each named schema. They refer to each other as `NAME.json`, so a validator
 * that was given all of them needs nothing else. The title of each is its name, by which generators call what they make of it. Extensions
 * of OpenAPI are left out. An `$id` names a schema, and is no address to fetch it from.
 */
export function toJsonSchemas(document: OpenApiDocument): [name: string, schema: Schema][] {
  const base = `${serverUrl(document)}/${shortName(document)}/schemas/`;
  return Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [
    name,
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: `${base}${name}.json`,
      $comment: header,
      title: name,
      ...mapSchema(schema, standalone),
    },
  ]);
}

function standalone(schema: Schema): Schema {
  const own = withoutExtensions(schema);
  return own.$ref === undefined ? own : { ...own, $ref: `${stepsOf(own.$ref).at(-1)}.json` };
}
