import { afterAll, expect, test } from "vitest";
import { serve } from "../../../listen.ts";
import { browseForTests, mockWithPage } from "./browse.ts";

browseForTests();

const mock = await mockWithPage();
const other = await serve((_request, reply) => reply.setHeader("Content-Type", "text/html").end("<!doctype html>"));
afterAll(() => other.close());
const { port } = other;

test("a strict policy is served with the page, which asks nobody else for anything", async () => {
  const policy = (await fetch(mock.address)).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  for (const view of ["requests", "payouts", "callbacks", "coverage", "commands"]) {
    const { requests, complaints } = await mock.look(view, async (page) => {
      await page.waitForLoadState("networkidle");
    });
    expect([complaints, requests.filter((url) => !url.startsWith(`${mock.address}/`))]).toEqual([[], []]);
  }
});

/** What a page of another origin may try: read, have something done by a form's means, embed. Each tells whether it got through. */
const attempts: [what: string, script: string][] = [
  ["fetch", `fetch("${mock.address}/requests").then(() => true, () => false)`],
  [
    "a reset without asking first",
    `fetch("${mock.address}/reset", { method: "POST", mode: "no-cors" }).then(() => false, () => false)`,
  ],
  [
    "JSON",
    `fetch("${mock.address}/reset", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }).then(() => true, () => false)`,
  ],
  [
    "an image",
    `new Promise((done) => { const image = new Image(); image.onload = () => done(true); image.onerror = () => done(false); image.src = "${mock.address}/icon.svg"; })`,
  ],
  [
    "a script",
    `new Promise((done) => { const script = document.createElement("script"); script.onload = () => done(true); script.onerror = () => done(false); script.src = "${mock.address}/openapi.json"; document.head.append(script); })`,
  ],
  [
    "a frame",
    `new Promise((done) => { const frame = document.createElement("iframe"); frame.onload = () => { try { done(frame.contentWindow.location.href.startsWith("${mock.address}")); } catch { done(frame.contentWindow.length > 0); } }; frame.src = "${mock.address}/"; document.documentElement.append(frame); })`,
  ],
];

test.each(attempts.flatMap(([what, script]) => ["127.0.0.1", "localhost"].map((host) => [what, host, script])))(
  "a page of another origin gets nowhere by %s, from %s",
  async (_what, host, script) => {
    const { id } = await mock.create("shop");
    await mock.look("requests", async (page) => {
      await page.goto(`http://${host}:${port}/`);
      expect(await page.evaluate(script)).toBe(false);
    });
    expect((await mock.payouts()).map((payout) => payout.id)).toContain(id);
  },
);

test("a link from another origin leads to the page", async () => {
  await mock.look("requests", async (page) => {
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.evaluate(`location.href = "${mock.address}/"`);
    await page.getByRole("heading", { level: 1, name: "Mock" }).waitFor();
  });
});
