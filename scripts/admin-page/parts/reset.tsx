import { useRef } from "preact/hooks";
import { call } from "../data/call.ts";
import { useAction } from "../data/use-action.ts";
import { Problem } from "./problem.tsx";

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
          Payouts, callbacks, requests and answers that were set are gone then
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
