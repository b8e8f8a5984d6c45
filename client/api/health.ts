/** Which store answers, and how much is in it. */
import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

export const healthOptions = queryOptions({
  queryKey: ['health'],
  queryFn: () => get('health', '/health'),
});
