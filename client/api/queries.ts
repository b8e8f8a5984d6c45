/** All saved queries. */
import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

export const queriesOptions = queryOptions({
  queryKey: ['queries'],
  queryFn: () => get('queries', '/queries'),
});
