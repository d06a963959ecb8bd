import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Schema } from "../../openapi/schema.ts";
import { type Value, valuesOf } from "./values.ts";

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
export interface Phase {
  title: string;
  /** Where it may stay for a while, and move on from. */
  open: Value[];
  /** Where it may end. */
  final: Value[];
}

/** Every named schema that lists values, whether there can be others or not, in the order of the document. */
export function vocabulariesOf(document: OpenApiDocument): Vocabulary[] {
  return Object.entries(document.components.schemas)
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
