/** The scene in the address: ids, places and pins, after the `#`, which no server sees. */
import type { Scene } from './scene.ts';

export interface SavedScene {
  /** Id, x, y, 1 when pinned. */
  nodes: [id: string, x: number, y: number, pinned: 0 | 1][];
  path: readonly string[];
}

const mark = '#g=';

/** The part of an address that brings this scene back. */
export async function toFragment(scene: Scene): Promise<string> {
  const saved: SavedScene = {
    nodes: [...scene.nodes.keys()].map((id) => {
      const place = scene.places.get(id);
      return [id, Math.round(place?.x ?? 0), Math.round(place?.y ?? 0), place?.pinned ? 1 : 0];
    }),
    path: scene.path,
  };
  const packed = await through(
    new TextEncoder().encode(JSON.stringify(saved)),
    new CompressionStream('deflate-raw'),
  );
  let text = '';
  for (const byte of packed) text += String.fromCharCode(byte);
  return mark + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The scene of an address, or `undefined` when it holds none that can be read. */
export async function fromFragment(fragment: string): Promise<SavedScene | undefined> {
  if (!fragment.startsWith(mark)) return undefined;
  try {
    const text = atob(fragment.slice(mark.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const json = await through(bytes, new DecompressionStream('deflate-raw'));
    const saved = JSON.parse(new TextDecoder().decode(json)) as SavedScene;
    return Array.isArray(saved.nodes) && saved.nodes.length > 0 ? saved : undefined;
  } catch {
    return undefined;
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const piped = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}
