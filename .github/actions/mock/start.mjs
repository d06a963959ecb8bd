// Starts the mock, and waits until it is ready. It goes on after this step, until the job ends.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, openSync, readFileSync } from "node:fs";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { join } from "node:path";

const { COMMAND, OPTIONS, TIMEOUT, RUNNER_TEMP, GITHUB_OUTPUT } = process.env;
const [log, ready] = ["log", "json"].map((end) => join(RUNNER_TEMP, `payouts-mock-${process.pid}.${end}`));

/** Whether something responds there that welcomes requests. Over HTTPS, the certificate that was made is its own proof. */
const responds = (url) =>
  new Promise((resolve) => {
    const request = url.startsWith("https:") ? requestHttps : requestHttp;
    request(`${url}/ready`, { rejectUnauthorized: false, timeout: 5000 })
      .on("response", (response) => resolve(response.resume().statusCode === 200))
      .on("error", () => resolve(false))
      .end();
  });

const output = openSync(log, "w");
// The command and its options are words for a shell, with quotes where the workflow has them.
const child = spawn("bash", ["-c", `exec ${COMMAND} --port "$PORT" --ready-file "$READY_FILE" ${OPTIONS}`], {
  detached: true,
  env: { ...process.env, READY_FILE: ready },
  stdio: ["ignore", output, output],
});
let ended = false;
child.on("close", () => {
  ended = true;
});

for (const deadline = Date.now() + Number(TIMEOUT) * 1000; ; ) {
  if (ended || Date.now() > deadline) {
    const what = ended ? "ended" : `was not ready after ${TIMEOUT} seconds`;
    process.stdout.write(`${readFileSync(log, "utf8")}::error::The mock ${what}. Its log is above. Command: ${COMMAND}\n`);
    if (!ended) process.kill(-child.pid);
    process.exit(1);
  }
  if (existsSync(ready)) {
    const { url, adminUrl = "", certificate = "", pid } = JSON.parse(readFileSync(ready, "utf8"));
    if (await responds(url)) {
      const outputs = { url, "admin-url": adminUrl, certificate, log, pid };
      appendFileSync(GITHUB_OUTPUT, Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`).join(""));
      process.stdout.write(`The mock is at ${url}\n`);
      process.exit(0);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}
