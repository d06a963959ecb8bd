import { escapeStep, type Model } from "../openapi/model.ts";
import type { Finding } from "./judgement.ts";
import { isFreeMap, longestName, maskForm, plainName, textsOf } from "./record-examples.ts";
import type { Report } from "./verify-deployment.ts";

/** Masks the names in the places of a report that may be values: those in free maps, and those that are no names. */
export function maskNames({ document, components }: Model, report: Report): Report {
  const known = textsOf(document);
  const members = Object.values(components.schemas).flatMap(({ properties = {} }) => Object.entries(properties));
  const isDescribed = (name: string) => members.some(([other, { properties }]) => other === name && properties);
  const free = new Set(members.flatMap(([name, schema]) => (isFreeMap(schema) && !isDescribed(name) ? [name] : [])));
  const maskInstance = (instance: string): string => {
    if (!instance.startsWith("/")) return instance;
    // A name may have a percent sign, which stands for itself here.
    const steps = instance
      .slice(1)
      .split("/")
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const inFree = steps.findIndex((step) => free.has(step));
    const masked = steps.map((step, index) => {
      const isPlain = (inFree < 0 || index <= inFree) && plainName.test(step);
      return isPlain || known.has(step) || /^\d{1,5}$/.test(step) ? step : maskForm(step.slice(0, longestName));
    });
    return masked.map((step) => `/${escapeStep(step)}`).join("");
  };
  const mask = (rows: Finding[]) => rows.map((row) => ({ ...row, instance: maskInstance(row.instance) }));
  return { ...report, findings: mask(report.findings), observations: mask(report.observations) };
}
