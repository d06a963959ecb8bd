/** What a value means for whoever tests: it went well, it may still, it went wrong, or nothing became of it. */
export type Tone = "good" | "open" | "bad" | "none";

/** A word, coloured by what it means. */
export function Badge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span class="badge" data-tone={tone}>
      {children}
    </span>
  );
}
