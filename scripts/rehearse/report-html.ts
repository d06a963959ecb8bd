import { escapeXml } from "../cli/command-line.ts";
import type { Meanings } from "./read-meanings.ts";
import type { Finding, Result } from "./rehearse-scenarios.ts";
import { describeEnd, type Event, notable, summarize, type Told, timeLineOf } from "./report.ts";
import { rules } from "./rules.ts";
import type { Trial } from "./run-scenario.ts";

/** A report for people in one file, which loads nothing and runs nothing: rules, scenarios, and the time line of each as a drawing. */
export function toHtml(told: Told): string {
  const worst = notable(told);
  const others = told.results.filter((result) => !worst.includes(result));
  const findings = told.results.flatMap((result) => result.findings);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Rehearsal</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>Rehearsal</h1>
<p class="lead">${escapeXml(summarize(told))}.</p>
${findings.length > 0 ? ruleTable(findings) : '<p class="lead">No rule was broken.</p>'}
${section("What was found", worst, told)}
${section("Everything else", others, told)}
</main>
</body>
</html>
`;
}

/** The rules that were broken, each with how often. */
function ruleTable(findings: Finding[]): string {
  const counts = Map.groupBy(findings, ({ rule }) => rule);
  const rows = rules.flatMap(({ name, about, severity }) => {
    const count = counts.get(name)?.length;
    return count
      ? [`<tr><th scope="row">${name}</th><td>${mark(severity)}</td><td>${count}</td><td>${escapeXml(about)}</td></tr>`]
      : [];
  });
  const head = ["Rule", "Severity", "Scenarios", "What it means"]
    .map((title) => `<th scope="col">${title}</th>`)
    .join("");
  return `<div class="wide" tabindex="0" role="region" aria-label="Rules that were broken"><table><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`;
}

function mark(verdict: string): string {
  return `<span class="mark ${verdict}">${verdict.replace("-", " ")}</span>`;
}

function section(title: string, results: Result[], told: Told): string {
  return results.length === 0 ? "" : `<h2>${title}</h2>\n${results.map((result) => scenario(result, told)).join("\n")}`;
}

/** A scenario, which unfolds to what happened. What broke a rule is unfolded. */
function scenario(result: Result, told: Told): string {
  const { scenario, seed, verdict, findings, reason, trial } = result;
  const items = findings.map(
    ({ rule, severity, message, docs }) =>
      `<li>${mark(severity)} <strong>${rule}</strong>: ${escapeXml(message)} See <code>${docs}</code> in the docs.</li>`,
  );
  return `<details${verdict === "failed" ? " open" : ""}>
<summary>${mark(verdict)} <code>${escapeXml(scenario.name)}</code> <span class="seed">seed ${seed}</span></summary>
<p>${escapeXml(scenario.about)}</p>
${items.length > 0 ? `<ul class="findings">${items.join("")}</ul>` : ""}
${reason ? `<p>${escapeXml(reason)}</p>` : ""}
${trial ? drawing(trial, told.meanings) : ""}
<p class="repeat"><code>${escapeXml(told.repeat(result))}</code></p>
</details>`;
}

/** More of them say nothing more. */
const mostEvents = 60;

/** Who said what to whom, in the order in which it came. */
function drawing(trial: Trial, meanings: Meanings): string {
  const events = timeLineOf(trial, meanings);
  const left = events.length - mostEvents;
  const rows = events.slice(0, mostEvents).map((event) => `<li>${messages(event, meanings)}</li>`);
  const more = left > 0 ? `<li><p class="note">${left} further requests</p></li>` : "";
  return `<div class="drawing">
<p class="lanes" aria-hidden="true"><span>Integration</span><span>Platform</span><span>Recipient</span></p>
<ol>${rows.join("\n")}${more}</ol>
<p class="end">${escapeXml(describeEnd(trial))}</p>
</div>`;
}

/** The messages of one request: there, back, and to the recipient if it moves money. */
function messages(
  { callback, number, at, run, operation, status, shown, outcome, handled, reason }: Event,
  meanings: Meanings,
): string {
  if (callback !== undefined) {
    const about = reason ? ` <small>${escapeXml(reason)}</small>` : "";
    return [
      `<p class="back"><b>Callback ${number}.</b> ${escapeXml(callback)} <small>+${at} ms</small>${about}</p>`,
      `<p class="there${status === 0 ? " lost" : ""}">${status === 0 ? "no response" : status}</p>`,
    ].join("");
  }
  const process = run > 1 ? `, process ${run}` : "";
  const back = status === 0 ? "no response" : `${status}${shown ? ` ${shown}` : ""}`;
  const truth = handled ? "" : " (nothing was done)";
  const moves = handled && operation === meanings.processing && status !== 409;
  return [
    `<p class="there"><b>${number}.</b> ${escapeXml(operation)} <small>+${at} ms${process}</small></p>`,
    ...(moves ? ['<p class="pays">moves the money</p>'] : []),
    `<p class="back ${outcome}${status === 0 ? " lost" : ""}">${escapeXml(back + truth)}${reason ? ` <small>${escapeXml(reason)}</small>` : ""}</p>`,
  ].join("");
}

const styles = `
:root { color-scheme: light dark; --text: #1c2230; --dim: #525b6b; --paper: #fff; --line: #c9cfda; --soft: #f3f5f9; --error: #a5121f; --warning: #7a4b00; --good: #14632f; --link: #1d4fc4; --one: calc(100% / 6); --two: 50%; --three: calc(500% / 6); }
@media screen and (prefers-color-scheme: dark) { :root { --text: #e7eaf0; --dim: #a8b1c1; --paper: #14171d; --line: #3a4250; --soft: #1d222b; --error: #ff9a9a; --warning: #f3c168; --good: #86dba3; --link: #9dbdff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { margin: 0; font-size: 1.75rem; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.25rem; }
code { font: 0.9em ui-monospace, monospace; }
small, .seed { color: var(--dim); font-size: 0.8125rem; }
.lead { color: var(--dim); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; overflow-wrap: normal; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th[scope=row] { white-space: nowrap; font-weight: 600; }
.mark { display: inline-block; border: 1px solid; border-radius: 4px; padding: 0 0.4rem; font-size: 0.8125rem; white-space: nowrap; color: var(--dim); }
.failed, .error { color: var(--error); } .warned, .warning { color: var(--warning); } .passed { color: var(--good); }
details { border: 1px solid var(--line); border-radius: 6px; margin: 0.5rem 0; padding: 0.5rem 0.75rem; }
summary { cursor: pointer; }
details > p { margin: 0.5rem 0; }
.findings { padding-left: 0; list-style: none; }
.repeat { background: var(--soft); border-radius: 4px; padding: 0.4rem 0.6rem; }
.drawing { margin: 1rem 0; }
.lanes { display: grid; grid-template-columns: 1fr 1fr 1fr; margin: 0; font-weight: 600; text-align: center; font-size: 0.875rem; }
.drawing ol { list-style: none; margin: 0; padding: 0.25rem 0; background: linear-gradient(var(--line), var(--line)) var(--one) 0 / 1px 100% no-repeat, linear-gradient(var(--line), var(--line)) var(--two) 0 / 1px 100% no-repeat, linear-gradient(var(--line), var(--line)) var(--three) 0 / 1px 100% no-repeat; }
.drawing li { padding: 0.25rem 0; }
.drawing li p { position: relative; margin: 0 calc(100% - var(--two) + 2px) 0 calc(var(--one) + 2px); padding: 0 0.25rem 0.15rem; border-bottom: 2px solid var(--link); font-size: 0.8125rem; line-height: 1.35; }
.drawing li p::after { position: absolute; bottom: -5.5px; border: 4.5px solid transparent; content: ""; }
.drawing .there::after { right: -1px; border-left-color: var(--link); border-right-width: 0; }
.drawing li .back { border-bottom: 2px dashed var(--dim); }
.drawing .back::after { left: -1px; border-right-color: var(--dim); border-left-width: 0; }
.drawing li .unknown { border-bottom-color: var(--warning); } .drawing .unknown::after { border-right-color: var(--warning); }
.drawing li .lost { border-bottom-style: dotted; border-bottom-color: var(--error); } .drawing .lost::after { border: 0; left: -3px; bottom: -0.7em; content: "\\00d7"; color: var(--error); font-weight: 700; } .drawing .there.lost::after { left: auto; right: -3px; }
.drawing li .pays { margin: 0 calc(100% - var(--three) + 2px) 0 calc(var(--two) + 2px); border-bottom-color: var(--good); color: var(--good); }
.drawing .pays::after { right: -1px; border-left-color: var(--good); border-right-width: 0; }
.drawing li .note { border: 0; color: var(--dim); } .drawing li .note::after { content: none; }
.end { margin: 0.5rem 0; font-weight: 600; }
@media (max-width: 40rem) { :root { --one: 3%; --two: 66%; --three: 97%; } main { padding: 1rem 0.5rem 3rem; } th[scope=row] { white-space: normal; } td:last-child { min-width: 8rem; } .lanes { grid-template-columns: calc(66% - 2rem) 4rem 1fr; } .lanes span:first-child { text-align: left; } .lanes span:last-child { text-align: right; } }
@media print { :root { color-scheme: light; } .drawing ol { print-color-adjust: exact; -webkit-print-color-adjust: exact; } body { font-size: 10pt; } details { break-inside: avoid-page; border-color: #999; } details:not([open]) { break-inside: avoid; } }
`;
