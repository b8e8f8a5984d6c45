/** Which store answers, and how much is in it. */
import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

/** Its answer says whether server and store are there: see connection.ts. */
export const askHealth = () => get('health', '/health');

export const healthOptions = queryOptions({ queryKey: ['health'], queryFn: askHealth });
