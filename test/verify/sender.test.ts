import { afterAll, beforeAll, expect, test } from "vitest";
import { type Mock, startMock } from "../../scripts/mock/start-mock.ts";
import { createDeployment } from "../../scripts/verify/deployment.ts";
import { createSender, Withheld } from "../../scripts/verify/sender.ts";
import { exampleCalls } from "../../scripts/verify/verify-deployment.ts";
import { model } from "../contract.ts";
import { startFaultyProxy } from "./faulty-proxy.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({});
});
afterAll(() => mock.close());

const credentials = { accountId: "verify", apiKey: "key", publicKey: "pk_test_verify" };
const limits = { allowWrites: true, maxRequests: 10, maxWrites: 10, rate: 10_000 };
const [create, process] = ["createPayoutInvoice", "processPayoutInvoice"].map((operationId) => {
  const call = exampleCalls(model, credentials, "run").find((each) => each.operationId === operationId);
  if (!call) throw new Error(`no example of ${operationId}`);
  return call;
}) as [ReturnType<typeof exampleCalls>[number], ReturnType<typeof exampleCalls>[number]];

test.each<[response: string, status: number, processed: boolean]>([
  ["created it", 201, true],
  ["shows one that was there", 409, false],
])("a payout is processed if the response to its creation %s: %s", async (_response, status, processed) => {
  const id = "cpoi_1";
  const proxy = await startFaultyProxy(mock.url, (passing) => {
    if (passing.operationId !== create.operationId) return;
    passing.status = status;
    passing.body.data.id = id;
  });
  const send = createSender(createDeployment(model, credentials, proxy.url), limits, () => {});
  try {
    await send(create);
    const response = await send({ ...process, path: { id } }).catch((error) => error);
    expect(response instanceof Withheld).toBe(!processed);
  } finally {
    await proxy.close();
  }
});
