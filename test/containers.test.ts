import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";
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
const [snippet = ""] = blocks("js", toolkitGuide("shared-mock"));
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

test("every flag that a file gives is one of the mock's", () => {
  const given = command.filter((word) => word.startsWith("--"));
  expect(given.length).toBeGreaterThan(1);
  for (const flag of given) expect(flags).toContain(flag);
});

test("every file asks for the port that the mock listens on, at a path that it answers", () => {
  const asked = [containerfile, snippet, read("compose.yaml")].flatMap(
    (text) => text.match(/(?<!\d)\d{4}(?!\d)/g) ?? [],
  );
  expect(new Set(asked)).toEqual(new Set([port]));
  for (const text of [containerfile, snippet]) expect(text).toContain("/ready");
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

test("the snippet for Testcontainers is JavaScript", () => {
  const { diagnostics } = ts.transpileModule(snippet, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext },
  });
  expect(diagnostics).toEqual([]);
});
