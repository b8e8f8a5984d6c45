/**
 * What differs between two texts: by paragraphs, and by words inside the paragraphs that changed. What
 * stands once in both is taken first, so that work grows hardly faster than the length.
 */

type TextStep =
  | { op: 'same' | 'dropped' | 'added'; text: string }
  /** A longer stretch that is the same, of which only the ends are given. */
  | { op: 'left-out'; characters: number };

type Op = 'same' | 'dropped' | 'added';
interface Run {
  op: Op;
  parts: readonly string[];
}

/** Parts that are compared each with each; of more, all are dropped and added. */
const mostCompared = 250_000;
const mostRounds = 20;
/** Characters of what is the same that are given on either side of a change. */
const around = 120;
/** Steps that are given at most. */
const mostSteps = 2000;

/** The steps from one text to the other, with only the surroundings of what is the same. */
export function textDifference(before: string, after: string): TextStep[] {
  const steps: { op: Op; text: string }[] = [];
  const add = (op: Op, parts: readonly string[]) => {
    if (parts.length === 0) return;
    const last = steps.at(-1);
    if (last?.op === op) last.text += parts.join('');
    else steps.push({ op, text: parts.join('') });
  };
  const runs = difference(linesOf(before), linesOf(after));
  for (let at = 0; at < runs.length; at += 1) {
    const [one, other] = [runs[at] as Run, runs[at + 1]];
    if (one.op === 'dropped' && other?.op === 'added') {
      for (const { op, parts } of difference(wordsOf(one.parts), wordsOf(other.parts)))
        add(op, parts);
      at += 1;
    } else add(one.op, one.parts);
  }
  return shortened(steps);
}

function shortened(steps: readonly { op: Op; text: string }[]): TextStep[] {
  const short: TextStep[] = [];
  for (const [at, { op, text }] of steps.entries()) {
    if (short.length >= mostSteps) {
      const rest = steps.slice(at).reduce((sum, one) => sum + one.text.length, 0);
      short.push({ op: 'left-out', characters: rest });
      return short;
    }
    const head = at === 0 ? 0 : around;
    const tail = at === steps.length - 1 ? 0 : around;
    if (op !== 'same' || text.length <= head + tail + around) {
      short.push({ op, text });
      continue;
    }
    const [from, to] = [wholeAt(text, head), wholeAt(text, text.length - tail)];
    if (from > 0) short.push({ op, text: text.slice(0, from) });
    short.push({ op: 'left-out', characters: to - from });
    if (to < text.length) short.push({ op, text: text.slice(to) });
  }
  return short;
}

/** The place, or the one before it, that cuts no character in two. */
function wholeAt(text: string, at: number): number {
  return at > 0 && /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function wordsOf(lines: readonly string[]): string[] {
  return lines.join('').match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

/** Steps from one list to the other; what is dropped stands before what is added in its place. */
export function difference(a: readonly string[], b: readonly string[]): Run[] {
  const runs: { op: Op; parts: string[] }[] = [];
  const add = (op: Op, parts: readonly string[]) => {
    if (parts.length === 0) return;
    const last = runs.at(-1);
    // A run of additions may be followed by drops of the next stretch: both go on.
    const before = runs.at(-2);
    if (last?.op === op) append(last.parts, parts);
    else if (op === 'dropped' && last?.op === 'added' && before?.op === 'dropped')
      append(before.parts, parts);
    else if (op === 'dropped' && last?.op === 'added')
      runs.splice(-1, 0, { op, parts: [...parts] });
    else runs.push({ op, parts: [...parts] });
  };
  // Anchors within anchors are looked for so many times over, whatever the texts are.
  let left = mostRounds * (a.length + b.length);
  // Stretches still to be compared, the next one last.
  const open = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let here = open.pop(); here; here = open.pop()) {
    let { a0, a1, b0, b1 } = here;
    const start = a0;
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
      a0 += 1;
      b0 += 1;
    }
    add('same', a.slice(start, a0));
    const end = a1;
    while (a1 > a0 && b1 > b0 && a[a1 - 1] === b[b1 - 1]) {
      a1 -= 1;
      b1 -= 1;
    }
    // What is the same at the end comes after what is between: as a stretch of its own.
    if (end > a1) open.push({ a0: a1, a1: end, b0: b1, b1: b1 + (end - a1) });
    left -= a1 - a0 + b1 - b0;
    const isOpen = a0 < a1 && b0 < b1 && left > 0;
    const anchors = isOpen ? anchorsIn(a, b, { a0, a1, b0, b1 }) : [];
    if (anchors.length > 0) {
      const parts = [];
      let [fromA, fromB] = [a0, b0];
      for (const [inA, inB] of anchors) {
        parts.push({ a0: fromA, a1: inA, b0: fromB, b1: inB });
        parts.push({ a0: inA, a1: inA + 1, b0: inB, b1: inB + 1 });
        [fromA, fromB] = [inA + 1, inB + 1];
      }
      parts.push({ a0: fromA, a1, b0: fromB, b1 });
      open.push(...parts.reverse());
    } else if (!isOpen || (a1 - a0) * (b1 - b0) > mostCompared) {
      add('dropped', a.slice(a0, a1));
      add('added', b.slice(b0, b1));
    } else compare(a.slice(a0, a1), b.slice(b0, b1), add);
  }
  return runs;
}

function append(list: string[], more: readonly string[]): void {
  for (const one of more) list.push(one);
}

interface Stretch {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

/** Places of what stands once in each, in the longest order that both have. */
function anchorsIn(a: readonly string[], b: readonly string[], part: Stretch): [number, number][] {
  const once = (list: readonly string[], from: number, to: number) => {
    const places = new Map<string, number>();
    for (let at = from; at < to; at += 1) {
      const word = list[at] as string;
      places.set(word, places.has(word) ? -1 : at);
    }
    return places;
  };
  const inB = once(b, part.b0, part.b1);
  const pairs: [number, number][] = [];
  for (const [word, at] of once(a, part.a0, part.a1)) {
    const other = at < 0 || word.trim() === '' ? -1 : (inB.get(word) ?? -1);
    if (other >= 0) pairs.push([at, other]);
  }
  // The longest increasing run of the places in the second list.
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, [, place]] of pairs.entries()) {
    let [from, to] = [0, tails.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((pairs[tails[middle] as number] as [number, number])[1] < place) from = middle + 1;
      else to = middle;
    }
    before[index] = from > 0 ? (tails[from - 1] as number) : -1;
    tails[from] = index;
  }
  const chain: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) {
    chain.push(pairs[at] as [number, number]);
  }
  return chain.reverse();
}

/** The longest common subsequence of two short lists. */
function compare(
  a: readonly string[],
  b: readonly string[],
  add: (op: Op, parts: readonly string[]) => void,
): void {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
    }
  }
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      add('same', [a[i] as string]);
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) {
      add('dropped', [a[i] as string]);
      i += 1;
    } else {
      add('added', [b[j] as string]);
      j += 1;
    }
  }
  add('dropped', a.slice(i));
  add('added', b.slice(j));
}
