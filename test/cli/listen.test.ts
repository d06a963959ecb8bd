import { createServer } from "node:http";
import { afterAll, expect, test, vi } from "vitest";
import { close, listen } from "../../scripts/cli/listen.ts";
import { root } from "../../scripts/cli/repository.ts";
import { start } from "../running.ts";

test("a server goes on where a connection can't be taken, and warns of it", async () => {
  const server = createServer((_request, response) => response.end("here"));
  const url = await listen(server, { port: 0, host: "127.0.0.1", flag: "--port" });
  afterAll(() => close(server));
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  server.emit("error", new Error("accept ENFILE"));
  expect(warn).toHaveBeenCalledWith("A server goes on after a fault: accept ENFILE");
  warn.mockRestore();
  expect(await (await fetch(url)).text()).toBe("here");
});

test("a process goes on when whoever reads what it prints leaves", async () => {
  const code = `
    import { outliveReaders } from "${root}scripts/cli/listen.ts";
    outliveReaders();
    for (const stream of [process.stdout, process.stderr]) stream.write("said ".repeat(100_000));
    setTimeout(() => process.exit(7), 500);
  `;
  // The shell's head leaves after a line, and what the process ends with is told in its place.
  const line = `{ { "${process.execPath}" --input-type=module -e '${code}' 3>&-; echo ended with $? >&3; } 2>&1 | head -c 5 > /dev/null; } 3>&1`;
  const running = start("sh", "-c", line);
  await running.ends();
  expect(running.output()).toBe("ended with 7\n");
});
