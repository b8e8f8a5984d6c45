/** Statements that match filters, and their download. */
import { queryOptions } from '@tanstack/react-query';
import { get, queryText, type UrlQuery } from './request.ts';

export const fetchStatements = (query: UrlQuery) => get('statements', '/statements', query);

export const statementsOptions = (query: UrlQuery) =>
  queryOptions({ queryKey: ['statements', query], queryFn: () => fetchStatements(query) });

/** The address of a download of the statements that match. */
export function exportAddress(format: string, query: UrlQuery): string {
  return `/api/statements/export${queryText({ format, ...query })}`;
}
