/** Statements by time and stance, with acts and changes of position. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Query } from './request.ts';

export const timelineOptions = (query: Query) =>
  queryOptions({
    queryKey: ['timeline', query],
    queryFn: () => get('timeline', '/timeline', query),
    placeholderData: keepPreviousData,
  });
