import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { adaptRedoc } from "../../scripts/docs/site/assets.ts";

const { version } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@redocly/cli/package.json"), "utf8"),
);
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of Redoc's
const texts = ["https://cdn.redoc.ly/redoc/logo-mini-full.svg", "import.meta", 'style="color: var(${i})"'];
const exported = ";export{RedocStandalone,hydrate,init};";

test("Redoc becomes a classic script that fetches nothing and has no inline style", () => {
  const adapted = adaptRedoc(`${texts.join(";")}${exported}\n`, version);
  for (const text of [...texts, "export"]) expect(adapted).not.toContain(text);
});

test.each([...texts, exported])("a Redoc without %s is rejected in one line that names its version", (gone) => {
  const module = [...texts, exported].filter((text) => text !== gone).join(";");
  expect(() => adaptRedoc(module, version)).toThrow(
    new RegExp(
      `^Redoc of @redocly/cli ${version}: .* can't be replaced, as .* is not in it\\. Change redocEdits in .*\\.$`,
    ),
  );
});
