/** Neighbours of a node, the most recent first. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath, type Query } from './request.ts';

export const fetchNeighbours = (id: string, query: Query) =>
  get('neighbours', `${idPath('nodes', id)}/neighbours`, query);

export const neighboursOptions = (id: string, query: Query) =>
  queryOptions({ queryKey: ['neighbours', id, query], queryFn: () => fetchNeighbours(id, query) });
