import type { Schema } from "../../openapi/document.ts";
import type { Model } from "../../openapi/model.ts";
import { type Value, valuesOf } from "./member.ts";

/** A named schema with the values that it is known to have, such as the statuses of a payout. */
export interface Vocabulary {
  /** Of the schema. */
  name: string;
  /** Such as `Payout status`. */
  title: string;
  description: string;
  values: Value[];
  /** The values in the order of a payout's life, if the schema tells it in `x-phases`. */
  phases: Phase[];
}

/** A part of a payout's life. */
interface Phase {
  title: string;
  /** Where it may stay for a while, and move on from. */
  open: Value[];
  /** Where it may end. */
  final: Value[];
}

/** Every named schema that lists values, whether there can be others or not, in the order of the document. */
export function vocabulariesOf({ components }: Model): Vocabulary[] {
  return Object.entries(components.schemas)
    .map(([name, schema]) => vocabularyOf(name, schema))
    .filter(({ values }) => values.length > 0);
}

function vocabularyOf(name: string, schema: Schema): Vocabulary {
  const values = valuesOf(schema);
  const phases = Object.entries((schema["x-phases"] ?? {}) as Record<string, string[]>);
  return {
    name,
    title: name.replaceAll(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    description: schema.description ?? "",
    values,
    phases: phases.map(([title, names]) => {
      const own = names.flatMap((name) => values.find(({ value }) => value === name) ?? []);
      return { title, open: own.filter(({ mark }) => !mark), final: own.filter(({ mark }) => mark) };
    }),
  };
}

/** When to stop waiting for a payout, by its status. Each list is in the order of a payout's life. */
export interface Waiting {
  /** The whole amount was paid, or a part of it. Not final. */
  paid: string[];
  final: string[];
  /** Neither paid nor final. */
  open: string[];
  /** Final, and nothing was paid: the only ones after which another payout makes none a second one. */
  unpaid: string[];
}

/** The phase whose statuses say that money was paid. What ends before it was not paid. */
const paidPhase = "Paid";

/** Derived from the phases of a payout's life. Without a phase `Paid` none is paid or unpaid. */
export function waitingOf(vocabularies: Vocabulary[]): Waiting {
  const phases = vocabularies.flatMap((vocabulary) => vocabulary.phases);
  const paid = phases.findIndex(({ title }) => title === paidPhase);
  const names = (kind: "open" | "final", some: typeof phases) =>
    some.flatMap((phase) => phase[kind].map(({ value }) => value));
  return {
    paid: names("open", phases.slice(paid, paid + 1)),
    final: names("final", phases),
    open: names("open", phases.toSpliced(paid, paid < 0 ? 0 : 1)),
    unpaid: names("final", phases.slice(0, Math.max(paid, 0))),
  };
}
