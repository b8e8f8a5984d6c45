/** Whether the page is being printed: lists that draw only what is in sight draw all of it then. */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** Rows that a printed list has at most: some 400 sheets. */
export const printedAtMost = 10_000;

/** The places of what a printed list draws, none of which has a place on the screen. */
export function allOf(items: readonly unknown[]): { index: number; start?: number }[] {
  return items.slice(0, printedAtMost).map((_, index) => ({ index }));
}

let printing = false;
const listeners = new Set<() => void>();

const set = (value: boolean) => () => {
  printing = value;
  // What is not drawn when the event is over is not printed.
  flushSync(() => {
    for (const listener of listeners) listener();
  });
};
const [begin, end] = [set(true), set(false)];

function subscribe(listener: () => void): () => void {
  // Once for the page, and not where pages are written without a browser.
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const isPrinting = () => printing;

/** True from just before the browser prints until it has. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, isPrinting, isPrinting);
