/** Changes of position, with both statements. */
import { queryOptions } from '@tanstack/react-query';
import { get, type Query } from './request.ts';

export const fetchChanges = (query: Query) => get('changes', '/changes', query);

export const changesOptions = (query: Query) =>
  queryOptions({ queryKey: ['changes', query], queryFn: () => fetchChanges(query) });
