/** Nodes adjacent to all of the given ones. */
import { get } from './request.ts';

export const fetchCommonNeighbours = (ids: readonly string[]) =>
  get('commonNeighbours', '/common-neighbours', { ids, limit: 25 });
