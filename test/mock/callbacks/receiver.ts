import { afterAll } from "vitest";
import { serve } from "../../listen.ts";
import type { Json } from "../client.ts";

export interface Received {
  /** As it came, in UTF-8. */
  text: string;
  headers: Record<string, string | string[] | undefined>;
  json: Json;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Statuses of what came, as `created` has it, of one payout or of all. */
  statuses(reference?: string): string[];
  /** Answers to come, one a request; 200 where there is none. */
  answers: (number | Promise<number>)[];
}

/** A merchant's server on a loopback port. */
export async function receiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: (number | Promise<number>)[] = [];
  const server = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    received.push({ text, headers: request.headers, json: JSON.parse(text) });
    const status = (await answers.shift()) ?? 200;
    response.writeHead(status, status === 302 ? { Location: `${server.url}/redirected` } : {}).end("thanks");
  });
  afterAll(() => server.close());
  return {
    url: `${server.url}/`,
    received,
    answers,
    statuses: (reference) =>
      received
        .map(({ json }) => json.data.attributes)
        .filter((attributes) => reference === undefined || attributes.reference_id === reference)
        .map(({ status }) => status),
  };
}
