// npm runs this whenever it has changed node_modules (`dependencies` in package.json), in the repository alone and never at users'.
// It removes what nothing here loads, a sixth of all bytes: Node's headers for C++, source maps, and what the maker of Postman
// collections brings in other languages than English, and what others test with.
import { globSync, rmSync } from "node:fs";

const faker = "node_modules/postman-collection/node_modules/@faker-js/faker";
const unread = [
  "node_modules/node/node_modules/*/include",
  "node_modules/**/*.{js,mjs,cjs,ts,mts,cts,css}.map",
  "node_modules/bintrees/{dist,examples,test}",
  `${faker}/dist`,
  `${faker}/lib/locales/!(en|en.js)`,
];
for (const path of globSync(unread, { exclude: ["node_modules/.cache/**"] })) rmSync(path, { recursive: true, force: true });
