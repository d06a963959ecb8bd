import { generatedFolder, root } from "../../cli/repository.ts";
import type { Candidate } from "./candidate.ts";

const own = `${root}${generatedFolder}/client`;
const options = '{ baseUrl: origin + "/api", accountId: "account", apiKey: "key" }';
const body = '{ data: { type: "payout-invoice" as const, attributes } }';
const authorization = 'Authorization: "Basic " + btoa("account:key")';
const secondPage = '{ "page[number]": 2 }';

/** The project's own clients, openapi-fetch as it is, and what others generate of the same document. */
export const candidates: Candidate[] = [
  {
    name: "payouts-contract, by path",
    types: `${own}/private.js`,
    setUp: `import { createPrivatePathClient } from "${own}/private.js";\nconst client = createPrivatePathClient(${options});`,
    create: `client.POST("/payout-invoices", { body: ${body} })`,
    secondPage: `client.GET("/payout-services", { params: { query: ${secondPage} } })`,
    errorsByStatus:
      'const { error } = await client.POST("/payout-invoices", { body: {} as never });\nif (error && "data" in error) error.data satisfies object | undefined;',
  },
  {
    name: "payouts-contract, payOut",
    types: `${own}/private.js`,
    setUp: `import { createPrivateClient, PayoutsError } from "${own}/private.js";\nconst client = createPrivateClient(${options});\nconsole.debug(PayoutsError.name);`,
    create: "client.payOut(attributes)",
    secondPage: `client.listPayoutServices(${secondPage})`,
    errorsByStatus: "(error: PayoutsError) => { error.fieldErrors.amount satisfies string | undefined; };",
  },
  {
    name: "openapi-fetch",
    types: `${own}/schemas.d.ts`,
    setUp: `import createClient from "openapi-fetch";\nimport type { paths } from "${own}/private-api.d.ts";\nconst client = createClient<paths>({ baseUrl: origin + "/api", headers: { ${authorization} } });`,
    create: `client.POST("/payout-invoices", { body: ${body} })`,
    secondPage: `client.GET("/payout-services", { params: { query: ${secondPage} } })`,
    errorsByStatus:
      'const { error } = await client.POST("/payout-invoices", { body: {} as never });\nif (error && "data" in error) error.data satisfies object | undefined;',
  },
  {
    name: "hey-api",
    generate: ["openapi-ts", "--input", "openapi.json", "--output", "hey-api"],
    types: "./hey-api/types.gen.ts",
    setUp: `import { createPayoutInvoice, listPayoutServices } from "./hey-api/index.ts";\nimport { client } from "./hey-api/client.gen.ts";\nclient.setConfig({ baseUrl: origin, auth: "account:key" });`,
    create: `createPayoutInvoice({ body: ${body} })`,
    secondPage: `listPayoutServices({ query: ${secondPage} })`,
    errorsByStatus:
      'import type { CreatePayoutInvoiceErrors } from "./hey-api/types.gen.ts";\n(errors: CreatePayoutInvoiceErrors[422]["errors"]) => errors.amount satisfies string | undefined;',
  },
  {
    name: "orval",
    generate: [
      "orval",
      "--input",
      "openapi.json",
      "--output",
      "orval/index.ts",
      "--client",
      "fetch",
      "--mode",
      "split",
    ],
    types: "./orval/index.schemas.ts",
    setUp: `import { createPayoutInvoice, listPayoutServices } from "./orval/index.ts";\nconst given = globalThis.fetch;\nglobalThis.fetch = (path, init) => given(origin + path, init);`,
    create: `createPayoutInvoice(${body}, { headers: { ${authorization} } })`,
    secondPage: `listPayoutServices(${secondPage})`,
    errorsByStatus:
      "const answer = await createPayoutInvoice({} as never);\nif (answer.status === 422) answer.data.errors.amount satisfies string | undefined;",
  },
  {
    name: "swagger-typescript-api",
    generate: ["swagger-typescript-api", "generate", "-p", "openapi.json", "-o", "swagger", "-n", "api.ts", "--silent"],
    types: "./swagger/api.ts",
    setUp: `import { Api } from "./swagger/api.ts";\nconst client = new Api({ baseUrl: origin, securityWorker: () => ({ headers: { ${authorization} } }) });`,
    create: `client.api.createPayoutInvoice(${body})`,
    secondPage: `client.api.listPayoutServices(${secondPage})`,
  },
  {
    name: "redocly generate-client",
    generate: [`${root}node_modules/.bin/redocly`, "generate-client", "openapi.json", "-o", "redocly/client.ts"],
    types: "./redocly/client.ts",
    setUp: `import { configure, createPayoutInvoice, listPayoutServices } from "./redocly/client.ts";\nconfigure({ serverUrl: origin, auth: { basic: { username: "account", password: "key" } } });`,
    create: `createPayoutInvoice({ body: ${body} })`,
    secondPage: `listPayoutServices({ query: ${secondPage} })`,
  },
];
