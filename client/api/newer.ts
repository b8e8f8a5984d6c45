/** Whether the server has another version of the program than this page. */
import { useSyncExternalStore } from 'react';

let isNewer = false;
const listeners = new Set<() => void>();

/** A file of this version is gone, or the server gives another page. */
export function tellNewer(next = true): void {
  isNewer = next;
  for (const listener of listeners) listener();
}

/** For components. */
export function useNewer(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isNewer,
  );
}

/** Whether the page that the server gives now is of another build than this one. */
export async function looksNewer(): Promise<boolean> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  if (!own) return false;
  const page = await fetch('/', { cache: 'no-cache', headers: { Accept: 'text/html' } });
  return page.ok && !(await page.text()).includes(own);
}
