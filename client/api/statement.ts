/** One statement with its speakers, agreements and sources. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath } from './request.ts';

export const statementOptions = (id: string) =>
  queryOptions({
    queryKey: ['statement', id],
    queryFn: () => get('statement', idPath('statements', id)),
  });
