import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname } from "node:path";
import type { Answer } from "../http/answer.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Nothing inline, nothing from another origin, and no other page around it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The files of the admin page as answers, by their paths. */
export function readPageFiles(): Map<string, Answer> {
  const index = createRequire(import.meta.url).resolve("payouts-contract/generated/admin-page/index.html");
  const folder = dirname(index);
  const files = globSync("*", { cwd: folder }).flatMap((name): [string, Answer][] => {
    const type = types[extname(name)];
    if (!type) return [];
    const headers: Record<string, string> = { "Cache-Control": "no-cache", "Content-Security-Policy": policy };
    return [[`/${name}`, { status: 200, headers, content: { type, bytes: readFileSync(`${folder}/${name}`) } }]];
  });
  const answers = new Map(files);
  const page = answers.get("/index.html");
  if (page) answers.set("/", page);
  return answers;
}
