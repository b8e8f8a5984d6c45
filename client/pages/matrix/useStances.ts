/** The pages of a matrix, one after another. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { UrlQuery } from '../../api/request.ts';
import { fetchStances } from '../../api/stances.ts';

const pageSize = 200;
/** Rows beyond it are not loaded: filters narrow the matrix. */
const maxRows = 1000;

export function useStances(asked: UrlQuery, enabled = true) {
  const query = useInfiniteQuery({
    queryKey: ['stances', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => fetchStances({ ...asked, limit: pageSize, cursor: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    // Comparing each page with the one before, cell by cell, takes longer than drawing it.
    structuralSharing: false,
    enabled,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const loaded = data?.pages.reduce((sum, page) => sum + page.rows.length, 0) ?? 0;
  useEffect(() => {
    if (enabled && hasNextPage && !isFetchingNextPage && loaded < maxRows) void fetchNextPage();
  }, [enabled, hasNextPage, isFetchingNextPage, loaded]);
  return query;
}
