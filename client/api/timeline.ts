/** Statements by time and stance, with acts and changes of position. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type UrlQuery } from './request.ts';

export const timelineOptions = (query: UrlQuery) =>
  queryOptions({
    queryKey: ['timeline', query],
    queryFn: () => get('timeline', '/timeline', query),
    placeholderData: keepPreviousData,
  });
