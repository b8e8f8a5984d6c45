/** Lists of numbers in two columns: made, inverted, and carried over to other numbers. */
import type { Lists } from './facts.ts';

/** A list and a mark beside each of its values. */
interface Marked {
  lists: Lists;
  marks: Uint8Array;
}

/** Lists by the first number of each triple, without repetitions; marks are the third. */
export function listed(triples: [number, number, number][], count: number): Marked {
  triples.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const starts = new Int32Array(count + 1);
  const values = new Int32Array(triples.length);
  const marks = new Uint8Array(triples.length);
  let length = 0;
  let before: [number, number, number] | undefined;
  for (const triple of triples) {
    const same = before?.[0] === triple[0] && before[1] === triple[1] && before[2] === triple[2];
    before = triple;
    if (same) continue;
    values[length] = triple[1];
    marks[length] = triple[2];
    length += 1;
    starts[triple[0] + 1] = length;
  }
  for (let at = 1; at <= count; at += 1)
    starts[at] = Math.max(starts[at] ?? 0, starts[at - 1] ?? 0);
  return { lists: { starts, values: values.slice(0, length) }, marks: marks.slice(0, length) };
}

/** For each of `count` values, the numbers whose lists hold it, rising, once each. */
export function inverted({ starts, values }: Lists, count: number): Lists {
  const ends = new Int32Array(count + 1);
  const visit = (found: (value: number, number: number) => void) => {
    for (let number = 0; number + 1 < starts.length; number += 1) {
      let before = -1;
      for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at += 1) {
        const value = values[at] ?? 0;
        // Equal values lie side by side: lists are sorted.
        if (value !== before) found(value, number);
        before = value;
      }
    }
  };
  visit((value) => {
    ends[value + 1] = (ends[value + 1] ?? 0) + 1;
  });
  for (let at = 1; at <= count; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
  const result = { starts: ends.slice(), values: new Int32Array(ends[count] ?? 0) };
  visit((value, number) => {
    const at = ends[value] ?? 0;
    result.values[at] = number;
    ends[value] = at + 1;
  });
  return result;
}

/** A value and its mark. */
export type MarkedValue = [value: number, mark: number];

/** So many old numbers from one on, or one that was added: the n-th. */
export type Run = { old: number; length: number } | { added: number };

/**
 * The lists in a new order, told as runs of old ones with `added` between them. `moved` gives an
 * old value its new number, -1 drops it; null when values stay.
 */
export function reordered(
  { lists: { starts, values }, marks }: Marked,
  runs: readonly Run[],
  added: readonly MarkedValue[][],
  moved: ((value: number) => number) | null,
): Marked {
  const extra = added.reduce((sum, entries) => sum + entries.length, 0);
  const count = runs.reduce((sum, run) => sum + ('old' in run ? run.length : 1), 0);
  const next = {
    starts: new Int32Array(count + 1),
    values: new Int32Array(values.length + extra),
    marks: new Uint8Array(values.length + extra),
  };
  let length = 0;
  let number = 0;
  const close = () => {
    number += 1;
    next.starts[number] = length;
  };
  for (const run of runs) {
    if ('added' in run) {
      const entries = [...(added[run.added] ?? [])].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      for (const [at, [value, mark]] of entries.entries()) {
        const before = entries[at - 1];
        if (before?.[0] === value && before[1] === mark) continue;
        next.values[length] = value;
        next.marks[length] = mark;
        length += 1;
      }
      close();
    } else if (moved === null) {
      const [from, to] = [starts[run.old] ?? 0, starts[run.old + run.length] ?? 0];
      next.values.set(values.subarray(from, to), length);
      next.marks.set(marks.subarray(from, to), length);
      for (let old = run.old + 1; old <= run.old + run.length; old += 1) {
        number += 1;
        next.starts[number] = length + (starts[old] ?? 0) - from;
      }
      length += to - from;
    } else {
      for (let old = run.old; old < run.old + run.length; old += 1) {
        const begin = length;
        for (let at = starts[old] ?? 0; at < (starts[old + 1] ?? 0); at += 1) {
          const value = moved(values[at] ?? 0);
          if (value < 0) continue;
          next.values[length] = value;
          next.marks[length] = marks[at] ?? 0;
          length += 1;
        }
        // Only the order of unmarked values changes.
        if (length - begin > 1) next.values.subarray(begin, length).sort();
        close();
      }
    }
  }
  return {
    lists: { starts: next.starts, values: next.values.slice(0, length) },
    marks: next.marks.slice(0, length),
  };
}

/** Lists that carry no marks. */
export function unmarked(lists: Lists): Marked {
  return { lists, marks: new Uint8Array(lists.values.length) };
}
