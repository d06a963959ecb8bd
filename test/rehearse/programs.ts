import { root } from "../../scripts/cli/repository.ts";
import { readModel } from "../../scripts/openapi/model.ts";
import { readMeanings } from "../../scripts/rehearse/read-meanings.ts";
import { type Rehearsal, type RehearseOptions, rehearse } from "../../scripts/rehearse/rehearse-scenarios.ts";
import { contract } from "../contract.ts";

export const meanings = readMeanings(readModel(contract));

/** Rehearses a program in some scenarios. */
export function rehearseWith(
  command: string[],
  scenarios: string[],
  how: Partial<RehearseOptions> = {},
): Promise<Rehearsal> {
  const wanted = ({ name }: { name: string }) => scenarios.includes(name);
  const usual = {
    seed: 1,
    runs: 1,
    jobs: 8,
    timeout: 60_000,
    patience: 2000,
    callbackUrl: "http://127.0.0.1:0/callbacks",
  };
  return rehearse({ meanings, command, ...usual, wanted, ...how });
}

const folder = `${root}test/rehearse`;
const interpreters: Record<string, string[]> = {
  js: [process.execPath],
  ts: [process.execPath],
  py: ["python3"],
  php: ["php"],
  sh: ["bash"],
};

/** The command that runs a program in this folder. */
export function commandOf(file: string): string[] {
  return [...(interpreters[file.split(".").at(-1) ?? ""] ?? []), `${folder}/${file}`];
}

/** Programs that are each wrong in one way, the rule that finds that, and scenarios in which it shows. */
export const careless: [file: string, rule: string, scenarios: string[]][] = [
  ["fresh-reference.js", "new-reference", ["createPayoutInvoice-hang-after"]],
  ["reference-of-the-process.js", "new-reference", ["crash-after-createPayoutInvoice"]],
  ["timeout-is-failure.js", "error-taken-for-failure", ["createPayoutInvoice-reset-after"]],
  ["processes-again.js", "processed-twice", ["processPayoutInvoice-500-after"]],
  ["fire-and-forget.js", "imagined", ["status-process_failed"]],
  ["never-stops.js", "never-stopped-polling", ["status-stays"]],
  ["no-pause.js", "polled-too-fast", ["status-stays"]],
  ["prints-its-key.js", "secret-shown", ["undisturbed"]],
  ["first-failure.js", "failure-taken-at-first-sight", ["status-process_failed-turns"]],
  ["takes-any-conflict.js", "paid-for-another", ["reference-taken-by-another"]],
  ["looks-once.js", "new-reference", ["createPayoutInvoice-then-lookup-is-late-by-one"]],
  ["lost-when-late.js", "lost", ["createPayoutInvoice-then-lookup-is-late-by-one"]],
  ["pays-again-after-pending.js", "paid-twice", ["status-process_pending"]],
  ["conflict_is_failure.py", "error-taken-for-failure", ["reference-taken-by-itself"]],
  ["creates_again.py", "created-again-without-looking", ["createPayoutInvoice-504-after"]],
  ["pending_is_failure.py", "open-status-taken-for-final", ["status-process_error"]],
  ["ignores_retry_after.py", "ignored-retry-after", ["createPayoutInvoice-then-lookup-is-limited"]],
  ["retries_everything.py", "processed-twice", ["processPayoutInvoice-reset-after"]],
  ["any_2xx.py", "imagined", ["createPayoutInvoice-202-before"]],
  ["limit-is-failure.php", "error-taken-for-failure", ["createPayoutInvoice-429-after"]],
  ["secret-in-address.php", "secret-shown", ["undisturbed"]],
  ["unknown-status.php", "unknown-status-taken-for-final", ["status-unknown"]],
  ["missing-is-failure.php", "lost", ["getPayoutInvoice-404-before"]],
  ["trusts_anybody.py", "accepted-forged-callback", ["callback-forged-unsigned-processed"]],
  ["any-signature.php", "accepted-forged-callback", ["callback-forged-other-secret-process_failed"]],
  ["any-mode.js", "accepted-forged-callback", ["callback-forged-other-mode-processed"]],
  ["always-200.js", "acknowledged-forged-callback", ["callback-forged-unsigned-processed"]],
  ["last_callback_counts.py", "late-callback-taken-for-news", ["callback-late-process_pending"]],
  ["settles-twice.js", "handled-callback-twice", ["callback-twice"]],
];
