import type { CallbackLog } from "../../../interface.ts";

import { call, type Delivery, type Payout, payoutIn, timeOfDay, useAction } from "../data.ts";
import { Badge, Entry, Json, Links, List, Problem, type Tone } from "../parts.tsx";
import { Attempts, PayoutStatus } from "./payouts.tsx";

interface CallbacksProps {
  entries: Delivery[] | undefined;
  hidden: number;
  /** Those that the callbacks tell of, which know each attempt. */
  payouts: Payout[] | undefined;
  /** Called when one was sent again. */
  onChange: () => void;
}

/** The callbacks, what came of each attempt to deliver them, and which still wait. The newest stands first. */
export function Callbacks({ entries, hidden, payouts = [], onChange }: CallbacksProps) {
  const logs = payouts.flatMap(({ attributes }) => (attributes.callback_logs ?? []) as unknown as CallbackLog[]);
  return (
    <List
      label="Callbacks"
      entries={entries?.toReversed()}
      hidden={hidden}
      keyOf={({ id }) => id}
      show={(delivery) => (
        <Callback delivery={delivery} logs={logs.filter(({ id }) => id === delivery.id)} onChange={onChange} />
      )}
      empty={
        <>
          <h2>No callback yet</h2>
          <p>
            A payout whose <code>callback_url</code> is a loopback address, or one that <code>--callback-hosts</code>{" "}
            names, calls there at each change.
          </p>
        </>
      }
    />
  );
}

interface CallbackProps {
  delivery: Delivery;
  logs: CallbackLog[];
  onChange: () => void;
}

function Callback({ delivery, logs, onChange }: CallbackProps) {
  const { id, payout, account, at, state, body, url, signature } = delivery;
  const told = body === null ? undefined : JSON.parse(body);
  const again = useAction(async () => {
    await call("redeliver", { path: { id } });
    onChange();
  });
  const { reference, amount } = payoutIn(told);
  return (
    <Entry
      place={`callbacks/${id}`}
      summary={
        <>
          <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>
          <Badge tone={tones[state]}>{state}</Badge>
          <span class="what">
            {told && <PayoutStatus {...told.data.attributes} />} <code>{payout}</code>
            {reference && <b>{reference}</b>} {amount}
          </span>
          <span class="who">{account}</span>
          <span class="why" data-tone={tones[state]}>
            {whatBecameOf(delivery, logs.at(-1))}
          </span>
        </>
      }
    >
      <Links title="Tells of the payout" links={[{ place: `payouts/${payout}`, text: payout }]} />
      {body !== null && (
        <div class="line">
          <button type="button" disabled={again.busy} onClick={() => again.run()}>
            Send again
          </button>
          <Problem text={again.problem} />
        </div>
      )}
      {url && (
        <p class="facts">
          {state === "skipped" ? "Not sent to" : "Sent to"} <code>{url}</code>
          {signature && (
            <>
              , signed <code>{signature}</code>
            </>
          )}
        </p>
      )}
      <Attempts title="Attempts" logs={logs} />
      <Json title="Body" value={told} />
    </Entry>
  );
}

const tones: Record<Delivery["state"], Tone> = {
  delivered: "good",
  waiting: "open",
  "given-up": "bad",
  skipped: "none",
};

function whatBecameOf({ attempts, state, due }: Delivery, last: CallbackLog | undefined): string {
  if (attempts === 0) return `due at ${timeOfDay(due)}`;
  const outcome = last ? (last.error ?? `response ${last.status}`) : "";
  if (state === "skipped") return outcome;
  const count = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  const parts = [count, state === "delivered" ? "" : outcome, state === "waiting" ? `again at ${timeOfDay(due)}` : ""];
  return parts.filter(Boolean).join(", ");
}
