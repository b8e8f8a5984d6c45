/** The stance matrix. */
import { get, type Query } from './request.ts';

export const fetchStances = (query: Query) => get('stances', '/stances', query);
