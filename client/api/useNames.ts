/** The names of entities by their ids; an id stands for itself until its name is there. */
import { useQuery } from '@tanstack/react-query';
import { nodeName } from '../../model/formats/names.ts';
import { amongOptions } from './subgraph.ts';

export function useNames(ids: readonly string[]): (id: string) => string {
  const { data } = useQuery(amongOptions([...new Set(ids)].sort()));
  const names = new Map(data?.nodes.map((node) => [node.id, nodeName(node)]));
  return (id) => names.get(id) ?? id;
}
