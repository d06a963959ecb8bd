// Loaded before each script. Plain JavaScript, as a Node that is too old strips no types: it would say `Unknown file extension ".ts"`.
import { readFileSync } from "node:fs";
import module from "node:module";

const { engines } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const oldest = Number(engines.node.replace(/\D/g, ""));

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(
    `Node ${process.versions.node} is too old. Run npm ci, without --ignore-scripts and NODE_ENV=production: it installs Node ${oldest}, which npm run then uses.\n`,
  );
  process.exit(2);
}

// The second run finds what the first one compiled: it starts in half of the time.
module.enableCompileCache();
