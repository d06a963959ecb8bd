import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Site } from "../contents/site.ts";
import { redocColours, redocScript } from "./redoc-script.ts";
import { referenceDocument } from "./reference-document.ts";

/** What Redoc's page loads: its script, and the document as a script, since a page from a file can't fetch one. */
export function referenceFiles(document: OpenApiDocument, site: Site): [name: string, text: string][] {
  return [
    ["assets/redoc.js", redocScript()],
    ["assets/redoc-colours.css", redocColours()],
    [
      "assets/document.js",
      script({ contractDocument: referenceDocument(document, site), contractOutcomes: outcomesBySection(site) }),
    ],
  ];
}

/** The outcome of each answer, by the section of Redoc's page that shows it, and by its status. */
function outcomesBySection({ operations }: Site): Record<string, Record<string, string>> {
  return Object.fromEntries(
    operations.map(({ referenceHref, answers }) => [
      referenceHref.split("#")[1] ?? "",
      Object.fromEntries(answers.flatMap(({ status, outcome }) => (outcome ? [[status, outcome.name]] : []))),
    ]),
  );
}

function script(values: Record<string, unknown>): string {
  return Object.entries(values)
    .map(([name, value]) => `var ${name} = ${JSON.stringify(value)};\n`)
    .join("");
}
