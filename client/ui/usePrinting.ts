/** Whether the page is being printed: then lists that are drawn in part are drawn whole. */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;

function subscribe(listener: () => void): () => void {
  const set = (value: boolean) => () => {
    if (printing === value) return;
    printing = value;
    // Before the browser lays out the paper.
    flushSync(listener);
  };
  const [begin, end] = [set(true), set(false)];
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  return () => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
  };
}

export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing);
