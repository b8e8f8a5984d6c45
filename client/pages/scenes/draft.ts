/** The canvas as a scene to save: nodes, view, trail, and the state of the graph. */

import type { SceneDraft, TrailStep } from '../../../model/schemas/scenes.ts';
import { filtersOf, parseAddress, readSearch } from '../../address/address.ts';
import { fetchDegrees } from '../../api/degrees.ts';
import { explorer } from '../../canvas/index.ts';
import { toSaved } from '../../canvas/state/saved-scene.ts';
import { knownOf } from './compare.ts';
import { thumbnailOf } from './thumbnail.ts';
import { trailNow } from './trail/trail.ts';

/** Asks the server how connected each node is. */
export async function draftOfCanvas(
  name: string,
  description: string,
  before: readonly TrailStep[] = [],
): Promise<SceneDraft> {
  const scene = explorer.scene();
  const { degrees } = await fetchDegrees([...scene.nodes.keys()]);
  const saved = toSaved(scene);
  return {
    name,
    description,
    canvas: { ...saved, path: [...saved.path] } as SceneDraft['canvas'],
    filters: filtersOf(readSearch(parseAddress(location.search))),
    trail: [...before, ...trailNow()].slice(-1000),
    known: knownOf(scene.nodes, scene.relationships, degrees),
    thumbnail: thumbnailOf(scene),
    story: null,
  };
}
