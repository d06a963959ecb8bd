import { transform } from "esbuild";
import ts from "typescript";
import { type Files, header } from "./output.ts";

type CommonJsFiles = [name: string, text: string][];

/**
 * Derives what `require` gets where it can't load an ES module: in Jest, whose loader is its own, and in Node before 20.19. Node itself
 * and bundlers take the ES modules by the conditions `module-sync` and `module`, so that no program has two classes `PayoutsError`.
 * Names are relative to generated/package/commonjs/.
 *
 * @param files the artifacts, of which those below client/ are taken
 * @param validators the module of the validators, and its declarations
 */
export async function deriveCommonJs(
  files: Files,
  validators: { javaScript: string; declarations: string },
): Promise<CommonJsFiles> {
  const client = [...files].flatMap(([name, content]): CommonJsFiles => {
    const [, own = ""] = /^client\/(.*)$/.exec(name) ?? [];
    if (own.endsWith(".d.ts")) return isDocument(own) ? [] : [[own, withSharedTypes(String(content))]];
    return own.endsWith(".js") ? [[own, toCommonJs(String(content))]] : [];
  });
  const { code } = await transform(validators.javaScript, { format: "cjs", minify: true });
  return [
    ["package.json", '{ "type": "commonjs", "sideEffects": false }\n'],
    ...client,
    ["validators.js", `// ${header} What is in it, and under which licenses, is in ../validators.js.\n${code}`],
    ["validators.d.ts", withSharedTypes(validators.declarations)],
    ["mock.js", mock],
    ["mock.d.ts", declaredMock],
  ];
}

/** Whether a file declares a whole document. These are large and types alone, so that both forms of the package share them. */
const isDocument = (name: string) => /(^|-)api\.d\.ts$/.test(name);

/** Declarations of which a script in CommonJS knows that the types of a whole document are an ES module's. */
function withSharedTypes(declarations: string): string {
  return declarations.replaceAll(
    /from "[./]+(?:client\/)?((?:[a-z]+-)?api)\.d\.ts"/g,
    'from "payouts-contract/generated/client/$1.d.ts" with { "resolution-mode": "import" }',
  );
}

function toCommonJs(javaScript: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(javaScript, { compilerOptions, fileName: "module.js" }).outputText;
}

/** The mock is a server, so Node's own `require` loads it: Jest's loads no ES modules, and hides Node's from what it runs. */
const mock = `// ${header}
const { runInThisContext } = require("node:vm");

const { createRequire } = runInThisContext("process").getBuiltinModule("node:module");
module.exports = createRequire(__filename)("../mock/start-mock.js");
`;

const declaredMock = `// ${header}
import type * as mock from "../mock/start-mock.js" with { "resolution-mode": "import" };
export type * from "../mock/start-mock.js" with { "resolution-mode": "import" };
export declare const ControlError: typeof mock.ControlError;
export type ControlError = mock.ControlError;
export declare const startMock: typeof mock.startMock;
`;
