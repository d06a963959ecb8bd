import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { type Candidate, preamble } from "./candidate.ts";
import { bundle } from "./measure-size.ts";
import { workFolder } from "./work-folder.ts";

/** What the program is, besides its client: rounds of calls by turns, of which the median counts. */
const loop = (create: string) => `
const body = JSON.stringify({ data: { type: "payout-invoice", attributes } });
const headers = { "Content-Type": "application/json", Authorization: "Basic " + btoa("account:key") };
const bare = async () => (await fetch(origin + "/api/payout-invoices", { method: "POST", headers, body })).json();
const client_ = () => ${create};
async function time(call: () => Promise<unknown>) {
  const start = performance.now();
  for (let count = 0; count < 200; count++) await call();
  return performance.now() - start;
}
const ratios: number[] = [];
for (let round = 0; round < 31; round++) {
  const [one, two] = round % 2 ? [await time(bare), await time(client_)].reverse() : [await time(client_), await time(bare)];
  if (round > 5) ratios.push((one ?? 0) / (two ?? 1));
}
console.log(ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)]);`;

/** How much longer a call takes than the same by bare \`fetch\`, on a server that does nothing: 0.1 is a tenth. */
export async function measureOverhead({ setUp, create, name }: Candidate): Promise<number> {
  const answer = JSON.stringify({ data: { id: "cpoi_1", attributes: { status: "created" } } });
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.writeHead(201, { "content-type": "application/json" }).end(answer));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    const file = `${workFolder}/overhead-${name.replaceAll(/\W+/g, "-")}.mjs`;
    writeFileSync(
      file,
      await bundle(
        `const bareFetch = fetch;\n${setUp}\n${preamble}\n${loop(create).replace("await fetch(", "await bareFetch(")}`,
        false,
      ),
    );
    const ORIGIN = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env: { ...process.env, ORIGIN } });
    return Number(stdout.trim().split("\n").at(-1)) - 1;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
