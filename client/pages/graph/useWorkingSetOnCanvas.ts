/** Brings the address's filters and day to the canvas: what matches is asked of the server. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { WorkingSetReply } from '../../../model/schemas/statements.ts';
import { mainLabel } from '../../../model/vocabulary/index.ts';
import type { FilterName } from '../../address/address.ts';
import { useFilters, useWorkingSet } from '../../address/working-set.ts';
import { workingSetOptions } from '../../api/working-set.ts';
import type { WorkingSet } from '../../canvas/chain/filtered.ts';
import { explorer, useExplorer } from '../../canvas/index.ts';
import type { Scene } from '../../canvas/state/scene.ts';

const naming: FilterName[] = ['speaker', 'party', 'institution', 'agreement', 'source'];
/** Nodes that the server is asked about at once. */
const maxAsked = 5000;

/** Keeps the explorer's working set in step with the address, as long as the graph is open. */
export function useWorkingSetOnCanvas(): void {
  const filters = useFilters();
  const [{ rest }] = useWorkingSet();
  const nodes = useExplorer((state) => state.history.present.value.nodes);
  const ids = useMemo(() => [...nodes.keys()].filter(isOurs).slice(0, maxAsked), [nodes]);
  const asked = JSON.stringify(filters);
  const { data, isPlaceholderData } = useQuery(workingSetOptions(ids, filters));
  const known = useMemo(
    () => ({ asked: isPlaceholderData ? null : new Set(ids), filters: asked, data }),
    [data, isPlaceholderData, ids, asked],
  );
  useEffect(() => {
    explorer.setWorking(workingSetOf(filters, rest === 'hide', nodes, known));
    if (known.asked && data) explorer.tellMatching();
  }, [asked, rest, nodes, known]);
}

function isOurs(id: string): boolean {
  return !id.startsWith('element:');
}

type Filters = ReturnType<typeof useFilters>;

interface Known {
  /** The nodes that the answer is about; nothing while the next is on its way. */
  asked: ReadonlySet<string> | null;
  data: WorkingSetReply | undefined;
}

function workingSetOf(
  filters: Filters,
  hide: boolean,
  nodes: Scene['nodes'],
  { asked, data }: Known,
): WorkingSet {
  const before = explorer.getState().working;
  const matching = data && asked && new Set(data.matching);
  const outside = matching
    ? [...nodes.values()]
        .filter((node) => mainLabel(node.labels) === 'Statement')
        .map((node) => node.id)
        .filter((id) => asked.has(id) && !matching.has(id))
    : [...before.outside];
  return {
    filters: filters as Record<string, string>,
    outside: new Set(outside),
    changed: new Set(data?.changed ?? []),
    stances: filters.stance?.split(',') ?? [],
    named: new Set(naming.flatMap((name) => filters[name]?.split(',') ?? [])),
    asOf: filters.asOf ?? null,
    hide,
  };
}
