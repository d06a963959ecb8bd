import type { RecordedRequest } from "../data.ts";
import { timeOfDay } from "../data.ts";
import { Badge, Json, List, type Tone } from "../parts.tsx";

/** Requests with their responses, and why. The newest stands first. */
export function Requests({ entries, hidden }: { entries: RecordedRequest[] | undefined; hidden: number }) {
  return (
    <List
      label="Requests"
      entries={entries?.toReversed()}
      hidden={hidden}
      keyOf={({ id }) => String(id)}
      show={(request) => <Request {...request} />}
      empty={
        <>
          <h2>No request yet</h2>
          <p>Each shows up here as it comes, with its response and why it was rejected.</p>
        </>
      }
    />
  );
}

function Request({
  time,
  method,
  path,
  status,
  reason,
  account,
  operation,
  query,
  body,
  answer,
  hints = [],
}: RecordedRequest) {
  const asked = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return (
    <details>
      <summary class="entry">
        <time dateTime={time}>{timeOfDay(Date.parse(time))}</time>
        <Badge tone={toneOf(status)}>{status === 0 ? "reset" : String(status)}</Badge>
        <span class="what">
          <b>{method}</b>{" "}
          <code>
            {path}
            {asked && <span class="query">?{asked}</span>}
          </code>
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
      </summary>
      <div class="more">
        <p class="facts">{operation ? `Operation ${operation}` : "No operation of the contract"}</p>
        <Json title="Query" value={Object.keys(query).length > 0 ? query : undefined} />
        <div class="sides">
          <Json title="Sent" value={body} />
          <Json title={status === 0 ? "The connection was reset" : `Response ${status}`} value={answer} />
        </div>
      </div>
    </details>
  );
}

function toneOf(status: number): Tone {
  if (status === 0 || status >= 500) return "bad";
  return status >= 400 ? "open" : "good";
}
