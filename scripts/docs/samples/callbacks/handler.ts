import { createHash, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const secrets = { test: process.env.TEST_SECRET ?? "", live: process.env.LIVE_SECRET ?? "" };

function isGenuine(body: Buffer, signature: string, secret: string): boolean {
  const expected = createHash("sha1").update(secret).update(body).update(secret).digest();
  const given = Buffer.from(signature, "base64");
  return secret !== "" && given.length === expected.length && timingSafeEqual(given, expected);
}

createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  try {
    const { data } = JSON.parse(body.toString());
    const secret = data.attributes.test_mode ? secrets.test : secrets.live;
    const genuine = isGenuine(body, String(request.headers["x-signature"] ?? ""), secret);
    if (genuine) console.log(data.id, data.attributes.status, data.attributes.updated);
    response.writeHead(genuine ? 200 : 401).end();
  } catch {
    response.writeHead(400).end();
  }
}).listen(Number(process.env.PORT ?? 3000), "127.0.0.1");
