import { listen } from "../command-line/listen.ts";
import { ownContract, readContract } from "../openapi/contract.ts";
import { createControl } from "./admin/create-control.ts";
import { createDeliveryWatch } from "./admin/delivery-watch.ts";
import { createNextAnswers } from "./admin/next-answers.ts";
import { startAdmin } from "./admin/start-admin.ts";
import { type RunningCallbacks, startCallbacks } from "./callbacks/start-callbacks.ts";
import { createIndex } from "./exchange/answer-index.ts";
import { createProbe } from "./exchange/answer-probe.ts";
import { createResponder } from "./exchange/respond.ts";
import { createRandomFaults } from "./faults/random-faults.ts";
import { checkContract } from "./handlers/check-contract.ts";
import { createPerform } from "./handlers/handlers.ts";
import { endServer } from "./http/end-server.ts";
import { readFailure } from "./http/failure.ts";
import { createFront } from "./http/front.ts";
import { logEntry } from "./log/describe-exchange.ts";
import { createRecorder } from "./log/recorder.ts";
import { createRedaction } from "./log/redaction.ts";
import { tell } from "./log/tell.ts";
import { openPlatform } from "./open-platform.ts";
import type { Mock, MockOptions } from "./options.ts";
import { createEngine } from "./prism/engine.ts";
import type { PayoutStore } from "./store/payout-store.ts";

export { type Control, ControlError, type NextAnswer, type WantedDelivery } from "./admin/control.ts";
export type { LogEntry } from "./log/log-entry.ts";
export type { RecordedRequest } from "./log/recorded-request.ts";
export type { Mock, MockOptions } from "./options.ts";
export type { CallbackLog, Delivery, DeliveryState } from "./platform/delivery.ts";

/**
 * Starts a mock of both APIs that answers as the platform does, and keeps what is created for as long as it runs.
 *
 * @throws UsageError if the port is taken, or a file that an option names can't be used; its message is one line
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", stateless = false, log, adminPort, faultRate = 0, seed = 1 } = options;
  const { patience = 5000, latency = 0 } = options;
  const contract = readContract(options.contract);
  if (!stateless) checkContract(contract, options.contract ?? ownContract());
  const engine = await createEngine(contract);
  const platform = await openPlatform(contract, options);
  const { accounts, store } = platform;
  const watch = createDeliveryWatch(store);
  const callbacks = startCallbacks(platform, contract, {
    enabled: !stateless && options.callbacks !== false,
    finalOnly: options.callbacksFinalOnly ?? false,
    shuffle: options.callbackShuffle,
    retryUnit: options.callbackRetryUnit ?? 1000,
    hosts: options.callbackHosts ?? [],
    onAttempt: (delivery) => watch.sent(delivery),
  });
  const redaction = createRedaction(accounts.keys);
  const recorder = options.record === false ? undefined : createRecorder(redaction);
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
  const server = createFront({
    respond: createResponder({
      engine,
      accounts,
      answerIndex: createIndex(contract, { docs: options.docs, admin: admin?.url }),
      answerProbe: createProbe(() => objection(store, callbacks)),
      failure,
      unavailable: readFailure(contract, 503),
      nextFault: faultRate > 0 ? createRandomFaults(faultRate, seed) : undefined,
      nextPreferences: nextAnswers.take,
      ...(stateless ? {} : { perform: createPerform(whole) }),
    }),
    observe(request, exchange, milliseconds) {
      if (exchange.probe) return;
      recorder?.add(request, exchange);
      if (log) tell(log, logEntry(request, exchange, milliseconds, redaction));
    },
    failure,
    methods: engine.everyMethod,
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
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
