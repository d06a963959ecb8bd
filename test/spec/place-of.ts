import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import { contractFile, root } from "../../scripts/cli/repository.ts";
import { nameOf, stepsOf } from "../../scripts/openapi/model.ts";
import { model } from "../contract.ts";
import { kinds, lineOf, tableFile } from "./kinds.ts";

/**
 * Where the contract says what stands at a pointer of the bundle, as the linter says it: `spec/schemas/Customer.yaml:12:5`. Of
 * what is not there, it is the place of what it would be in.
 *
 * @param pointer such as `#/components/schemas/Customer/properties/phone`
 */
export function placeOf(pointer: string): string {
  const steps = stepsOf(pointer);
  const [root, kind = "", name = "", ...rest] = steps;
  if (root !== "components") return locate(contractFile, steps);
  if (kind === "links") return locate("spec/links.yaml", [name, ...rest]);
  const file = componentFile(kind, name);
  if (file) return locate(file, rest);
  return (kind === "responses" && placeOfComposed(name, rest)) || locate(contractFile, steps);
}

/** Of a composed response the outcome stands in the table, by kind and status, and the rest where a response says what happened. */
function placeOfComposed(name: string, steps: string[]): string | undefined {
  const kind = Object.keys(kinds).find((prefix) => name.startsWith(prefix));
  const file = kind && componentFile("responses", name.slice(kind.length));
  if (!file || steps[0] !== "x-outcome") return file && locate(file, steps);
  const [status = ""] = model.operations.flatMap(({ operation: { responses } }) =>
    Object.keys(responses).filter((status) => nameOf(responses[status] ?? {}) === name),
  );
  const places = lineOf(kind).flatMap((member) =>
    (kinds[member]?.meanings ?? []).flatMap(({ statuses }, index) =>
      statuses.map(String).includes(status) ? [[member, "meanings", String(index), "outcome"]] : [],
    ),
  );
  return locate(tableFile, places[0] ?? [kind]);
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
