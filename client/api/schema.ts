/** Labels and relationship types of the graph, with their counts. */
import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

export const fetchSchema = () => get('schema', '/schema');

export const schemaOptions = queryOptions({
  queryKey: ['schema'],
  queryFn: fetchSchema,
  staleTime: 60_000,
});
