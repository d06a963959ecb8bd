import { expect, test } from "vitest";
import { mockForTests } from "../client.ts";
import { seeded } from "../random.ts";
import { hostileRequest } from "./hostile-requests.ts";
import { converse } from "./raw.ts";

const { url, call, create } = await mockForTests({ patience: 300, stepDelay: 0 });
const count = 3000;
const accounts = ["ann", "ben", "cem"];
const ids: string[] = [];
for (const account of accounts) ids.push((await create(account, { metadata: { owner: `owned by ${account}` } })).id);

/** What a request did to the mock, if that was wrong. */
async function wrongs(bytes: Buffer, account: string): Promise<string[]> {
  const isHead = bytes.toString("latin1").startsWith("HEAD");
  // The answer to HEAD announces a body that does not come.
  const [answer] = await converse(url, [bytes], 1, isHead);
  if (!answer) return ["no answer"];
  const { status, text, headers } = answer;
  // What stands at / is no operation's, and HTML for whom that suits better.
  if (status === 200 && text.startsWith("<!doctype html>"))
    return /^GET \/(\?\S*)? /.test(bytes.toString()) ? [] : ["HTML"];
  const strangers = accounts.filter((other) => other !== account && text.includes(`owned by ${other}`));
  return [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...(!isHead && status !== 204 && headers["content-type"] !== "application/json" ? ["not JSON by its type"] : []),
    ...(text !== "" && !isJson(text) ? ["not JSON"] : []),
    ...strangers.map((other) => `shows what is ${other}'s`),
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test(`${count} requests of every kind of harm are answered, without a 500, and each account stays its own`, async () => {
  const random = seeded(20260101);
  const failed: string[] = [];
  for (let done = 0; done < count; done += 20) {
    const batch = Array.from({ length: 20 }, () => {
      const account = random.pick(accounts);
      return { account, bytes: hostileRequest(random, account, ids) };
    });
    const results = await Promise.all(batch.map(({ account, bytes }) => wrongs(bytes, account)));
    results.forEach((found, index) => {
      if (found.length > 0)
        failed.push(`${found.join(", ")}: ${JSON.stringify(batch[index]?.bytes.toString("latin1"))}`);
    });
  }
  expect(failed).toEqual([]);
  for (const account of accounts) {
    const { body: list } = await call("GET /api/payout-invoices?page[size]=100", { account });
    expect(list.data.length).toBeGreaterThan(1);
    for (const other of accounts.filter((one) => one !== account)) {
      expect(JSON.stringify(list)).not.toContain(`owned by ${other}`);
    }
  }
}, 120_000);
