import { describe, expect, test } from "vitest";
import { createPublicClient, type PayoutPrerequestResult, sortPrerequest } from "../../generated/client/public.js";
import { bodies } from "../../scripts/openapi/model.ts";
import { model } from "../contract.ts";
import { mockForTests } from "../mock/client.ts";

const [documented] = bodies(model).filter(
  ({ operationId, place }) => operationId === "createPayoutPrerequest" && place === "200",
);
const result = (documented?.value as { data: PayoutPrerequestResult } | undefined)?.data as PayoutPrerequestResult;
const { methods, account, ...services } = result.services as Exclude<PayoutPrerequestResult["services"], []>;

describe("services, methods and account are apart, wherever the platform put them", () => {
  test.each<[where: string, result: PayoutPrerequestResult]>([
    ["inside the services, as documented", result],
    ["beside them", { ...result, services, methods, account } as PayoutPrerequestResult],
    ["one here, one there", { ...result, services: { ...services, methods }, account } as PayoutPrerequestResult],
  ])("%s", (_where, result) => {
    expect(Object.keys(services).length).toBeGreaterThan(0);
    expect(sortPrerequest(result)).toEqual({ services, methods, account });
  });

  test("and may be empty lists, or missing", () => {
    expect(sortPrerequest({ ...result, services: [], methods: [] })).toEqual({
      services: {},
      methods: {},
      account: undefined,
    });
  });
});

test("the client asks with its key, and sorts the answer", async () => {
  const mock = await mockForTests();
  const client = createPublicClient({ baseUrl: `${mock.url}/public-api`, publicKey: "pk_test_shop" });
  const { services, methods, account } = await client.prerequest({ currency: "USD", amount: 10 });
  expect(Object.values(services).filter(({ code, method }) => !code || !(method in methods))).toEqual([]);
  expect(account?.name).toEqual(expect.any(String));
});
