import { Ajv2020 } from "ajv/dist/2020.js";
import { UsageError } from "../../cli/command-line.ts";
import { fieldRegExp } from "../../client/fields/validate-fields.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Model } from "../../openapi/model.ts";
import { readIdPrefixes } from "../platform/payout.ts";
import { problemOf, readList } from "../user-files.ts";
import { defaultServices } from "./default-services.ts";
import {
  type Catalogue,
  type CatalogueEntry,
  completeEntry,
  createCatalogue,
  type EntrySource,
  readRegexp,
} from "./entry.ts";

/** @param file a catalogue of the caller's own, in place of the default one */
export function openCatalogue(contract: Model, file?: string): Catalogue {
  const { service } = readIdPrefixes(contract);
  const all = file
    ? readCatalogue(file, contract.document, service)
    : defaultServices(contract).map((source) => completeEntry(source, service));
  return createCatalogue(all);
}

type ObjectSchema = { properties: Record<string, object> };

/**
 * Reads a catalogue file: a list of services in the form of {@link EntrySource}, held against the contract's schemas.
 *
 * @param idPrefix how IDs of services begin
 * @throws UsageError that names the bad entry
 */
function readCatalogue(file: string, contract: OpenApiDocument, idPrefix: string): CatalogueEntry[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, verbose: true });
  const validate = ajv.compile<EntrySource>(serviceSchema(contract));
  const entries = readList(file, "services").map((source, index) => {
    const [problem] = validate(source) ? problemsIn(source) : (validate.errors ?? []).map(problemOf);
    if (problem) throw new UsageError(`${file}: entry ${index + 1}${nameOf(source)}: ${problem}`);
    const entry = completeEntry(source as EntrySource, idPrefix);
    for (const field of entry.fields) {
      if (field.regexp === "" || fieldRegExp(field)) continue;
      const which = `entry ${index + 1}${nameOf(source)}: regexp of field ${field.key}`;
      process.emitWarning(
        `${file}: ${which} is not run: it could take too long, or can't be judged. Write it more simply.`,
      );
    }
    return entry;
  });
  for (const key of ["service", "id"] as const) {
    const values = entries.map((entry) => entry[key]);
    const twice = values.findIndex((value, index) => values.indexOf(value) < index);
    if (twice >= 0) {
      throw new UsageError(`${file}: entry ${twice + 1}: ${key} ${values[twice]} stands there already. Leave one.`);
    }
  }
  return entries;
}

/** The schema of an entry. It has what the contract says of a service and of a field, less what has a default. */
export function serviceSchema({ components }: OpenApiDocument): object {
  const { PayoutServiceAttributes, ServiceCode, ServiceField } = components.schemas as Record<string, ObjectSchema>;
  return {
    components,
    type: "object",
    additionalProperties: false,
    required: ["service", "service_method", "service_currency"],
    properties: {
      ...PayoutServiceAttributes?.properties,
      // What no request could name is no service of use.
      service: ServiceCode,
      id: { type: "string", minLength: 1 },
      exchange_rates: { type: "object", additionalProperties: { type: "number", exclusiveMinimum: 0 } },
      fields: { type: "array", items: { type: "object", required: ["key"], properties: ServiceField?.properties } },
    },
  };
}

function problemsIn(source: EntrySource): string[] {
  const { service, amount_min, amount_max } = completeEntry(source, "");
  // The pre-request has members of these names beside the services.
  if (service === "methods" || service === "account")
    return [`no service can have the code ${service}. Choose another.`];
  if (amount_min > amount_max) return ["amount_min is above amount_max. Swap them."];
  for (const { key, regexp = "" } of source.fields ?? []) {
    try {
      readRegexp(regexp);
    } catch {
      return [`regexp of field ${key} is not a regular expression: ${regexp}. Mend it.`];
    }
  }
  return [];
}

function nameOf(source: unknown): string {
  const service = (source as { service?: unknown } | null)?.service;
  return typeof service === "string" ? ` (${service})` : "";
}
