import ts from "typescript";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";

/** What an editor shows of the clients, asked of the compiler that editors ask. */
const folder = `${root}generated/client/`;
const entries = ["private", "public", "callbacks"];
const program = ts.createProgram(
  entries.map((name) => `${folder}${name}.d.ts`),
  { module: ts.ModuleKind.NodeNext, strict: true, noEmit: true },
);
const checker = program.getTypeChecker();

const symbolOf = (node: ts.Node) => {
  const symbol = checker.getSymbolAtLocation(node);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
};

/** openapi-fetch's types are its own: what they are made of, nobody names. */
const isOurs = ({ declarations = [] }: ts.Symbol) =>
  declarations.some((node) => {
    const { fileName } = node.getSourceFile();
    return (
      fileName.startsWith(folder) && !fileName.endsWith("/openapi-fetch.d.ts") && !ts.isTypeParameterDeclaration(node)
    );
  });

/** Whether a type is of the contract, and not of the clients alone. */
const isOfContract = ({ declarations = [] }: ts.Symbol) =>
  declarations.some((node) => /\/schemas\.d\.ts$/.test(node.getSourceFile().fileName));

/** The documents' own maps of types, which have a file of their own in the package, and what only the clients themselves call. */
const inner = ["components", "operations", "paths", "Call"];

describe.each(entries)("%s", (name) => {
  const source = program.getSourceFile(`${folder}${name}.d.ts`) as ts.SourceFile;
  const exported = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));

  test("exports each type that a signature names", () => {
    const missing = new Set<string>();
    const look = (node: ts.Node): void => {
      if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
        const symbol = symbolOf(ts.isTypeReferenceNode(node) ? node.typeName : node.expression);
        if (symbol && isOurs(symbol) && !exported.includes(symbol) && !inner.includes(symbol.name))
          missing.add(symbol.name);
      }
      ts.forEachChild(node, look);
    };
    for (const { declarations = [] } of exported) declarations.forEach(look);
    expect([...missing]).toEqual([]);
  });

  test("has a text on each member of a request and a response", () => {
    const silent = new Set<string>();
    const seen = new Set<ts.Symbol>();
    const look = (symbol: ts.Symbol, place: string): void => {
      if (seen.has(symbol) || !isOurs(symbol)) return;
      seen.add(symbol);
      const type =
        symbol.flags & ts.SymbolFlags.Type ? checker.getDeclaredTypeOfSymbol(symbol) : checker.getTypeOfSymbol(symbol);
      if (place.includes(".") && !isTold(symbol)) silent.add(place);
      for (const member of membersOf(type)) look(member, `${place}.${member.name}`);
    };
    for (const symbol of exported.filter(isOfContract)) look(symbol, symbol.name);
    expect([...silent]).toEqual([]);
  });
});

/** An editor shows a description's tag as it shows a text that stands alone. */
function isTold(symbol: ts.Symbol): boolean {
  const tags = symbol.getJsDocTags(checker).filter(({ name, text }) => name === "description" && text);
  return symbol.getDocumentationComment(checker).length + tags.length > 0;
}

function membersOf(type: ts.Type): ts.Symbol[] {
  const part = checker.getNonNullableType(type);
  if (part.isUnionOrIntersection()) return part.types.flatMap(membersOf);
  if (checker.isArrayType(part)) return membersOf(checker.getTypeArguments(part as ts.TypeReference)[0] as ts.Type);
  return part.flags & ts.TypeFlags.Object ? checker.getPropertiesOfType(part) : [];
}
