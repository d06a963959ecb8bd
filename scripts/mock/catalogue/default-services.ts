import type { OpenApiDocument } from "../../openapi/document.ts";
import { readTestFields } from "../platform/test-fields.ts";
import { documentedServices } from "./documented-services.ts";
import { type EntrySource, isTestService } from "./entry.ts";
import { madeUpRates, madeUpServices } from "./made-up-services.ts";

/** Every service that the contract's examples name, a test service in Bitcoin, and some that are made up. */
export function defaultServices(contract: OpenApiDocument): EntrySource[] {
  const documented = documentedServices(contract).map((source) => ({
    ...source,
    exchange_rates: { ...source.exchange_rates, ...madeUpRates[source.service] },
  }));
  const inBitcoin = documented
    .filter((source) => isTestService(source, readTestFields(contract)))
    .slice(0, 1)
    .map(({ fields = [], ...test }) => ({
      service: "test_btc",
      service_method: test.service_method,
      service_currency: "BTC",
      amount_min: 0.00000001,
      fields,
    }));
  return [...documented, ...inBitcoin, ...madeUpServices];
}
