import { posix } from "node:path";
import ts from "typescript";

/** What the client exports from some of its entries, such as `private` and `public`. */
export interface ClientSection {
  /** The entries, as they are imported: `payouts-contract/private`. */
  entries: string[];
  anchor: string;
  declarations: ClientDeclaration[];
}

/** An exported function, class, type, or value, or a member of one. */
export interface ClientEntry {
  name: string;
  anchor: string;
  /** As TypeScript declares it, without its members. */
  code: string;
  /** What its TSDoc says, as Markdown: the description, then what the tags say. */
  description: string;
  parameters: { name: string; text: string }[];
  returns: string;
  throws: string[];
}

export interface ClientDeclaration extends ClientEntry {
  members: ClientEntry[];
}

/** The declaration files of a client, by their names below its folder. */
export type DeclarationFiles = Map<string, string>;

/** What is described by the pages of the operations, which have all members. */
const described = "schemas.d.ts";

/**
 * Reads the reference of a client from the TSDoc of its declarations, as they are published. What several entries export comes
 * once, with all of them.
 *
 * @param entries the files that are imported, without `.d.ts`, such as `private`
 * @param packageName what the entries are imported from
 */
export function clientReference(files: DeclarationFiles, entries: string[], packageName: string): ClientSection[] {
  const exported = new Map<ts.Node, { name: string; node: ts.Declaration; entries: string[] }>();
  for (const entry of entries) {
    for (const { name, node } of exportsOf(`${entry}.d.ts`, files)) {
      const known = exported.get(node);
      if (known) known.entries.push(entry);
      else exported.set(node, { name, node, entries: [entry] });
    }
  }
  const names = new Set([...exported.values()].map(({ name }) => name));
  const groups = Map.groupBy(exported.values(), (found) => found.entries.join("-"));
  // What is shared comes after what each entry has alone.
  const sections = [...groups].sort(
    ([, [one]], [, [other]]) => (one?.entries.length ?? 0) - (other?.entries.length ?? 0),
  );
  return sections.map(([anchor, found]) => ({
    anchor,
    entries: anchor.split("-").map((entry) => `${packageName}/${entry}`),
    declarations: found
      .sort((one, other) => rank(one.node) - rank(other.node))
      .map(({ name, node }) => describe(name, node, names)),
  }));
}

/** What is called comes first, then what it takes and gives. */
function rank(node: ts.Declaration): number {
  if (ts.isFunctionDeclaration(node)) return 0;
  if (ts.isInterfaceDeclaration(node) && /Client$|Operations$/.test(node.name.text)) return 1;
  return ts.isClassDeclaration(node) ? 2 : 3;
}

function describe(name: string, node: ts.Declaration, names: Set<string>): ClientDeclaration {
  const hasMembers = ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node);
  const members = hasMembers ? [...node.members].filter(isShown) : [];
  return {
    ...entryOf(name, name, hasMembers ? headOf(node) : codeOf(node), node, names),
    members: members.map((member) => {
      const called = ts.isConstructorDeclaration(member) ? "constructor" : (member.name?.getText() ?? "");
      return entryOf(called, `${name}.${called}`, codeOf(member), member, names);
    }),
  };
}

/** What a class keeps to itself is no part of a reference, and nor is its name as text. */
function isShown(member: ts.ClassElement | ts.TypeElement): boolean {
  const isPrivate = member.name && (ts.isPrivateIdentifier(member.name) || member.name.getText() === "name");
  return !isPrivate && !(ts.isConstructorDeclaration(member) && ts.getJSDocCommentsAndTags(member).length === 0);
}

function entryOf(name: string, anchor: string, code: string, node: ts.Node, names: Set<string>): ClientEntry {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  const tags = doc?.tags ?? [];
  const textOf = (comment: ts.JSDoc["comment"]) => withLinks(ts.getTextOfJSDocComment(comment) ?? "", names);
  const tagged = (tag: string) => tags.filter(({ tagName }) => tagName.text === tag);
  return {
    name,
    anchor,
    code,
    description: textOf(doc?.comment),
    parameters: tagged("param").map((tag) => ({
      name: (tag as ts.JSDocParameterTag).name.getText(),
      text: textOf(tag.comment),
    })),
    returns: tagged("returns")
      .map(({ comment }) => textOf(comment))
      .join(" "),
    throws: tagged("throws").map(({ comment }) => textOf(comment)),
  };
}

/** Links of TSDoc, as Markdown. One to what the reference does not have is code. */
function withLinks(text: string, names: Set<string>): string {
  return text.replaceAll(/\{@link\s+([\w.]+)\s*\}/g, (_, name: string) =>
    names.has(name.split(".")[0] ?? "") ? `[\`${name}\`](#${name})` : `\`${name}\``,
  );
}

/** A declaration without what every one has. */
function codeOf(node: ts.Node): string {
  const code = ts.isVariableDeclaration(node) ? node.parent.parent.getText() : node.getText();
  return code.replace(/^(?:export |declare )+/, "").replaceAll(/^ {4}/gm, "  ");
}

/** The first line of a class or an interface, up to its members. */
function headOf(node: ts.InterfaceDeclaration | ts.ClassDeclaration): string {
  return (
    codeOf(node)
      .split(/\s*\{\s*\n/)[0]
      ?.replace(/\s*\{\s*\}$/, "") ?? ""
  );
}

/** What a file exports, its own and what it hands on from others of the client. */
function exportsOf(file: string, files: DeclarationFiles): { name: string; node: ts.Declaration }[] {
  const source = parse(file, files);
  const imported = new Map<string, string>();
  const found: { name: string; node: ts.Declaration }[] = [];
  const take = (from: string, names: string[]) => {
    if (from === described) return;
    const all = exportsOf(from, files);
    found.push(...names.flatMap((name) => all.filter((candidate) => candidate.name === name)));
  };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const { namedBindings } = statement.importClause ?? {};
      const names = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
      for (const { name } of names) imported.set(name.text, target(file, statement.moduleSpecifier));
    } else if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      const from = moduleSpecifier && target(file, moduleSpecifier);
      if (exportClause && ts.isNamedExports(exportClause)) {
        for (const { name } of exportClause.elements) take(from ?? imported.get(name.text) ?? "", [name.text]);
      } else if (from !== undefined && from !== described) {
        found.push(
          ...exportsOf(from, files).filter(({ node }) => !statement.isTypeOnly || !ts.isFunctionDeclaration(node)),
        );
      }
    } else if (isExported(statement)) {
      found.push(...declarationsOf(statement));
    }
  }
  return found;
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function declarationsOf(statement: ts.Statement): { name: string; node: ts.Declaration }[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((node) => ({ name: node.name.getText(), node }));
  }
  const node = statement as ts.FunctionDeclaration | ts.ClassDeclaration | ts.InterfaceDeclaration;
  return node.name ? [{ name: node.name.text, node }] : [];
}

/** The file that a module specifier leads to, by its name below the client's folder. */
function target(file: string, specifier: ts.Expression): string {
  const { text } = specifier as ts.StringLiteral;
  return posix.join(posix.dirname(file), text).replace(/(?:\.d)?\.[jt]s$/, ".d.ts");
}

/** The same file gives the same nodes, so that what two entries export is known to be one. */
const parsed = new WeakMap<DeclarationFiles, Map<string, ts.SourceFile>>();

function parse(file: string, files: DeclarationFiles): ts.SourceFile {
  const sources = parsed.get(files) ?? new Map<string, ts.SourceFile>();
  parsed.set(files, sources);
  const source = sources.get(file) ?? ts.createSourceFile(file, files.get(file) ?? "", ts.ScriptTarget.Latest, true);
  sources.set(file, source);
  return source;
}
