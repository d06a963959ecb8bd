import { globSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import nunjucks from "nunjucks";
import { parseDocument, YAMLMap } from "yaml";

const parts = globSync("*.html.njk", { cwd: fileURLToPath(new URL("layouts/parts/", import.meta.url)) })
  .map((file) => basename(file, ".html.njk"))
  .sort();

const required = ["title", "description", "order"];
const optional = ["keywords", "wide"];

/** A piece of a template as Nunjucks parses it, which has no types of its own. */
interface Node {
  typename: string;
  lineno: number;
  [field: string]: unknown;
}

/** What a template alone does not tell, such as the entry that a loop is at. */
const anything = Symbol("anything");

/**
 * What is wrong with a guide, a line each: the file, the line, and the names that there are. Nunjucks itself renders a name that
 * does not exist as nothing, and reports a missing part without either.
 *
 * @param file how the guide is named in the messages
 * @param site what the guide can name as `site`
 */
export function checkGuide(file: string, text: string, site: object): string[] {
  const [, frontMatter = ""] = /^---\n([\s\S]*?)^---$/m.exec(text) ?? [];
  const header = parseDocument(frontMatter);
  const [unreadable] = header.errors;
  if (unreadable) {
    const line = (unreadable.linePos?.[0].line ?? 0) + 1;
    return [`${file}:${line} ${unreadable.message.replace(/ at line [\s\S]*/, "")}. Correct the front matter.`];
  }
  const values: Record<string, unknown> = header.contents instanceof YAMLMap ? header.toJS() : {};
  const names = Object.keys(values);
  const missing = required.filter((name) => values[name] === undefined || values[name] === null);
  const unknown = names.filter((name) => ![...required, ...optional].includes(name));
  const known = `A guide has ${list(required)}, and can have ${list(optional)}.`;
  return [
    ...missing.map((name) => `${file}:1 ${name}: is missing from the front matter. ${known}`),
    ...unknown.map((name) => `${file}:${lineOf(text, name)} ${name}: is not read from the front matter. ${known}`),
    // Lines keep their numbers.
    ...checkTemplate(
      file,
      text.replace(frontMatter, (lines) => lines.replaceAll(/[^\n]/g, "")),
      { ...values, site },
    ),
  ];
}

function checkTemplate(file: string, text: string, data: Record<string, unknown>): string[] {
  const problems: string[] = [];
  const scope = new Map(Object.entries(data));

  const report = ({ lineno }: Node, problem: string) => problems.push(`${file}:${lineno + 1} ${problem}`);
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) resolved(value);
  };

  /** Checks a piece and everything in it. Gives what it stands for, as far as the site tells. */
  function resolved(node: Node): unknown {
    switch (node.typename) {
      case "Symbol":
        if (scope.has(`${node.value}`)) return scope.get(`${node.value}`);
        report(node, `${node.value}: no such name. There are ${list([...scope.keys()])}.`);
        return anything;
      case "LookupVal":
        return member(node, resolved(node.target as Node), node.val as Node);
      case "CallExtension": {
        const { children, ...args } = node.args as Node & { children: Node[] };
        const name = `${children[0]?.value ?? ""}`;
        if (!parts.includes(name)) report(args, `{% part "${name}" %}: no such part. There are ${list(parts)}.`);
        return anything;
      }
      case "Set": {
        const value = isNode(node.value) ? resolved(node.value) : anything;
        for (const target of node.targets as Node[]) scope.set(`${target.value}`, value);
        return anything;
      }
      case "For":
        visit(node.arr);
        for (const name of namesIn(node.name as Node)) scope.set(name, anything);
        scope.set("loop", anything);
        visit([node.body, node.else_]);
        return anything;
      // The names of filters, of tests and of keys are not the guide's data.
      case "Filter":
        visit(node.args);
        return anything;
      case "Is":
        visit(node.left);
        return anything;
      case "Pair":
        visit(node.value);
        return anything;
      default:
        visit(node.children ?? (node.fields as string[]).map((field) => node[field]));
        return anything;
    }
  }

  function member(node: Node, target: unknown, key: Node): unknown {
    if (key.typename !== "Literal") visit(key);
    else if (typeof target === "object" && target !== null) {
      const name = `${key.value}`;
      if (name in target) return target[name as keyof typeof target];
      const owner = source(node.target as Node);
      report(node, `${owner}.${name}: no such name. ${owner} has ${list(Object.keys(target))}.`);
    }
    return anything;
  }

  try {
    visit(parse(text));
  } catch (error) {
    // Where the text ends within a tag, there is no piece that it could name.
    const { lineno, message } = error as Error & { lineno?: number };
    const [reason = ""] = lineno ? message.split("\n").slice(-1) : ["a tag is not closed"];
    return [`${file}:${lineno || text.split("\n").length} ${reason.trim()}. Correct the template.`];
  }
  return problems;
}

/** Parses a template in which `{% part "NAME" %}` is a tag, as it is for Eleventy. */
function parse(text: string): unknown {
  const part = {
    tags: ["part"],
    // biome-ignore lint/suspicious/noExplicitAny: Nunjucks declares no types of its parser.
    parse(parser: any, nodes: any) {
      const tag = parser.nextToken();
      const args = parser.parseSignature(true, true);
      parser.advanceAfterBlockEnd(tag.value);
      return new nodes.CallExtension(part, "run", args);
    },
  };
  const { parser } = nunjucks as unknown as { parser: { parse(text: string, extensions: object[]): unknown } };
  return parser.parse(text, [part]);
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "typename" in value;

/** A name, or the names that a loop takes an entry apart into. */
function namesIn({ value, children = [] }: Node): string[] {
  return value === undefined ? (children as Node[]).flatMap(namesIn) : [`${value}`];
}

/** A lookup as the guide writes it, such as `site.connection`. */
function source(node: Node): string {
  return node.typename === "LookupVal"
    ? `${source(node.target as Node)}.${(node.val as Node).value}`
    : `${node.value ?? ""}`;
}

function lineOf(text: string, name: string): number {
  return text.split("\n").findIndex((line) => line.startsWith(`${name}:`)) + 1;
}

function list(names: string[]): string {
  return names.join(", ").replace(/, (?=[^,]*$)/, " and ");
}
