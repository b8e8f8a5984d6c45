/** Loads the pages of a list that are not on screen yet: paper cannot be scrolled on. */
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { printedAtMost } from '../../ui/printing.ts';

/** Stops where a page cannot be had: the paper says how much of all that is. */
export async function loadForPaper<Page>(
  query: UseInfiniteQueryResult<InfiniteData<Page>>,
  sizeOf: (page: Page) => number,
): Promise<void> {
  const loaded = (data: InfiniteData<Page> | undefined) =>
    data?.pages.reduce((sum, page) => sum + sizeOf(page), 0) ?? 0;
  let { hasNextPage, data } = query;
  while (hasNextPage && loaded(data) < printedAtMost) {
    const next = await query.fetchNextPage();
    if (next.isError) return;
    ({ hasNextPage, data } = next);
  }
}
