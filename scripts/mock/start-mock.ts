import { listen } from "../cli/listen.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { ownContract, readContract } from "../openapi/read-contract.ts";
import { createAccounts, readAccounts, readKeys } from "./accounts/accounts.ts";
import { createControl, createDeliveryWatch, createNextAnswers } from "./admin/control.ts";
import { startAdmin } from "./admin/start-admin.ts";
import { type RunningCallbacks, startCallbacks } from "./callbacks/start-callbacks.ts";
import { openCatalogue } from "./catalogue/open-catalogue.ts";
import { createRandomFaults } from "./faults/faults.ts";
import { readAddresses, readMethods, type State } from "./handlers/context.ts";
import { checkContract, createHandle } from "./handlers/handlers.ts";
import { readFailure } from "./http/exchange.ts";
import { createHttpServer, endServer } from "./http/server.ts";
import type { Mock, MockOptions } from "./interface.ts";
import { createRecorder, createRedaction, logEntry } from "./log/recorder.ts";
import { checkMockOptions, type MockSettings } from "./options.ts";
import { createIndex, createProbe } from "./own-paths.ts";
import { createClock, readIdPrefixes } from "./platform/payout.ts";
import { readTestFields } from "./platform/test-outcome.ts";
import { createEngine } from "./prism/engine.ts";
import { createResponder } from "./respond.ts";
import { openStore } from "./store/open-store.ts";
import type { PayoutStore } from "./store/payout-store.ts";

export * from "./interface.ts";

/**
 * Starts a mock of both APIs that answers as the platform does, and keeps what is created for as long as it runs.
 *
 * @throws UsageError if an option is unknown or its value is wrong, the port is taken, or a file that an option names can't be
 * used; its message is one line
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const settings = checkMockOptions(options);
  const { port, host, stateless, log, adminPort, faultRate, seed, patience, latency } = settings;
  const contract = readContract(settings.contract);
  if (!stateless) checkContract(contract, settings.contract ?? ownContract());
  const engine = await createEngine(contract);
  const platform = await openPlatform(contract, settings);
  const { accounts, store } = platform;
  const watch = createDeliveryWatch(store);
  const callbacks = startCallbacks(platform, contract, {
    enabled: !stateless && settings.callbacks,
    finalOnly: settings.callbacksFinalOnly,
    shuffle: settings.callbackShuffle,
    retryUnit: settings.callbackRetryUnit,
    hosts: settings.callbackHosts ?? [],
    onAttempt: (delivery) => watch.sent(delivery),
  });
  const redaction = createRedaction(accounts.keys);
  const recorder = settings.record ? createRecorder(redaction) : undefined;
  const failure = readFailure(contract, 500);
  const whole = { ...platform, callbacks };
  const nextAnswers = createNextAnswers(engine);
  const control = createControl({ platform: whole, callbacks, recorder, nextAnswers, watch });

  const end = async () => {
    await callbacks.stop();
    await store.close();
  };
  const ended = async (error: unknown) => {
    await end();
    throw error;
  };
  const admin = adminPort === undefined ? undefined : await startAdmin(control, adminPort).catch(ended);
  const server = createHttpServer({
    respond: createResponder({
      engine,
      accounts,
      answerIndex: createIndex(contract, { docs: settings.docs, admin: admin?.url }),
      answerProbe: createProbe(() => objection(store, callbacks)),
      failure,
      unavailable: readFailure(contract, 503),
      nextFault: faultRate > 0 ? createRandomFaults(faultRate, seed) : undefined,
      nextPreferences: nextAnswers.take,
      ...(stateless ? {} : { perform: createHandle(whole) }),
    }),
    observe(request, exchange, milliseconds) {
      if (exchange.probe) return;
      recorder?.add(request, exchange);
      if (log) tell(log, logEntry(request, exchange, milliseconds, redaction));
    },
    failure,
    methods: engine.everyMethod,
    bodyLimit: settings.bodyLimit,
    patience,
    latency,
  });
  const url = await listen(server, { port, host, flag: "--port" }).catch(async (error) => {
    await admin?.close();
    return ended(error);
  });
  return {
    ...control,
    url,
    ...(admin ? { adminUrl: admin.url } : {}),
    async close() {
      await endServer(server, patience + latency);
      await admin?.close();
      await end();
    },
  };
}

/** Why requests should go to another replica, if they should. */
async function objection(store: PayoutStore, callbacks: RunningCallbacks): Promise<string | undefined> {
  try {
    await store.check();
  } catch {
    return "The store can't be asked.";
  }
  return callbacks.ready() ? undefined : "Callbacks that wait are not taken up yet.";
}

/**
 * Opens the state of a platform, and reads from the contract what it knows of itself.
 *
 * @throws UsageError if a file that an option names can't be used
 */
async function openPlatform(contract: OpenApiDocument, settings: MockSettings): Promise<State> {
  const keys = readKeys(contract);
  // It stands between quotes in a header, where other characters have no place.
  const realm = contract.info.title.replaceAll(/[^ !#-[\]-~]/g, "");
  const { PayoutInvoiceAttributes } = contract.components.schemas;
  const clock = createClock();
  return {
    accounts: createAccounts(keys, realm, settings.accounts ? readAccounts(settings.accounts, keys) : undefined),
    catalogue: openCatalogue(contract, settings.services),
    prefixes: readIdPrefixes(contract),
    testFields: readTestFields(contract),
    source: String(PayoutInvoiceAttributes?.properties?.source?.examples?.[0]),
    methodOf: readMethods(contract),
    addressOf: readAddresses(contract),
    stepDelay: settings.stepDelay,
    strictServices: settings.strictServices,
    clock,
    store: await openStore(settings.store, clock),
  };
}

/** Hands a value to a function of the user's own. If that fails or rejects, Node prints a warning, and nothing else comes of it. */
function tell<Value>(listener: (value: Value) => unknown, value: Value): void {
  const warn = (error: unknown) => process.emitWarning(`The log callback failed: ${String(error)}`);
  try {
    Promise.resolve(listener(value)).catch(warn);
  } catch (error) {
    warn(error);
  }
}
