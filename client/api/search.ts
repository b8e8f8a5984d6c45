/** Names, and words of statements and sources. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Query } from './request.ts';

/** While a text is typed the hits of the one before stay. */
export const searchOptions = (q: string, query: Query = {}) =>
  queryOptions({
    queryKey: ['search', q, query],
    queryFn: ({ signal }) => get('search', '/search', { q, ...query }, signal),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });
