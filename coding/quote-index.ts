/** Finds quotations among very many: by pairs of words, then word by word. */
import { atStart, type QuoteWord, quoteParts } from './quote-words.ts';

/** A text that words are looked for in. */
export interface QuoteText {
  statement: string;
  text: string;
  /** What the text is: a statement's words, those in its source, or our translation. */
  of: 'text' | 'source' | 'translation';
  paraphrase: boolean;
}

interface ExactHit {
  /** Its place among the texts. */
  text: number;
  /** Whether the words are a part of it. */
  part: boolean;
}

export interface QuoteIndex {
  size: number;
  at(text: number): QuoteText;
  exact(parts: readonly (readonly QuoteWord[])[], most: number): ExactHit[];
  /** Those that share the most pairs of words. */
  similar(parts: readonly (readonly QuoteWord[])[], most: number): number[];
}

const buckets = 1 << 20;
/** Fewest words of a part that is told apart from chance. */
const leastPart = 4;
/** Texts that share a pair of words; more are as good as none. */
const common = 200_000;
/** Stands where words are left out: no word of a quotation is equal to it. */
const gap = 0;

/** Builds the index in two passes over the texts. */
export function buildQuoteIndex(texts: readonly QuoteText[]): QuoteIndex {
  const forms = new Map<string, number>([['\0', gap]]);
  const starts: number[] = [gap];
  const keys: number[] = [gap];
  const idOf = (form: string): number => {
    const known = forms.get(form);
    if (known !== undefined) return known;
    const id = starts.length;
    forms.set(form, id);
    starts.push(id);
    keys.push(id);
    const begin = atStart(form);
    const lower = form.toLowerCase();
    starts[id] = begin === form ? id : idOf(begin);
    keys[id] = lower === form ? id : idOf(lower);
    return id;
  };
  let words = new Uint32Array(1024);
  let count = 0;
  const offsets = new Uint32Array(texts.length + 1);
  for (const [index, { text }] of texts.entries()) {
    const parts = quoteParts(text);
    for (const [at, part] of parts.entries()) {
      if (count + part.length + 1 > words.length) {
        const larger = new Uint32Array(Math.max(words.length * 2, count + part.length + 1));
        larger.set(words);
        words = larger;
      }
      if (at > 0) words[count++] = gap;
      for (const { form } of part) words[count++] = idOf(form);
    }
    offsets[index + 1] = count;
  }
  const key = (at: number) => keys[words[at] as number] as number;
  const first = new Uint32Array(buckets + 1);
  const eachPair = (visit: (bucket: number, text: number) => void) => {
    for (let text = 0; text < texts.length; text += 1) {
      const end = offsets[text + 1] as number;
      for (let at = offsets[text] as number; at + 1 < end; at += 1) {
        visit(pair(key(at), key(at + 1)), text);
      }
    }
  };
  eachPair((bucket) => {
    first[bucket + 1] = (first[bucket + 1] as number) + 1;
  });
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    first[bucket + 1] = (first[bucket + 1] as number) + (first[bucket] as number);
  }
  const next = first.slice(0, buckets);
  const places = new Uint32Array(first[buckets] as number);
  eachPair((bucket, text) => {
    places[next[bucket] as number] = text;
    next[bucket] = (next[bucket] as number) + 1;
  });
  const counts = new Uint16Array(texts.length);

  /** Ids of the words of a part; null when one of them stands nowhere. */
  const idsOf = (part: readonly QuoteWord[]): { ids: number[]; start: number } | null => {
    const ids: number[] = [];
    for (const [index, { form }] of part.entries()) {
      const id =
        forms.get(form) ?? (index === 0 ? (forms.get(atStart(form)) ?? upperOf(form)) : undefined);
      if (id === undefined) return null;
      ids.push(id);
    }
    return { ids, start: starts[ids[0] as number] as number };
  };
  const upperOf = (form: string) => forms.get(form.charAt(0).toUpperCase() + form.slice(1));
  const standsAt = (ids: readonly number[], start: number, at: number, end: number): boolean => {
    if (at + ids.length > end) return false;
    const firstWord = words[at] as number;
    if (firstWord !== ids[0] && starts[firstWord] !== start) return false;
    for (let index = 1; index < ids.length; index += 1) {
      if (words[at + index] !== ids[index]) return false;
    }
    return true;
  };

  return {
    size: texts.length,
    at: (text) => texts[text] as QuoteText,
    exact(parts, most) {
      const wanted = parts.map(idsOf);
      if (wanted.length === 0 || wanted.some((one) => one === null)) return [];
      const all = wanted as { ids: number[]; start: number }[];
      const longest = all.reduce((a, b) => (b.ids.length > a.ids.length ? b : a));
      const found: ExactHit[] = [];
      const consider = (text: number) => {
        const [from, end] = [offsets[text] as number, offsets[text + 1] as number];
        let place = from;
        while (place < end && !standsAt(longest.ids, longest.start, place, end)) place += 1;
        if (place >= end) return;
        if (all.length === 1) {
          const whole = place === from && place + longest.ids.length === end;
          if (!whole && longest.ids.length < leastPart) return;
          found.push({ text, part: !whole });
          return;
        }
        let at = from;
        for (const { ids, start } of all) {
          while (at < end && !standsAt(ids, start, at, end)) at += 1;
          if (at >= end) return;
          at += ids.length;
        }
        found.push({ text, part: false });
      };
      if (longest.ids.length === 1) return [];
      let rarest = 0;
      let size = Number.POSITIVE_INFINITY;
      for (let index = 0; index + 1 < longest.ids.length; index += 1) {
        const [one, other] = [longest.ids[index] as number, longest.ids[index + 1] as number];
        const bucket = pair(keys[one] as number, keys[other] as number);
        const length = (first[bucket + 1] as number) - (first[bucket] as number);
        if (length < size) {
          size = length;
          rarest = bucket;
        }
      }
      let last = -1;
      for (let at = first[rarest] as number; at < (first[rarest + 1] as number); at += 1) {
        const text = places[at] as number;
        if (text !== last) consider(text);
        last = text;
        if (found.length >= most) break;
      }
      return found.sort((a, b) => Number(a.part) - Number(b.part) || a.text - b.text);
    },
    similar(parts, most) {
      const pairs = new Set<number>();
      for (const part of parts) {
        const ids = part.map(({ form }) => forms.get(form.toLowerCase()) ?? forms.get(form));
        for (const [index, id] of ids.entries()) {
          const after = ids[index + 1];
          if (id === undefined || after === undefined) continue;
          pairs.add(pair(keys[id] as number, keys[after] as number));
        }
      }
      const touched: number[] = [];
      const sized = [...pairs]
        .map((bucket) => ({
          bucket,
          size: (first[bucket + 1] as number) - (first[bucket] as number),
        }))
        .filter(({ size }) => size > 0)
        .sort((a, b) => a.size - b.size);
      let read = 0;
      for (const { bucket, size } of sized) {
        if (read > 0 && read + size > common) break;
        read += size;
        let last = -1;
        for (let at = first[bucket] as number; at < (first[bucket + 1] as number); at += 1) {
          const text = places[at] as number;
          if (text === last) continue;
          last = text;
          if (counts[text] === 0) touched.push(text);
          counts[text] = (counts[text] as number) + 1;
        }
      }
      const histogram = new Uint32Array(sized.length + 2);
      for (const text of touched) {
        const shared = counts[text] as number;
        histogram[shared] = (histogram[shared] as number) + 1;
      }
      let least = sized.length;
      for (let above = 0; least > 1 && above + (histogram[least] as number) < most; least -= 1) {
        above += histogram[least] as number;
      }
      const best = touched.filter((text) => (counts[text] as number) >= least);
      best.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
      for (const text of touched) counts[text] = 0;
      return best.slice(0, most);
    },
  };
}

function pair(a: number, b: number): number {
  return (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 12;
}
