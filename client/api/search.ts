/** Names, and words of statements and sources. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type UrlQuery } from './request.ts';

/** The previous hits stay while the next ones are fetched. */
export const searchOptions = (q: string, query: UrlQuery = {}) =>
  queryOptions({
    queryKey: ['search', q, query],
    queryFn: ({ signal }) => get('search', '/search', { q, ...query }, signal),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
    // Until the server has read the names of a large graph.
    refetchInterval: ({ state }) => (state.data?.building ? 2000 : false),
  });
