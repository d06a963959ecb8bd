import { useState } from "preact/hooks";

/** Something that a button does. */
export interface Action<Given extends unknown[]> {
  run(...given: Given): Promise<void>;
  busy: boolean;
  /** Why it could not be done, the last time. */
  problem: string | undefined;
}

/** What a button does, and how it went. `run` never rejects: what `act` throws is the `problem` until it is run again. */
export function useAction<Given extends unknown[]>(act: (...given: Given) => Promise<unknown>): Action<Given> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    busy,
    problem,
    async run(...given) {
      setBusy(true);
      setProblem(undefined);
      try {
        await act(...given);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
      } finally {
        setBusy(false);
      }
    },
  };
}
