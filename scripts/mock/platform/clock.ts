/** The time that the mock lives in, in milliseconds since 1970. It runs as the machine's does until somebody holds or moves it. */
export interface Clock {
  now(): number;
  /** Whether time stands still. */
  held(): boolean;
  hold(): void;
  /** Lets time run on from where it stands. */
  release(): void;
  moveTo(time: number): void;
  /** Back to the machine's own time. */
  reset(): void;
  /** Calls whenever time was held, moved or let run. */
  onChange(listener: () => void): void;
}

/**
 * A clock that shows the machine's own time at first.
 *
 * Listeners are called before a change returns, and are never let go of. Other mocks have clocks of their own, whatever store they
 * share.
 */
export function createClock(): Clock {
  const listeners: (() => void)[] = [];
  let ahead = 0;
  let standing: number | undefined;
  const now = () => standing ?? Date.now() + ahead;
  const changed = (time: number, holds: boolean) => {
    standing = holds ? time : undefined;
    ahead = time - Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now,
    held: () => standing !== undefined,
    hold: () => changed(now(), true),
    release: () => changed(now(), false),
    moveTo: (time) => changed(time, standing !== undefined),
    reset: () => changed(Date.now(), false),
    onChange: (listener) => listeners.push(listener),
  };
}
