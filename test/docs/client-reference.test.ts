import ts from "typescript";
import { expect, test } from "vitest";
import { generatedFolder, root } from "../../scripts/cli/repository.ts";
import { clientReference } from "../../scripts/docs/model/client-reference.ts";
import { neutralSite, plain, textOf } from "./site.ts";

const html = textOf(neutralSite, "client-reference.html");

test("the reference has what the compiler finds exported beside the contract's schemas, and each member of it", () => {
  const folder = `${root}${generatedFolder}/client/`;
  // What is exported needs neither the libraries nor the types of Node.
  const program = ts.createProgram([`${folder}index.d.ts`], { noLib: true, types: [], module: ts.ModuleKind.NodeNext });
  const checker = program.getTypeChecker();
  const index = program.getSourceFile(`${folder}index.d.ts`);
  const module = index && checker.getSymbolAtLocation(index);
  const anchors = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id));
  const want = (module ? checker.getExportsOfModule(module) : []).flatMap((symbol) => {
    const { declarations = [] } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const [declaration] = declarations;
    if (!declaration || declaration.getSourceFile().fileName.endsWith("schemas.d.ts")) return [];
    // `export type *` leads to functions that nobody can call.
    if (/^(private|public)Operations$/.test(symbol.name)) return [];
    const own = ts.isInterfaceDeclaration(declaration) ? declaration.members : [];
    return [symbol.name, ...own.map((member) => `${symbol.name}.${member.name?.getText()}`)];
  });
  expect(want.length).toBeGreaterThan(100);
  expect(want.filter((name) => !anchors.has(name))).toEqual([]);
}, 60_000);

test("it says what the TSDoc says, of a function, a member, a parameter, and an error", () => {
  const text = plain(html).replaceAll(/\s+/g, " ");
  for (const sentence of [
    "createPrivateClient(options: PrivateClientOptions): PrivateClient",
    "How long the first wait lasts, in milliseconds; 500 by default.",
    "as the pre-request describes it",
    "Throws TypeError if an option is missing or can’t work",
  ]) {
    expect(text).toContain(sentence);
  }
});

test("what two entries export comes once, with both, and a link of TSDoc leads to what there is", () => {
  const files = new Map([
    ["one.d.ts", 'export { type Shared } from "./shared.js";\nexport declare const limit = 5;'],
    [
      "two.d.ts",
      'import type { Shared } from "./shared.js";\n/** Uses {@link Shared} and {@link Lost}. */\nexport declare function use(shared: Shared): void;\nexport type { Shared };',
    ],
    ["shared.d.ts", "/** Is shared. */\nexport interface Shared {\n    /** In milliseconds. */\n    wait: number;\n}"],
  ]);
  const sections = clientReference(files, ["one", "two"], "package");
  expect(sections.map(({ entries, declarations }) => [entries, declarations.map(({ code }) => code)])).toEqual([
    [["package/one"], ["const limit = 5;"]],
    [["package/two"], ["function use(shared: Shared): void;"]],
    [["package/one", "package/two"], ["interface Shared"]],
  ]);
  expect(sections[1]?.declarations[0]?.description).toBe("Uses [`Shared`](#Shared) and `Lost`.");
  expect(sections[2]?.declarations[0]?.members).toMatchObject([
    { anchor: "Shared.wait", description: "In milliseconds." },
  ]);
});
