/** Whether keys of a single letter or sign do something: who speaks to a computer may switch them off. */
import { useSyncExternalStore } from 'react';

const key = 'stancegraph.letter-keys';
const listeners = new Set<() => void>();
let on = read();

/** On, unless the reader has switched them off. */
export function letterKeys(): boolean {
  return on;
}

/** The same, for components. */
export function useLetterKeys(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, letterKeys);
}

/** Keeps the reader's choice in this browser. */
export function setLetterKeys(next: boolean): void {
  on = next;
  for (const listener of listeners) listener();
  try {
    localStorage.setItem(key, next ? 'on' : 'off');
  } catch {
    // Until the page is closed.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
}
