import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { CheckError } from "../../../scripts/cli/command-line.ts";
import { root } from "../../../scripts/cli/repository.ts";

/** Another tool that shows an OpenAPI document. */
export interface Viewer {
  name: string;
  /** The npm package, with its version. */
  package: string;
  /** The files of it that a page needs, and the folder in the package that they stand in. */
  folder: string;
  /** The page, which loads its files from beside it and the document from `openapi.json`. */
  page: string;
  /** The part of the address that names an operation. */
  fragment(operation: { operationId: string; tag: string; method: string; path: string }): string;
}

const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body>';

export const viewers: Viewer[] = [
  {
    name: "Scalar",
    package: "@scalar/api-reference@1.72.1",
    folder: "dist/browser",
    page: `${head}<div id="app"></div><script src="standalone.js"></script><script>Scalar.createApiReference("#app", { url: "openapi.json", telemetry: false, withDefaultFonts: false })</script>`,
    fragment: ({ tag, method, path }) => `tag/${tag.toLowerCase()}/${method.toUpperCase()}${path}`,
  },
  {
    name: "Swagger UI",
    package: "swagger-ui-dist@5.35.0",
    folder: ".",
    page: `${head}<link rel="stylesheet" href="swagger-ui.css"><div id="app"></div><script src="swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ url: "openapi.json", dom_id: "#app", deepLinking: true })</script>`,
    fragment: ({ tag, operationId }) => `/${tag}/${operationId}`,
  },
  {
    name: "Elements",
    package: "@stoplight/elements@9.0.25",
    folder: ".",
    page: `${head}<link rel="stylesheet" href="styles.min.css"><script src="web-components.min.js"></script><elements-api apiDescriptionUrl="openapi.json" router="hash"></elements-api>`,
    fragment: ({ operationId }) => `/operations/${operationId}`,
  },
  {
    name: "RapiDoc",
    package: "rapidoc@9.3.8",
    folder: "dist",
    page: `${head}<script type="module" src="rapidoc-min.js"></script><rapi-doc spec-url="openapi.json" render-style="read" load-fonts="false"></rapi-doc>`,
    fragment: ({ method, path }) => `${method}-${path.replaceAll(/[{}]/g, "-")}`,
  },
];

/**
 * Copies the files of a viewer's package to a folder. The package is brought once, without what it depends on.
 *
 * @throws CheckError if npm doesn't bring it
 */
export function fetchViewer(viewer: Viewer, folder: string): void {
  const cache = `${root}node_modules/.cache/docs-bench/${viewer.package.replaceAll("/", "-")}`;
  if (!existsSync(`${cache}/package`)) {
    // A run that broke off may have left some of it.
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    try {
      execFileSync("npm", ["pack", viewer.package, "--pack-destination", cache], { stdio: "ignore" });
      const [archive = ""] = readdirSync(cache);
      execFileSync("tar", ["-xzf", `${cache}/${archive}`, "-C", cache], { stdio: "ignore" });
    } catch {
      throw new CheckError(
        `${viewer.package}: npm and tar don't bring it. Check the network, or leave the others out by --own.`,
      );
    }
  }
  cpSync(`${cache}/package/${viewer.folder}`, folder, { recursive: true, filter: (file) => !file.endsWith(".map") });
}
