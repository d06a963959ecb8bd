import { connect } from "node:net";

/** How a request is sent, and what becomes of the connection. */
export interface Sending {
  /** Sent one after the other. */
  pieces: Buffer[];
  /** `close` ends it once nothing more comes, `half` ends the sending half at once, `open` leaves it to the server, `abort` resets it. */
  ending: "close" | "half" | "open" | "abort";
  /** After how long a silence the request is taken for one that is not whole, and the sending half is ended, in milliseconds. */
  silence: number;
}

/** How long a server may take to close the connection, in milliseconds: far more than any of its own deadlines. */
const patience = 60_000;

/** The same once whole responses are there. */
const quiet = 30;

/**
 * Sends bytes, and reads until the connection is closed.
 *
 * @param isWhole whether what came is one response or more, and no part of another
 * @returns what came; undefined if the server left the connection open
 */
export function converse(
  url: string,
  { pieces, ending, silence }: Sending,
  isWhole: (received: Buffer) => boolean,
): Promise<Buffer | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const socket = connect(Number(port), hostname);
    const deadline = setTimeout(() => {
      resolve(undefined);
      socket.destroy();
    }, patience);
    let timer: NodeJS.Timeout | undefined;
    const endAfter = (milliseconds: number) => {
      clearTimeout(timer);
      if (ending === "close") timer = setTimeout(() => socket.end(), milliseconds);
    };
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      endAfter(isWhole(received) ? quiet : silence);
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      clearTimeout(deadline);
      resolve(received);
    });
    socket.on("connect", async () => {
      for (const piece of pieces) {
        if (socket.writable) socket.write(piece);
        await new Promise((wake) => setImmediate(wake));
      }
      endAfter(silence);
      if (ending === "half") socket.end();
      if (ending === "abort") socket.resetAndDestroy();
    });
  });
}

/** One response, in which everything is as RFC 9112 has it. */
export interface Response {
  status: number;
  /** By name, in lower case. */
  headers: Map<string, string>;
  body: string;
}

/**
 * Reads responses strictly. Which request each belongs to is not known, so that the response to a HEAD is told by what follows it.
 *
 * @throws Error that says what is not as RFC 9112 has it
 */
export function readResponses(received: Buffer, mayBeHead: boolean): Response[] {
  let rest = received.toString("latin1");
  const responses: Response[] = [];
  while (rest !== "") {
    const [head = "", ...after] = rest.split("\r\n\r\n");
    const [first = "", ...lines] = head.split("\r\n");
    const [, code] = /^HTTP\/1\.1 ([1-5]\d\d) [\t\x20-\x7e\x80-\xff]*$/.exec(first) ?? [];
    if (code === undefined || after.length === 0) throw new Error(`no head: ${JSON.stringify(rest.slice(0, 200))}`);
    const [status, headers] = [Number(code), readHeaders(lines)];
    rest = after.join("\r\n\r\n");
    if (status < 200) continue;
    const empty = status === 204 || status === 304 || (mayBeHead && (rest === "" || rest.startsWith("HTTP/1.1 ")));
    const body = empty ? { text: "", rest } : readBody(rest, headers);
    responses.push({ status, headers, body: body.text });
    rest = body.rest;
  }
  return responses;
}

function readHeaders(lines: string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`no header: ${JSON.stringify(line)}`);
    const key = name.toLowerCase();
    if (/^(content-length|content-type|date|transfer-encoding)$/.test(key) && headers.has(key))
      throw new Error(`twice: ${name}`);
    headers.set(key, value);
  }
  return headers;
}

function readBody(sent: string, headers: Map<string, string>): { text: string; rest: string } {
  const length = headers.get("content-length");
  if (headers.get("transfer-encoding") === "chunked") {
    if (length !== undefined) throw new Error("a length, and chunks");
    return readChunks(sent);
  }
  if (length === undefined) return { text: sent, rest: "" };
  if (!/^\d+$/.test(length) || sent.length < Number(length)) throw new Error(`${sent.length} of ${length} bytes`);
  return { text: sent.slice(0, Number(length)), rest: sent.slice(Number(length)) };
}

function readChunks(sent: string): { text: string; rest: string } {
  let [text, rest] = ["", sent];
  for (;;) {
    const [line = "", digits] = /^([0-9a-f]+)\r\n/i.exec(rest) ?? [];
    const end = line.length + Number.parseInt(digits ?? "", 16);
    if (rest.slice(end, end + 2) !== "\r\n") throw new Error(`no whole chunk: ${JSON.stringify(rest.slice(0, 100))}`);
    text += rest.slice(line.length, end);
    rest = rest.slice(end + 2);
    if (end === line.length) return { text, rest };
  }
}
