/** The choices that another query gives for a parameter. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath } from './request.ts';

export const parameterOptions = (name: string, parameter: string) =>
  queryOptions({
    queryKey: ['query options', name, parameter],
    queryFn: () =>
      get('queryOptions', `${idPath('queries', name)}/options/${encodeURIComponent(parameter)}`),
  });
