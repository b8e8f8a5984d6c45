/** What things on the canvas are called in a sentence. */
import { briefName } from './look.ts';
import type { Scene } from './scene.ts';
import { verbOf } from './words.ts';

/** A node, bundle or relationship by its name; a relationship by both its ends. */
export function nameIn(scene: Scene, id: string): string {
  const node = scene.nodes.get(id);
  if (node) return briefName(node, 40);
  const one = scene.relationships.get(id);
  if (one) return `${nameIn(scene, one.from)} ${verbOf(one)} ${nameIn(scene, one.to)}`;
  return scene.bundles.get(id)?.title ?? id;
}
