/** Asks the server which of the canvas's nodes match the scene's filters. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { labelOf } from '../../../model/ours.ts';
import type { WorkingSetReply } from '../../../model/schemas/statements.ts';
import { workingSetOptions } from '../../api/working-set.ts';
import type { WorkingSet } from '../../canvas/chain/filtered.ts';
import { explorer, useExplorer } from '../../canvas/index.ts';
import { activeFilters, type Scene } from '../../canvas/state/scene.ts';

/** Nodes of one request. */
const maxNodes = 5000;

/** Keeps the explorer's working set up to date, as long as the canvas is open. */
export function useWorkingSetOnCanvas(): void {
  const scene = useExplorer((state) => state.history.present.value);
  const { nodes } = scene;
  const filters = activeFilters(scene);
  const key = JSON.stringify(filters);
  const ids = useMemo(() => [...nodes.keys()].filter(isOfVocabulary).slice(0, maxNodes), [nodes]);
  const { data, isPlaceholderData } = useQuery(workingSetOptions(ids, filters));
  const answer = useMemo(
    () => ({ about: isPlaceholderData ? null : new Set(ids), data }),
    [data, isPlaceholderData, ids, key],
  );
  useEffect(() => {
    explorer.setWorkingSet(workingSetOf(nodes, answer));
    if (answer.about && data) explorer.updateMatching();
  }, [key, nodes, answer]);
}

/** Nodes of unknown graphs are in no working set. */
function isOfVocabulary(id: string): boolean {
  return !id.startsWith('element:');
}

interface Answer {
  /** The nodes that it is about; `null` while the answer to other filters stands in for it. */
  about: ReadonlySet<string> | null;
  data: WorkingSetReply | undefined;
}

function workingSetOf(nodes: Scene['nodes'], { about, data }: Answer): WorkingSet {
  const changed = new Set(data?.changed ?? []);
  if (!data || !about) return { outside: explorer.getState().workingSet.outside, changed };
  const matching = new Set(data.matching);
  const outside = [...nodes.values()]
    .filter((node) => labelOf(node) === 'Statement')
    .map((node) => node.id)
    .filter((id) => about.has(id) && !matching.has(id));
  return { outside: new Set(outside), changed };
}
