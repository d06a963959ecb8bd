import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { outputOf } from "../../../scripts/cli/run-program.ts";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import type { Bump } from "../../../scripts/diff/rating.ts";
import type { OpenApiDocument } from "../../../scripts/openapi/document.ts";

const commandLine = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

/** A change as Redocly's `diff` rates it, and where it is. */
interface RedoclyChange {
  bump: Bump;
  /** As a JSON Pointer into the new document, or into the old one for what was removed. */
  pointer: string;
}

/** A side without a value names the object that the value would be in. */
interface Side {
  pointer: string;
  value?: unknown;
}

/** Every change between two documents by Redocly's `diff` alone, with the rules that it recommends. No rule of ours goes over them. */
export function askRedocly(before: OpenApiDocument, after: OpenApiDocument): Promise<RedoclyChange[]> {
  return inTemporaryFolder(async (folder) => {
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const files = [write("before.json", JSON.stringify(before)), write("after.json", JSON.stringify(after))];
    const config = write("redocly.yaml", "telemetry: off\nextends: [diff-recommended]\n");
    const options = ["--config", config, "--format", "json", "--fail-on", "none"];
    const printed = await outputOf(process.execPath, [commandLine, "diff", ...files, ...options]);
    const { changes }: { changes: { impact: Bump; base?: Side; revision?: Side }[] } = JSON.parse(printed);
    return changes.map(({ impact, base, revision }) => {
      const side = revision?.value === undefined ? (base ?? revision) : revision;
      return { bump: impact, pointer: side?.pointer ?? "#" };
    });
  });
}
