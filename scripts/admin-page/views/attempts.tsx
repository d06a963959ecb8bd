import type { CallbackLog } from "../../mock/platform/delivery.ts";
import { timeOfDay } from "../data/times.ts";

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
              <td>{status === null ? error : `Answered with ${status}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
