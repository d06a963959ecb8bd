import { readFileSync } from "node:fs";
import { UsageError } from "./command-line.ts";

/**
 * Reads a JSON file that the caller named.
 *
 * @param what says in errors what the file is, such as `contract`
 * @throws UsageError if it can't be read or is no JSON
 */
export function readJsonFile(file: string, what: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // The text of a syntax error quotes the file, which may hold secrets.
    if (error instanceof SyntaxError) throw new UsageError(`${file}: is not valid JSON. Give the ${what} in JSON.`);
    throw new UsageError(`${file}: can't be read. Give the ${what} as a JSON file that exists.`);
  }
}
