/** Labels and relationship types of the graph, with their counts. */
import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

export const schemaOptions = queryOptions({
  queryKey: ['schema'],
  queryFn: () => get('schema', '/schema'),
  staleTime: 60_000,
});
