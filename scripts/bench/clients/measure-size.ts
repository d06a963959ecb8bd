import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { type Candidate, preamble } from "./candidate.ts";
import { workFolder } from "./work-folder.ts";

/** Bytes of a program that makes one payout, bundled, minified and compressed with gzip. */
export async function measureSize({ setUp, create }: Candidate): Promise<number> {
  const placed = preamble.replace('process.env.ORIGIN ?? ""', '"https://platform.example"');
  const contents = `${placed}\n${setUp}\nconsole.log(await ${create});`;
  return gzipSync(await bundle(contents, true), { level: 9 }).length;
}

/** A TypeScript program as one module. */
export async function bundle(contents: string, minify: boolean): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, loader: "ts", resolveDir: workFolder },
    bundle: true,
    minify,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
