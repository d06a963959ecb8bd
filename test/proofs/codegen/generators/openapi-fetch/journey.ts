import { createPrivateClient } from "payouts-contract/private";
import { createPublicClient } from "payouts-contract/public";
import { given, map, present, report } from "../../languages/typescript/report.ts";

const account = { baseUrl: given("PRIVATE_URL"), accountId: given("ACCOUNT_ID"), apiKey: given("API_KEY") };
const client = createPrivateClient(account);
const stranger = createPrivateClient({
  ...account,
  fetch: (url, { headers: _credentials, ...init }) => fetch(url, init),
});
const publicKey = given("PUBLIC_KEY");
const publicClient = createPublicClient({ baseUrl: given("PUBLIC_URL"), publicKey });
const reference = given("REFERENCE_ID");
let id = "";

const create = (amount: number) =>
  client.POST("/payout-invoices", {
    body: {
      data: {
        type: "payout-invoice",
        attributes: {
          reference_id: reference,
          service: "test_usd",
          currency: "USD",
          amount,
          fields: { account: "1234567890" },
          metadata: { order: 10482, gift: false, note: null },
        },
      },
    },
  });

await report(
  {
    async prerequest() {
      const body = { currency: "USD", amount: 10, public_key: publicKey };
      const { data, error } = await publicClient.POST("/payout-prerequest", { body });
      const { services, amount } = present(data, error).data;
      const service = present(map(services).test_usd);
      const field = present(service.fields[0]);
      return {
        amount,
        service: service.code,
        field: field.key,
        label: field.label.en,
        required: field.required,
        minimum: service.amount_min,
      };
    },
    async services() {
      const ids: string[] = [];
      for (let number = 1; ; number++) {
        const query = { "page[number]": number, "page[size]": 2 };
        const { data, error } = await client.GET("/payout-services", { params: { query } });
        const page = present(data, error);
        ids.push(...page.data.map((service) => service.id));
        if (!page.links.next) return { ids, total: page.meta.total, pages: page.meta.pages };
      }
    },
    async create() {
      const { data, error } = await create(10.55);
      const invoice = present(data, error).data;
      id = invoice.id;
      const { reference_id, status, amount, processed } = invoice.attributes;
      return { id, reference: reference_id, status, amount, processed };
    },
    async conflict() {
      const { error, response } = await create(10.55);
      if (response.status !== 409 || !error || !("data" in error)) throw new Error(JSON.stringify(error));
      return { id: error.data?.id, code: error.errors?.[0]?.code };
    },
    async process() {
      const { data, error } = await client.POST("/payout-invoices/{id}/process", { params: { path: { id } } });
      const invoice = present(data, error).data;
      return { id: invoice.id, reference: invoice.attributes.reference_id, status: invoice.attributes.status };
    },
    async getPrivate() {
      const { data, error } = await client.GET("/payout-invoices/{id}", { params: { path: { id } } });
      const invoice = present(data, error).data;
      return { id: invoice.id, reference: invoice.attributes.reference_id, amount: invoice.attributes.amount };
    },
    async findPrivate() {
      const query = { "filter[reference_id]": reference };
      const { data, error } = await client.GET("/payout-invoices", { params: { query } });
      const invoice = present(present(data, error).data[0]);
      return { id: invoice.id, reference: invoice.attributes.reference_id };
    },
    async getPublic() {
      const { data, error } = await publicClient.GET("/payout-invoices/{id}", { params: { path: { id } } });
      const invoice = present(data, error).data;
      return { id: invoice.id, amount: invoice.amount };
    },
    async findPublic() {
      const query = { "filter[reference_id]": reference };
      const { data, error } = await publicClient.GET("/payout-invoices", { params: { query } });
      const invoice = present(present(data, error).data[0]);
      return { id: invoice.id, amount: invoice.amount };
    },
    async listPrivate() {
      const { data, error } = await client.GET("/payout-invoices", { params: { query: { "page[size]": 5 } } });
      const page = present(data, error);
      return { ids: page.data.map((invoice) => invoice.id), count: page.meta.count };
    },
    async invalid() {
      const { error } = await create(99_999_999);
      if (!error?.errors || Array.isArray(error.errors)) throw new Error(JSON.stringify(error));
      return { amount: error.errors.amount };
    },
    async unauthorized() {
      const { error } = await stranger.GET("/payout-services");
      if (!error || !Array.isArray(error.errors)) throw new Error(JSON.stringify(error));
      return { code: error.errors?.[0]?.code, status: error.errors[0]?.status };
    },
  },
  (schema) => `import("payouts-contract/private").${schema}`,
);
