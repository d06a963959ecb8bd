import { tmpdir } from "node:os";
import { runCommand } from "./command.ts";
import type { Command } from "./generator.ts";

/** Commands that succeed where a toolchain is complete. CI must have those that are required. */
const toolchains = {
  node: { required: true, probes: [["node", "--version"]] },
  java: {
    required: true,
    probes: [
      ["java", "-version"],
      ["mvn", "--version"],
    ],
  },
  python: { required: true, probes: [["python3", "-c", "import venv, ensurepip"]] },
  go: { required: true, probes: [["go", "version"]] },
  rust: { required: true, probes: [["cargo", "--version"]] },
  php: {
    required: false,
    probes: [["php", "-r", "require 'GuzzleHttp/autoload.php'; curl_version(); mb_internal_encoding();"]],
  },
} satisfies Record<string, { required: boolean; probes: Command[] }>;

export type ToolchainName = keyof typeof toolchains;

/** Names of the toolchains that this machine does not have. */
export async function missingToolchains(): Promise<Set<ToolchainName>> {
  const missing = new Set<ToolchainName>();
  for (const [name, { probes }] of Object.entries(toolchains)) {
    for (const probe of probes) {
      const { succeeded } = await runCommand(probe, tmpdir(), {}, 60);
      if (!succeeded) missing.add(name as ToolchainName);
    }
  }
  return missing;
}

/** Whether CI must have the toolchain. */
export function isRequired(name: ToolchainName): boolean {
  return toolchains[name].required;
}
