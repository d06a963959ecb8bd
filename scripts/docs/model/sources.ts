import type { Member } from "./member.ts";
import { withInner } from "./member.ts";
import type { OperationPage } from "./operation-page.ts";
import type { Source } from "./source.ts";

/** A fact that the documentation doesn't show, where it comes from, and where it is used. */
export interface SourceEntry extends Source {
  places: { label: string; href: string }[];
}

/** Every source that the pages name, each once. */
export function sourcesOf(pages: OperationPage[]): SourceEntry[] {
  const named = pages.flatMap((page) => {
    const answers = page.answers.flatMap(({ source, status, anchor, headers, members }) => [
      { source, label: `Answer ${status}`, anchor },
      ...sourced([...headers, ...members]),
    ]);
    const members = sourced([...page.parameters, ...(page.request?.members ?? [])]);
    return [{ source: page.source, label: page.summary, anchor: "" }, ...members, ...answers].flatMap(
      ({ source, label, anchor }) =>
        source ? [{ ...source, label, href: `${page.href}${anchor && "#"}${anchor}` }] : [],
    );
  });
  return [...Map.groupBy(named, ({ kind, note }) => `${kind} ${note}`).values()].flatMap((group) => {
    const [first] = group;
    // One place a label is enough: the same property stands on many pages.
    const places = [...new Map(group.toReversed().map((place) => [place.label, place])).values()].toReversed();
    return first ? [{ kind: first.kind, note: first.note, places }] : [];
  });
}

function sourced(members: Member[]) {
  return members.flatMap(withInner).map(({ source, name, anchor }) => ({ source, label: name, anchor }));
}
