import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type DocsServer, serveDocs } from "../../scripts/docs/docs-server.ts";
import { converse } from "../mock/http/raw.ts";

const folder = join(mkdtempSync(join(tmpdir(), "payouts-contract-docs-")), "docs");
let docs: DocsServer;
const lines: string[] = [];

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), "0123456789");
  writeFileSync(join(folder, "empty.html"), "");
  writeFileSync(join(folder, "404.html"), "nothing here");
  symlinkSync("/proc/self/mem", join(folder, "unreadable.txt"));
  docs = await serveDocs({ folder, port: 0, host: "127.0.0.1", flag: "--docs-port" });
  vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});

afterAll(async () => {
  await docs.close();
  rmSync(join(folder, ".."), { recursive: true });
  vi.restoreAllMocks();
});

/** What is responded to a request whose first line is written by hand. */
async function ask(line: string, ...headers: string[]) {
  lines.length = 0;
  const text = [`${line} HTTP/1.1`, "Host: docs", "Connection: close", ...headers].join("\r\n");
  const [response] = await converse(docs.url, [`${text}\r\n\r\n`], 1);
  return response;
}

test.each([
  ["bytes=0-3", 206, "0123"],
  ["bytes=4-", 206, "456789"],
  ["bytes=-5", 206, "56789"],
  ["bytes=-50", 206, "0123456789"],
  ["bytes=8-999999999999999999999999", 206, "89"],
  ["bytes=10-", 416, ""],
  ["bytes=99-100", 416, ""],
  ["bytes=-0", 416, ""],
  ["bytes=5-2", 200, "0123456789"],
  ["bytes=-", 200, "0123456789"],
  ["bytes=0-1,3-4", 200, "0123456789"],
  ["bytes=a-b", 200, "0123456789"],
  ["lines=1-2", 200, "0123456789"],
])("Range: %s gives %i", async (range, status, text) => {
  const response = await ask("GET /", `Range: ${range}`);
  expect([response?.status, response?.text, lines]).toEqual([status, text, []]);
});

test("whoever waits for leave to send a body gets the page whole, behind another one, too", async () => {
  const [first, waiting] = ["", "Expect: 100-continue\r\n"].map(
    (header) => `GET / HTTP/1.1\r\nHost: docs\r\n${header}\r\n`,
  );
  const responses = await converse(docs.url, [`${first}${waiting}`], 2);
  expect(responses.map(({ text }) => text)).toEqual(["0123456789", "0123456789"]);
});

test("a range of an empty page is ignored", async () => {
  const response = await ask("GET /empty.html", "Range: bytes=-1");
  expect([response?.status, response?.text]).toEqual([200, ""]);
});

test.each(["OPTIONS *", "GET *", "GET http://docs/"])("%s is a 400 and one line", async (line) => {
  expect((await ask(line))?.status).toBe(400);
  expect(lines).toEqual([`Docs  ${line}: The request target is not a path.\n`]);
});

test("a file that fails while it is read ends the response, and is one line", async () => {
  await ask("GET /unreadable.txt").catch(() => undefined);
  expect(lines).toEqual([expect.stringMatching(/^Docs {2}GET \/unreadable\.txt: .+\n$/)]);
});

test("while the pages are away, every request is a 500 and one line, and 200 once they are there", async () => {
  renameSync(folder, `${folder}-away`);
  for (const path of ["/", "/nothing", "/%zz", "/%00"]) {
    expect((await ask(`GET ${path}`))?.status).toBe(500);
    expect(lines).toEqual([expect.stringMatching(/^Docs {2}GET .+: ENOENT.+\n$/)]);
  }
  renameSync(`${folder}-away`, folder);
  expect((await ask("GET /"))?.status).toBe(200);
});
