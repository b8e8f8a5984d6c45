/** Whether the server and its store answer, as every request finds it. */
import { useSyncExternalStore } from 'react';

/** `offline`: this device has no network. `away`: the server does not answer. `store`: its store does not. */
export type Connection = 'well' | 'offline' | 'away' | 'store';

let now: Connection = isOnline() ? 'well' : 'offline';
const listeners = new Set<() => void>();

/** What is known at the moment. */
export function connection(): Connection {
  return now;
}

/** Told by every request, and by the browser. */
export function tellConnection(next: Connection): void {
  // Without a network every request fails, and says no more than the browser does.
  const known = next === 'away' && !isOnline() ? 'offline' : next;
  if (known === now) return;
  now = known;
  if (now === 'well') readAt = null;
  for (const listener of [...listeners]) listener();
}

/** Calls back after every change; the function that it gives ends that. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** When the earliest of the answers was read that are shown without a connection; null with one. */
let readAt: number | null = null;

/** An answer of before was given again, since there is no connection. */
export function tellSeenEarlier(read: number): void {
  if (readAt !== null && readAt <= read) return;
  readAt = read;
  for (const listener of [...listeners]) listener();
}

/** When what is shown was read, for components. */
export function useSeenEarlier(): number | null {
  return useSyncExternalStore(onConnection, () => readAt);
}

/** The connection, for components. */
export function useConnection(): Connection {
  return useSyncExternalStore(onConnection, connection);
}

/** Listens to the browser. */
export function watchNetwork(): void {
  addEventListener('offline', () => tellConnection('offline'));
  // That there is a network is no answer yet: the next request tells.
  addEventListener('online', () => {
    if (now === 'offline') tellConnection('away');
  });
}

function isOnline(): boolean {
  return typeof navigator === 'undefined' || navigator.onLine !== false;
}
