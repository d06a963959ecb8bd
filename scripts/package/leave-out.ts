import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "esbuild";

/** Leaves out of the bundle of the mock what is in it twice, or never reached, or says nothing. */
export const leaveOut: Plugin = {
  name: "leave-out",
  setup(build) {
    // lodash/fp asks for a minified copy of what others load as it is.
    build.onResolve({ filter: /^\.\/lodash\.min$/ }, ({ resolveDir }) => ({ path: join(resolveDir, "lodash.js") }));
    // pg-boss holds a database against it, where somebody asks for that.
    build.onLoad({ filter: /pg-boss\/dist\/schema\.json$/ }, () => ({
      contents: '{ "partitioned": { "enum": [] } }',
      loader: "json",
    }));
    // The indentation of pg-boss's SQL.
    build.onLoad({ filter: /pg-boss\/dist\/.*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(/\n +/g, "\n"),
    }));
  },
};
