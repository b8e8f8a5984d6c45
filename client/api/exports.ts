/** Taking the graph along: what a format cannot hold, and the file. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { GraphFormat } from '../../model/formats/graph-files.ts';
import { authorization } from './editor-token.ts';
import { get, opened, queryText, type UrlQuery } from './request.ts';

/** Counts what the format would not hold. */
export const lossReportOptions = (format: GraphFormat, filters: UrlQuery) =>
  queryOptions({
    queryKey: ['loss-report', format, filters],
    queryFn: ({ signal }) =>
      get('lossReport', '/export', { ...filters, format, report: '1' }, signal),
    placeholderData: keepPreviousData,
  });

/** Where the file is. */
export const graphExportAddress = (format: GraphFormat, filters: UrlQuery, title?: string) =>
  `/api/export${queryText({ ...filters, format, ...(title ? { title } : {}) })}`;

export interface Figure {
  name: string;
  /** In Base64. */
  data: string;
}

/** A study with figures. */
export async function fetchStudy(
  filters: UrlQuery,
  title: string | undefined,
  figures: readonly Figure[],
): Promise<Blob> {
  const response = await opened(`/api/export/study${queryText(filters)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...authorization() },
    body: JSON.stringify({ figures, ...(title ? { title } : {}) }),
  });
  return response.blob();
}
