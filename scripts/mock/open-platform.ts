import type { OpenApiDocument } from "../openapi/document.ts";
import { createAccounts } from "./accounts/accounts.ts";
import { readKeys } from "./accounts/keys.ts";
import { readAccounts } from "./accounts/read-accounts.ts";
import { openCatalogue } from "./catalogue/catalogue.ts";
import { readAddresses } from "./handlers/addresses.ts";
import { readMethods } from "./handlers/documented-methods.ts";
import type { State } from "./handlers/platform.ts";
import type { MockOptions } from "./options.ts";
import { createClock } from "./platform/clock.ts";
import { readIdPrefixes } from "./platform/id-prefixes.ts";
import { readTestFields } from "./platform/test-fields.ts";
import { openStore } from "./store/open-store.ts";

/**
 * Opens the state of a platform, and reads from the contract what it knows of itself.
 *
 * @throws UsageError if a file that an option names can't be used
 */
export async function openPlatform(contract: OpenApiDocument, options: MockOptions): Promise<State> {
  const keys = readKeys(contract);
  // It stands between quotes in a header, where other characters have no place.
  const realm = contract.info.title.replaceAll(/[^ !#-[\]-~]/g, "");
  const { PayoutInvoiceAttributes } = contract.components.schemas;
  const clock = createClock();
  return {
    accounts: createAccounts(keys, realm, options.accounts ? readAccounts(options.accounts, keys) : undefined),
    catalogue: openCatalogue(contract, options.services),
    prefixes: readIdPrefixes(contract),
    testFields: readTestFields(contract),
    source: String(PayoutInvoiceAttributes?.properties?.source?.examples?.[0]),
    methodOf: readMethods(contract),
    addressOf: readAddresses(contract),
    stepDelay: options.stepDelay ?? 50,
    strictServices: options.strictServices ?? false,
    clock,
    store: await openStore(options.store ?? "memory", clock),
  };
}
