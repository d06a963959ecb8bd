import ts from "typescript";
import { root } from "../../scripts/cli/repository.ts";

const generated = `${root}generated/client`;
const body =
  '{ data: { type: "payout-invoice", attributes: { reference_id: "a", service: "card", currency: "USD", amount: 1, fields: {} } } }';

/** Calls by path, right and wrong, whatever library makes them. */
const probes = {
  private: [
    'client.GET("/payout-services")',
    'client.GET("/payout-services", { params: { query: { "page[number]": 2, "page[size]": 50 } } })',
    'client.GET("/payout-services", { params: { query: { "page[number]": "2" } } })',
    'client.GET("/payout-services", { params: { query: { page: { number: 2 } } } })',
    'client.GET("/payout-services/{id}", { params: { path: { id: "a" } } })',
    'client.GET("/payout-services/{id}")',
    'client.GET("/payout-services/{id}", { params: { path: { id: 1 } } })',
    'client.GET("/payout-invoices")',
    'client.GET("/payout-invoices", { params: { query: { "filter[reference_id]": "a", "page[after]": "b" } } })',
    'client.GET("/payout-invoices/{id}", { params: { path: { id: "a" } } })',
    'client.GET("/payout-invoices/{id}", { params: { path: { id: "a" } }, signal: new AbortController().signal })',
    `client.POST("/payout-invoices", { body: ${body} })`,
    `client.POST("/payout-invoices", { body: ${body.replace('"payout-invoice"', '"payout-invoices"')} })`,
    `client.POST("/payout-invoices", { body: ${body.replace("amount: 1", 'amount: "1"')} })`,
    `client.POST("/payout-invoices", { body: ${body.replace("amount: 1, ", "")} })`,
    'client.POST("/payout-invoices")',
    'client.POST("/payout-invoices/{id}/process", { params: { path: { id: "a" } } })',
    'client.POST("/payout-services")',
    'client.GET("/api/payout-services")',
  ],
  public: [
    'client.POST("/payout-prerequest", { body: { currency: "USD", amount: 1, public_key: "a" } })',
    'client.POST("/payout-prerequest", { body: { currency: "USD", amount: 1 } })',
    'client.GET("/payout-invoices", { params: { query: { "filter[reference_id]": "a" } } })',
    'client.GET("/payout-invoices")',
    'client.GET("/payout-invoices/{id}", { params: { path: { id: "a" } } })',
    'client.POST("/payout-invoices", { body: {} })',
  ],
};

/** Says of each call whether the compiler takes it, and which named types its `data` and `error` are then. */
export function probeTypes(audience: keyof typeof probes): string {
  const name = audience === "private" ? "PrivatePathClient" : "PublicPathClient";
  const file = `${generated}/probe.ts`;
  const lines = [
    `import type { ${name} } from "./${audience}.js"; import type * as schemas from "./schemas.d.ts"; declare const client: ${name};`,
    ...probes[audience].map(
      (probe, index) =>
        `export const probe${index} = async () => { const { data, error } = await ${probe}; return { data, error }; };`,
    ),
  ];
  const program = compile(file, lines.join("\n"));
  const source = program.getSourceFile(file) as ts.SourceFile;
  const rejected = new Set(
    program.getSemanticDiagnostics(source).map(({ start = 0 }) => source.getLineAndCharacterOfPosition(start).line),
  );
  const checker = program.getTypeChecker();
  const described = probes[audience].map((probe, index) => {
    if (rejected.has(index + 1)) return `${probe}\n  is rejected`;
    const { data, error } = answersOf(checker, source, index);
    return `${probe}\n  data: ${data}\n  error: ${error}`;
  });
  return `${described.join("\n\n")}\n`;
}

function answersOf(checker: ts.TypeChecker, source: ts.SourceFile, index: number) {
  const module = checker.getSymbolAtLocation(source);
  const probe = checker.getExportsOfModule(module as ts.Symbol).find(({ name }) => name === `probe${index}`);
  const [call] = checker.getTypeOfSymbol(probe as ts.Symbol).getCallSignatures();
  const answer = checker.getAwaitedType((call as ts.Signature).getReturnType()) as ts.Type;
  const nameOf = (member: string) => {
    const type = checker.getTypeOfSymbol(checker.getPropertyOfType(answer, member) as ts.Symbol);
    return schemaNames(checker, source, checker.getNonNullableType(type));
  };
  return { data: nameOf("data"), error: nameOf("error") };
}

/** The names of the contract's types that a type is made of. */
function schemaNames(checker: ts.TypeChecker, source: ts.SourceFile, type: ts.Type): string {
  const named = schemaTypes(checker, source);
  const parts = type.isUnion() ? type.types : [type];
  const names = parts.map((part) => {
    const members = checker.getPropertiesOfType(part).length;
    const alike = named.filter(([, schema]) => checker.getPropertiesOfType(schema).length === members);
    const same = alike.filter(
      ([, schema]) => checker.isTypeAssignableTo(part, schema) && checker.isTypeAssignableTo(schema, part),
    );
    return same.map(([name]) => name).join(" = ") || checker.typeToString(part);
  });
  return [...new Set(names)].sort().join(" | ");
}

function schemaTypes(checker: ts.TypeChecker, source: ts.SourceFile): [name: string, type: ts.Type][] {
  const [, imported] = source.statements as unknown as ts.ImportDeclaration[];
  const module = checker.getSymbolAtLocation(imported?.moduleSpecifier as ts.Node) as ts.Symbol;
  return checker.getExportsOfModule(module).map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]);
}

function compile(file: string, text: string): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, language) =>
    name === file ? ts.createSourceFile(name, text, language, true) : getSourceFile(name, language);
  return ts.createProgram([file], options, host);
}
