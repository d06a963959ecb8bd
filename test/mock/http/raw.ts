import { connect } from "node:net";

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** How long a connection may be silent before the server is said to hang. */
const patience = 5000;

/**
 * Writes bytes to a server and reads every answer until the server closes, or `expected` answers are there.
 *
 * @param headersAlone whether the answers have no bodies, whatever their length is said to be
 * @param parts written one after the other; a number is a pause, in milliseconds, and `"abort"` resets the connection
 */
export function converse(
  url: string,
  parts: (string | Buffer | number | "abort")[],
  expected = 1,
  headersAlone = false,
): Promise<RawAnswer[]> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = Buffer.alloc(0);
    const finish = () => {
      socket.destroy();
      resolve(readAnswers(received, headersAlone));
    };
    socket.setTimeout(patience, () => {
      socket.destroy();
      reject(new Error(`hangs after ${JSON.stringify(received.toString("latin1").slice(0, 200))}`));
    });
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (readAnswers(received, headersAlone).length >= expected) finish();
    });
    socket.on("close", finish);
    socket.on("error", () => {});
    socket.on("connect", async () => {
      for (const part of parts) {
        if (part === "abort") socket.resetAndDestroy();
        else if (typeof part === "number") await new Promise((wake) => setTimeout(wake, part));
        else if (socket.writable) socket.write(part);
      }
    });
  });
}

/** The whole answers in what was received. An interim one is skipped. */
function readAnswers(received: Buffer, headersAlone: boolean): RawAnswer[] {
  const answers: RawAnswer[] = [];
  let rest = received.toString("latin1");
  for (;;) {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) return answers;
    const [first = "", ...lines] = rest.slice(0, end).split("\r\n");
    const headers = Object.fromEntries(lines.map((line) => line.split(/: ?(.*)/s).slice(0, 2) as [string, string]));
    const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const status = Number(first.split(" ")[1]);
    const length = headersAlone || status < 200 || status === 204 ? 0 : Number(lowered["content-length"] ?? 0);
    if (rest.length < end + 4 + length) return answers;
    const text = Buffer.from(rest.slice(end + 4, end + 4 + length), "latin1").toString("utf8");
    if (status >= 200) answers.push({ status, headers: lowered, text });
    rest = rest.slice(end + 4 + length);
  }
}

/** A request, as bytes. The length of the body is added unless a header says otherwise. */
export function requestBytes(line: string, headers: Record<string, string> = {}, body: string | Buffer = ""): Buffer {
  const bytes = Buffer.from(body as string);
  const named = Object.keys(headers).map((name) => name.toLowerCase());
  const own = named.some((name) => name === "content-length" || name === "transfer-encoding");
  const length = own || bytes.length === 0 ? [] : [`Content-Length: ${bytes.length}`];
  const lines = [
    `${line} HTTP/1.1`,
    "Host: mock",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...length,
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), bytes]);
}
