/** Which of the given statements match the filters, and who changed position. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { post } from './request.ts';

export const workingSetOptions = (ids: readonly string[], filters: object) =>
  queryOptions({
    queryKey: ['working-set', filters, ids.join(' ')],
    queryFn: () => post('workingSet', '/working-set', { ids, ...filters }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
