/** Whether this client may write, and why not. */
import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

export const sessionOptions = queryOptions({
  queryKey: ['session'],
  queryFn: () => get('session', '/session'),
});
