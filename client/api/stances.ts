/** The stance matrix. */
import { get, type UrlQuery } from './request.ts';

export const fetchStances = (query: UrlQuery) => get('stances', '/stances', query);
