import type { CallbackLog } from "../../mock/platform/delivery.ts";
import type { Payout } from "../data/call.ts";
import { dateAndTime } from "../data/times.ts";
import { Json } from "../parts/json.tsx";
import { List } from "../parts/list.tsx";
import { Attempts } from "./attempts.tsx";
import { Move } from "./move.tsx";
import { PayoutStatus } from "./payout-status.tsx";

interface PayoutsProps {
  entries: Payout[] | undefined;
  hidden: number;
  /** Called when something was done to one. */
  onChange: () => void;
}

/** The payouts and how they stand, the newest first. */
export function Payouts({ entries, hidden, onChange }: PayoutsProps) {
  return (
    <List
      label="Payouts"
      entries={entries}
      hidden={hidden}
      keyOf={({ id }) => id}
      show={(payout) => <PayoutEntry payout={payout} onChange={onChange} />}
      empty={
        <>
          <h2>No payout yet</h2>
          <p>Create one through the private API. It shows up here, and moves as it is processed.</p>
        </>
      }
    />
  );
}

function PayoutEntry({ payout, onChange }: { payout: Payout; onChange: () => void }) {
  const { id, account, attributes } = payout;
  const { resolution, amount, currency, reference_id, updated, callback_logs } = attributes;
  return (
    <details>
      <summary class="entry">
        <time dateTime={new Date(updated * 1000).toISOString()}>{dateAndTime(updated * 1000)}</time>
        <PayoutStatus {...attributes} />
        <span class="what">
          <b>{reference_id}</b> <code>{id}</code>
        </span>
        <span class="who">{account}</span>
        <span class="why" data-tone="none">
          {amount} {currency}, {resolution}
        </span>
      </summary>
      <div class="more">
        <Move payout={payout} onMoved={onChange} />
        <Attempts title="Callbacks" logs={(callback_logs ?? []) as unknown as CallbackLog[]} />
        <Json title="As the private API shows it" value={payout} />
      </div>
    </details>
  );
}
