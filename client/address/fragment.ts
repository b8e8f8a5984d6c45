/** The address's fragment, from `#`: it holds the scene of the canvas, and no server sees it. */
import { pack, unpack } from './packed.ts';

const mark = '#g=';

/** The fragment that holds a text. */
export async function packFragment(text: string): Promise<string> {
  return mark + (await pack(text));
}

/** The text that a fragment holds; `undefined` when it holds none. */
export async function unpackFragment(fragment: string): Promise<string | undefined> {
  return fragment.startsWith(mark) ? unpack(fragment.slice(mark.length)) : undefined;
}

/** Shows a fragment in the address, in place of the one there: no entry of the browser's history. */
export function showFragment(fragment: string): void {
  const address = `${location.pathname}${location.search}${fragment}`;
  history.replaceState(history.state, '', address);
}
