import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { objectionToNode, oldestNode } from "../../scripts/cli/node-version.ts";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";

const { engines, scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

/** Has a Node say that it is an older one. */
const pretendOld = `--import=data:text/javascript,${encodeURIComponent(
  'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })',
)}`;

test("package.json says the oldest Node, too", () => {
  expect(engines).toEqual({ node: `>=${oldestNode}` });
  expect([objectionToNode(`${oldestNode}.0.0`), objectionToNode(`${oldestNode - 1}.9.0`)]).toEqual([
    undefined,
    `Node ${oldestNode - 1}.9.0 is too old for the mock and the commands of payouts-contract. Use Node ${oldestNode} or later.`,
  ]);
});

test("each script of the repository is told of an older Node before it is loaded", async () => {
  const direct = Object.values<string>(scripts).filter((command) => /^node .*\.ts$/.test(command));
  expect(direct.length).toBeGreaterThan(10);
  for (const command of direct) expect(command).toMatch(/^node --import=\.\/scripts\/cli\/check-node\.js \S+$/);
  const [, guard = ""] = direct[0]?.split(" ") ?? [];
  const { code, stderr } = await runProgram(process.execPath, [pretendOld, guard, "scripts/build.ts"], { cwd: root });
  expect([code, stderr]).toEqual([
    2,
    "Node 20.20.2 is too old. Run npm ci, without --ignore-scripts and NODE_ENV=production: it installs Node 24, which npm run then uses.\n",
  ]);
});
