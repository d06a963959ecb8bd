import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blocks } from "../docs/readme.ts";
import { complaints } from "./compile.ts";
import { project } from "./installed.ts";

test("every example of the README compiles against the package", async () => {
  const folder = join(project, "readme");
  mkdirSync(folder);
  const files = blocks("ts").map((text, index) => {
    const name = `example-${index}.ts`;
    writeFileSync(join(folder, name), text);
    return name;
  });
  expect(files.length).toBeGreaterThan(0);
  expect(await complaints(folder, files, { module: "nodenext" })).toBe("");
});
