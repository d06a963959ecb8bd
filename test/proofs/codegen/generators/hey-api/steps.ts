// The journey with the client of hey-api, whatever its plugins are.
import * as api from "#client";
import { createClient, createConfig } from "#client/runtime";
import { given, map, present } from "../../languages/typescript/report.ts";

const baseUrl = given("BASE_URL");
const client = createClient(createConfig({ baseUrl, auth: `${given("ACCOUNT_ID")}:${given("API_KEY")}` }));
const stranger = createClient(createConfig({ baseUrl }));
const reference = given("REFERENCE_ID");
let id = "";

const create = (amount: number) =>
  api.createPayoutInvoice({
    client,
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

export const steps = {
  async prerequest() {
    const body = { currency: "USD", amount: 10, public_key: given("PUBLIC_KEY") };
    const { data, error } = await api.createPayoutPrerequest({ client: stranger, body });
    const { services, amount } = present(data, error).data;
    const service = present(map(services).test_usd);
    // The map also holds two members that are no services, and a key doesn't tell them apart for the compiler.
    if (!("fields" in service) || !Array.isArray(service.fields)) throw new Error("test_usd is no service.");
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
      const { data, error } = await api.listPayoutServices({ client, query });
      const page = present(data, error);
      for (const service of page.data) ids.push(service.id);
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
    const { error } = await create(10.55);
    if (!error || !("data" in error)) throw new Error(JSON.stringify(error));
    return { id: error.data?.id, code: error.errors?.[0]?.code };
  },
  async process() {
    const { data, error } = await api.processPayoutInvoice({ client, path: { id } });
    const invoice = present(data, error).data;
    return { id: invoice.id, reference: invoice.attributes.reference_id, status: invoice.attributes.status };
  },
  async getPrivate() {
    const { data, error } = await api.getPayoutInvoice({ client, path: { id } });
    const invoice = present(data, error).data;
    return { id: invoice.id, reference: invoice.attributes.reference_id, amount: invoice.attributes.amount };
  },
  async findPrivate() {
    const query = { "filter[reference_id]": reference };
    const { data, error } = await api.listPayoutInvoices({ client, query });
    const invoice = present(present(data, error).data[0]);
    return { id: invoice.id, reference: invoice.attributes.reference_id };
  },
  async getPublic() {
    const { data, error } = await api.getPublicPayoutInvoice({ client: stranger, path: { id } });
    const invoice = present(data, error).data;
    return { id: invoice.id, amount: invoice.amount };
  },
  async findPublic() {
    const query = { "filter[reference_id]": reference };
    const { data, error } = await api.listPublicPayoutInvoices({ client: stranger, query });
    const invoice = present(present(data, error).data[0]);
    return { id: invoice.id, amount: invoice.amount };
  },
  async listPrivate() {
    const { data, error } = await api.listPayoutInvoices({ client, query: { "page[size]": 5 } });
    const { data: invoices, meta } = present(data, error);
    const ids: string[] = [];
    for (const invoice of invoices) ids.push(invoice.id);
    return { ids, count: meta.count };
  },
  async invalid() {
    const { error } = await create(99_999_999);
    const errors = error?.errors;
    if (!errors || Array.isArray(errors)) throw new Error(JSON.stringify(error));
    return { amount: errors.amount };
  },
  async unauthorized() {
    const { error } = await api.listPayoutServices({ client: stranger });
    if (!error || !Array.isArray(error.errors)) throw new Error(JSON.stringify(error));
    return { code: error.errors[0]?.code, status: error.errors[0]?.status };
  },
};
