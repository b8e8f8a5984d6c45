/** One statement with its speakers, agreements and sources. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath } from './request.ts';

/** `revision`: as it stood then. */
export const statementOptions = (id: string, revision?: string) =>
  queryOptions({
    queryKey: revision === undefined ? ['statement', id] : ['statement', id, revision],
    queryFn: () => get('statement', idPath('statements', id), { revision }),
  });
