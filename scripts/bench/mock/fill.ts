import { load } from "./load.ts";
import { create } from "./requests.ts";

/** A payout that was created half-way. */
export interface Landmark {
  id: string;
  reference: string;
}

/** Gives an account so many payouts, and resolves to the one in the middle of them. */
export async function fill(url: string, count: number, account: string): Promise<Landmark> {
  const half = { amount: Math.floor(count / 2) };
  await load(url, create(account), half);
  const landmark = await createOne(url, account);
  await load(url, create(account), half);
  return landmark;
}

async function createOne(url: string, account: string): Promise<Landmark> {
  const { path, headers, body = "" } = create(account);
  const reference = "landmark";
  const answer = await fetch(url + path, { method: "POST", headers, body: body.replace("[<id>]", reference) });
  if (answer.status !== 201) throw new Error(`${path}: answered ${answer.status}`);
  const { data } = (await answer.json()) as { data: { id: string } };
  return { id: data.id, reference };
}
