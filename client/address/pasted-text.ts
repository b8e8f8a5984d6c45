/** A text on its way from the search, where it was pasted, to the page that takes it. */
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PageAddress } from '../../model/pages.ts';

/** Under this key the text waits in the tab's storage: an address does not hold an article. */
const pastedTextKey = 'stancegraph.pasted-text';

/** Leaves the text for the page that is opened next. */
export function handOver(text: string): void {
  try {
    sessionStorage.setItem(pastedTextKey, text);
  } catch {
    // Without storage it has to be pasted again.
  }
}

/** Gives a page the text that waits for it, once, also when the page is open already. */
export function usePastedText(page: PageAddress, onText: (text: string) => void): void {
  const location = useRouterState({ select: (state) => state.location });
  useEffect(() => {
    // A page that is being left already sees the address of the next one.
    if (location.pathname !== page) return;
    const text = taken();
    if (text) onText(text);
  }, [location]);
}

function taken(): string | null {
  try {
    const text = sessionStorage.getItem(pastedTextKey);
    sessionStorage.removeItem(pastedTextKey);
    return text;
  } catch {
    return null;
  }
}
