import { listen } from "../command-line/listen.ts";
import { ownContract, readContract } from "../openapi/contract.ts";
import { createAccounts } from "./accounts/accounts.ts";
import { readKeys } from "./accounts/keys.ts";
import { readAccounts } from "./accounts/read-accounts.ts";
import { openCatalogue } from "./catalogue/catalogue.ts";
import { createResponder } from "./exchange/respond.ts";
import { readAddresses } from "./handlers/addresses.ts";
import { checkContract } from "./handlers/check-contract.ts";
import { readMethods } from "./handlers/documented-methods.ts";
import { createPerform } from "./handlers/handlers.ts";
import { readFailure } from "./http/failure.ts";
import { createFront } from "./http/front.ts";
import { logEntry } from "./log/describe-exchange.ts";
import { createRecorder } from "./log/recorder.ts";
import { createRedaction } from "./log/redaction.ts";
import { tell } from "./log/tell.ts";
import type { Mock, MockOptions } from "./options.ts";
import { readIdPrefixes } from "./platform/id-prefixes.ts";
import { readTestFields } from "./platform/test-fields.ts";
import { createEngine } from "./prism/engine.ts";
import { openStore } from "./store/open-store.ts";

export type { LogEntry } from "./log/log-entry.ts";
export type { RecordedRequest } from "./log/recorded-request.ts";
export type { Mock, MockOptions } from "./options.ts";

/**
 * Starts a mock of both APIs that answers as the platform does, and keeps what is created for as long as it runs.
 *
 * @throws UsageError if the port is taken, or a file that an option names can't be used; its message is one line
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", stateless = false, stepDelay = 50, strictServices = false, log } = options;
  const contract = readContract(options.contract);
  // It stands between quotes in a header, where other characters have no place.
  const realm = contract.info.title.replaceAll(/[^ !#-[\]-~]/g, "");
  const keys = readKeys(contract);
  const accounts = createAccounts(keys, realm, options.accounts ? readAccounts(options.accounts, keys) : undefined);
  const catalogue = openCatalogue(contract, options.services);
  if (!stateless) checkContract(contract, options.contract ?? ownContract());
  const engine = await createEngine(contract);
  const store = await openStore(options.store ?? "memory");
  const perform = createPerform({
    store,
    catalogue,
    accounts,
    prefixes: readIdPrefixes(contract),
    testFields: readTestFields(contract),
    source: String(contract.components.schemas.PayoutInvoiceAttributes?.properties?.source?.examples?.[0]),
    methodOf: readMethods(contract),
    addressOf: readAddresses(contract),
    stepDelay,
    strictServices,
  });
  const redaction = createRedaction(keys);
  const recorder = options.record === false ? undefined : createRecorder(redaction);
  const failure = readFailure(contract);

  const server = createFront({
    respond: createResponder({ engine, accounts, failure, ...(stateless ? {} : { perform }) }),
    observe(request, exchange, milliseconds) {
      recorder?.add(request, exchange);
      if (log) tell(log, logEntry(request, exchange, milliseconds, redaction));
    },
    failure,
    methods: engine.everyMethod,
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    patience: options.patience ?? 5000,
    latency: options.latency ?? 0,
  });
  const url = await listen(server, { port, host, flag: "--port" }).catch(async (error) => {
    await store.close();
    throw error;
  });
  return {
    url,
    async reset() {
      await store.clear();
      recorder?.clear();
    },
    requests: () => recorder?.all() ?? [],
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await store.close();
    },
  };
}
