import type { OpenApiDocument } from "../openapi/document.ts";
import { deriveAudience } from "./audience.ts";
import { toJson, toYaml } from "./serialize.ts";

/** Derived files: the name of each below generated/, and its text. */
export type Artifacts = Map<string, string>;

/** The whole document, and the part of it that each audience gets. */
export function withAudiences(contract: OpenApiDocument): [audience: string[], document: OpenApiDocument][] {
  const audiences = Object.keys(contract["x-audiences"] ?? {});
  return [
    [[], contract],
    ...audiences.map((name): [string[], OpenApiDocument] => [[name], deriveAudience(contract, name)]),
  ];
}

/** Adds a document in both of its forms. */
export function addDocument(artifacts: Artifacts, name: string, document: OpenApiDocument): void {
  artifacts.set(`${name}.yaml`, toYaml(document));
  artifacts.set(`${name}.json`, toJson(document));
}
