import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { contractFile, root } from "../../../scripts/cli/repository.ts";
import { model } from "../../contract.ts";

/**
 * Writes a contract of many operations into a folder: ours, and copies of one of its operations with schemas of their own.
 *
 * @param count how many operations it is to have; ours is the least
 */
export function growContract(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  // The rules of redocly.yaml are scripts of ours, and the pages of the rehearsal show its programs.
  for (const part of ["spec", "redocly.yaml", "package.json", "CHANGELOG.md", "scripts", "test/rehearse"]) {
    cpSync(`${root}${part}`, `${folder}/${part}`, { recursive: true });
  }
  symlinkSync(`${root}node_modules`, `${folder}/node_modules`);
  const all = model.operations;
  const example = all.find(({ path, operation }) => path.includes("{") && operation.requestBody === undefined);
  if (!example) throw new Error("no operation has a path with a parameter and no body");
  const [, audience = "", ...rest] = example.path.split("/");
  const file = `${folder}/spec/paths/${audience}/${rest.join("@")}.yaml`;
  const text = readFileSync(file, "utf8");
  const names = Array.from({ length: count - all.length }, (_none, index) => nameOf(index));
  const paths = names.map((name) => {
    const own = copySchemas(text, `${folder}/spec/schemas`, name).replace(/operationId: .*/, `operationId: get${name}`);
    writeFileSync(`${folder}/spec/paths/${audience}/${name}@{id}.yaml`, own);
    return `  /${audience}/${name}/{id}:\n    $ref: paths/${audience}/${name}@{id}.yaml\n`;
  });
  const document = readFileSync(`${folder}/${contractFile}`, "utf8");
  writeFileSync(`${folder}/${contractFile}`, document.replace("\npaths:\n", `\npaths:\n${paths.join("")}`));
}

/** Copies the schemas that a file refers to, and those that they refer to, and gives the text that refers to the copies. */
function copySchemas(text: string, folder: string, name: string): string {
  return text.replaceAll(/\$ref: (\.\.\/\.\.\/schemas\/)?([A-Za-z]+\.yaml)/g, (_match, place = "", file: string) => {
    const copy = `${folder}/${name}${file}`;
    writeFileSync(copy, copySchemas(readFileSync(`${folder}/${file}`, "utf8"), folder, name));
    return `$ref: ${place}${basename(copy)}`;
  });
}

/** A name of letters alone: an operation's ID has no digits. */
function nameOf(index: number): string {
  const letters = [...index.toString(26).padStart(3, "0")].map((digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 26)),
  );
  return `Grown${letters.join("")}`;
}
