import { expect, test } from "vitest";
import { mockForTests } from "../client.ts";
import { seeded } from "../random.ts";
import { type ContractRequest, contractRequest } from "./contract-requests.ts";
import { differences, explains } from "./differences.ts";
import { stockPrism } from "./stock-prism.ts";

const count = 3000;
const prism = await stockPrism();
const stateless = await mockForTests({ stateless: true });
const stateful = await mockForTests({ stepDelay: 0 });

async function statusOf(url: string, { method, path, query, headers, json }: ContractRequest): Promise<number> {
  const search = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  const body = json === undefined || method === "HEAD" ? {} : { body: new TextEncoder().encode(JSON.stringify(json)) };
  const response = await fetch(`${url}${path}${search ? `?${search}` : ""}`, { method, headers, ...body });
  await response.arrayBuffer();
  return response.status;
}

test(`${count} requests are accepted and rejected as by stock Prism, but for the differences listed`, async () => {
  const random = seeded(316);
  const unlisted: unknown[] = [];
  const seen = new Set<string>();
  const compare = (request: ContractRequest, stock: number, own: number, stateful: boolean) => {
    if (own === stock) return;
    const listed = differences.find((one) => (stateful || !one.stateful) && explains(one, request, stock, own));
    if (listed) seen.add(listed.name);
    else unlisted.push({ stateful, stock, own, ...request });
  };
  for (let done = 0; done < count; done += 10) {
    const batch = Array.from({ length: 10 }, () => contractRequest(random));
    await Promise.all(
      batch.map(async (request) => {
        const stock = await statusOf(prism, request);
        compare(request, stock, await statusOf(stateless.url, request), false);
        compare(request, stock, await statusOf(stateful.url, request), true);
      }),
    );
  }
  expect([unlisted.length, unlisted.slice(0, 3)]).toEqual([0, []]);
  // A difference that is no more is not to stay in the list.
  expect(differences.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
}, 120_000);
