/** A small drawing of a scene, made when it is saved. */

import { labelOf, stanceOf, typeOf } from '../../../model/ours.ts';
import type { GraphRelationship } from '../../../model/schemas/graph.ts';
import type { Thumbnail } from '../../../model/schemas/scenes.ts';
import { kindOfType } from '../../../model/vocabulary/relationship-types.ts';
import type { Drawable } from '../../canvas/picture/picture.ts';

export const thumbnailSize = { width: 240, height: 150 };
const most = { lines: 400, shapes: 400 };
const margin = 8;

/** Lines by stance and kind, dots by type, in the canvas's own places. */
export function thumbnailOf(scene: Drawable): Thumbnail {
  const places = [...scene.nodes.keys()].flatMap((id) => scene.places.get(id) ?? []);
  const xs = places.map((place) => place.x);
  const ys = places.map((place) => place.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, tall] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1];
  const { width, height } = thumbnailSize;
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / tall, 0.4);
  const at = (id: string) => {
    const place = scene.places.get(id);
    if (!place) return undefined;
    return {
      x: Math.round(width / 2 + (place.x - left - wide / 2) * scale),
      y: Math.round(height / 2 + (place.y - top - tall / 2) * scale),
    };
  };
  const lines: Thumbnail['lines'] = {};
  for (const one of [...scene.relationships.values()].slice(0, most.lines)) {
    const [from, to] = [at(one.from), at(one.to)];
    if (!from || !to) continue;
    const kind = kindOf(one);
    lines[kind] = `${lines[kind] ?? ''}M${from.x} ${from.y}L${to.x} ${to.y}`;
  }
  const shapes: Thumbnail['shapes'] = {};
  for (const node of [...scene.nodes.values()].slice(0, most.shapes)) {
    const place = at(node.id);
    if (!place) continue;
    const label = labelOf(node) ?? 'other';
    shapes[label] = `${shapes[label] ?? ''}M${place.x} ${place.y}h0`;
  }
  return { lines, shapes };
}

function kindOf(one: GraphRelationship): keyof Thumbnail['lines'] {
  const type = typeOf(one);
  return stanceOf(one) ?? (type && kindOfType(type) === 'act' ? 'act' : 'plain');
}
