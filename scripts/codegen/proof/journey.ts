import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../openapi/walk.ts";
import type { Facts, Report } from "../generators/generator.ts";
import type { Exchange } from "./recorder.ts";
import { type Step, steps } from "./steps.ts";

/** What is wrong with the journey, by the step: what a program read has to be what the mock said. */
export function judgeJourney({ journey }: Report, exchanges: Exchange[]): Map<string, string> {
  const failures = new Map<string, string>();
  for (const [name, step] of Object.entries(steps)) {
    const { facts, error } = journey.find((taken) => taken.step === name) ?? { error: "not reached" };
    if (!facts) failures.set(name, error ?? "no facts");
    else if (!wasSaid(step, facts, exchanges)) failures.set(name, `not what the mock said: ${JSON.stringify(facts)}`);
  }
  return failures;
}

/** Whether one exchange of a step, or all of its pages together, say each fact. */
function wasSaid(step: Step, facts: Facts, exchanges: Exchange[]): boolean {
  const own = exchanges.filter(({ operationId, status }) => operationId === step.operationId && status === step.status);
  const candidates = step.paged ? [own] : own.map((exchange) => [exchange]);
  return candidates.some((pages) =>
    Object.entries(step.facts).every(([fact, pointers]) =>
      pointers.every((pointer) => isDeepStrictEqual(facts[fact], said(pages, pointer))),
    ),
  );
}

/** What stands at a pointer: of lists the items of all pages, of anything else what the last page says. */
function said(pages: Exchange[], pointer: string): Json | undefined {
  const values = pages.map((page) => valueAt(page as unknown as Json, pointer.split("/").slice(1)));
  return pointer.includes("*") ? values.flatMap((value) => value ?? []) : values.at(-1);
}

function valueAt(value: Json | undefined, [step, ...others]: string[]): Json | undefined {
  if (step === undefined || value === undefined || value === null) return value;
  if (step === "*") return Array.isArray(value) ? value.flatMap((item) => valueAt(item, others) ?? []) : undefined;
  return valueAt((value as { [member: string]: Json })[step], others);
}
