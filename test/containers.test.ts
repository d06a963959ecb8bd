import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { mock } from "../scripts/cli/commands.ts";
import { root } from "../scripts/cli/repository.ts";
import { flagsOf } from "../scripts/cli/run-command.ts";
import { blocks, toolkitGuide } from "./readme.ts";

// No test runs a container: what the files name has to exist.
const read = (name: string) => readFileSync(`${root}${name}`, "utf8");
const manifest = JSON.parse(read("package.json"));
const containerfile = read("Containerfile");
const compose = parse(read("compose.yaml"));
const guide = toolkitGuide("containers");
const snippets = ["js", "python", "go", "java"].map((language) => blocks(language, guide)[0] ?? "");
const port = `${mock.options.port.default}`;
const flags = flagsOf(mock.options);
const command: string[] = [
  ...JSON.parse(/^ENTRYPOINT (.*)$/m.exec(containerfile)?.[1] ?? "[]"),
  ...compose.services.mock.command,
];

interface Service {
  depends_on?: Record<string, { condition: string }>;
  build?: { dockerfile: string };
  configs?: { source: string }[];
}

test("the container runs the package's command, on the Node that the package is for", () => {
  expect(manifest.bin).toHaveProperty([command[0] ?? ""]);
  const [oldest] = /\d+/.exec(manifest.engines.node) ?? [];
  const versions = [...containerfile.matchAll(/^FROM \S+\/node:(\d+)/gm)].map(([, version]) => version);
  expect(new Set(versions)).toEqual(new Set([oldest]));
});

test("npm packs into a folder that was made, as it makes none", () => {
  const [, folder = ""] = /npm pack --pack-destination (\S+)/.exec(containerfile) ?? [];
  expect(containerfile).toContain(`mkdir ${folder} && npm pack`);
});

test("every image is pinned by digest", () => {
  const services = Object.values<{ image?: string }>(compose.services).flatMap(({ image }) => image ?? []);
  const images = [...services, ...[...containerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)];
  expect(images.length).toBeGreaterThan(services.length);
  for (const image of images) expect(image).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
});

test("every flag that a file gives is one of the mock's", () => {
  const told = snippets.map((text) => text.match(/--[a-z-]+/g) ?? []);
  expect(told).toEqual(snippets.map(() => ["--admin-port", "--admin-host"]));
  const given = [...command, ...told.flat()].filter((word) => word.startsWith("--"));
  expect(given.length).toBeGreaterThan(1);
  for (const flag of given) expect(flags).toContain(flag);
});

test("every file asks for the port that the mock listens on, and its suites for that of the admin API, at a path that it answers", () => {
  const asked = [read("compose.yaml"), containerfile.replace("4010 4011", port).replace(/^#.*/gm, "")].flatMap(
    (text) => text.match(/(?<!\w)\d{4}(?!\w)/g) ?? [],
  );
  expect(new Set(asked)).toEqual(new Set([port]));
  for (const text of [containerfile, ...snippets]) expect(text).toContain("/ready");
  for (const text of [containerfile, ...snippets]) {
    expect(text).toContain(port);
    expect(text).toContain("4011");
    expect(text).toContain("PAYOUTS_MOCK_ADMIN_TOKEN");
  }
});

test("the services of compose.yaml wait for those that there are, and are built by a file that there is", () => {
  const { services, volumes, configs } = compose;
  for (const { depends_on = {}, build, configs: used = [] } of Object.values<Service>(services)) {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      const { healthcheck, build: built } = services[name];
      expect([name, condition, Boolean(healthcheck ?? built)]).toEqual([name, "service_healthy", true]);
    }
    if (build) expect(existsSync(`${root}${build.dockerfile}`)).toBe(true);
    for (const { source } of used) expect(Object.keys(configs)).toContain(source);
  }
  expect(containerfile).toContain("HEALTHCHECK");
  expect(services.database.volumes).toEqual(Object.keys(volumes).map((name) => `${name}:/var/lib/postgresql`));
  expect(command).toContain(
    `postgres://${services.database.environment.POSTGRES_USER}@database/${services.database.environment.POSTGRES_DB}`,
  );
});
