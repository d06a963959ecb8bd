import { listen } from "../command-line/listen.ts";
import { ownContract, readContract } from "../openapi/contract.ts";
import { startCallbacks } from "./callbacks/start-callbacks.ts";
import { createResponder } from "./exchange/respond.ts";
import { createRandomFaults } from "./faults/random-faults.ts";
import { checkContract } from "./handlers/check-contract.ts";
import { createPerform } from "./handlers/handlers.ts";
import { readFailure } from "./http/failure.ts";
import { createFront } from "./http/front.ts";
import { logEntry } from "./log/describe-exchange.ts";
import { createRecorder } from "./log/recorder.ts";
import { createRedaction } from "./log/redaction.ts";
import { tell } from "./log/tell.ts";
import { openPlatform } from "./open-platform.ts";
import type { Mock, MockOptions } from "./options.ts";
import { createEngine } from "./prism/engine.ts";

export type { LogEntry } from "./log/log-entry.ts";
export type { RecordedRequest } from "./log/recorded-request.ts";
export type { Mock, MockOptions } from "./options.ts";

/**
 * Starts a mock of both APIs that answers as the platform does, and keeps what is created for as long as it runs.
 *
 * @throws UsageError if the port is taken, or a file that an option names can't be used; its message is one line
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", stateless = false, log } = options;
  const contract = readContract(options.contract);
  if (!stateless) checkContract(contract, options.contract ?? ownContract());
  const engine = await createEngine(contract);
  const platform = await openPlatform(contract, options);
  const { accounts, store } = platform;
  const callbacks = startCallbacks(platform, contract, {
    enabled: !stateless && options.callbacks !== false,
    finalOnly: options.callbacksFinalOnly ?? false,
    shuffle: options.callbackShuffle,
    retryUnit: options.callbackRetryUnit ?? 1000,
    hosts: options.callbackHosts ?? [],
    onAttempt() {},
  });
  const redaction = createRedaction(accounts.keys);
  const recorder = options.record === false ? undefined : createRecorder(redaction);
  const failure = readFailure(contract);
  const { faultRate = 0, seed = 1 } = options;
  const nextFault = faultRate > 0 ? createRandomFaults(faultRate, seed) : undefined;
  const perform = createPerform({ ...platform, callbacks });

  const server = createFront({
    respond: createResponder({ engine, accounts, failure, nextFault, ...(stateless ? {} : { perform }) }),
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
  const end = async () => {
    await callbacks.stop();
    await store.close();
  };
  const url = await listen(server, { port, host, flag: "--port" }).catch(async (error) => {
    await end();
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
      await end();
    },
  };
}
