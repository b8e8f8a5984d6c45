/** Neighbours of a node, the most recent first. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath, type UrlQuery } from './request.ts';

const fetchNeighbours = (id: string, query: UrlQuery) =>
  get('neighbours', `${idPath('nodes', id)}/neighbours`, query);

export const neighboursOptions = (id: string, query: UrlQuery) =>
  queryOptions({ queryKey: ['neighbours', id, query], queryFn: () => fetchNeighbours(id, query) });
