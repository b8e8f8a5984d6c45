/** Whether the store would run a text, without running it. */
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { post } from './request.ts';

export const checkCypher = (
  query: string,
  params: Record<string, PropertyValue>,
  signal: AbortSignal,
) => post('cypherCheck', '/cypher/check', { query, params }, signal);
