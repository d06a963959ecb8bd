import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { transpile } from "../build/transpile.ts";
import { root } from "../openapi/paths.ts";

/**
 * Declares the types of a script, and of every script whose types it names. What is generated is declared already.
 *
 * @param script path below scripts/
 * @returns pairs of a name, relative to scripts/ as well, and the text of the declarations
 */
export function declareScript(script: string): [name: string, text: string][] {
  const declared = new Map<string, string>();
  const declare = (file: string): void => {
    if (declared.has(file)) return;
    const name = file.replace(/\.ts$/, "");
    const source = readFileSync(`${root}scripts/${file}`, "utf8");
    const { declarations = "" } = transpile(new Map([[name, source]])).get(name) ?? {};
    declared.set(file, declarations);
    for (const [, path = ""] of declarations.matchAll(/from "(\.[^"]*\.ts)"/g)) {
      if (!path.endsWith(".d.ts")) declare(posix.join(posix.dirname(file), path));
    }
  };
  declare(script);
  return [...declared].map(([file, text]) => [
    file.replace(/\.ts$/, ".d.ts"),
    // The package stands in generated/ itself.
    text.replaceAll(/(from "[./]+)generated\//g, "$1").replaceAll(/(from "\.[^"]*?)(\.d)?\.ts"/g, '$1.js"'),
  ]);
}
