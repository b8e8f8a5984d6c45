/** Paths between two nodes. */
import { get } from './request.ts';

export const fetchPaths = (query: object) => get('paths', '/paths', { ...query });
