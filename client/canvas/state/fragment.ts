/** The scene as the fragment of an address. */
import { packFragment, unpackFragment } from '../../address/fragment.ts';
import { type SavedScene, toSaved } from './saved-scene.ts';
import type { Scene } from './scene.ts';

/** The fragment that brings this scene back. */
export function toFragment(scene: Scene): Promise<string> {
  return packFragment(JSON.stringify(toSaved(scene)));
}

/** The scene of a fragment, or `undefined` when it holds none that can be read. */
export async function fromFragment(fragment: string): Promise<SavedScene | undefined> {
  const text = await unpackFragment(fragment);
  if (text === undefined) return undefined;
  try {
    const saved = JSON.parse(text) as SavedScene;
    return Array.isArray(saved.nodes) && saved.nodes.length > 0 ? saved : undefined;
  } catch {
    return undefined;
  }
}
