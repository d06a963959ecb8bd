/** Where a fact comes from that the documentation doesn't show. */
export interface Source {
  /** `published`, `observed` or `inferred`. */
  kind: string;
  note: string;
}

/** The source that a node of the document names. */
export function sourceOf(node: object): Source | undefined {
  const { "x-source": kind, "x-source-note": note } = node as Record<string, unknown>;
  return typeof kind === "string" ? { kind, note: String(note ?? "") } : undefined;
}
