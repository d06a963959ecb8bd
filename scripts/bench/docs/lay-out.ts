import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildSite } from "../../docs/build-site.ts";
import { operationPages } from "../../docs/model/operation-page.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { readModel } from "../../openapi/model.ts";
import { compress } from "./serve-pages.ts";
import { fetchViewer, type Viewer } from "./viewers.ts";

/** Where each viewer shows an operation, and words that stand there and nowhere else. */
export interface LaidOut {
  pages: [name: string, address: string][];
  text: string;
}

/** Puts our site and each of the viewers into a folder, with a document whose last operation is the one to show. */
export async function laidOut(document: OpenApiDocument, folder: string, viewers: Viewer[]): Promise<LaidOut> {
  const model = readModel(document);
  const last = model.operations.at(-1);
  const page = operationPages(model).find(({ id }) => id === last?.operation.operationId);
  if (!last || !page) throw new Error("a document without operations");
  for (const [name, content] of await buildSite({ document, downloads: new Map() })) {
    write(join(folder, "own", name), content);
  }
  for (const viewer of viewers) {
    fetchViewer(viewer, join(folder, viewer.name));
    write(join(folder, viewer.name, "index.html"), viewer.page);
    write(join(folder, viewer.name, "openapi.json"), JSON.stringify(document));
  }
  compress(folder);
  const place = { operationId: page.id, tag: page.tag, method: last.method, path: last.path };
  const others = viewers.map((viewer): [string, string] => [
    viewer.name,
    `${encodeURI(viewer.name)}/index.html#${viewer.fragment(place)}`,
  ]);
  return {
    pages: [["static page", `own/${page.href}`], ["Redoc", `own/${page.referenceHref}`], ...others],
    // Up to where code or a sentence ends: so they stand in one piece. No menu has them.
    text: page.description.split(/[.`]/)[0] ?? "",
  };
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
