/** The scene in the address, after the `#`, which no server sees. */
import { type SavedScene, toSaved } from './saved-scene.ts';
import type { Scene } from './scene.ts';

const mark = '#g=';

/** The part of an address that brings this scene back. */
export async function toFragment(scene: Scene): Promise<string> {
  const packed = await through(
    new TextEncoder().encode(JSON.stringify(toSaved(scene))),
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
