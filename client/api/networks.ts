/** Discourse networks, and the statements behind an edge or a cell. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, queryText, type UrlQuery } from './request.ts';

export const networksOptions = (query: UrlQuery) =>
  queryOptions({
    queryKey: ['networks', query],
    queryFn: ({ signal }) => get('networks', '/networks', query, signal),
    placeholderData: keepPreviousData,
    // A network may have thousands of edges, and is not changed in place.
    structuralSharing: false,
  });

export const networkEvidenceOptions = (query: UrlQuery) =>
  queryOptions({
    queryKey: ['networkEvidence', query],
    queryFn: () => get('networkEvidence', '/networks/evidence', query),
  });

/** Where a file of the same network lies. */
export function networkFileAddress(query: UrlQuery): string {
  return `/api/networks${queryText(query)}`;
}
