/** Statements that match filters, and their download. */
import { queryOptions } from '@tanstack/react-query';
import { get, type Query, queryText } from './request.ts';

export const fetchStatements = (query: Query) => get('statements', '/statements', query);

export const statementsOptions = (query: Query) =>
  queryOptions({ queryKey: ['statements', query], queryFn: () => fetchStatements(query) });

/** The address of a download of the statements that match. */
export function exportAddress(format: string, query: Query): string {
  return `/api/statements/export${queryText({ format, ...query })}`;
}
