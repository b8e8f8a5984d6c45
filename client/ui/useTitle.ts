/** The title of the browser's tab. */
import { useEffect } from 'react';

/** A page's title with the program's name behind it, by which tabs are told apart. */
export function tabTitle(title: string): string {
  return `${title} · Stancegraph`;
}

/** Names the tab after what the page shows, as soon as that is known. */
export function useTitle(title: string | undefined): void {
  // After every rendering: the next thing on the same page may have the same name.
  useEffect(() => {
    if (title) document.title = tabTitle(title);
  });
}
