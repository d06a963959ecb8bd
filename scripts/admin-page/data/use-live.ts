import { useCallback, useEffect, useRef, useState } from "preact/hooks";

/** How long to wait between two looks at the mock, in milliseconds. */
const interval = 1000;

/** What the mock says, looked at again and again while somebody looks at the page. */
export interface Live<Value> {
  /** Undefined until it is known. */
  value: Value | undefined;
  /** Whether the mock did not answer the last time. */
  lost: boolean;
  /** Looks at once. */
  refresh(): void;
}

/** @param ask asks the mock; what it gives is new only if it differs */
export function useLive<Value>(ask: () => Promise<Value>): Live<Value> {
  const [value, setValue] = useState<Value>();
  const [lost, setLost] = useState(false);
  const text = useRef("");
  const look = useCallback(async () => {
    try {
      const next = await ask();
      const nextText = JSON.stringify(next);
      if (nextText !== text.current) setValue(next);
      text.current = nextText;
      setLost(false);
    } catch {
      setLost(true);
    }
  }, [ask]);
  useEffect(() => {
    let timer: number | undefined;
    let ended = false;
    const again = async () => {
      if (!document.hidden) await look();
      if (!ended) timer = setTimeout(again, interval) as unknown as number;
    };
    again();
    document.addEventListener("visibilitychange", look);
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [look]);
  return { value, lost, refresh: look };
}
