import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import { contractFile, root } from "../../scripts/cli/repository.ts";
import { stepsOf } from "../../scripts/openapi/model.ts";

/**
 * Where the contract says what stands at a pointer of the bundle, as the linter says it: `spec/schemas/Customer.yaml:12:5`. Of
 * what is not there, it is the place of what it would be in.
 *
 * @param pointer such as `#/components/schemas/Customer/properties/phone`
 */
export function placeOf(pointer: string): string {
  const steps = stepsOf(pointer);
  const [root, kind = "", name = "", ...rest] = steps;
  const file = root === "components" ? componentFile(kind, name) : undefined;
  return file ? locate(file, rest) : locate(contractFile, steps);
}

/** A component has a file of its own, named as it is. Those that have none stand in the root document. */
function componentFile(kind: string, name: string): string | undefined {
  const files = [`spec/${kind}/${name}.yaml`, `spec/${kind}/documented/${name}.yaml`];
  return files.find((file) => existsSync(`${root}${file}`));
}

function locate(file: string, steps: string[]): string {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(`${root}${file}`, "utf8"), { lineCounter: lines });
  let place = 0;
  for (let taken = 0; taken <= steps.length; taken++) {
    const node = document.getIn(steps.slice(0, taken), true);
    if (!isNode(node)) break;
    place = node.range?.[0] ?? place;
    const target = document.getIn([...steps.slice(0, taken), "$ref"]);
    if (typeof target === "string" && taken < steps.length) {
      return locate(relative(root, join(root, dirname(file), target)), steps.slice(taken));
    }
  }
  const { line, col } = lines.linePos(place);
  return `${file}:${line}:${col}`;
}
