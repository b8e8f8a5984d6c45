/** The words of a quotation as they are compared: marks, blanks and normal forms do not count. */

export interface QuoteWord {
  /** As printed. */
  text: string;
  /** As compared. */
  form: string;
}

const pattern =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.,\-‐‑·/][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*|[%‰€$£§&+]/gu;
const gap = /\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.{3,}/;

/** The parts of a quotation between ellipses, each with its words; empty parts are left out. */
export function quoteParts(text: string): QuoteWord[][] {
  return text
    .normalize('NFC')
    .split(gap)
    .map((part) =>
      (part.match(pattern) ?? []).map((word) => ({
        text: word,
        form: word.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-'),
      })),
    )
    .filter((part) => part.length > 0);
}

/** A form whose first letter does not count, for the word that a quotation begins with. */
export function atStart(form: string): string {
  const [first = ''] = form;
  return first.toLowerCase() + form.slice(first.length);
}

export interface DifferenceStep {
  op: 'same' | 'dropped' | 'added';
  text: string;
}

/** Words that are compared at most; of longer ones the beginning. */
const longest = 400;

/**
 * What differs, word by word: `dropped` are words of the original that the asked ones lack, `added`
 * those that it does not have. Words of the original before and after the asked ones do not count.
 */
export function differenceOf(
  original: readonly QuoteWord[],
  asked: readonly QuoteWord[],
): { steps: DifferenceStep[]; same: number; window: number } {
  const a = original.slice(0, longest);
  const b = asked.slice(0, longest);
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const same = equal(a[i] as QuoteWord, b[j] as QuoteWord, j === 0);
      const best = same
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      lengths[i * width + j] = best;
    }
  }
  const steps: DifferenceStep[] = [];
  const add = (op: DifferenceStep['op'], text: string) => {
    const last = steps.at(-1);
    if (last?.op === op) last.text += ` ${text}`;
    else steps.push({ op, text });
  };
  let same = 0;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    if (one && other && equal(one, other, j === 0)) {
      add('same', other.text);
      same += 1;
      i += 1;
      j += 1;
    } else if (
      one &&
      (!other || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      add('dropped', one.text);
      i += 1;
    } else if (other) {
      add('added', other.text);
      j += 1;
    }
  }
  // A part of the original lacks what stands around it; that is no difference.
  const outer = a.length > b.length;
  const kept = outer ? trimmed(steps) : steps;
  const window = kept.reduce(
    (sum, { op, text }) => sum + (op === 'added' ? 0 : text.split(' ').length),
    0,
  );
  return { steps: kept, same, window };
}

function trimmed(steps: readonly DifferenceStep[]): DifferenceStep[] {
  let [from, to] = [0, steps.length];
  const long = (step: DifferenceStep | undefined) =>
    step?.op === 'dropped' && step.text.split(' ').length > 3;
  if (long(steps[from])) from += 1;
  if (to > from && long(steps[to - 1])) to -= 1;
  return steps.slice(from, to);
}

function equal(a: QuoteWord, b: QuoteWord, first: boolean): boolean {
  return a.form === b.form || (first && atStart(a.form) === atStart(b.form));
}
