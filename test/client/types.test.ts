import createClient from "openapi-fetch";
import { describe, expectTypeOf, test } from "vitest";
import type { components, operations } from "../../generated/client/api.d.ts";
import {
  type CreatePayoutInvoiceAttributes,
  createPrivateClient,
  type Outcome,
  type PayoutInvoice,
  type PayoutService,
  type PayoutsError,
} from "../../generated/client/private.js";
import type { paths as PrivatePaths } from "../../generated/client/private-api.d.ts";
import { createPublicClient, type PayoutPrerequest } from "../../generated/client/public.js";
import type { paths as PublicPaths } from "../../generated/client/public-api.d.ts";

// These are tests for the compiler: `tsc` fails where a type is not what a line says. The calls are never made.

type Schemas = components["schemas"];
type Answer<
  Id extends keyof operations,
  Status extends keyof operations[Id]["responses"],
> = operations[Id]["responses"][Status] extends {
  content: { "application/json": infer Body };
}
  ? Body
  : never;

const privateClient = createPrivateClient({
  baseUrl: "https://platform.example/api",
  accountId: "account",
  apiKey: "key",
});
const publicClient = createPublicClient({ baseUrl: "https://platform.example/public-api", publicKey: "pk_test_key" });

describe("the services map", () => {
  test("reads a service by its code, and methods and account by name", () => {
    type Services = Exclude<Schemas["PrerequestServices"], []>;
    expectTypeOf<Services["test_usd"]>().toEqualTypeOf<Schemas["PrerequestService"]>();
    expectTypeOf<Services["methods"]>().toExtend<Schemas["PrerequestMethods"] | undefined>();
    expectTypeOf<Services["account"]>().toExtend<Schemas["PrerequestAccount"] | undefined>();
    expectTypeOf<Schemas["PrerequestService"]["amount_max"]>().toEqualTypeOf<number | string>();
  });
});

describe("errors by status", () => {
  test("a creation's", () => {
    expectTypeOf<Answer<"createPayoutInvoice", 401>["errors"]>().toEqualTypeOf<Schemas["ErrorEntry"][]>();
    expectTypeOf<Answer<"createPayoutInvoice", 422>["errors"]>().toEqualTypeOf<
      { [field: string]: string } | Schemas["ValidationErrorEntry"][]
    >();
    expectTypeOf<Answer<"createPayoutInvoice", 409>["data"]>().toEqualTypeOf<Schemas["PayoutInvoice"] | undefined>();
    expectTypeOf<Answer<"createPayoutInvoice", "default">>().toEqualTypeOf<Schemas["ErrorDocument"]>();
  });

  test("a call's error is one of them and never undefined where there is no data", () => {
    const call = async () => {
      const { data, error } = await privateClient.GET("/payout-invoices/{id}", { params: { path: { id: "cpoi_1" } } });
      if (data === undefined)
        expectTypeOf(error).toEqualTypeOf<Schemas["ErrorDocument"] | Schemas["ValidationErrorDocument"]>();
      return data;
    };
    expectTypeOf(call).returns.resolves.toExtend<Schemas["PayoutInvoiceDocument"] | undefined>();
  });

  test("a status that is read by path is a text, and its known values are named", () => {
    const status = async () => {
      const { data } = await privateClient.GET("/payout-invoices/{id}", { params: { path: { id: "cpoi_1" } } });
      return data?.data.attributes.status;
    };
    expectTypeOf(status).returns.resolves.toEqualTypeOf<Schemas["PayoutStatus"] | undefined>();
    expectTypeOf(status).returns.resolves.toExtend<string | undefined>();
  });
});

describe("parameters", () => {
  test("are named as they are sent", () => {
    type Services = NonNullable<PrivatePaths["/payout-services"]["get"]["parameters"]["query"]>;
    expectTypeOf<Services["page[number]"]>().toEqualTypeOf<number | undefined>();
    type Invoices = NonNullable<PrivatePaths["/payout-invoices"]["get"]["parameters"]["query"]>;
    expectTypeOf<Invoices["filter[reference_id]"]>().toEqualTypeOf<string | undefined>();
    type Public = PublicPaths["/payout-invoices"]["get"]["parameters"]["query"];
    expectTypeOf<Public["filter[reference_id]"]>().toEqualTypeOf<string>();
  });

  test("of the wrong type or name are rejected", () => {
    const calls = () => [
      privateClient.GET("/payout-services", { params: { query: { "page[number]": 2, "page[size]": 50 } } }),
      // @ts-expect-error a number, not a string
      privateClient.GET("/payout-services", { params: { query: { "page[number]": "2" } } }),
      // @ts-expect-error the public lookup needs its reference
      publicClient.GET("/payout-invoices"),
      // @ts-expect-error the public API creates nothing
      publicClient.POST("/payout-invoices", { body: {} }),
      // @ts-expect-error the paths of the clients are those of the documentation
      privateClient.GET("/api/payout-services"),
    ];
    expectTypeOf(calls).toBeFunction();
  });
});

describe("null and missing members", () => {
  type Attributes = Schemas["PayoutInvoiceAttributes"];

  test("nullable members are there and may be null", () => {
    expectTypeOf<Pick<Attributes, "processed" | "processed_amount" | "description">>().toEqualTypeOf<{
      processed: number | null;
      processed_amount: number | null;
      description: string | null;
    }>();
  });

  test("others are never null", () => {
    expectTypeOf<Attributes["processed_fee"]>().toEqualTypeOf<number>();
    expectTypeOf<Attributes["updated"]>().toEqualTypeOf<number>();
  });

  test("callback_logs and customer may be missing", () => {
    expectTypeOf<Attributes["callback_logs"]>().toEqualTypeOf<Schemas["CallbackLog"][] | undefined>();
    expectTypeOf<Exclude<Schemas["PayoutInvoiceRelationships"], []>["customer"]>().toEqualTypeOf<
      Schemas["CustomerRelationship"] | undefined
    >();
  });

  test("metadata is a map, or the list that stands for an empty one", () => {
    expectTypeOf<Attributes["metadata"]>().toEqualTypeOf<{ [name: string]: unknown } | []>();
  });

  test("statuses and resolutions are open, and the known ones are named", () => {
    type Named<Open> = Open extends string ? (string extends Open ? never : Open) : never;
    expectTypeOf<"process_pending">().toExtend<Named<Schemas["PayoutStatus"]>>();
    expectTypeOf<"paid">().not.toExtend<Named<Schemas["PayoutStatus"]>>();
    expectTypeOf<string>().toExtend<Schemas["PayoutStatus"]>();
    expectTypeOf<"insufficient_funds">().toExtend<Named<Schemas["PayoutResolution"]>>();
    expectTypeOf<string>().toExtend<Schemas["PayoutResolution"]>();
  });
});

describe("requests", () => {
  type Request = Schemas["CreatePayoutInvoiceAttributes"];
  const required = { reference_id: "order-1", service: "card", currency: "USD", amount: 10, fields: {} };

  test("free-form maps take strings, numbers, booleans, objects and null", () => {
    const anything = { text: "a", number: 1, flag: true, object: { inside: [1] }, nothing: null };
    expectTypeOf({ ...required, fields: anything, context: anything, metadata: anything }).toExtend<Request>();
    expectTypeOf({ ...required, options: { auto_process: true, ...anything } }).toExtend<Request>();
    expectTypeOf({ ...required, customer: { reference_id: "1", metadata: anything } }).toExtend<Request>();
  });

  test("required members are required, and others may be left out", () => {
    expectTypeOf(required).toExtend<Request>();
    expectTypeOf<Omit<typeof required, "fields">>().not.toExtend<Request>();
    expectTypeOf<Omit<typeof required, "fields"> & { token: string }>().toExtend<Request>();
    expectTypeOf<typeof required & { token: string }>().toExtend<Request>();
    expectTypeOf<Omit<typeof required, "reference_id">>().not.toExtend<Request>();
    expectTypeOf({ ...required, amount: "10" }).not.toExtend<Request>();
    expectTypeOf({ ...required, options: { auto_process: "yes" } }).not.toExtend<Request>();
  });

  test("the type is the singular", () => {
    expectTypeOf<Schemas["CreatePayoutInvoiceData"]["type"]>().toEqualTypeOf<"payout-invoice">();
    expectTypeOf<Schemas["PayoutInvoice"]["type"]>().toEqualTypeOf<"payout-invoices">();
  });
});

describe("functions", () => {
  test("take and give the contract's types by name", () => {
    type Create = typeof privateClient.createPayoutInvoice;
    expectTypeOf<Parameters<Create>[0]>().toEqualTypeOf<CreatePayoutInvoiceAttributes>();
    expectTypeOf<Awaited<ReturnType<Create>>>().toEqualTypeOf<PayoutInvoice>();
    expectTypeOf<Awaited<ReturnType<typeof privateClient.payOut>>>().toEqualTypeOf<PayoutInvoice>();
    expectTypeOf<PayoutInvoice>().toEqualTypeOf<Schemas["PayoutInvoice"]>();
    type Prerequest = Parameters<typeof publicClient.prerequest>[0];
    expectTypeOf<Prerequest>().toEqualTypeOf<Omit<PayoutPrerequest, "public_key">>();
  });

  test("iterate over items and pages", () => {
    const services = privateClient.payoutServices({ pageSize: 5 });
    expectTypeOf(services).toExtend<AsyncIterable<PayoutService>>();
    expectTypeOf(services.pages()).toExtend<AsyncIterable<Schemas["PayoutServiceList"]>>();
    privateClient.payoutInvoices({ filter: { reference_id: "order-1" } });
    // @ts-expect-error there is no such filter
    privateClient.payoutInvoices({ filter: { reference: "order-1" } });
  });

  test("reject with errors that narrow", () => {
    const read = (error: PayoutsError) => {
      expectTypeOf(error.fieldErrors.amount).toEqualTypeOf<string | undefined>();
      expectTypeOf(error.outcome).toEqualTypeOf<Outcome>();
      if (Array.isArray(error.errors))
        expectTypeOf(error.errors).toEqualTypeOf<Schemas["ErrorEntry"][] | Schemas["ValidationErrorEntry"][]>();
      else expectTypeOf(error.errors).toEqualTypeOf<{ [field: string]: string }>();
    };
    expectTypeOf(read).toBeFunction();
  });

  test("and calls by path know a status as a text", () => {
    const call = async () => {
      const { data } = await privateClient.GET("/payout-invoices/{id}", { params: { path: { id: "cpoi_1" } } });
      expectTypeOf(data?.data.attributes.status).toExtend<string | undefined>();
    };
    expectTypeOf(call).toBeFunction();
  });
});

test("openapi-fetch alone takes the types, too", () => {
  const client = createClient<PublicPaths>({ baseUrl: "https://platform.example/public-api" });
  expectTypeOf(client.GET).toBeFunction();
});
