import type { OpenApiDocument } from "../../openapi/document.ts";
import { readIdPrefixes } from "../platform/id-prefixes.ts";
import { defaultServices } from "./default-services.ts";
import { type CatalogueEntry, completeEntry } from "./entry.ts";
import { readCatalogue } from "./read-catalogue.ts";

/** The services that the mock knows. */
export interface Catalogue {
  all: CatalogueEntry[];
  byCode(service: string): CatalogueEntry | undefined;
  byId(id: string): CatalogueEntry | undefined;
}

/** @param file a catalogue of the caller's own, in place of the default one */
export function openCatalogue(contract: OpenApiDocument, file?: string): Catalogue {
  const { service } = readIdPrefixes(contract);
  const all = file
    ? readCatalogue(file, contract, service)
    : defaultServices(contract).map((source) => completeEntry(source, service));
  return {
    all,
    byCode: (service) => all.find((entry) => entry.service === service),
    byId: (id) => all.find((entry) => entry.id === id),
  };
}
