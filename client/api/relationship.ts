/** A relationship of a graph of others, with its ends. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath } from './request.ts';

export const relationshipOptions = (id: string) =>
  queryOptions({
    queryKey: ['relationship', id],
    queryFn: () => get('among', idPath('relationships', id)),
  });
