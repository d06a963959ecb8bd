import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Site } from "../contents/site.ts";
import { redocColours, redocScript } from "./redoc-script.ts";
import { referenceDocument } from "./reference-document.ts";

/** What Redoc's page loads: its script, and the document as a script, since a page from a file can't fetch one. */
export function referenceFiles(document: OpenApiDocument, site: Site): [name: string, text: string][] {
  return [
    ["assets/redoc.js", redocScript()],
    ["assets/redoc-colours.css", redocColours()],
    ["assets/document.js", `var contractDocument = ${JSON.stringify(referenceDocument(document, site))};\n`],
  ];
}
