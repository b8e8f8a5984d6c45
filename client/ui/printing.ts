/** Whether the page is being printed: lists that draw only what is in sight draw all of it then. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows that a printed list has at most: some 400 sheets. */
export const printedAtMost = 10_000;

/** The places of what a printed list draws, none of which has a place on the screen. */
export function allOf(items: readonly unknown[]): { index: number; start?: number }[] {
  return items.slice(0, printedAtMost).map((_, index) => ({ index }));
}

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // What is not drawn when the event is over is not printed.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
