import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { OpenApiDocument } from "../openapi/document.ts";
import { mapNodes } from "../openapi/nodes.ts";
import type { Schema } from "../openapi/schema.ts";
import { header } from "./serialize.ts";

/** Nothing but what the page itself holds may be loaded: whoever reads it is not reported to anybody. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** Renders the docs site: one page with Redoc and the document in it, which works offline and from a file. */
export function renderDocs(document: OpenApiDocument): string {
  return `<!doctype html>
<!-- ${header} -->
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(document.info.title)}</title>
  <style>body { margin: 0 }</style>
</head>
<body>
  <div id="redoc"></div>
  <noscript>${escapeHtml(document.info.description ?? "")}</noscript>
  <script type="module">
${redocScript().replaceAll(/<\/(script)/gi, "<\\/$1")}
init(${inScript(withMeanings(document))}, { disableTelemetry: true, hideLoading: true }, document.getElementById("redoc"));
  </script>
</body>
</html>
`;
}

/** A copy whose descriptions also say what Redoc does not show: the outcome of an answer, and the values known of a text. */
function withMeanings(document: OpenApiDocument): OpenApiDocument {
  return mapNodes(document, "OpenAPI", (node, kind) => {
    const outcome = kind === "Response" ? document["x-outcomes"]?.[String(node["x-outcome"])] : undefined;
    if (outcome) return { ...node, description: `**${outcome.title}.** ${node.description}` };
    return kind === "Schema" ? withKnownValues(node) : node;
  });
}

function withKnownValues(schema: Schema): Schema {
  const values = Object.entries((schema["x-enumDescriptions"] ?? {}) as Record<string, string>);
  if (values.length === 0) return schema;
  const list = values.map(([value, meaning]) => `- \`${value}\`: ${meaning}`).join("\n");
  return { ...schema, description: `${schema.description}\n\n${list}` };
}

/** Redoc's own package can't be installed (a dependency of it was never published), but the CLI carries its script. */
function redocScript(): string {
  const cli = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));
  const script = readFileSync(`${cli}/lib/chunks/redoc.standalone.js`, "utf8");
  return script.replaceAll(remoteLogo, logo);
}

/** What Redoc's badge would fetch from a content delivery network, and what it shows instead. */
const remoteLogo = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";
const logo =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='50' height='20'%3E%3Ctext y='15' font-family='sans-serif' font-size='14' fill='%232467f2'%3ERedoc%3C/text%3E%3C/svg%3E";

function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
