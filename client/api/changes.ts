/** Changes of position, with both statements. */
import { queryOptions } from '@tanstack/react-query';
import { get, type UrlQuery } from './request.ts';

export const fetchChanges = (query: UrlQuery) => get('changes', '/changes', query);

export const changesOptions = (query: UrlQuery) =>
  queryOptions({ queryKey: ['changes', query], queryFn: () => fetchChanges(query) });
