import type { ComponentChildren } from "preact";
import { useSteady } from "../data/use-steady.ts";

interface ListProps<Entry> {
  label: string;
  /** Undefined until they are known. */
  entries: Entry[] | undefined;
  keyOf: (entry: Entry) => string;
  show: (entry: Entry) => ComponentChildren;
  /** How many more there are, which do not fit what somebody looks for. */
  hidden: number;
  /** Stands in the place of a list where there is nothing. */
  empty: ComponentChildren;
}

const none: never[] = [];

/** A list of entries that grows without moving under its reader. */
export function List<Entry>({ label, entries, keyOf, show, hidden, empty }: ListProps<Entry>) {
  const { entries: shown, waiting, release, reader } = useSteady(entries ?? none, keyOf);
  return (
    <div {...reader}>
      <p class="waiting" role="status">
        {waiting > 0 && (
          <button type="button" onClick={release}>
            Show {waiting} new
          </button>
        )}
      </p>
      {shown.length > 0 && (
        <ul class="list" aria-label={label}>
          {shown.map((entry) => (
            <li key={keyOf(entry)}>{show(entry)}</li>
          ))}
        </ul>
      )}
      {entries && shown.length === 0 && <div class="empty">{hidden > 0 ? <Unfit hidden={hidden} /> : empty}</div>}
    </div>
  );
}

function Unfit({ hidden }: { hidden: number }) {
  return (
    <>
      <h2>Nothing fits</h2>
      <p>{hidden === 1 ? "One entry is" : `${hidden} entries are`} hidden by what you look for.</p>
    </>
  );
}
