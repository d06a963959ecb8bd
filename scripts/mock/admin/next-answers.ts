import { readFault, readLate } from "../faults/read-fault.ts";
import { Refusal } from "../http/answer.ts";
import type { Engine } from "../prism/engine.ts";
import { readPreference } from "../prism/prefer.ts";
import { ControlError, type NextAnswer } from "./control.ts";

/** Answers that were set for requests to come. */
export interface NextAnswers {
  set(operation: string, answers: NextAnswer[]): void;
  /** Takes what was set for the next request of an operation. */
  take(operation: string): Map<string, string> | undefined;
  clear(): void;
}

/**
 * Keeps answers for each operation in the order in which they were set, in this process alone.
 *
 * `set` throws a ControlError for an operation, or an answer, that the contract doesn't have, and then keeps none of them.
 */
export function createNextAnswers(engine: Engine): NextAnswers {
  const waiting = new Map<string, Map<string, string>[]>();
  return {
    set(operation, answers) {
      const preferences = answers.map((answer) => toPreferences(answer));
      for (const one of preferences) check(operation, one, engine);
      waiting.set(operation, [...(waiting.get(operation) ?? []), ...preferences]);
    },
    take: (operation) => waiting.get(operation)?.shift(),
    clear: () => waiting.clear(),
  };
}

function toPreferences(answer: NextAnswer): Map<string, string> {
  return new Map(Object.entries(answer).map(([name, value]) => [name, String(value)]));
}

function check(operationId: string, preferences: Map<string, string>, engine: Engine): void {
  const operation = engine.operation(operationId);
  if (!operation) throw new ControlError(`${operationId}: no such operation. Name one of the contract's.`);
  try {
    readLate(preferences);
    if (!readFault(preferences)) readPreference(preferences, operation);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { errors } = error.answer.body as { errors: Record<string, string> };
    throw new ControlError(`${operationId}: ${Object.values(errors).join(" ")}`);
  }
}
