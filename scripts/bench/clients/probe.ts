import type { RequestListener } from "node:http";
import { type Candidate, preamble } from "./candidate.ts";
import { runAgainst } from "./run-against.ts";
import { check } from "./type-check.ts";

/** What types should say: each statement compiles only if they do. */
const statements: [what: string, names: string, statement: string][] = [
  [
    "services map",
    "PayoutPrerequestResult",
    `(services: Exclude<PayoutPrerequestResult["services"], unknown[]>) => {
      services.test_usd!.fields[0]!.key satisfies string;
      services.account?.name satisfies string | undefined;
    };`,
  ],
  ["unknown status", "PayoutInvoiceAttributes", '"tomorrow" satisfies PayoutInvoiceAttributes["status"];'],
  [
    "null",
    "PayoutInvoiceAttributes",
    `(attributes: PayoutInvoiceAttributes) => {
      attributes.processed satisfies number | null;
      // @ts-expect-error it may be null
      attributes.processed satisfies number;
    };`,
  ],
];

/** Says of each thing whether a candidate has it right. */
export async function probe(candidate: Candidate): Promise<Record<string, boolean>> {
  const { types, setUp, errorsByStatus } = candidate;
  const verdicts = statements.map(([what, names, statement]): [string, boolean] => [
    what,
    check(`import type { ${names} } from "${types}";\n${statement}`).length === 0,
  ]);
  const errors = errorsByStatus !== undefined && check(`${preamble}\n${setUp}\n${errorsByStatus}`).length === 0;
  return { ...Object.fromEntries(verdicts), "errors by status": errors, "page[number]": await sendsPage(candidate) };
}

async function sendsPage({ setUp, secondPage, name }: Candidate): Promise<boolean> {
  let url = "";
  const answer: RequestListener = (request, response) => {
    url = request.url ?? "";
    response.writeHead(200, { "content-type": "application/json" }).end('{"data":[],"links":{},"meta":{}}');
  };
  await runAgainst(answer, `page-${name}`, `${preamble}\n${setUp}\nawait ${secondPage};`);
  return new URL(url, "http://127.0.0.1").searchParams.get("page[number]") === "2";
}
