import { tmpdir } from "node:os";
import { type Command, runCommand } from "./command.ts";

/** Commands that succeed where a toolchain is complete. */
const toolchains = {
  node: [["node", "--version"]],
  java: [
    ["java", "-version"],
    ["mvn", "--version"],
  ],
  python: [["python3", "-c", "import venv, ensurepip"]],
  go: [["go", "version"]],
  rust: [["cargo", "--version"]],
  php: [["php", "-r", "require 'GuzzleHttp/autoload.php'; curl_version(); mb_internal_encoding();"]],
} satisfies Record<string, Command[]>;

export type ToolchainName = keyof typeof toolchains;

/** Names of the toolchains that this machine does not have. */
export async function missingToolchains(): Promise<Set<ToolchainName>> {
  const missing = new Set<ToolchainName>();
  for (const [name, probes] of Object.entries(toolchains)) {
    for (const probe of probes) {
      const { succeeded } = await runCommand(probe, tmpdir(), {}, 60);
      if (!succeeded) missing.add(name as ToolchainName);
    }
  }
  return missing;
}
