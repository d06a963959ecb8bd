import { afterAll, beforeAll, expect, test } from "vitest";
import { type Mock, startMock } from "../../scripts/mock/start-mock.ts";
import { createDeployment } from "../../scripts/verify/deployment.ts";
import { createSender, payoutOf, Withheld } from "../../scripts/verify/sender.ts";
import { exampleCalls } from "../../scripts/verify/verify-deployment.ts";
import { model } from "../contract.ts";
import { serve } from "../listen.ts";
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

test.each<[what: string, testMode: unknown]>([
  ["live", false],
  ["nothing of the mode", undefined],
])("nothing more is written once a lookup shows a payout of the run as %s", async (_what, testMode) => {
  const proxy = await startFaultyProxy(mock.url, (passing) => {
    if (passing.operationId === "getPayoutInvoice") passing.body.data.attributes.test_mode = testMode;
  });
  const send = createSender(createDeployment(model, credentials, proxy.url), limits, () => {});
  const renamed = structuredClone(create);
  (renamed.body as { data: { attributes: { reference_id: string } } }).data.attributes.reference_id += testMode;
  try {
    const { id } = payoutOf((await send(renamed)).body);
    await send({ ...process, operationId: "getPayoutInvoice", path: { id: String(id) } });
    for (const call of [create, { ...process, path: { id: String(id) } }]) {
      await expect(send(call)).rejects.toThrow("not shown as one");
    }
  } finally {
    await proxy.close();
  }
});

test("a response is read up to a limit", async () => {
  const server = await serve((_request, response) => {
    const write = () => response.write(" ".repeat(100_000), (error) => error ?? write());
    write();
  });
  const send = createSender(createDeployment(model, credentials, server.url), limits, () => {});
  try {
    await expect(send(create)).rejects.toThrow("larger than");
  } finally {
    await server.close();
  }
});
