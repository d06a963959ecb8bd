import { refuseFields } from "../http/answer.ts";

/** Refuses numbers and sizes of pages that there can't be: how the platform takes them is not documented. */
export function checkPage(parameters: Record<string, number>): void {
  const errors = Object.entries(parameters).flatMap(([name, value]) =>
    value < 1 ? [[name, "This value should be greater than or equal to 1."]] : [],
  );
  if (errors.length > 0) throw refuseFields(Object.fromEntries(errors));
}
