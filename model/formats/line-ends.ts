/** Line ends: texts are kept as they came, and some formats know only plain ones. */

/** A text whose line ends are single line feeds. */
export function plainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Tells where a place of a text is in the same text with plain line ends, as its `start` or its `end`. */
export function plainPlaces(text: string): (at: number, edge: 'start' | 'end') => number {
  const feeds: number[] = [];
  for (const { index } of text.matchAll(/\r\n/g)) feeds.push(index + 1);
  return (at, edge) => {
    // Between both halves of a line end, a start goes before it and an end behind it.
    const last = edge === 'start' ? at : at - 1;
    let [from, to] = [0, feeds.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((feeds[middle] ?? 0) <= last) from = middle + 1;
      else to = middle;
    }
    return at - from;
  };
}
