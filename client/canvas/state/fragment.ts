/** The scene in the address, after the `#`, which no server sees. */
import { pack, unpack } from '../../address/packed.ts';
import { type SavedScene, toSaved } from './saved-scene.ts';
import type { Scene } from './scene.ts';

const mark = '#g=';

/** The part of an address that brings this scene back. */
export async function toFragment(scene: Scene): Promise<string> {
  return mark + (await pack(JSON.stringify(toSaved(scene))));
}

/** The scene of an address, or `undefined` when it holds none that can be read. */
export async function fromFragment(fragment: string): Promise<SavedScene | undefined> {
  if (!fragment.startsWith(mark)) return undefined;
  const text = await unpack(fragment.slice(mark.length));
  if (text === undefined) return undefined;
  try {
    const saved = JSON.parse(text) as SavedScene;
    return Array.isArray(saved.nodes) && saved.nodes.length > 0 ? saved : undefined;
  } catch {
    return undefined;
  }
}
