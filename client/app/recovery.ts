/** Tries again while the server is away, and brings every view back when it has returned. */
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { connection, onConnection } from '../api/connection.ts';
import { askHealth } from '../api/health.ts';
import { explorer } from '../canvas/index.ts';

/** Seconds between two attempts: a view is back within five of the server's return. */
export const patience = 2;

let left = patience;
let timer: ReturnType<typeof setInterval> | undefined;
let ask: () => void = () => {};
const listeners = new Set<() => void>();

function count(next: number): void {
  left = next;
  for (const listener of listeners) listener();
}

/** Asks whether the server is there again, without waiting. */
export function tryNow(): void {
  count(patience);
  ask();
}

/** Until the next attempt, for components. */
export function useSecondsLeft(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => left,
  );
}

/** Watches the connection for as long as the page is open. */
export function watchConnection(client: QueryClient): void {
  let lostAt = 0;
  // An answer that is still awaited may be lost for good: each attempt asks anew.
  ask = () => void askHealth().catch(() => {});
  const changed = () => {
    if (connection() !== 'well') {
      if (timer) return;
      lostAt = Date.now();
      count(patience);
      timer = setInterval(() => (left > 1 ? count(left - 1) : tryNow()), 1000);
      return;
    }
    clearInterval(timer);
    timer = undefined;
    // What failed, and what was given from earlier, is asked for again.
    void client.invalidateQueries({
      predicate: ({ state }) => state.status === 'error' || state.dataUpdatedAt >= lostAt,
    });
    explorer.recover();
  };
  onConnection(changed);
  // The clock of a page that nobody looks at is slow: whoever comes back waits no longer.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && connection() !== 'well') tryNow();
  });
  if (connection() !== 'well') changed();
}
