/** Items of a JSON array, a page at a time. */
import type { Sink } from '../sink.ts';

/** Writes each item on a line, with commas between them; whether any was written. */
export async function writeList<Item>(
  sink: Sink,
  pages: AsyncIterable<readonly Item[]>,
  one: (item: Item) => unknown,
  isFirst = true,
): Promise<boolean> {
  let first = isFirst;
  for await (const page of pages) {
    const lines = page.flatMap((item) => {
      const value = one(item);
      return value === undefined ? [] : [JSON.stringify(value)];
    });
    if (lines.length === 0) continue;
    await sink.write(`${first ? '' : ',\n'}${lines.join(',\n')}`);
    first = false;
  }
  return !first;
}
