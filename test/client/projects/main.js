// @ts-check
import { program } from "./program.js";

const { process } = /** @type {{ process: { argv: [string, string, string] } }} */ (
  /** @type {unknown} */ (globalThis)
);
console.log(JSON.stringify(await program(process.argv[2])));
