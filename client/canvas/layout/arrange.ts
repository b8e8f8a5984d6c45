/** Finds places for nodes, the same each time, without overlap. */

import { byForce } from './force.ts';
import { inLayers } from './layers.ts';
import type { Coordinates, LayoutRequest } from './messages.ts';
import { removeOverlaps } from './overlaps.ts';
import { byParty } from './parties.ts';
import { inRings } from './rings.ts';
import { onTime } from './time.ts';

/** Coordinates in the order of the nodes; those that are fixed keep theirs. */
export function arrange(
  request: LayoutRequest,
  onProgress: (part: number) => void = () => {},
): Coordinates {
  const { nodes } = request;
  switch (request.layout) {
    case 'force':
      return removeOverlaps(nodes, byForce(request, onProgress));
    case 'layers':
      return removeOverlaps(nodes, inLayers(request));
    case 'rings':
      return removeOverlaps(nodes, inRings(request));
    case 'parties':
      return removeOverlaps(nodes, byParty(request));
    case 'time':
      return onTime(request);
  }
}
