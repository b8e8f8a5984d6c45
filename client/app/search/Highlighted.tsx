/** A text with the words that matched marked. */
import type { SearchHit } from '../../../model/schemas/api.ts';

export function Highlighted({ text, ranges, quote }: SearchHit['highlight'] & { quote: boolean }) {
  const parts: { text: string; marked: boolean; start: number }[] = [];
  let position = 0;
  for (const [start, end] of joined(ranges)) {
    if (start < position) continue;
    parts.push({ text: text.slice(position, start), marked: false, start: position });
    parts.push({ text: text.slice(start, end), marked: true, start });
    position = end;
  }
  parts.push({ text: text.slice(position), marked: false, start: position });
  return (
    <>
      {quote && '“'}
      {parts.map((part) => (part.marked ? <mark key={part.start}>{part.text}</mark> : part.text))}
      {quote && '”'}
    </>
  );
}

/** Merges ranges with only a hyphen or a space between them. */
function joined(ranges: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = result.at(-1);
    if (last && start - last[1] <= 1) last[1] = end;
    else result.push([start, end]);
  }
  return result;
}
