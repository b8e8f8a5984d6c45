/** A node, how it is connected, and the sources that prove it. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath } from './request.ts';

export const nodeOptions = (id: string) =>
  queryOptions({ queryKey: ['node', id], queryFn: () => get('node', idPath('nodes', id)) });
