import { execFileSync } from "node:child_process";
import { globSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { brandNames } from "../scripts/cli/repository.ts";
import { WorkingCopy } from "./recipes/working-copy.ts";

const copy = new WorkingCopy();
afterAll(() => copy.remove());
const made = await copy.run("bash .ci/release-files release");
const { name, version } = JSON.parse(copy.read("package.json"));

test("a release is these files", () => {
  expect(made.code, made.output).toBe(0);
  const archives = ["documents.tar.gz", "brands.tar.gz", "collections.tar.gz"];
  expect(readdirSync(join(copy.folder, "release")).sort()).toEqual([...archives, `${name}-${version}.tgz`].sort());
});

const contents: [archive: string, all: string[], among: string[]][] = [
  [
    "documents",
    ["openapi*.{json,yaml}", "schemas/*.json", "workflows/*.arazzo.yaml"],
    ["openapi.yaml", "openapi-3.0.public.json", "schemas/PayoutFields.json", "workflows/pay-out-to-a-card.arazzo.yaml"],
  ],
  ["brands", ["brands/*/*"], brandNames().map((brand) => `brands/${brand}/openapi.yaml`)],
  ["collections", ["collections/*"], ["collections/payouts.http", "collections/payouts.postman_collection.json"]],
];

test.each(contents)("the archive of the %s holds them all, and nothing else", (archive, all, among) => {
  const file = join(copy.folder, `release/${archive}.tar.gz`);
  const listed = execFileSync("tar", ["--list", "--file", file], { encoding: "utf8" }).trim().split("\n");
  const held = listed.filter((path) => !path.endsWith("/"));
  expect(held.sort()).toEqual(globSync(all, { cwd: join(copy.folder, "generated") }).sort());
  expect(held).toEqual(expect.arrayContaining(among));
});

test("a call without a folder is told how to call", async () => {
  expect(await copy.run("bash .ci/release-files")).toEqual({ code: 2, output: "Usage: .ci/release-files FOLDER\n" });
});
