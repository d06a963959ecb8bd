import type { Payout, RecordedRequest, WaitingResponse } from "../data.ts";
import { about, curlOf, payoutIn, timeOfDay } from "../data.ts";
import { Badge, Code, Entry, Json, Links, List, type Tone } from "../parts.tsx";

interface RequestsProps {
  entries: RecordedRequest[] | undefined;
  hidden: number;
  /** Those that requests lead to. */
  payouts: Payout[] | undefined;
  /** Responses that were set and wait for their requests. */
  responses: WaitingResponse[];
}

/** Requests with their responses, and why. The newest stands first, below the responses that are set for those to come. */
export function Requests({ entries, hidden, payouts = [], responses }: RequestsProps) {
  return (
    <>
      <Waiting responses={responses} />
      <List
        label="Requests"
        entries={entries?.toReversed()}
        hidden={hidden}
        keyOf={({ id }) => String(id)}
        show={(request) => <Request request={request} payouts={payouts} />}
        empty={
          <>
            <h2>No request yet</h2>
            <p>Each shows up here as it comes, with its response and why it was rejected.</p>
            <p>
              The mock is at <code>{about.url}</code>. Try this:
            </p>
            <Code title="A first request" text={`curl ${about.url}${about.firstPath} --user account:key`} />
          </>
        }
      />
    </>
  );
}

/** The responses that are set, in the order in which requests get them; nothing if there are none. */
function Waiting({ responses }: { responses: WaitingResponse[] }) {
  if (responses.length === 0) return null;
  return (
    <section class="set" aria-labelledby="set">
      <h2 id="set">Responses that wait for a request</h2>
      <ol>
        {responses.map(({ operation, response }, index) => (
          <li key={`${index} ${operation}`}>
            <b>{operation}</b> <code>{JSON.stringify(response)}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Request({ request, payouts }: { request: RecordedRequest; payouts: Payout[] }) {
  const { id, time, method, path, status, reason, account, operation, query, headers, body, hints = [] } = request;
  const asked = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const [sent, shown] = [payoutIn(body), payoutIn(request.answer)];
  const { reference = shown.reference, amount = shown.amount } = sent;
  const payout = payouts.find((one) => one.id === shown.id || path.split("/").includes(one.id));
  return (
    <Entry
      place={`requests/${id}`}
      summary={
        <>
          <time dateTime={time}>{timeOfDay(Date.parse(time))}</time>
          <Badge tone={toneOf(status)}>{status === 0 ? "reset" : String(status)}</Badge>
          <span class="what">
            <b>{method}</b>{" "}
            <code>
              {path}
              {asked && <span class="query">?{asked}</span>}
            </code>
            {reference && <b>{reference}</b>} {amount}
          </span>
          <span class="who">{account}</span>
          {reason && (
            <span class="why" data-tone={toneOf(status)}>
              {reason}
            </span>
          )}
          {hints.map((hint) => (
            <span class="why" data-tone="open" key={hint}>
              {hint}
            </span>
          ))}
        </>
      }
    >
      <p class="facts">{operation ? `Operation ${operation}` : "No operation of the contract"}</p>
      <Links title="Its payout" links={payout ? [{ place: `payouts/${payout.id}`, text: payout.id }] : []} />
      <Json title="Query" value={Object.keys(query).length > 0 ? query : undefined} />
      <div class="sides">
        <Json title="Headers" value={headers} />
        <Code title="The request as a command" text={curlOf(request)} />
        <Json title="Sent" value={body} />
        <Json title={status === 0 ? "The connection was reset" : `Response ${status}`} value={request.answer} />
      </div>
    </Entry>
  );
}

function toneOf(status: number): Tone {
  if (status === 0 || status >= 500) return "bad";
  return status >= 400 ? "open" : "good";
}
