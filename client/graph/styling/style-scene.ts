/** Third link of the chain: how single elements look beyond what their type says. */
import type { Filtered } from '../chain/filtered.ts';
import type { Scene } from '../scene.ts';

/** What of an element's look differs from its type's. */
export interface LookOverride {
  /** Times the usual size. */
  scale?: number;
  /** A colour of the fill and of the border or line. */
  fill?: string;
  line?: string;
  /** Width of a relationship's line, in pixels. */
  width?: number;
  /** Further words under the label. */
  caption?: string;
}

/** Overrides by element id, from the scene's own style rules. */
export function styleScene(_scene: Scene, _filtered: Filtered): ReadonlyMap<string, LookOverride> {
  return new Map();
}
