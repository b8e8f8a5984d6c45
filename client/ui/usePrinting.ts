/** Whether the page is being printed: then lists that are drawn in part are drawn whole. */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;
const listeners = new Set<() => void>();

const set = (value: boolean) => () => {
  printing = value;
  // Before the browser lays out the paper.
  flushSync(() => {
    for (const listener of listeners) listener();
  });
};
addEventListener('beforeprint', set(true));
addEventListener('afterprint', set(false));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** True from just before the browser prints until it has. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing);
