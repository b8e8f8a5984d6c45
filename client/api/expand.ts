/** Expanding a node: new neighbours, and what joins them with the nodes that are known. */
import type { ExpandRequest } from '../../model/schemas/nodes.ts';
import { idPath, post } from './request.ts';

export interface ExpandQuery {
  /** Ids of nodes that the asker has: they are not given again, but relationships with them are. */
  among: readonly string[];
  /** At most so many neighbours. */
  limit: number;
  type?: string;
  direction?: 'in' | 'out';
  label?: string;
  sort?: ExpandRequest['sort'];
}

/** New neighbours of a node and all that joins them; filters keep to the statements that match. */
export const fetchExpansion = (
  id: string,
  query: ExpandQuery,
  filters: Readonly<Record<string, string>> = {},
) => post('expansion', `${idPath('nodes', id)}/neighbours`, { ...filters, ...query });
