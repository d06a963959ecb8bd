import { useRef, useState } from "preact/hooks";

/** A list that stays as it is under the reader's pointer or cursor. */
export interface Steady<Entry> {
  entries: Entry[];
  /** How many entries are held back. */
  waiting: number;
  /** Shows them all the same. */
  release(): void;
  /** What the element around the list needs, so that it is known when somebody reads. */
  reader: {
    onMouseEnter(): void;
    onMouseLeave(): void;
    onFocusIn(): void;
    onFocusOut(): void;
  };
}

/** Holds new entries back while a list is read. Those that stand there keep their places, and tell what is new of them. */
export function useSteady<Entry>(entries: Entry[], keyOf: (entry: Entry) => string): Steady<Entry> {
  const [read, setRead] = useState({ pointer: false, focus: false });
  const shown = useRef<Entry[]>([]);
  const isRead = (read.pointer || read.focus) && shown.current.length > 0;
  if (isRead) {
    const present = new Map(entries.map((entry) => [keyOf(entry), entry]));
    shown.current = shown.current.map((entry) => present.get(keyOf(entry)) ?? entry);
  } else {
    shown.current = entries;
  }
  const known = new Set(shown.current.map(keyOf));
  return {
    entries: shown.current,
    waiting: entries.filter((entry) => !known.has(keyOf(entry))).length,
    release: () => {
      shown.current = entries;
      setRead({ pointer: false, focus: false });
    },
    reader: {
      onMouseEnter: () => setRead((was) => ({ ...was, pointer: true })),
      onMouseLeave: () => setRead((was) => ({ ...was, pointer: false })),
      onFocusIn: () => setRead((was) => ({ ...was, focus: true })),
      onFocusOut: () => setRead((was) => ({ ...was, focus: false })),
    },
  };
}
