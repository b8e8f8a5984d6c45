/** Nodes that are joined to every one of several. */
import { get } from './request.ts';

export const fetchCommonNeighbours = (ids: readonly string[]) =>
  get('commonNeighbours', '/common-neighbours', { ids, limit: 25 });
