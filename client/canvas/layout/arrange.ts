/** Finds places for nodes, the same each time, without overlap. */

import { byForce } from './force.ts';
import { inLayers } from './layers.ts';
import type { LayoutRequest, Places } from './messages.ts';
import { removeOverlaps } from './overlaps.ts';
import { byParty } from './parties.ts';
import { inRings } from './rings.ts';
import { onTime } from './time.ts';

/** Places in the order of the nodes; those that are fixed keep theirs. */
export function arrange(request: LayoutRequest, tell: (part: number) => void = () => {}): Places {
  const { nodes } = request;
  switch (request.way) {
    case 'force':
      return removeOverlaps(nodes, byForce(request, tell));
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
