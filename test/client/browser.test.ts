import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import sirv from "sirv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as PrivateModule from "../../generated/client/private.js";
import type * as PublicModule from "../../generated/client/public.js";
import { generatedFolder, root } from "../../scripts/cli/repository.ts";
import { startBrowser } from "../browser.ts";
import { mockForTests } from "../mock/client.ts";

const mock = await mockForTests({ stepDelay: 0 });
const serve = sirv(`${root}${generatedFolder}/client`);
// A page of its own origin, which loads the modules as they are.
const shop = `<!doctype html><script type="module">
  import * as privateModule from "/private.js";
  import * as publicModule from "/public.js";
  Object.assign(window, { privateModule, publicModule });
</script>`;
const server = createServer((request, response) => {
  serve(request, response, () => {
    response.writeHead(200, { "content-type": "text/html" }).end(shop);
  });
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

declare const privateModule: typeof PrivateModule;
declare const publicModule: typeof PublicModule;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage();
  await page.goto(origin);
});

afterAll(async () => {
  await browser.close();
  server.close();
});

describe("in Chromium", () => {
  test("the public client finds services, and a form is checked", async () => {
    const found = await page.evaluate(async (baseUrl) => {
      const { createPublicClient, validateFields } = publicModule;
      const client = createPublicClient({ baseUrl, publicKey: "pk_test_browser" });
      const { services, methods, account } = await client.prerequest({ currency: "USD", amount: 10 });
      const problems = Object.values(services).map((service) => validateFields(service, {}));
      return { services: Object.keys(services), methods: Object.keys(methods), account: account?.name, problems };
    }, `${mock.url}/public-api`);
    expect(found.services.length).toBeGreaterThan(0);
    expect(found.methods.length).toBeGreaterThan(0);
    expect(found.account).toEqual(expect.any(String));
    expect(found.problems).toContainEqual({ account: "required" });
  });

  test("an error is the class that the module exports, and says what is wrong", async () => {
    const error = await page.evaluate(async (baseUrl) => {
      const { createPublicClient, PayoutsError } = publicModule;
      const client = createPublicClient({ baseUrl, publicKey: "pk_test_browser" });
      const error = await client.createPayoutPrerequest({ currency: "USD", amount: -1 }).catch((reason) => reason);
      return [error instanceof PayoutsError, error.status, Object.keys(error.fieldErrors)];
    }, `${mock.url}/public-api`);
    expect(error).toEqual([true, 422, ["amount"]]);
  });

  test("a server that is gone is an unknown outcome", async () => {
    const outcome = await page.evaluate(async (baseUrl) => {
      const { createPublicClient } = publicModule;
      const client = createPublicClient({ baseUrl, publicKey: "pk_test_browser" });
      return client.getPublicPayoutInvoice("cpoi_1").catch((error) => error.outcome);
    }, "http://127.0.0.1:9/public-api");
    expect(outcome).toBe("unknown");
  });

  test("a payout is made, listed and waited for", async () => {
    const made = await page.evaluate(async (baseUrl) => {
      const { createPrivateClient } = privateModule;
      const client = createPrivateClient({ baseUrl, accountId: "browser", apiKey: "key" });
      const recipient = { service: "card", currency: "USD", fields: { card_number: "5123817234060000" } };
      const attributes = { reference_id: "order-1", amount: 10, test_mode: true, ...recipient };
      const { id } = await client.payOut(attributes, { process: true });
      const paid = await client.waitFor(id, { until: ["processed"], interval: 1 });
      const again = await client.payOut(attributes);
      const listed = [];
      for await (const payout of client.payoutInvoices()) listed.push(payout.id);
      return { id, paid: paid.attributes.status, again: again.id, listed };
    }, `${mock.url}/api`);
    expect(made).toEqual({ id: made.id, paid: "processed", again: made.id, listed: [made.id] });
  });
});
