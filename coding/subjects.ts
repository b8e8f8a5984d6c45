/** Whose words a verb of saying introduces. */
import { conjunctions, type Grammar, isPreposition } from './grammar.ts';
import { phraseAfter, phraseBefore } from './phrases.ts';
import type { CueClass, Item, Mention, Sentence } from './types.ts';

/** Words on either side of a verb that are looked at. */
const window = 60;

/** A verb of saying in a sentence, with its subject. */
export interface Saying {
  at: number;
  cue: CueClass;
  mention: Mention | null;
  /** Whether the subject stands before the verb. */
  before: boolean;
}

/** The subject of a sentence: its first phrase that no preposition introduces. */
export function subjectOf(
  items: readonly Item[],
  { from, to: last }: Sentence,
  grammar: Grammar,
): Mention | null {
  const to = Math.min(last, from + window);
  let at = from;
  for (let tries = 0; tries < 4 && at < to; tries += 1) {
    const first = items[at] as Item;
    if (first.kind === 'quote') return null;
    const adverbial =
      isPreposition(first.low) || grammar.fronted.has(first.low) || grammar.breakers.has(first.low);
    if (first.kind === 'word' && !adverbial) {
      const found = phraseAfter(items, at, to, grammar);
      if (found) return found.mention;
    }
    if (grammar.pack?.verbSecond && adverbial) {
      while (
        at < to &&
        !grammar.auxiliaries.has((items[at] as Item).low) &&
        !grammar.cues.classOf(items, at)
      )
        at += 1;
      const found = phraseAfter(items, at + 1, to, grammar);
      return found?.mention ?? null;
    }
    if (first.kind === 'word' && conjunctions.has(first.low)) {
      at += 1;
      continue;
    }
    while (at < to && (items[at] as Item).text !== ',') {
      if ((items[at] as Item).kind === 'quote') return null;
      at += 1;
    }
    at += 1;
  }
  return null;
}

/** The verb at `at` with its subject, or `null` when the form is none here. */
export function sayingAt(
  items: readonly Item[],
  sentence: Sentence,
  at: number,
  grammar: Grammar,
  afterQuote: boolean,
): Saying | null {
  const cue = grammar.cues.classOf(items, at);
  if (!cue) return null;
  const item = items[at] as Item;
  const from = Math.max(sentence.from, at - window);
  const to = Math.min(sentence.to, at + window);
  const verbSecond = grammar.pack?.verbSecond === true;
  const start = clauseStart(items, from, at, grammar);
  const first = items[start] as Item;
  const fronted =
    verbSecond &&
    start < at &&
    first.kind === 'word' &&
    (isDative(items, start) ||
      grammar.fronted.has(first.low) ||
      (isPreposition(first.low) && !grammar.determiners.has(first.low)));
  if (afterQuote || fronted || (verbSecond && start === at)) {
    const found = phraseAfter(items, at + 1, to, grammar);
    if (found && (afterQuote || verbSecond)) {
      return { at, cue, mention: found.mention, before: false };
    }
  }
  if (verbSecond) {
    // Lobrecht hat das Abkommen kritisiert: the subject stands at the auxiliary.
    let aux = start;
    while (aux < at && !grammar.auxiliaries.has((items[aux] as Item).low)) aux += 1;
    if (aux < at - 1) {
      const subject = fronted
        ? phraseAfter(items, aux + 1, at, grammar)?.mention
        : phraseBefore(items, aux, start, grammar);
      if (subject) return { at, cue, mention: subject, before: true };
    }
  }
  const participle =
    grammar.pack?.language === 'en' &&
    item.low.endsWith('ing') &&
    !grammar.auxiliaries.has(items[at - 1]?.low ?? '');
  const joined = conjunctions.has(items[at - 1]?.low ?? '');
  if (!participle && !joined) {
    const mention = phraseBefore(items, at, from, grammar);
    if (mention) return { at, cue, mention, before: true };
    if (joinedByAuxiliary(items, at, grammar)) {
      return { at, cue, mention: subjectOf(items, sentence, grammar), before: true };
    }
  }
  if (participle || joined) {
    // The subject of the verb before it, else of the sentence.
    for (let back = at - 1; back > from; back -= 1) {
      if (!grammar.cues.classOf(items, back)) continue;
      const mention = phraseBefore(items, back, from, grammar);
      if (mention) return { at, cue, mention, before: true };
    }
    const mention = subjectOf(items, sentence, grammar);
    return mention ? { at, cue, mention, before: true } : { at, cue, mention: null, before: true };
  }
  if (!verbSecond && grammar.pack?.language !== 'en') {
    const found = phraseAfter(items, at + 1, to, grammar);
    if (found) return { at, cue, mention: found.mention, before: false };
  }
  return { at, cue, mention: null, before: true };
}

/** “Der Zeitung sagte Karma”: whoever is spoken to stands first. */
function isDative(items: readonly Item[], at: number): boolean {
  const [first, second] = [items[at], items[at + 1]];
  if (first?.low === 'dem' || first?.low === 'den') return true;
  return (
    first?.low === 'der' &&
    /(?:zeitung|agentur|presse|rundschau|tagesschau|illustrierten|welt)$/.test(second?.low ?? '')
  );
}

/** “and has expressed”: the verb goes on with the subject of the sentence. */
function joinedByAuxiliary(items: readonly Item[], at: number, grammar: Grammar): boolean {
  let back = at - 1;
  while (
    back > 0 &&
    (grammar.skipped.has(items[back]?.low ?? '') || grammar.auxiliaries.has(items[back]?.low ?? ''))
  )
    back -= 1;
  return ['and', 'but', 'en', 'maar', 'und', 'et', 'mais', 'y', 'e', ','].includes(
    items[back]?.low ?? '',
  );
}

function clauseStart(items: readonly Item[], from: number, at: number, grammar: Grammar): number {
  for (let back = at - 1; back >= from; back -= 1) {
    const item = items[back] as Item;
    if (item.kind === 'quote') return back + 1;
    if (item.text === ';' || item.text === ':') return back + 1;
    if (['und', 'en', 'aber', 'maar', 'og', 'men'].includes(item.low) && !items[back + 1]?.upper) {
      return grammar.auxiliaries.has(items[back + 1]?.low ?? '') || back + 1 === at
        ? from
        : back + 1;
    }
  }
  return from;
}

/** Every verb of saying of a sentence with its subject, in order. */
export function sayingsOf(items: readonly Item[], sentence: Sentence, grammar: Grammar): Saying[] {
  const found: Saying[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const before = items[at - 1];
    const behindQuote =
      at > sentence.from &&
      (before?.kind === 'quote' || (before?.text === ',' && items[at - 2]?.kind === 'quote'));
    const saying = sayingAt(items, sentence, at, grammar, behindQuote);
    if (saying) found.push(saying);
  }
  return found;
}
