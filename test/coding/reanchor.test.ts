/** Words of statements in another version of their text: found where certain, else listed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Anchor, reanchor } from '../../coding/reanchor/reanchor.ts';
import { suggest } from '../../coding/suggest.ts';

const { articles } = JSON.parse(
  readFileSync(new URL('../fixtures/coding-articles.json', import.meta.url), 'utf8'),
) as { articles: string[] };

function anchorAt(text: string, start: number, end: number): Anchor {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
    start,
  };
}

/** Each segment that the rules find in a text, with an invisible way to know where it went. */
function anchorsOf(text: string) {
  return suggest({ text })
    .suggestions.flatMap(({ segments }) => segments)
    .map(({ start, end }) => anchorAt(text, start, end));
}

/** A text as characters that remember where they stood. */
type Traced = { char: string; from: number }[];
const traced = (text: string): Traced =>
  [...text].reduce<Traced>((all, char) => {
    const last = all.at(-1);
    all.push({ char, from: last ? last.from + last.char.length : 0 });
    return all;
  }, []);
const added = (text: string): Traced => [...text].map((char) => ({ char, from: -1 }));

function random(seed: number) {
  let state = seed * 2_654_435_761;
  return (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    return Math.abs(state ^ (state >>> 13)) % below;
  };
}

/** Edits as newspapers make them; each keeps where every character came from. */
const edits: Record<
  string,
  (text: Traced, anchors: Anchor[], pick: (below: number) => number) => Traced
> = {
  typo: (text, _, pick) => {
    const at = pick(text.length);
    return [...text.slice(0, at), ...added('q'), ...text.slice(at + 1)];
  },
  'a paragraph moved': (text, _, pick) => {
    const paragraphs: Traced[] = [[]];
    for (const one of text) {
      if (one.char === '\n') paragraphs.push([]);
      else paragraphs.at(-1)?.push(one);
    }
    const [moved = []] = paragraphs.splice(pick(paragraphs.length), 1);
    paragraphs.splice(pick(paragraphs.length + 1), 0, moved);
    return paragraphs.flatMap((one, index) => (index === 0 ? one : [...added('\n'), ...one]));
  },
  deleted: (text, anchors, pick) => {
    const { start, exact } = anchors[pick(anchors.length)] as Anchor;
    return text.filter(({ from }) => from < start - 3 || from >= start + exact.length + 3);
  },
  'a look-alike put in': (text, anchors, pick) => {
    const { exact } = anchors[pick(anchors.length)] as Anchor;
    const at = text.findIndex(({ char, from }) => char === '\n' && from > pick(400));
    return [
      ...text.slice(0, at + 1),
      ...added(`Somebody once said: ${exact}, or so it seems.\n`),
      ...text.slice(at + 1),
    ];
  },
  'other marks': (text) =>
    text.map((one) => (/[“”„"«»]/.test(one.char) ? { ...one, char: '"' } : one)),
};

describe('a text that was edited', () => {
  test('of 100 edited texts no anchor is wrong, and 95 % of untouched words are found', () => {
    let [wrong, untouched, found, texts] = [0, 0, 0, 0];
    const silent: string[] = [];
    for (const [index, article] of articles.entries()) {
      const anchors = anchorsOf(article);
      if (anchors.length < 3) continue;
      for (const [name, edit] of Object.entries(edits)) {
        for (let round = 0; round < 4; round += 1) {
          texts += 1;
          const edited = edit(traced(article), anchors, random(index * 100 + round + texts));
          const text = edited.map(({ char }) => char).join('');
          const places = new Map<number, number>();
          let at = 0;
          for (const { char, from } of edited) {
            if (from >= 0) places.set(from, at);
            at += char.length;
          }
          for (const anchor of anchors) {
            const now = places.get(anchor.start);
            const isThere =
              now !== undefined && text.slice(now, now + anchor.exact.length) === anchor.exact;
            const result = reanchor(text, anchor);
            const taken = result.status === 'same' || result.status === 'moved';
            if (isThere) untouched += 1;
            if (isThere && taken && result.start === now) found += 1;
            if (taken && result.start !== now) {
              wrong += 1;
              silent.push(`${name}: ${anchor.exact}`);
            }
            if (taken && text.slice(result.start, result.end) !== anchor.exact) wrong += 1;
          }
        }
      }
    }
    expect(texts).toBeGreaterThanOrEqual(100);
    expect(silent).toEqual([]);
    expect(wrong).toBe(0);
    expect(found / untouched).toBeGreaterThanOrEqual(0.95);
  });

  const text = 'Yesterday she said “We will not sign this accord in its present form”, and left.';
  const start = text.indexOf('We will');
  const anchor = anchorAt(text, start, text.indexOf('”'));

  test('a changed word is shown, and never taken over', () => {
    const now = text.replace('present', 'current');
    expect(reanchor(now, anchor)).toMatchObject({
      status: 'changed',
      exact: 'We will not sign this accord in its current form',
    });
  });

  test('a dropped negation is a change, not a move', () => {
    expect(reanchor(text.replace('not ', ''), anchor).status).toBe('changed');
  });

  test('what stands twice in the same company is ambiguous', () => {
    const line = `${text}\n`;
    expect(reanchor(`A new first line.\n${line}${line}`, anchor).status).toBe('ambiguous');
  });

  test('a few letters are no anchor, and what is gone is lost', () => {
    expect(
      reanchor('A line without it, chines', {
        exact: 'Linus',
        prefix: 'said ',
        suffix: ' to',
        start: 2,
      }),
    ).toEqual({
      status: 'lost',
    });
    expect(reanchor('Nothing of the kind was said.', anchor)).toEqual({ status: 'lost' });
  });
});
