import { afterAll, beforeAll, expect, test } from "vitest";
import { WorkingCopy } from "../recipes/working-copy.ts";

/** Each rule by which a payment is safe, and a client that does not keep it: file, text, and what stands there instead. */
const mutants: Record<string, [file: string, from: string, to: string]> = {
  "a payout that shows the run's token is its own, whatever differs": ["pay-out/pay-out", "isOwn(shown) || ", ""],
  "a token that is cut or masked is not another's": [
    "pay-out/same-payout",
    "return meant && fits",
    "return false && fits",
  ],
  "a run's own payout in a list of many is found": ["pay-out/pay-out", "payouts.find(isOwn)", "undefined"],
  "fewer digits may be rounded": ["pay-out/same-payout", ">= 10 ** -digitsOf(value)", "> 0"],
  "a reference may be trimmed": ["pay-out/same-payout", "meant && fits", "false && fits"],
  "a service may be shown by an ID": ["pay-out/same-payout", 'service === meant.service ? "same" : "unsure"', '"same"'],
  "a mode may be forced": ["pay-out/same-payout", '=== mode ? "same" : "unsure"', '=== mode ? "same" : "different"'],
  "fields may be hidden": ["pay-out/same-payout", "names.length > 0 && likenesses.length === 0", "false"],
  "a mask may be of X and bullets": ["pay-out/same-payout", "/[*•●∙·#]+|[xX]{2,}/", "/[*]+/"],
  "punctuation may go": ["pay-out/same-payout", ".replaceAll(/[\\s\\-+()", ".replaceAll(/[\\s+()"],
  "digits that are shown say that it is another": ["pay-out/same-payout", 'alike ? "unsure" : "different"', '"unsure"'],
  "another payout is not denied after an unknown outcome": [
    "pay-out/pay-out",
    "unsettled || acknowledged",
    "acknowledged",
  ],
  "a token from before may have created something": ["pay-out/pay-out", "unsettled = before", "unsettled = false"],
  "a rejection is not the end where something may exist": ["pay-out/pay-out", "if (!mayExist)", "if (true)"],
  "a 201 that shows another is not the run's": ["pay-out/pay-out", ' && likeness !== "different"', ""],
  "a 201 that shows another run's token is not the run's": ["pay-out/pay-out", " && !foreign", ""],
  "nor is it the run's once a look hides that token": ["pay-out/pay-out", "foreign ||=", "foreign ="],
  "processing that shows another payout is unknown": ["pay-out/pay-out", "processed?.id === id", "processed"],
  "a look that shows another payout is none": ["pay-out/pay-out", "shown?.id !== id", "!shown"],
  "whose payout it is not known to be is not processed": [
    "pay-out/pay-out",
    "if (!own && !isOwn(",
    "if (false && !isOwn(",
  ],
  "another process with the token gets its time": ["pay-out/pay-out", "!(fresh || claim)", "false"],
  "a payout that is older than the call is watched, even if a 201 shows it": [
    "pay-out/pay-out",
    "!isOlder(shown)",
    "true",
  ],
  "a rejection of the reference is no proof": ["pay-out/pay-out", '|| textOf(errors).includes("reference_id")', ""],
  "nor is one that shows a payout": ["pay-out/pay-out", "Boolean(shown) ||", ""],
  "letters where digits were meant are something else": ["pay-out/same-payout", "other || digits", "digits"],
  "what is no text says nothing": ["pay-out/same-payout", 'typeof shown !== "string" || !shown', "!shown"],
  "nor does an empty token": ["pay-out/same-payout", "|| !shown", ""],
  "who does not get the claim does not process": ["pay-out/pay-out", "if (claimed)", "if (true)"],
  "processing is requested once": [
    "pay-out/pay-out",
    "await look(id);\n            if (shown &&",
    "await look(id);\n            await client.processPayoutInvoice(id).catch(() => undefined);\n            if (shown &&",
  ],
  "it looks twice before it creates again": ["pay-out/pay-out", "const enough = 2", "const enough = 1"],
  "a list of others is no proof": ["pay-out/pay-out", "listed.length === 0", "true"],
  "after a conflict nothing is created again": ["pay-out/pay-out", 'stop = outcome !== "unknown"', "stop = false"],
  "a token goes with every creation": [
    "pay-out/pay-out",
    "token = freshToken()",
    "token = options.process && freshToken()",
  ],
  "what is known stays in the error": ["pay-out/pay-out", "reference, payout }", "reference }"],
  "a response that shows no payout is unknown": [
    "calls/payouts-error",
    'typeof attributes?.status === "string"',
    "true",
  ],
  "an ID of dots leads nowhere": ["calls/payouts-error", "/[^.]/.test(id)", "true"],
  "an amount has the digits of its currency": ["pay-out/check-amount", "digitsOf(amount) > digits", "false"],
  "the noise of a sum is no amount": ["pay-out/check-amount", "toPrecision(15)", "toPrecision(21)"],
  "waiting has a deadline": ["pay-out/wait-for", "if (left <= 0)", "if (false)"],
  "a wait for longer than there is time ends": ["pay-out/wait-for", "if (retryAfter * 1000 > left)", "if (false)"],
  "another payout is not waited for": ["pay-out/wait-for", "|| shown.id !== id", ""],
  "no failed look says that there is none": ["pay-out/wait-for", 'outcome: "unknown"', "outcome: known.outcome"],
  "a response is read to a limit": ["calls/create-path-client", "size > maxBodySize", "false"],
  "a call can't replace its credentials": ["calls/create-path-client", "if (authorization)", "if (false)"],
  "a secret that a server repeats is hidden": ["calls/create-path-client", "length > 11", "false"],
  "a mistake in the call is no unknown outcome": [
    "calls/openapi-fetch",
    "const request = (",
    "const request = async (",
  ],
  "nothing from outside gets into a message as it came": [
    "calls/payouts-error",
    "replaceAll(/\\p{C}/gu",
    "replaceAll(/\\0/g",
  ],
  "pages that lead to each other end": [
    "calls/pages",
    "while (!asked.has(JSON.stringify(next)))",
    "for (let count = 0; count < 9; count++)",
  ],
};

const copy = new WorkingCopy();
// It brings the clients, which are not committed.
beforeAll(() => copy.run("node scripts/build.ts --check"));
afterAll(() => copy.remove());

test.each(Object.entries(mutants))("%s", async (_rule, [file, from, to]) => {
  const path = `generated/client/${file}.js`;
  const text = copy.read(path);
  expect(text).toContain(from);
  copy.write(
    path,
    text.replace(from, () => to),
  );
  const tests = testsOf(file).map((name) => `test/client/${name}.test.ts`);
  const { code, output } = await copy.run(`vitest run --bail 1 ${tests.join(" ")}`);
  copy.write(path, text);
  expect(code, output).toBe(1);
  expect(output).toMatch(/^ FAIL /m);
});

/** The tests that hold a part of the client. */
function testsOf(file: string): string[] {
  if (file === "pay-out/wait-for") return ["wait-for"];
  return file.startsWith("pay-out/") ? ["pay-out"] : ["errors", "options", "lists", "pay-out"];
}
