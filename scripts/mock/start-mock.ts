import { UsageError } from "../cli/command-line.ts";
import { listen } from "../cli/listen.ts";
import { type Model, readModel } from "../openapi/model.ts";
import { ownContract, readContract } from "../openapi/read-contract.ts";
import { type Accounts, createAccounts, describesKeys, readAccounts, readKeys } from "./accounts/accounts.ts";
import { readAdminToken } from "./admin/admin-token.ts";
import { createControl, createDeliveryWatch, type RunningPlatform } from "./admin/control.ts";
import type { Metrics } from "./admin/metrics.ts";
import { startAdmin } from "./admin/start-admin.ts";
import { startCallbacks } from "./callbacks/start-callbacks.ts";
import type { Catalogue } from "./catalogue/entry.ts";
import { openCatalogue } from "./catalogue/open-catalogue.ts";
import { createCoverage } from "./coverage/coverage.ts";
import { createDialects, type Dialects } from "./dialects/choose.ts";
import { createExpectations } from "./expectations.ts";
import { createRandomFaults } from "./faults/faults.ts";
import { type Platform, readAddresses, readMethods, type State } from "./handlers/context.ts";
import { checkContract, createHandle } from "./handlers/handlers.ts";
import { certificateFor } from "./http/certificate.ts";
import { type MockRequest, Unavailable } from "./http/exchange.ts";
import { createHttpServer, endServer } from "./http/server.ts";
import {
  type CallbackLog,
  ControlError,
  type Delivery,
  type LogEntry,
  type Mock,
  type MockOptions,
} from "./interface.ts";
import { createMasking, readCardFields } from "./log/masking.ts";
import { callbackEntry, createRecorder, logEntry } from "./log/recorder.ts";
import { checkMockOptions, type MockSettings } from "./mock-settings.ts";
import { beginning, moveApis, withinBase } from "./move-apis.ts";
import { createIndex, createProbe, firstPath } from "./own-paths.ts";
import { createClock, derivedId, readIdPrefixes } from "./platform/payout.ts";
import { readTestFields } from "./platform/test-outcome.ts";
import { createEngine } from "./prism/engine.ts";
import type { Operation } from "./prism/operation.ts";
import { createResets, type Resets } from "./resets.ts";
import { createHeadCheck, createNextResponses, createResponder } from "./respond.ts";
import { openStore } from "./store/open-store.ts";

export * from "./interface.ts";

/**
 * Starts a mock of both APIs that responds as the platform does, and keeps what is created for as long as it runs.
 *
 * @throws UsageError if an option is unknown or its value is wrong, the port is taken, or a file that an option names can't be
 * used; its message is one line
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const settings = checkMockOptions(options);
  const { port, host, stateless, log, adminPort, adminHost, keepAlive, faultRate, seed, patience, latency } = settings;
  const token = readAdminToken(settings);
  const contract = modelOf(settings);
  const certificate = certificateFor(settings);
  if (!stateless) checkContract(contract, settings.contract ?? ownContract());
  const engine = await createEngine(contract.document);
  const accounts = openAccounts(contract, settings);
  const clock = createClock();
  const catalogue = stateless ? undefined : openCatalogue(contract, settings.services);
  const dialects = openDialects(contract, catalogue, settings);
  // Callbacks never go to the mock's own servers. Where a port is not given, it is known once the server listens.
  const ownPorts = new Set([port, ...portsOf(settings.docs)]);
  const resets = createResets();
  const masking = createMasking({ ...accounts, cards: readCardFields(contract.document, catalogue?.all) });
  const coverage = settings.record ? createCoverage(contract) : undefined;
  let metrics: Metrics | undefined;
  const tellOf = log && ((entry: LogEntry) => tell(log, entry));
  const running =
    catalogue &&
    (await startPlatform(contract, { accounts, clock, catalogue, masking, dialects }, settings, {
      ownPorts,
      resets,
      onAttempt(delivery, attempt, milliseconds) {
        coverage?.countCallback(delivery, attempt);
        metrics?.countCallback(delivery, milliseconds);
        tellOf?.(callbackEntry(delivery, attempt, milliseconds, masking));
      },
    }));
  const recorder = settings.record ? createRecorder(masking) : undefined;
  const nextResponses = createNextResponses(engine);
  const { strict } = settings;
  const control = createControl({ clock, accounts, recorder, coverage, nextResponses, resets, strict, running });

  const end = async () => {
    await running?.callbacks.stop();
    await running?.platform.store.close();
  };
  const ended = async (error: unknown) => {
    await end();
    throw error;
  };
  const adminPlace = adminPort === undefined ? undefined : { port: adminPort, host: adminHost, token, keepAlive };
  let url = "";
  const operations = contract.operations.map(({ operation }) => operation.operationId);
  const about = () => ({ url: url + beginning(settings.basePath ?? "/"), firstPath: firstPath(contract), operations });
  if (adminPlace) metrics = (await import("./admin/metrics.ts")).createMetrics(control.payouts);
  const admin = adminPlace && metrics && (await startAdmin({ ...control, metrics }, adminPlace, about).catch(ended));
  for (const own of portsOf(admin?.url)) ownPorts.add(own);
  const failure = engine.failure(500);
  const within = (request: MockRequest) => ({ ...request, path: withinBase(request.path, settings.basePath) });
  const respond = createResponder({
    engine,
    accounts,
    index: createIndex(contract.document, { docs: settings.docs, admin: admin?.url }),
    probe: createProbe(async () => running && objection(running)),
    failure,
    unavailable: engine.failure(503),
    nextSeed: createSeeds(seed),
    nextFault: faultRate > 0 ? createRandomFaults(faultRate, seed) : undefined,
    nextPreferences: nextResponses.take,
    dialects,
    kept: masking.kept.text,
    resets,
    strict: settings.strict,
    ...(running ? simulated(running.platform) : {}),
  });
  const checkHead = createHeadCheck({ engine, accounts });
  const server = createHttpServer({
    respond: (request) => respond(within(request)),
    checkHead: (request) => checkHead(within(request)),
    certificate,
    arrived(request, exchange) {
      if (exchange.probe || resets.forgotten(request.arrived, exchange.account)) return undefined;
      coverage?.count(request, exchange);
      return recorder?.add(request, exchange);
    },
    observe(request, exchange, milliseconds) {
      if (exchange.probe) return;
      metrics?.count(exchange, milliseconds);
      tellOf?.(logEntry(request, exchange, milliseconds, masking));
    },
    failure,
    problems: engine.problems,
    methods: engine.everyMethod,
    exposedHeaders: engine.everyHeader,
    bodyLimit: settings.bodyLimit,
    patience,
    keepAlive,
    latency,
    now: clock.now,
  });
  url = await listen(server, { port, host, flag: "--port" }).catch(async (error) => {
    await admin?.close();
    return ended(error);
  });
  for (const own of portsOf(url)) ownPorts.add(own);
  return {
    ...control,
    ...createExpectations({ control, engine, nextResponses, recorded: settings.record, clock, running }),
    url: url + beginning(settings.basePath ?? "/"),
    ...(certificate && settings.cert === undefined ? { certificate: certificate.cert } : {}),
    ...(admin ? { adminUrl: admin.url } : {}),
    async close() {
      await endServer(server, patience + latency);
      await admin?.close();
      await end();
      const unused = settings.strict ? nextResponses.unused() : [];
      if (unused.length > 0) throw new ControlError(unused.join(" "));
    },
  };
}

/** @throws UsageError if the contract can't be read, or refers to what it doesn't have: nothing else is read for it */
function modelOf({ contract: file, ...layout }: MockSettings): Model {
  const contract = moveApis(readContract(file), layout);
  try {
    return readModel(contract);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

/** Without state, a contract needs to say nothing of its keys. @throws UsageError if the file of the accounts can't be used */
function openAccounts(contract: Model, { stateless, accounts: file }: MockSettings): Accounts {
  // It stands between quotes in a header, where other characters have no place.
  const realm = contract.document.info.title.replaceAll(/[^ !#-[\]-~]/g, "");
  if (stateless && !file && !describesKeys(contract)) return createAccounts(undefined, realm);
  const keys = readKeys(contract);
  return createAccounts(keys, realm, file ? readAccounts(file, keys) : undefined);
}

/** What callbacks have to do with the rest of the mock. */
interface CallbackParts {
  ownPorts: ReadonlySet<number>;
  resets: Resets;
  onAttempt: (delivery: Delivery, log: CallbackLog, milliseconds: number) => void;
}

/**
 * Opens the state of a platform, and sends callbacks from now on.
 *
 * @throws UsageError if a file that an option names can't be used
 */
async function startPlatform(
  contract: Model,
  { dialects, ...given }: Pick<State, "accounts" | "clock" | "catalogue" | "masking"> & { dialects: Dialects },
  settings: MockSettings,
  { ownPorts, resets, onAttempt }: CallbackParts,
): Promise<RunningPlatform> {
  const { PayoutInvoiceAttributes } = contract.components.schemas;
  const state: State = {
    ...given,
    prefixes: readIdPrefixes(contract),
    testFields: readTestFields(contract),
    source: String(PayoutInvoiceAttributes?.properties?.source?.examples?.[0]),
    methodOf: readMethods(contract),
    addressOf: readAddresses(contract, beginning(settings.basePath ?? "/")),
    stepDelay: settings.stepDelay,
    strictServices: settings.strictServices,
    store: await openStore(settings.store, given.clock),
  };
  const watch = createDeliveryWatch(state.store, given.clock);
  const callbacks = startCallbacks(state, contract, {
    enabled: settings.callbacks,
    dialects,
    finalOnly: settings.callbacksFinalOnly,
    shuffle: settings.callbackShuffle,
    retryUnit: settings.callbackRetryUnit,
    hosts: settings.callbackHosts ?? [],
    ownPorts,
    forgotten: resets.forgotten,
    onAttempt(delivery, ...attempt) {
      watch.sent(delivery);
      onAttempt(delivery, ...attempt);
    },
  });
  return { platform: { ...state, callbacks }, callbacks, watch };
}

/** What responses are made with where state is kept. */
function simulated(platform: Platform) {
  const referenceOf = async (id: string) => (await platform.store.find(id))?.details.reference_id;
  return { handle: createHandle(platform), referenceOf };
}

/** Prepares the dialects. A service that the catalogue doesn't have gets an ID as those get theirs that it has. */
function openDialects(contract: Model, catalogue: Catalogue | undefined, settings: MockSettings): Dialects {
  const { service } = readIdPrefixes(contract);
  return createDialects({
    names: settings.dialects ?? [],
    seed: settings.dialectSeed,
    contract,
    serviceId: (code) => catalogue?.byCode(code)?.id ?? derivedId(service, code),
  });
}

/** Gives each operation a row of bodies that are made up, one different from the other, and the same for the same seed. */
function createSeeds(seed: number): (operation: Operation) => string {
  const counts = new Map<Operation, number>();
  return (operation) => {
    const count = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, count);
    return `${seed}/${count}`;
  };
}

/** The port of an address, if there is one. */
function portsOf(address: string | undefined): number[] {
  const { port, protocol } = URL.parse(address ?? "") ?? {};
  return protocol === undefined ? [] : [Number(port || (protocol === "https:" ? 443 : 80))];
}

/** Why requests should go to another replica, if they should. */
async function objection({ platform, callbacks }: RunningPlatform): Promise<string | undefined> {
  try {
    await platform.store.check();
  } catch (error) {
    return (error instanceof Unavailable && error.detail) || "The store is unavailable.";
  }
  return callbacks.ready() ? undefined : "Waiting callbacks are not taken up yet.";
}

/** Calls a function of the user's own. If it fails or rejects, Node prints a warning, and nothing else happens. */
function tell<Value>(listener: (value: Value) => unknown, value: Value): void {
  const warn = (error: unknown) => process.emitWarning(`The log callback failed: ${String(error)}`);
  try {
    Promise.resolve(listener(value)).catch(warn);
  } catch (error) {
    warn(error);
  }
}
