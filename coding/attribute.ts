/** Who said a quotation: the rules, from what stands beside it. */

import { pronounInside } from './cues.ts';
import type { Grammar } from './grammar.ts';
import { phraseAfter } from './phrases.ts';
import { type Saying, sayingAt, subjectOf } from './subjects.ts';
import type { CueClass, Item, Mention, Sentence } from './types.ts';

/** The measured precision of each rule. */
export const confidences: Readonly<Record<string, number>> = {
  'post-SV': 0.97,
  'post-dash-name': 0.97,
  'post-VS': 0.93,
  'post-so': 0.93,
  'carry-same-par': 0.92,
  'pre-according': 0.88,
  'pre-colon': 0.85,
  'pre-near': 0.85,
  'pre-far': 0.82,
  inside: 0.85,
  'next-sentence': 0.85,
  'post-far': 0.66,
  'colon-no-cue': 0.57,
  'carry-mixed': 0.5,
  'konj-carry': 0.5,
  'colon-prev-par': 0.6,
  'carry-prev-par': 0.25,
  'subject-no-cue': 0.3,
};

/** Words on either side of a quotation that are looked at, so that work grows with the length alone. */
const window = 80;

export interface Attribution {
  rule: string;
  mention: Mention | null;
  cue?: CueClass;
  /** Whoever passes the words on, when the text names another speaker. */
  teller?: Mention;
}

/** The attribution of the quotation at `at` from its own sentence; `null` when there is none. */
export function attributionOf(
  items: readonly Item[],
  sentence: Sentence,
  at: number,
  sayings: readonly Saying[],
  grammar: Grammar,
): Attribution | null {
  const near: Sentence = {
    ...sentence,
    from: Math.max(sentence.from, at - window),
    to: Math.min(sentence.to, at + window),
  };
  return (
    after(items, near, at, grammar) ??
    before(items, near, at, nearest(sayings, near.from, at), grammar)
  );
}

/** The verbs of saying between two places; they are in order. */
function nearest(sayings: readonly Saying[], from: number, to: number): Saying[] {
  let low = 0;
  let high = sayings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sayings[middle] as Saying).at < from) low = middle + 1;
    else high = middle;
  }
  const found: Saying[] = [];
  for (let at = low; at < sayings.length && (sayings[at] as Saying).at < to; at += 1) {
    found.push(sayings[at] as Saying);
  }
  return found;
}

/** What follows the quotation: “…,” she said. */
function after(
  items: readonly Item[],
  sentence: Sentence,
  at: number,
  grammar: Grammar,
): Attribution | null {
  const { to } = sentence;
  let from = at + 1;
  let comma = false;
  let dash = false;
  while (
    from < to &&
    (items[from] as Item).kind === 'punct' &&
    /[,–—-]/.test((items[from] as Item).text)
  ) {
    comma = true;
    dash ||= /[–—-]/.test((items[from] as Item).text);
    from += 1;
  }
  const first = items[from];
  if (!first || from >= to || first.kind !== 'word') return null;
  const so = runEnd(items, from, to, grammar.so);
  if (so !== null) {
    const found = phraseAfter(items, so, to, grammar);
    if (found) return { rule: 'post-so', mention: found.mention };
  }
  const conjunction =
    grammar.breakers.has(first.low) &&
    !grammar.auxiliaries.has(first.low) &&
    !grammar.determiners.has(first.low);
  if (conjunction && !(first.low in grammar.pronouns)) return null;
  const reach = Math.min(to, from + 16);
  for (let verb = from; verb < reach; verb += 1) {
    const item = items[verb] as Item;
    if (item.kind === 'quote') break;
    if (item.kind === 'punct' && /[!?;:]/.test(item.text)) break;
    if (!grammar.cues.classOf(items, verb)) continue;
    const cue = grammar.cues.classOf(items, verb) as CueClass;
    const inverted = pronounInside(item.low) ?? pronounInside(items[verb - 1]?.low ?? '');
    if (inverted) {
      const holder = pronounInside(item.low) ? item : (items[verb - 1] as Item);
      return {
        rule: 'post-VS',
        cue,
        mention: {
          ...{
            start: holder.start,
            end: holder.end,
            kind: 'pronoun',
            name: '',
            role: '',
            of: null,
          },
          gender: grammar.pronouns[inverted] ?? '',
          plural: grammar.pronouns[inverted] === 'p',
        },
      };
    }
    const direct = onlySkipped(items, from, verb, grammar);
    const part = { ...sentence, from };
    if (!direct) {
      const saying = sayingAt(items, part, verb, grammar, false);
      if (saying?.mention && saying.before) {
        const near = saying.mention.start <= first.start + 2 || verb - from <= 8;
        if (!comma && !near) return null;
        return { rule: near ? 'post-SV' : 'post-far', mention: saying.mention, cue };
      }
      if (grammar.pack?.proDrop) return comma ? { rule: 'post-VS', mention: null, cue } : null;
      continue;
    }
    const found = phraseAfter(items, verb + 1, to, grammar);
    if (found) return { rule: 'post-VS', mention: found.mention, cue };
    if (grammar.pack?.proDrop) return { rule: 'post-VS', mention: null, cue };
  }
  if (dash && !grammar.pack?.dashDialogue) {
    const found = phraseAfter(items, from, to, grammar);
    if (found?.mention.kind === 'name' && found.to >= to - 1) {
      return { rule: 'post-dash-name', mention: found.mention };
    }
  }
  return null;
}

function onlySkipped(items: readonly Item[], from: number, to: number, grammar: Grammar): boolean {
  for (let at = from; at < to; at += 1) {
    const item = items[at] as Item;
    if (item.kind !== 'word' || item.upper) return false;
    if (!grammar.skipped.has(item.low) && !grammar.auxiliaries.has(item.low)) return false;
    if (item.low in grammar.pronouns && grammar.subjectPronouns.has(item.low)) return false;
  }
  return true;
}

/** Where a run of words ends that begins at `from`; `null` when none of them stands there. */
export function runEnd(
  items: readonly Item[],
  from: number,
  to: number,
  runs: ReadonlyMap<string, readonly string[][]>,
): number | null {
  for (const words of runs.get(items[from]?.low ?? '') ?? []) {
    const end = from + words.length;
    if (end <= to && words.every((word, index) => items[from + index]?.low === word)) return end;
  }
  return null;
}

/** What stands before the quotation in its sentence. */
function before(
  items: readonly Item[],
  sentence: Sentence,
  at: number,
  sayings: readonly Saying[],
  grammar: Grammar,
): Attribution | null {
  const { from } = sentence;
  if (at === from) return null;
  const colon = items[at - 1]?.text === ':';
  const according = accordingBefore(items, from, at, grammar);
  const last = sayings.at(-1);
  if (according && (!last || according.at > last.at || last.mention === null)) {
    return { rule: 'pre-according', mention: according.mention };
  }
  if (last) {
    let mention = last.mention;
    let teller: Mention | undefined;
    const outer = sayings
      .slice(0, -1)
      .findLast((saying) => saying.mention?.kind !== 'pronoun' && saying.mention);
    if (outer?.mention && mention && outer.mention.start !== mention.start) {
      // “Vermaas said (that) Halderman had told her”: the inner one speaks, the outer one tells.
      const named = mention;
      let start = outer.at + 1;
      while (start < last.at && (items[start] as Item).start < named.start) start += 1;
      const between = items.slice(outer.at + 1, start).filter((item) => item.text !== '.');
      const subordinate = between.every(
        (item) =>
          grammar.that.has(item.low) ||
          isTitled(item, grammar) ||
          (item.text === ',' && grammar.pack?.verbSecond === true),
      );
      if (mention.kind === 'pronoun') mention = outer.mention;
      else if (subordinate) teller = outer.mention;
    }
    if (mention?.kind === 'pronoun' && mention.gender === 'n')
      mention = documentBefore(items, from, last.at, grammar) ?? mention;
    const near =
      at - last.at <= 4 ||
      (last.mention !== null && last.mention.start > (items[last.at] as Item).start);
    const rule = colon ? 'pre-colon' : near ? 'pre-near' : 'pre-far';
    return { rule, mention, cue: last.cue, ...(teller ? { teller } : {}) };
  }
  if (colon) {
    const mention = subjectOf(items, sentence, grammar);
    if (mention) return { rule: 'colon-no-cue', mention };
  }
  return null;
}

/** “According to X” before a place of its sentence. */
export function accordingBefore(
  items: readonly Item[],
  from: number,
  to: number,
  grammar: Grammar,
): { at: number; mention: Mention; to: number } | null {
  for (let at = from; at < to; at += 1) {
    const end = runEnd(items, at, to, grammar.according);
    if (end === null) continue;
    const found = phraseAfter(items, end, to, grammar);
    if (found) return { at, ...found };
    // “Selon lui”: a pronoun that is not a subject elsewhere.
    const pronoun = items[end];
    if (pronoun && /^(?:lui|elle|hem|haar|ihm|ihr|him|her|lei|él|ella)$/.test(pronoun.low)) {
      const gender = /^(?:elle|haar|ihr|her|lei|ella)$/.test(pronoun.low) ? 'f' : 'm';
      return { at, to: end + 1, mention: { ...spanless(pronoun), kind: 'pronoun', gender } };
    }
  }
  return null;
}

/** “In einer Erklärung des Ministeriums heißt es”: a document can speak. */
function documentBefore(
  items: readonly Item[],
  from: number,
  to: number,
  grammar: Grammar,
): Mention | null {
  const first = items[from];
  if (!first || !['in', 'im', 'dans', 'en'].includes(first.low)) return null;
  return phraseAfter(items, from + 1, to, grammar)?.mention ?? null;
}

function isTitled(item: Item, grammar: Grammar): boolean {
  return (
    item.low in grammar.titles || grammar.isRole(item.low) || grammar.determiners.has(item.low)
  );
}

function spanless({ start, end }: Item) {
  return { start, end, name: '', role: '', of: null, plural: false };
}
