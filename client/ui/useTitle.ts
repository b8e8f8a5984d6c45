/** The title of the browser's tab: what a page knows of itself, else what the list of pages says. */
import { useLayoutEffect } from 'react';

let listed = '';
/** Titles of what is shown, the innermost last. */
const own: { title: string }[] = [];

/** A page's title with the program's name behind it, by which tabs are told apart. */
function tabTitle(title: string): string {
  return `${title} · Stancegraph`;
}

function show(): void {
  document.title = tabTitle(own.at(-1)?.title ?? listed);
}

/** Names the tab until a page knows better. */
export function listTitle(title: string): void {
  listed = title;
  show();
}

/** Names the tab after what the page shows, as soon as that is known and for as long as it is there. */
export function useTitle(title: string | undefined): void {
  useLayoutEffect(() => {
    if (!title) return;
    const mine = { title };
    own.push(mine);
    show();
    return () => {
      own.splice(own.indexOf(mine), 1);
      show();
    };
  }, [title]);
}
