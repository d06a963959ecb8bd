import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../../scripts/cli/repository.ts";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import { blocks, toolkitGuide } from "../../readme.ts";
import { freePort, isInstalled } from "../../running.ts";
import { caller, creation, until } from "../client.ts";
import { type SpawnedMock, spawnMock } from "../spawn-mock.ts";
import { startPostgres } from "./postgres.ts";

const [example = ""] = blocks("nginx", toolkitGuide("shared-mock"));
const inCompose = parse(readFileSync(`${root}compose.yaml`, "utf8")).configs.balancer.content.replaceAll("$$", "$");

describe.skipIf(!isInstalled("nginx", "the docs' example of nginx balances replicas"))("nginx", () => {
  test("with the docs' example goes on when a replica is killed, and when one ends", () =>
    inTemporaryFolder(async (folder) => {
      const postgres = await startPostgres();
      const store = await postgres.database();
      const replicas = await Promise.all([1, 2, 3].map(() => spawnMock("--store", store)));
      const [killed, ended] = replicas;
      const port = await freePort();
      const servers = replicas.map(({ url }) => `server ${new URL(url).host} max_fails=1 fail_timeout=2s;`);
      const lines = example
        .replace(/(^ *server 127.*;\n)+/m, `${servers.join("\n")}\n`)
        .replace(/listen \d+/, `listen 127.0.0.1:${port}`);
      const nginx = startNginx(folder, lines);
      try {
        const call = caller(`http://127.0.0.1:${port}`);
        const isThere = async () =>
          call("GET /ready").then(
            ({ status }) => status,
            () => 0,
          );
        await until(isThere, (status) => status === 200);
        const references = Array.from({ length: 60 }, (_, index) => `nginx-${index}`);
        for (const [index, reference_id] of references.entries()) {
          if (index === 20) await gone(killed, "kill");
          if (index === 40) await gone(ended, "terminate");
          const json = creation({ reference_id });
          const first = await call("POST /api/payout-invoices", { account: "a", json });
          const again = await call("POST /api/payout-invoices", { account: "a", json });
          expect([first.status, again.status, again.body.data.id]).toEqual([201, 409, first.body.data.id]);
        }
        const { body } = await call("GET /api/payout-invoices?page[size]=100", { account: "a" });
        expect(body.data.map((one: { attributes: { reference_id: string } }) => one.attributes.reference_id)).toEqual(
          references.reverse(),
        );
      } finally {
        nginx.kill("SIGTERM");
        await once(nginx, "close");
        await Promise.all(replicas.map((replica) => gone(replica, "kill")));
        await postgres.end();
      }
    }));

  test("takes the example of compose.yaml", () =>
    inTemporaryFolder(async (folder) => {
      // Names of services are known to containers alone.
      const nginx = startNginx(folder, inCompose.replace("mock:4010", "127.0.0.1:4010"), "-t");
      let said = "";
      nginx.stderr?.on("data", (text) => {
        said += text;
      });
      const [code] = await once(nginx, "close");
      expect([code, said]).toEqual([0, expect.stringContaining("test is successful")]);
    }));
});

/** Ends a replica, and resolves when it is gone. */
async function gone(replica: SpawnedMock | undefined, way: "kill" | "terminate"): Promise<void> {
  replica?.[way]();
  await replica?.ended;
}

/** Starts nginx on lines of its configuration, with everything that it writes in a folder. */
function startNginx(folder: string, lines: string, ...flags: string[]) {
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const http = `access_log off;\n${paths.join("\n")}\n${lines}`;
  const file = join(folder, "nginx.conf");
  writeFileSync(file, `daemon off;\npid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\n${http}}\n`);
  return spawn("nginx", ["-c", file, "-p", folder, "-e", "stderr", ...flags], { stdio: ["ignore", "ignore", "pipe"] });
}
