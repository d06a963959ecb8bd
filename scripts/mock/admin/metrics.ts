import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Exchange } from "../http/exchange.ts";
import type { Control, Delivery } from "../interface.ts";
import { statusPaths } from "../platform/payout.ts";

/** Counts what a mock does, for a monitoring system. */
export interface Metrics {
  /** Counts a request that was responded to. */
  count(exchange: Exchange, milliseconds: number): void;
  /** Counts an attempt at a callback. */
  countCallback(delivery: Delivery, milliseconds: number): void;
  /** All of it, in Prometheus' text form. */
  read(): Promise<string>;
}

/**
 * Counts from now on. Labels are names of the contract's and of the mock's own: a label that callers choose, such as an account or
 * a path, would make as many series as they like.
 */
export function createMetrics(payouts: Control["payouts"]): Metrics {
  const ofProcess = metricsOfProcess();
  const own = new Registry();
  const registers = [own];
  const requests = new Counter({
    name: "payouts_mock_requests_total",
    help: "Requests, by operation and by status of the response; none where there is none.",
    labelNames: ["operation", "status"],
    registers,
  });
  const duration = new Histogram({
    name: "payouts_mock_request_duration_seconds",
    help: "How long responses took, by operation.",
    labelNames: ["operation"],
    registers,
  });
  const callbacks = new Counter({
    name: "payouts_mock_callbacks_total",
    help: "Attempts at callbacks, by result; failed where the callback is sent again.",
    labelNames: ["result"],
    registers,
  });
  const callbackDuration = new Histogram({
    name: "payouts_mock_callback_duration_seconds",
    help: "How long receivers of callbacks took.",
    registers,
  });
  new Gauge({
    name: "payouts_mock_payouts",
    help: "The latest 1,000 payouts, by their current status.",
    labelNames: ["status"],
    registers,
    async collect() {
      this.reset();
      // While the store is away, the rest is what somebody has to see.
      const latest = await payouts().catch(() => undefined);
      if (!latest) return;
      for (const status of Object.keys(statusPaths)) this.set({ status }, 0);
      for (const { attributes } of latest) this.inc({ status: attributes.status });
    },
  });
  return {
    count({ operation = "none", response }, milliseconds) {
      const isSilent = response.broken === "reset" || response.broken === "hang";
      requests.inc({ operation, status: isSilent ? "none" : response.status });
      duration.observe({ operation }, milliseconds / 1000);
    },
    countCallback({ state }, milliseconds) {
      callbacks.inc({ result: state === "waiting" ? "failed" : state });
      if (state !== "skipped") callbackDuration.observe(milliseconds / 1000);
    },
    read: () => Registry.merge([own, ofProcess]).metrics(),
  };
}

let processMetrics: Registry | undefined;

/** Of the process, which the mocks in it share. What watches it can't be ended, so it is begun once. */
function metricsOfProcess(): Registry {
  if (processMetrics) return processMetrics;
  processMetrics = new Registry();
  collectDefaultMetrics({ register: processMetrics });
  return processMetrics;
}
