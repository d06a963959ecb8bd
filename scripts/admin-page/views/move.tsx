import { useId, useState } from "preact/hooks";
import { call, type Payout } from "../data/call.ts";
import { adminContract, knownValues } from "../data/document.ts";
import { useAction } from "../data/use-action.ts";
import { Problem } from "../parts/problem.tsx";

/** Moves a payout to another status. */
export function Move({ payout: { id, attributes }, onMoved }: { payout: Payout; onMoved: () => void }) {
  const field = useId();
  const statuses = knownValues(adminContract.components.schemas.PayoutStatus ?? {});
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
