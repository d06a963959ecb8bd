import { useId, useState } from "preact/hooks";
import type { components } from "../../../../../generated/mock-admin.d.ts";
import type { CallbackLog } from "../../../interface.ts";

import {
  adminModel,
  call,
  type Delivery,
  dateAndTime,
  knownValues,
  type Payout,
  payoutIn,
  type RecordedRequest,
  timeOfDay,
  useAction,
} from "../data.ts";
import { Badge, Entry, Json, Links, List, Problem } from "../parts.tsx";

interface PayoutsProps {
  entries: Payout[] | undefined;
  hidden: number;
  /** Those that its requests are among. */
  requests: RecordedRequest[] | undefined;
  /** Those that its callbacks are among. */
  deliveries: Delivery[] | undefined;
  /** Called when something was done to one. */
  onChange: () => void;
}

/** The payouts and how they stand, the newest first. */
export function Payouts({ entries, hidden, requests = [], deliveries = [], onChange }: PayoutsProps) {
  return (
    <List
      label="Payouts"
      entries={entries}
      hidden={hidden}
      keyOf={({ id }) => id}
      show={(payout) => (
        <PayoutEntry
          payout={payout}
          requests={requests.filter((request) => isAbout(request, payout.id))}
          deliveries={deliveries.filter((delivery) => delivery.payout === payout.id)}
          onChange={onChange}
        />
      )}
      empty={
        <>
          <h2>No payout yet</h2>
          <p>Create one through the private API. It shows up here, and moves as it is processed.</p>
        </>
      }
    />
  );
}

/** Whether a request names a payout in its path, or got it as its response. */
function isAbout({ path, answer }: RecordedRequest, id: string): boolean {
  return path.split("/").includes(id) || payoutIn(answer).id === id;
}

interface PayoutEntryProps {
  payout: Payout;
  requests: RecordedRequest[];
  deliveries: Delivery[];
  onChange: () => void;
}

function PayoutEntry({ payout, requests, deliveries, onChange }: PayoutEntryProps) {
  const { id, account, attributes } = payout;
  const { resolution, amount, currency, reference_id, updated, callback_logs } = attributes;
  return (
    <Entry
      place={`payouts/${id}`}
      summary={
        <>
          <time dateTime={new Date(updated * 1000).toISOString()}>{dateAndTime(updated * 1000)}</time>
          <PayoutStatus {...attributes} />
          <span class="what">
            <b>{reference_id}</b> <code>{id}</code>
          </span>
          <span class="who">{account}</span>
          <span class="why" data-tone="none">
            {amount} {currency}, {resolution}
          </span>
        </>
      }
    >
      <Move payout={payout} onMoved={onChange} />
      <Links
        title="Its requests"
        links={requests.map((one) => ({ place: `requests/${one.id}`, text: `${one.method} ${one.status}` }))}
      />
      <Links
        title="Its callbacks"
        links={deliveries.map((one) => ({ place: `callbacks/${one.id}`, text: `${timeOfDay(one.at)} ${one.state}` }))}
      />
      <Attempts title="Callbacks" logs={(callback_logs ?? []) as unknown as CallbackLog[]} />
      <Json title="As the private API shows it" value={payout} />
    </Entry>
  );
}

/** Moves a payout to another status. */
function Move({ payout: { id, attributes }, onMoved }: { payout: Payout; onMoved: () => void }) {
  const field = useId();
  const statuses = knownValues(adminModel.components.schemas.PayoutStatus ?? {});
  const [status, setStatus] = useState(attributes.status);
  const move = useAction(async () => {
    await call("movePayout", { path: { id }, body: { status } });
    onMoved();
  });
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        move.run();
      }}
    >
      <label for={field}>Move to</label>
      <select id={field} value={status} onChange={({ currentTarget }) => setStatus(currentTarget.value)}>
        {statuses.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <button type="submit" disabled={move.busy}>
        Move
      </button>
      <Problem text={move.problem} />
    </form>
  );
}

/** What came of each attempt to call back, in order. */
export function Attempts({ title, logs }: { title: string; logs: CallbackLog[] }) {
  if (logs.length === 0) return null;
  return (
    <div class="table">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Attempt</th>
            <th scope="col">Time</th>
            <th scope="col">What came of it</th>
          </tr>
        </thead>
        <tbody>
          {logs.map(({ id, attempt, created, status, error }) => (
            <tr key={`${id} ${attempt}`}>
              <td>{attempt}</td>
              <td>{timeOfDay(created * 1000)}</td>
              <td>{status === null ? error : `Response ${status}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Attributes = components["schemas"]["Payout"]["attributes"];

/** The status of a payout, coloured by what it says of the money. */
export function PayoutStatus({ status, processed_amount }: Pick<Attributes, "status" | "processed_amount">) {
  const { "x-final": final, "x-phases": phases } = adminModel.components.schemas.PayoutStatus as {
    "x-final": string[];
    "x-phases": Record<string, string[]>;
  };
  const wasPaid = processed_amount !== null;
  const tone = phases.Paid?.includes(status) ? "good" : final.includes(status) ? (wasPaid ? "none" : "bad") : "open";
  return <Badge tone={tone}>{status}</Badge>;
}
