import { globSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { outputOf } from "../../scripts/cli/run-program.ts";
import { installed, manifest, project } from "./installed.ts";

const files = (folder: string) =>
  globSync("**", { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
const packed = files(installed);

/** What users need, and nothing else. */
const wanted: [what: string, names: RegExp][] = [
  ["manifest, readme, licence and changelog", /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/],
  ["documents", /^generated\/openapi(-3\.0)?(\.(private|public))?\.(json|yaml)$/],
  ["the mock's admin API", /^generated\/mock-admin\.(json|yaml|d\.ts)$/],
  ["its page", /^generated\/admin-page\/([a-z-]+\.(html|js|css|svg|woff2)|NOTICES\.txt)$/],
  ["documents of the brands", /^generated\/brands\/[a-z]+\/openapi\.json$/],
  ["schemas", /^generated\/schemas\/[A-Za-z]+\.json$/],
  [
    "schemas of the files that users write",
    /^generated\/(mock-files\/(accounts|services)|brand-overlay)\.schema\.json$/,
  ],
  ["collections", /^generated\/collections\/payouts\.(http|postman_collection\.json)$/],
  ["what generators make of it", /^generated\/codegen\.md$/],
  [
    "how the generators are configured",
    /^test\/proofs\/codegen\/generators\/[a-z-]+\/(config\.yaml|[a-z-]+\.config\.mjs|generate\.rs|fetch\.ts|choices\/choices\.go)$/,
  ],
  ["clients", /^generated\/client\/([a-z-]+\/)?[a-z-]+(\.d\.ts|\.js)$/],
  ["CommonJS", /^generated\/package\/commonjs\/(package\.json|([a-z-]+\/)?[a-z-]+(\.d\.ts|\.js))$/],
  ["validators", /^generated\/package\/validators(\.d\.ts|\.js)$/],
  ["workflows", /^generated\/workflows\/[a-z-]+\.arazzo\.yaml$/],
  ["mock", /^generated\/package\/mock\/([a-z-]+(-[A-Z0-9]{8})?\.js|NOTICES\.txt)$/],
  ["what compares documents", /^generated\/package\/mock\/redocly-diff\.js\.br$/],
  ["types of the mock", /^generated\/package\/mock\/([a-z-]+\/)?[a-z-]+\.d\.ts$/],
];

test("it holds what users need, and nothing else", () => {
  const kinds = packed.map((name) => ({ name, kinds: wanted.filter(([, names]) => names.test(name)) }));
  expect(kinds.filter((file) => file.kinds.length !== 1).map(({ name }) => name)).toEqual([]);
  expect(wanted.filter(([, names]) => !packed.some((name) => names.test(name)))).toEqual([]);
});

test("the registry's page can follow every link of the README, from the repository that the release names", async () => {
  const links = [...readFileSync(join(installed, "README.md"), "utf8").matchAll(/\]\((?!https:|#)([^)#]+)/g)];
  const names = links.map(([, link = ""]) => link);
  expect(names.length).toBeGreaterThan(10);
  // The page puts the address of the repository's files before each, and knows no other folder.
  const tracked = (await outputOf("git", ["ls-files"], { cwd: root })).split("\n");
  const isThere = (name: string) => tracked.some((file) => file === name || file.startsWith(`${name}/`));
  expect(names.filter((name) => !isThere(name))).toEqual([]);
  const release = readFileSync(`${root}.github/workflows/release.yml`, "utf8");
  expect(release.indexOf("repository.url=")).toBeLessThan(release.indexOf(".ci/release-files"));
});

test("everything that the manifest names is in it", () => {
  const targets = JSON.stringify([manifest.exports, manifest.bin]).match(/generated\/[^"]+/g) ?? [];
  expect(targets.length).toBeGreaterThan(5);
  expect(targets.filter((target) => globSync(target, { cwd: installed }).length === 0)).toEqual([]);
});

test("no file names a folder of this machine, a registry or a source map", () => {
  const strange = [root, homedir() === "/" ? root : `${homedir()}/`, project, "sourceMappingURL=", "//registry."];
  const found = packed.flatMap((name) => {
    const text = readFileSync(join(installed, name), "utf8");
    return strange.filter((part) => text.includes(part)).map((part) => `${name}: ${part}`);
  });
  expect(found).toEqual([]);
});

test("every key in it is one that the contract shows", () => {
  const contract = readFileSync(join(installed, "generated/openapi.yaml"), "utf8");
  const keys = packed.flatMap(
    (name) => readFileSync(join(installed, name), "utf8").match(/\b[ps]k_(test|live)_\w{8,}/g) ?? [],
  );
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !contract.includes(key))).toEqual([]);
});

test("it runs nothing when it is installed", () => {
  const steps = ["preinstall", "install", "postinstall", "prepare"];
  expect(steps.filter((step) => step in manifest.scripts)).toEqual([]);
});

test("the bundle has the licence of each package in it, and no telemetry", () => {
  const notices = readFileSync(join(installed, "generated/package/mock/NOTICES.txt"), "utf8");
  const names = [...notices.matchAll(/^(\S+) \d\S*, \S/gm)].map(([, name]) => name);
  expect(names).toEqual(expect.arrayContaining(["@stoplight/prism-http", "fp-ts", "kysely"]));
  expect(names.filter((name) => name?.includes("scarf"))).toEqual([]);
  expect(notices).not.toContain("undefined");
});

test("installing it brings no other package, and at most 8 MB", () => {
  const modules = join(project, "node_modules");
  const packages = Object.keys(JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8")).packages);
  const bytes = packages
    .flatMap((name) => files(join(project, name)).map((file) => statSync(join(project, name, file)).size))
    .reduce((sum, size) => sum + size);
  expect(packages).toEqual(["node_modules/payouts-contract"]);
  expect(bytes).toBeLessThanOrEqual(8e6);
});
