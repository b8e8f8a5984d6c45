/** Given nodes, and every relationship among them. */
import { queryOptions } from '@tanstack/react-query';
import { post } from './request.ts';

export const fetchAmong = (ids: readonly string[]) => post('among', '/subgraph', { ids });

/** Asks for nothing without ids. */
export const amongOptions = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['among', ids],
    queryFn: () => fetchAmong(ids),
    enabled: ids.length > 0,
  });
