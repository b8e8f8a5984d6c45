/** Whether whoever asks may write. */
import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

export const sessionOptions = queryOptions({
  queryKey: ['session'],
  queryFn: () => get('session', '/session'),
});
