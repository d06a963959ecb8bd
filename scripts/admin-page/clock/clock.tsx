import { useId, useState } from "preact/hooks";
import { call } from "../data/call.ts";
import { dateAndTime } from "../data/times.ts";
import { useAction } from "../data/use-action.ts";
import { Problem } from "../parts/problem.tsx";

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
