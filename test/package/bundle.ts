import { build } from "esbuild";
import { project } from "./installed.ts";

/** Bundles a program for browsers and workers, where nothing of Node is. */
export async function bundle(program: string): Promise<string> {
  const { outputFiles, warnings } = await build({
    stdin: { contents: program, resolveDir: project },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  // An import that is not used is what the tests ask for.
  const unexpected = warnings.filter(({ id }) => id !== "ignored-bare-import");
  if (unexpected.length > 0) throw new Error(JSON.stringify(unexpected));
  return outputFiles[0]?.text ?? "";
}
