/** A source, its text when it is kept, and the statements stated in it. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath } from './request.ts';

export const sourceOptions = (id: string) =>
  queryOptions({
    queryKey: ['source', id],
    queryFn: () => get('source', idPath('sources', id)),
  });
