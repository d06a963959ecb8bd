// What the careless services share: each pays, and takes callbacks in a way of its own.
import { createHash } from "node:crypto";
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import { create, finish, order, process_ } from "./call.js";

const env = process.env;

export { order };

export const report = (belief, more) =>
  appendFileSync(env.PAYOUTS_REPORT, `${JSON.stringify({ reference_id: order.reference_id, belief, ...more })}\n`);

export const beliefIn = ({ attributes: { status } }) =>
  ({ processed: "paid", partially_processed: "paid", process_failed: "not-paid" })[status] ?? "unknown";

let latest = 0;

/** Whether a callback is on the order, and tells of a later change than those before. */
export function isNews({ attributes: { reference_id, updated } }) {
  if (reference_id !== order.reference_id || updated <= latest) return false;
  latest = updated;
  return true;
}

/** Whether a body is signed with one of some secrets. */
export const isSigned = (body, signature, ...secrets) =>
  secrets.some(
    (secret) => createHash("sha1").update(secret).update(body).update(secret).digest("base64") === signature,
  );

/** Takes callbacks: `take` gets body, signature and payout, and returns the status of the response. */
export async function serve(take) {
  if (env.PAYOUTS_STAY !== "1") await finish((await create()).data.id);
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request));
    response.statusCode = take(body, request.headers["x-signature"], JSON.parse(body).data);
    response.end();
  });
  const { hostname, port } = new URL(env.PAYOUTS_CALLBACK_URL);
  await new Promise((resolve) => server.listen(Number(port), hostname, resolve));
  await process_((await create()).data.id);
}
