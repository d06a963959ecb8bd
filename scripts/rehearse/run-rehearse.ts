import { writeFileSync } from "node:fs";
import { CheckError, onOneLine, UsageError } from "../cli/command-line.ts";
import { rehearse as command } from "../cli/commands.ts";
import { maskText } from "../cli/mask-cards.ts";
import { nearest, type Settings } from "../cli/options.ts";
import { handleCall } from "../cli/run-command.ts";
import { readModel } from "../openapi/model.ts";
import { readContract } from "../openapi/read-contract.ts";
import { planScenarios, type Scenario } from "./plan-scenarios.ts";
import { readMeanings } from "./read-meanings.ts";
import type { Result } from "./rehearse-scenarios.ts";
import { summarize, type Told } from "./report.ts";
import { beliefOf } from "./rules.ts";

/** Rehearses an integration, by the arguments of the process, and prints the report. */
export async function runRehearse(): Promise<void> {
  await handleCall(command, run);
}

type RehearseSettings = Settings<typeof command.options>;

async function run(settings: RehearseSettings, integration: string[]): Promise<void> {
  const { list, scenario: names = [], seed, patience, format, output, drive, ...how } = settings;
  const meanings = readMeanings(readModel(readContract()));
  const planned = planScenarios(meanings, seed, patience);
  const wanted = selection(planned, names);
  if (list) {
    const lines = planned.filter(wanted).map(({ name, about }) => `${name}\n    ${about}`);
    process.stdout.write(`${lines.join("\n")}\n`);
    return;
  }
  checkCall(settings, integration);
  const unheard = planned.find((scenario) => scenario.callbacks && names.length > 0 && wanted(scenario));
  if (unheard && how.callbackUrl === undefined)
    throw new UsageError(`--scenario ${unheard.name}: is about callbacks. Name where they go with --callback-url.`);
  // At once, so that a file that can't be written is no surprise after minutes.
  if (output !== undefined) writeReport(output, "");
  // Prism is large: mistakes are told of before it is loaded.
  const { canPay, rehearse } = await import("./rehearse-scenarios.ts");
  const { endIntegrations } = await import("./run-scenario.ts");
  process.once("exit", endIntegrations);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  const progress = createProgress();
  const rehearsal = await rehearse({
    ...how,
    // A port takes one mock at a time.
    jobs: how.port === 0 ? how.jobs : 1,
    seed,
    patience,
    meanings,
    command: drive === undefined ? integration : [drive],
    isDrive: drive !== undefined,
    wanted,
    onResult: progress.add,
  });
  progress.end();
  const { undisturbed, results } = rehearsal;
  if (!canPay(undisturbed)) throw new CheckError(describeFirst(undisturbed));
  const told: Told = { ...rehearsal, repeat: (result) => repeatCommand(result, integration, settings) };
  const text = await print(told, format);
  if (output === undefined) process.stdout.write(text);
  else {
    writeReport(output, text);
    process.stderr.write(`${summarize(told)}\n`);
  }
  end(results);
}

/** @throws UsageError if what is to be rehearsed isn't named once, or can't be called back */
function checkCall({ drive, callbackUrl }: RehearseSettings, [program]: string[]): void {
  if (drive !== undefined && program !== undefined)
    throw new UsageError(`${program}: is one program too many. Give either --drive or a COMMAND after --.`);
  if (drive === undefined && program === undefined)
    throw new UsageError("COMMAND: is missing. Name a program that pays after --, as in -- node pay.js.");
  if (callbackUrl === undefined) return;
  const url = URL.parse(callbackUrl);
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw new UsageError(
      `--callback-url ${callbackUrl}: not an address. Give one such as http://127.0.0.1:0/callbacks.`,
    );
  if (drive !== undefined && url.port === "0")
    throw new UsageError(
      `--callback-url ${callbackUrl}: a service that runs already has a port. Give it in place of 0.`,
    );
}

/** @throws UsageError if the file can't be written */
function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--output ${file}: can't be written (${code}). Name a file in a folder that exists.`);
  }
}

/** @throws CheckError if a rule was broken, or the rehearsal itself failed */
function end(results: Result[]): void {
  const failed = results.filter(({ verdict }) => verdict === "failed").length;
  if (failed > 0)
    throw new CheckError(`${failed} scenarios broke a rule. The report says how, and how to repeat each.`);
  const broken = results.filter(({ trial }) => !trial).length;
  if (broken > 0) throw new CheckError(`${broken} scenarios couldn't be judged, as the rehearsal itself failed.`);
}

/** Why an integration can't be rehearsed. Its own output says most. */
function describeFirst({ findings, reason, trial }: Result): string {
  const [finding] = findings;
  const why =
    finding?.message ??
    reason ??
    `It believes ${trial ? beliefOf(trial) : "nothing"}; exit with 0 if the order is paid.`;
  const said =
    trial?.secrets
      .reduce((text, secret) => text.replaceAll(secret, "***"), trial.output)
      .trim()
      .slice(-500) ?? "";
  return `undisturbed: the integration didn't pay, although nothing went wrong. ${why}${said ? ` It printed: ${onOneLine(maskText(said))}` : ""}`;
}

/**
 * Selects scenarios by their names.
 *
 * @throws UsageError if there is no such scenario
 */
function selection(planned: Scenario[], names: string[]): (scenario: Scenario) => boolean {
  if (names.length === 0) return () => true;
  const patterns = names.map((name) => new RegExp(`^${name.replaceAll(/[^\w*]/g, "\\$&").replaceAll("*", ".*")}$`));
  for (const [index, pattern] of patterns.entries()) {
    if (planned.some(({ name }) => pattern.test(name))) continue;
    const given = names[index] ?? "";
    const near = nearest(
      given,
      planned.map(({ name }) => name),
    );
    throw new UsageError(
      `--scenario ${given}: no such scenario. ${near ? `Did you mean ${near}?` : "List them with --list."}`,
    );
  }
  return ({ name }) => patterns.some((pattern) => pattern.test(name));
}

/** The command that repeats a scenario. */
function repeatCommand(
  { scenario, seed }: Result,
  integration: string[],
  { timeout, patience, callbackUrl, drive, port }: RehearseSettings,
): string {
  const { options } = command;
  const program =
    process.env.npm_lifecycle_event === "rehearse" ? "npm run rehearse --" : "npx payouts-contract rehearse";
  const flags = [
    `--scenario ${scenario.name}`,
    `--seed ${seed}`,
    ...(timeout === options.timeout.default ? [] : [`--timeout ${timeout}ms`]),
    ...(patience === options.patience.default ? [] : [`--patience ${patience}ms`]),
    ...(callbackUrl === undefined ? [] : [`--callback-url ${quote(callbackUrl)}`]),
    ...(port === options.port.default ? [] : [`--port ${port}`]),
    ...(drive === undefined ? [] : [`--drive ${quote(drive)}`]),
  ];
  return [program, ...flags, ...(drive === undefined ? ["--", ...integration.map(quote)] : [])].join(" ");
}

/** As a shell reads it. */
function quote(argument: string): string {
  return /^[\w./:=@%+-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

async function print(told: Told, format: RehearseSettings["format"]): Promise<string> {
  if (format === "html") return (await import("./report-html.ts")).toHtml(told);
  const { toJson, toJunit, toText } = await import("./report.ts");
  return { json: toJson, junit: toJunit, text: toText }[format as "text"](told);
}

/** Shows on a terminal how far a rehearsal is, in one line. */
function createProgress() {
  const { stderr } = process;
  let done = 0;
  let found = 0;
  return {
    add({ verdict }: Result, total: number) {
      done++;
      if (verdict === "failed") found++;
      if (stderr.isTTY) stderr.write(`\r${done} of ${total} scenarios, ${found} failed`);
    },
    end: () => {
      if (stderr.isTTY && done > 0) stderr.write("\n");
    },
  };
}
