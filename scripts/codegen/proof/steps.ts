/** What a program reads in one step: each fact is the same value at these places of one exchange, in `sent` or `answer`. */
export interface Step {
  operationId: string;
  status: number;
  /** It takes one exchange a page, and reads all of them. */
  paged?: true;
  /** JSON Pointers by fact. `*` stands for every item of a list. */
  facts: Record<string, string[]>;
}

const invoice = "/answer/data/attributes";
const publicInvoice = { id: ["/answer/data/id"], amount: ["/answer/data/amount"] };
const service = "/answer/data/services/test_usd";
const sent = "/sent/data/attributes";

/** The steps of the journey, in their order. */
export const steps: Record<string, Step> = {
  prerequest: {
    operationId: "createPayoutPrerequest",
    status: 200,
    facts: {
      amount: ["/answer/data/amount", "/sent/amount"],
      service: [`${service}/code`],
      field: [`${service}/fields/0/key`],
      label: [`${service}/fields/0/label/en`],
      required: [`${service}/fields/0/required`],
      minimum: [`${service}/amount_min`],
    },
  },
  services: {
    operationId: "listPayoutServices",
    status: 200,
    paged: true,
    facts: { ids: ["/answer/data/*/id"], total: ["/answer/meta/total"], pages: ["/answer/meta/pages"] },
  },
  create: {
    operationId: "createPayoutInvoice",
    status: 201,
    facts: {
      id: ["/answer/data/id"],
      reference: [`${invoice}/reference_id`, `${sent}/reference_id`],
      status: [`${invoice}/status`],
      amount: [`${invoice}/amount`, `${sent}/amount`],
      processed: [`${invoice}/processed`],
    },
  },
  conflict: {
    operationId: "createPayoutInvoice",
    status: 409,
    facts: { id: ["/answer/data/id"], code: ["/answer/errors/0/code"] },
  },
  process: {
    operationId: "processPayoutInvoice",
    status: 200,
    facts: { id: ["/answer/data/id"], reference: [`${invoice}/reference_id`], status: [`${invoice}/status`] },
  },
  getPrivate: {
    operationId: "getPayoutInvoice",
    status: 200,
    facts: { id: ["/answer/data/id"], reference: [`${invoice}/reference_id`], amount: [`${invoice}/amount`] },
  },
  findPrivate: {
    operationId: "listPayoutInvoices",
    status: 200,
    facts: { id: ["/answer/data/0/id"], reference: ["/answer/data/0/attributes/reference_id"] },
  },
  getPublic: { operationId: "getPublicPayoutInvoice", status: 200, facts: publicInvoice },
  findPublic: {
    operationId: "listPublicPayoutInvoices",
    status: 200,
    facts: { id: ["/answer/data/0/id"], amount: ["/answer/data/0/amount"] },
  },
  listPrivate: {
    operationId: "listPayoutInvoices",
    status: 200,
    facts: { ids: ["/answer/data/*/id"], count: ["/answer/meta/count"] },
  },
  // More than the service takes: clients that check would refuse a negative amount themselves.
  invalid: { operationId: "createPayoutInvoice", status: 422, facts: { amount: ["/answer/errors/amount"] } },
  unauthorized: {
    operationId: "listPayoutServices",
    status: 401,
    facts: { code: ["/answer/errors/0/code"], status: ["/answer/errors/0/status"] },
  },
};
