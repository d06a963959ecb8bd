import { type Candidate, preamble } from "./candidate.ts";
import { runAgainst } from "./run-against.ts";

/** What the program is, besides its client: calls by turns, so that whatever else the machine does strikes both alike. */
const loop = (create: string) => `
const body = JSON.stringify({ data: { type: "payout-invoice", attributes } });
const headers = { "Content-Type": "application/json", Authorization: "Basic " + btoa("account:key") };
const calls = [
  async () => (await bareFetch(origin + "/api/payout-invoices", { method: "POST", headers, body })).json(),
  async () => ${create},
];
const times: number[][] = [[], []];
for (let count = 0; count < 4000; count++) {
  for (const [index, call] of calls.entries()) {
    const start = performance.now();
    await call();
    if (count > 1000) times[index]!.push(performance.now() - start);
  }
}
const [bare = 1, own = 1] = times.map((each) => each.sort((a, b) => a - b)[each.length >> 1]!);
console.log(own / bare);`;

/** How much longer a call takes than the same by bare `fetch`, on a server that does nothing: 0.1 is a tenth. */
export async function measureOverhead({ setUp, create, name }: Candidate): Promise<number> {
  const answer = JSON.stringify({ data: { id: "cpoi_1", attributes: { status: "created" } } });
  const printed = await runAgainst(
    (request, response) => {
      request.resume().on("end", () => response.writeHead(201, { "content-type": "application/json" }).end(answer));
    },
    `overhead-${name}`,
    `const bareFetch = fetch;\n${preamble}\n${setUp}\n${loop(create)}`,
  );
  return Number(printed.trim().split("\n").at(-1)) - 1;
}
