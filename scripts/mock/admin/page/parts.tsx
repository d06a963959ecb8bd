import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

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

/** A list that stays as it is under the reader's pointer or cursor. */
interface Steady<Entry> {
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
function useSteady<Entry>(entries: Entry[], keyOf: (entry: Entry) => string): Steady<Entry> {
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

interface EntryProps {
  /** Its own address: the view, a slash, and its key. */
  place: string;
  /** What is seen of it in the list. */
  summary: ComponentChildren;
  children: ComponentChildren;
}

/** An entry of a list. Where the address names it, it is open and in sight. */
export function Entry({ place, summary, children }: EntryProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const show = () => {
      if (!details.current || decodeURIComponent(location.hash) !== `#${place}`) return;
      details.current.open = true;
      details.current.scrollIntoView({ block: "nearest" });
    };
    show();
    addEventListener("hashchange", show);
    return () => removeEventListener("hashchange", show);
  }, [place]);
  return (
    <details ref={details}>
      <summary class="entry">{summary}</summary>
      <div class="more">
        {children}
        <p class="facts">
          <a href={`#${place}`}>Link to this entry</a>
        </p>
      </div>
    </details>
  );
}

/** Leads to entries that belong to this one; nothing if there are none. */
export function Links({ title, links }: { title: string; links: { place: string; text: string }[] }) {
  if (links.length === 0) return null;
  return (
    <p class="facts links">
      {title}
      {links.map(({ place, text }) => (
        <a key={place} href={`#${place}`}>
          {text}
        </a>
      ))}
    </p>
  );
}

/** JSON under a heading; nothing if there is none. */
export function Json({ title, value }: { title: string; value: unknown }) {
  return <Code title={title} text={value === undefined ? undefined : JSON.stringify(value, null, 2)} />;
}

/** Code under a heading; nothing if there is none. */
export function Code({ title, text }: { title: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <figure class="json">
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}

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

/** Why something could not be done; read out when it comes. */
export function Problem({ text }: { text: string | undefined }) {
  return (
    <p class="problem" role="alert">
      {text}
    </p>
  );
}
