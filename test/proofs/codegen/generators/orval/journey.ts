import * as api from "#client";
import type { PrerequestService } from "#client/schemas";
import { given, map, present, report } from "../../languages/typescript/report.ts";

const credentials = btoa(`${given("ACCOUNT_ID")}:${given("API_KEY")}`);
const client = { headers: { Authorization: `Basic ${credentials}` } };
const reference = given("REFERENCE_ID");
let id = "";

const create = (amount: number) =>
  api.createPayoutInvoice(
    {
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
    client,
  );

/** The body of the answer, if its status is the one that is asked for. */
function answer<Answer extends { status: number; data: unknown }, Status extends Answer["status"]>(
  given: Answer,
  status: Status,
): Extract<Answer, { status: Status }>["data"] {
  if (given.status !== status) throw new Error(JSON.stringify(given));
  return given.data;
}

await report(
  {
    async prerequest() {
      const body = { currency: "USD", amount: 10, public_key: given("PUBLIC_KEY") };
      const { services, amount } = answer(await api.createPayoutPrerequest(body), 200).data;
      // Of the map's entries the generator says nothing.
      const service = map(services).test_usd as PrerequestService;
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
        const page = answer(await api.listPayoutServices(query, client), 200);
        for (const service of page.data) ids.push(service.id);
        if (!page.links.next) return { ids, total: page.meta.total, pages: page.meta.pages };
      }
    },
    async create() {
      const invoice = answer(await create(10.55), 201).data;
      id = invoice.id;
      const { reference_id, status, amount, processed } = invoice.attributes;
      return { id, reference: reference_id, status, amount, processed };
    },
    async conflict() {
      const { data, errors } = answer(await create(10.55), 409);
      return { id: data?.id, code: errors?.[0]?.code };
    },
    async process() {
      const invoice = answer(await api.processPayoutInvoice(id, client), 200).data;
      return { id: invoice.id, reference: invoice.attributes.reference_id, status: invoice.attributes.status };
    },
    async getPrivate() {
      const invoice = answer(await api.getPayoutInvoice(id, client), 200).data;
      return { id: invoice.id, reference: invoice.attributes.reference_id, amount: invoice.attributes.amount };
    },
    async findPrivate() {
      const query = { "filter[reference_id]": reference };
      const invoice = present(answer(await api.listPayoutInvoices(query, client), 200).data[0]);
      return { id: invoice.id, reference: invoice.attributes.reference_id };
    },
    async getPublic() {
      const invoice = answer(await api.getPublicPayoutInvoice(id), 200).data;
      return { id: invoice.id, amount: invoice.amount };
    },
    async findPublic() {
      const query = { "filter[reference_id]": reference };
      const invoice = present(answer(await api.listPublicPayoutInvoices(query), 200).data[0]);
      return { id: invoice.id, amount: invoice.amount };
    },
    async listPrivate() {
      const { data: invoices, meta } = answer(await api.listPayoutInvoices({ "page[size]": 5 }, client), 200);
      const ids: string[] = [];
      for (const invoice of invoices) ids.push(invoice.id);
      return { ids, count: meta.count };
    },
    async invalid() {
      const { errors } = answer(await create(99_999_999), 422);
      if (Array.isArray(errors)) throw new Error(JSON.stringify(errors));
      return { amount: errors.amount };
    },
    async unauthorized() {
      const { errors } = answer(await api.listPayoutServices(), 401);
      return { code: errors[0]?.code, status: errors[0]?.status };
    },
  },
  (schema) => `import("#client/schemas").${schema}`,
);
