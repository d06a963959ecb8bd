import { useEffect, useId, useRef, useState } from "preact/hooks";
import { call, type Delivery, dateAndTime, type Payout, type RecordedRequest, unlock, useAction } from "./data.ts";
import { Problem } from "./parts.tsx";

interface ClockProps {
  /** Undefined until it is known. */
  clock: { now: number; held: boolean } | undefined;
  /** Called when it was held or moved. */
  onChange: () => void;
}

/** The time that the mock lives in, which can be held and moved on. */
export function Clock({ clock, onChange }: ClockProps) {
  const field = useId();
  const [duration, setDuration] = useState("1h");
  const change = (body: { held?: boolean; advance?: string }) => async () => {
    await call("setClock", { body });
    onChange();
  };
  const hold = useAction(change({ held: !clock?.held }));
  const advance = useAction(change({ advance: duration }));
  return (
    <section class="clock" aria-label="The mock's clock">
      <p class="now" data-held={clock?.held}>
        <time>{clock ? dateAndTime(clock.now) : "…"}</time>
        <span>{clock?.held ? "UTC, held" : "UTC"}</span>
      </p>
      <button type="button" disabled={hold.busy} onClick={() => hold.run()}>
        {clock?.held ? "Let it run" : "Hold"}
      </button>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          advance.run();
        }}
      >
        <label for={field}>Advance by</label>
        <input
          id={field}
          size={5}
          value={duration}
          onInput={({ currentTarget }) => setDuration(currentTarget.value)}
          autocomplete="off"
          spellcheck={false}
        />
        <button type="submit" disabled={advance.busy}>
          {advance.busy ? "Calling back…" : "Advance"}
        </button>
      </form>
      <Problem text={hold.problem ?? advance.problem} />
    </section>
  );
}

interface ResetProps {
  /** Whose state to forget; everybody's if it is empty. */
  account: string;
  /** Called when it was forgotten. */
  onReset: () => void;
}

/** Forgets the state of an account or of all, once that was confirmed. */
export function Reset({ account, onReset }: ResetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const reset = useAction(async () => {
    await call("reset", account ? { body: { account } } : {});
    dialog.current?.close();
    onReset();
  });
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Reset…
      </button>
      <dialog ref={dialog} aria-labelledby="reset-title">
        <h2 id="reset-title">{account ? `Forget what ${account} did?` : "Forget everything?"}</h2>
        <p>
          Payouts, callbacks, requests and responses that were set are gone then
          {account ? "." : ", and the clock is the machine's again."}
        </p>
        <div class="line">
          <button type="button" class="strong" disabled={reset.busy} onClick={() => reset.run()}>
            Reset
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
        <Problem text={reset.problem} />
      </dialog>
    </>
  );
}

/** Asks for the token that the mock was started with. */
export function Unlock({ onUnlock }: { onUnlock: () => Promise<void> }) {
  const field = useId();
  const [tried, setTried] = useState(false);
  const open = useAction(async (token: string) => {
    unlock(token);
    await onUnlock();
    setTried(true);
  });
  return (
    <main class="empty">
      <h1>Mock</h1>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          open.run(String(new FormData(event.currentTarget).get("token")));
        }}
      >
        <label for={field}>Token of the admin API</label>
        <input id={field} name="token" type="password" required autocomplete="current-password" spellcheck={false} />
        <button type="submit" disabled={open.busy}>
          Unlock
        </button>
        <Problem text={tried && !open.busy ? "The mock was started with another token." : undefined} />
      </form>
    </main>
  );
}

interface Tab {
  /** As in the address. */
  name: string;
  title: string;
  count?: number | undefined;
}

/** Leads to the views. */
export function Tabs({ tabs, current }: { tabs: Tab[]; current: string }) {
  return (
    <nav class="tabs" aria-label="Views">
      {tabs.map(({ name, title, count }) => (
        <a key={name} href={`#${name}`} aria-current={name === current ? "page" : undefined}>
          {title}
          {count !== undefined && <span class="count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}

/**
 * The view that the fragment of the address names, so that each has an address of its own and the browser's way back. Behind the
 * view can be the key of an entry, as in `payouts/ID`. Another fragment leads within the view.
 *
 * @param onEntry called when the address names an entry
 */
export function useView<View extends string>(views: readonly [View, ...View[]], onEntry: () => void): View {
  const read = () => views.find((view) => view === location.hash.slice(1).split("/")[0]);
  const [view, setView] = useState<View>(read() ?? views[0]);
  useEffect(() => {
    const follow = () => {
      setView((was) => read() ?? was);
      if (location.hash.includes("/")) onEntry();
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  });
  return view;
}

interface FiltersProps {
  filter: Filter;
  /** The accounts that there are. */
  accounts: string[];
  onChange: (filter: Filter) => void;
}

/** Says what is shown of a list. */
export function Filters({ filter, accounts, onChange }: FiltersProps) {
  return (
    <div class="filters">
      <input
        type="search"
        aria-label="Find"
        placeholder="Find in what is shown"
        value={filter.text}
        onInput={({ currentTarget }) => onChange({ ...filter, text: currentTarget.value })}
      />
      <select
        aria-label="Account"
        value={filter.account}
        onChange={({ currentTarget }) => onChange({ ...filter, account: currentTarget.value })}
      >
        <option value="">Every account</option>
        {accounts.map((account) => (
          <option key={account}>{account}</option>
        ))}
      </select>
    </div>
  );
}

/** What is shown of a list: entries of one account, in which a text occurs. */
export interface Filter {
  /** Everybody's if it is empty. */
  account: string;
  text: string;
}

/** The entries that a filter lets through, and how many it does not. */
export function filtered<Entry extends RecordedRequest | Payout | Delivery>(
  entries: Entry[] | undefined,
  { account, text }: Filter,
): { entries: Entry[] | undefined; hidden: number } {
  const wanted = text.toLowerCase();
  const fitting = entries?.filter(
    (entry) =>
      (account === "" || entry.account === account) &&
      (wanted === "" || JSON.stringify(entry).toLowerCase().includes(wanted)),
  );
  return { entries: fitting, hidden: (entries?.length ?? 0) - (fitting?.length ?? 0) };
}
