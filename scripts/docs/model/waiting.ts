import type { Vocabulary } from "./vocabularies.ts";

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
