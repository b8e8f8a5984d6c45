/** The node that a page is about. */
import { useParams, useRouterState } from '@tanstack/react-router';
import { pageAt } from '../../model/pages.ts';
import { isLabel } from '../../model/vocabulary/index.ts';
import { labels } from '../../model/vocabulary/labels.ts';

/** Its id; an address may leave out the kind, as `/actors/geert-wilders` does. */
export function useIdOfPage(): string {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const path = useRouterState({ select: (state) => state.location.pathname });
  const page = pageAt(path);
  if (id.includes(':') || page === undefined || !isLabel(page)) return id;
  return `${labels[page].prefix}:${id}`;
}
