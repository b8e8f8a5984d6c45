/** The node that a page is about. */
import { useMatch } from '@tanstack/react-router';
import { pageAt } from '../../model/pages.ts';
import { isLabel } from '../../model/vocabulary/index.ts';
import { labels } from '../../model/vocabulary/labels.ts';

/** Its id; an address may leave out the kind, as `/actors/geert-wilders` does. */
export function useIdOfPage(): string {
  // Of the page itself: the address is already the next one while a page is being left.
  const { pathname, params } = useMatch({ strict: false });
  const { id = '' } = params as { id?: string };
  const page = pageAt(pathname);
  if (id.includes(':') || page === undefined || !isLabel(page)) return id;
  return `${labels[page].prefix}:${id}`;
}
