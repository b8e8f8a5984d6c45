/** Noun phrases: who is named before or after a verb. */
import { pronounInside } from './cues.ts';
import { type Grammar, isDay, isPreposition } from './grammar.ts';
import { mentionIn } from './names.ts';
import type { Item, Mention } from './types.ts';

const longest = 16;

function pronounMention(item: Item, kind: string): Mention {
  return {
    start: item.start,
    end: item.end,
    kind: 'pronoun',
    name: '',
    role: '',
    of: null,
    gender: kind,
    plural: kind === 'p',
  };
}

function mayStand(item: Item, grammar: Grammar): boolean {
  return (
    item.kind === 'word' &&
    !(grammar.breakers.has(item.low) && !item.upper && !grammar.particles.has(item.low)) &&
    !isDay(item.low)
  );
}

/** The phrase that begins at `at`, or after adverbs there; `null` when there is none. */
export function phraseAfter(
  items: readonly Item[],
  at: number,
  end: number,
  grammar: Grammar,
): { mention: Mention; to: number } | null {
  let from = at;
  let skips = 0;
  while (from < end && skips < 6) {
    const item = items[from] as Item;
    if (item.kind !== 'word') break;
    const skip = (grammar.skipped.has(item.low) && !item.upper) || isDay(item.low);
    const day = isPreposition(item.low) && isDay(items[from + 1]?.low ?? '');
    if (!skip && !day) break;
    from += day ? 2 : 1;
    skips += 1;
  }
  const first = items[from];
  if (!first || from >= end || first.kind !== 'word') return null;
  if (grammar.subjectPronouns.has(first.low)) {
    const kind = grammar.pronouns[first.low] ?? '';
    const next = items[from + 1];
    // German and Dutch articles are pronouns only when no noun follows.
    const article =
      grammar.determiners.has(first.low) &&
      next?.kind === 'word' &&
      (next.upper || grammar.isRole(next.low));
    if (!article && kind !== 'rel') return { mention: pronounMention(first, kind), to: from + 1 };
  }
  if (isPreposition(first.low) && !first.upper && !grammar.particles.has(first.low)) return null;
  const german = grammar.pack?.language === 'de';
  let to = from;
  while (to < end && to - from < longest) {
    const item = items[to] as Item;
    const stopOfTitle =
      item.text === '.' &&
      (items[to - 1]?.text.length ?? 9) <= 4 &&
      items[to - 1]?.upper &&
      items[to + 1]?.upper;
    if (!stopOfTitle && !mayStand(item, grammar)) break;
    if (to > from && !item.upper && grammar.cues.classOf(items, to)) break;
    if (to > from && !item.upper && grammar.skipped.has(item.low)) break;
    if (german && to > from && !item.upper && items[to - 1]?.upper && !joinsNoun(item, grammar))
      break;
    to += 1;
  }
  let mention = mentionIn(items, from, to, grammar);
  if (items[to]?.text === ',' && mention?.kind === 'role') {
    // The spokeswoman of the council, Anneke Seebald, …
    const beside = mentionIn(items, to + 1, untilPunctuation(items, to + 1, end), grammar);
    if (beside?.kind === 'name' && (items[to + 1] as Item).upper) {
      mention = { ...beside, role: mention.role, of: mention.of };
    }
  }
  return mention && { mention, to };
}

function joinsNoun(item: Item, grammar: Grammar): boolean {
  return (
    item.kind !== 'word' ||
    grammar.particles.has(item.low) ||
    grammar.prepositions.has(item.low) ||
    grammar.determiners.has(item.low)
  );
}

function untilPunctuation(items: readonly Item[], from: number, end: number): number {
  let to = from;
  while (to < end && (items[to] as Item).kind === 'word') to += 1;
  return to;
}

/** The phrase that ends before `at`; looks no further back than `from`. */
export function phraseBefore(
  items: readonly Item[],
  at: number,
  from: number,
  grammar: Grammar,
): Mention | null {
  let end = at;
  let skips = 0;
  while (end > from && skips < 6) {
    const item = items[end - 1] as Item;
    const inverted = item.kind === 'word' ? pronounInside(item.low) : undefined;
    if (inverted) return pronounMention(item, grammar.pronouns[inverted] ?? '');
    if (item.kind !== 'word' || item.upper) break;
    if (grammar.subjectPronouns.has(item.low)) break;
    const adverb =
      grammar.skipped.has(item.low) || /ly$/.test(item.low) || grammar.auxiliaries.has(item.low);
    if (!adverb && !isDay(item.low)) break;
    end -= 1;
    skips += 1;
  }
  // On Wednesday, stepped over.
  while (end - 1 > from && isDay(items[end - 1]?.low ?? '')) {
    end -= isPreposition(items[end - 2]?.low ?? '') ? 2 : 1;
  }
  const last = items[end - 1];
  if (!last || end <= from) return null;
  if (last.kind === 'word' && last.low in grammar.pronouns) {
    const kind = grammar.pronouns[last.low] as string;
    if (kind === 'rel') {
      const before = items[end - 2]?.text === ',' ? end - 2 : end - 1;
      return phraseBefore(items, before, from, grammar);
    }
    if (grammar.subjectPronouns.has(last.low)) return pronounMention(last, kind);
  }
  let apposition: Mention | null = null;
  if (last.text === ',' || last.text === ')') {
    const open = last.text === ')' ? '(' : ',';
    let back = end - 2;
    while (back > from && end - back < 26 && items[back]?.text !== open) back -= 1;
    if (items[back]?.text !== open || back <= from) return null;
    apposition = last.text === ',' ? mentionIn(items, back + 1, end - 1, grammar) : null;
    end = back;
    const closing = items[end - 1]?.text;
    if (closing === ')' || closing === ',') {
      const outer = phraseBefore(items, end, from, grammar);
      return outer?.kind === 'role' && apposition?.kind === 'name'
        ? { ...apposition, role: outer.role, of: outer.of }
        : outer;
    }
  }
  let start = end;
  while (start > from && end - start < longest) {
    const item = items[start - 1] as Item;
    const stopOfTitle =
      item.text === '.' &&
      (items[start - 2]?.text.length ?? 9) <= 4 &&
      items[start - 2]?.upper &&
      items[start]?.upper;
    if (!stopOfTitle && !mayStand(item, grammar)) break;
    if (item.low in grammar.pronouns && !grammar.determiners.has(item.low)) break;
    if (grammar.auxiliaries.has(item.low) && !item.upper) break;
    if (start < end && !item.upper && grammar.cues.classOf(items, start - 1)) break;
    start -= 1;
  }
  while (
    start < end - 1 &&
    isPreposition((items[start] as Item).low) &&
    !grammar.particles.has((items[start] as Item).low)
  ) {
    // In The Hague minister Vermaas: what stands behind the preposition is not the subject.
    const words = lastName(items, start + 1, end, grammar);
    if (words === null) return null;
    start = words;
  }
  const mention = mentionIn(items, start, end, grammar);
  if (mention?.kind === 'role' && apposition?.kind === 'name') {
    return { ...apposition, role: mention.role, of: mention.of };
  }
  if (mention?.kind === 'name' && apposition && mention.role === '') {
    return { ...mention, role: apposition.role, of: apposition.of };
  }
  return mention;
}

/** Where the last office with a name, or the last name, of a run begins. */
function lastName(
  items: readonly Item[],
  from: number,
  to: number,
  grammar: Grammar,
): number | null {
  for (let at = to - 1; at >= from; at -= 1) {
    if (grammar.isRole((items[at] as Item).low)) return at;
  }
  return null;
}
