/** Words that the text gives in its own: clauses after “that”, fronted clauses, “according to”. */
import { accordingBefore, runEnd } from './attribute.ts';
import type { Grammar } from './grammar.ts';
import { phraseAfter } from './phrases.ts';
import type { Saying } from './subjects.ts';
import type { CueClass, Item, Mention, Sentence, Span } from './types.ts';

export interface Paraphrase extends Span {
  mention: Mention | null;
  rule: string;
  confidence: number;
  cue?: CueClass;
}

const bare = new Set(
  `said says say believes believe thinks think thought claims claimed argued argues insists insisted added
  admitted acknowledged suggested suggests hopes hoped knows fears feared denied stressed told warned concluded`.split(
    /\s+/,
  ),
);
/** Paraphrases of one sentence. */
const most = 40;
const takesTo = new Set(
  'vowed vows pledged pledges promised promises urged urges threatened offered'.split(' '),
);
const finite = new Set(
  `is are was were has have had will would can could may might must should do does did am be`.split(
    ' ',
  ),
);

/** The paraphrases of a sentence, none of which holds less than three words. */
export function paraphrasesOf(
  items: readonly Item[],
  sentence: Sentence,
  sayings: readonly Saying[],
  grammar: Grammar,
  carried: boolean,
): Paraphrase[] {
  const found: Paraphrase[] = [];
  const { from } = sentence;
  const to = lastWord(items, sentence);
  const add = (
    start: number,
    end: number,
    mention: Mention | null,
    rule: string,
    confidence: number,
    cue?: CueClass,
  ) => {
    if (found.length >= most) return;
    const span = spanOf(items, start, end);
    if (!span || found.some((one) => one.start < span.end && one.end > span.start)) return;
    if (!hasThreeWords(items, start, end)) return;
    found.push({ ...span, mention, rule, confidence, ...(cue ? { cue } : {}) });
  };
  const front = fronted(items, sentence, sayings, to, grammar);
  if (front) add(from, front.end, front.mention, 'fronted', 0.85);
  const according = accordingBefore(items, from, to, grammar);
  if (according) {
    const leads = according.at === from || (according.at - from <= 2 && !items[from]?.upper);
    if (leads || according.at === from) {
      let start = according.to;
      if (items[start]?.text === ',') {
        // After an apposition of the speaker.
        start += 1;
      }
      add(start, to, according.mention, 'according', 0.88);
    } else add(from, according.at, according.mention, 'according', 0.85);
  }
  for (const form of grammar.pack?.accordingAfter ?? []) {
    const at = indexOf(items, from + 1, to, (item) => item.low === form);
    if (at < 0) continue;
    const found = phraseAfter(items, from, at, grammar);
    if (found && found.to >= at) add(at + 1, to, found.mention, 'according', 0.85);
  }
  const reported = reportedFirst(items, sentence, sayings);
  if (reported) add(reported.from, to, reported.mention, 'according', 0.8);
  for (const [index, saying] of sayings.entries()) {
    const end = clauseEnd(items, sayings[index + 1], to, grammar);
    const that = thatAfter(items, saying, end, grammar);
    if (that !== null) {
      add(that, end, saying.mention, 'that-clause', saying.mention ? 0.86 : 0.6, saying.cue);
      continue;
    }
    const verb = items[saying.at] as Item;
    if (grammar.pack?.language === 'en' && saying.before && saying.mention) {
      const start = bareClause(items, saying.at, end, grammar);
      if (start !== null && bare.has(verb.low))
        add(start, end, saying.mention, 'bare-clause', 0.75, saying.cue);
      else if (takesTo.has(verb.low)) {
        const infinitive = indexOf(
          items,
          saying.at + 1,
          Math.min(end, saying.at + 5),
          (item) => item.low === 'to',
        );
        if (infinitive > 0) add(infinitive, end, saying.mention, 'to-clause', 0.6, saying.cue);
      }
    }
    const subjunctive = subjunctiveAfter(items, saying, end, grammar);
    if (subjunctive !== null) add(subjunctive, end, saying.mention, 'indirect', 0.8, saying.cue);
  }
  if (carried && found.length === 0 && isSubjunctive(items, sentence, grammar)) {
    add(from, to, null, 'konj-carry', 0.5);
  }
  return found;
}

/** “Wie die BBC berichtet, …”: whoever reports stands first. */
function reportedFirst(items: readonly Item[], { from, to }: Sentence, sayings: readonly Saying[]) {
  if (items[from]?.low !== 'wie') return null;
  const comma = indexOf(items, from + 1, to, (item) => item.text === ',');
  const saying = sayings.find((one) => one.at < comma);
  return saying?.mention ? { from: comma + 1, mention: saying.mention } : null;
}

function indexOf(
  items: readonly Item[],
  from: number,
  to: number,
  test: (item: Item) => boolean,
): number {
  for (let at = from; at < to; at += 1) if (test(items[at] as Item)) return at;
  return -1;
}

function spanOf(items: readonly Item[], from: number, to: number): Span | null {
  let start = from;
  let end = to;
  while (start < end && (items[start] as Item).kind === 'punct') start += 1;
  while (end > start && (items[end - 1] as Item).kind === 'punct') end -= 1;
  if (start >= end) return null;
  return { start: (items[start] as Item).start, end: (items[end - 1] as Item).end };
}

function hasThreeWords(items: readonly Item[], from: number, to: number): boolean {
  let count = 0;
  for (let at = from; at < to && count < 3; at += 1) if (items[at]?.kind !== 'punct') count += 1;
  return count === 3;
}

function lastWord(items: readonly Item[], { from, to }: Sentence): number {
  let end = to;
  while (end > from && (items[end - 1] as Item).kind === 'punct') end -= 1;
  return end;
}

/** Where the words of a verb of saying end: before a participle that begins words of its own. */
function clauseEnd(
  items: readonly Item[],
  next: Saying | undefined,
  to: number,
  grammar: Grammar,
): number {
  if (!next || next.at >= to) return to;
  const before = items[next.at - 1];
  if (
    grammar.pack?.language === 'en' &&
    before?.text === ',' &&
    items[next.at]?.low.endsWith('ing')
  )
    return next.at - 1;
  return to;
}

function thatAfter(
  items: readonly Item[],
  saying: Saying,
  end: number,
  grammar: Grammar,
): number | null {
  const limit = Math.min(end, saying.at + 14);
  for (let at = saying.at + 1; at < limit; at += 1) {
    const item = items[at] as Item;
    if (item.kind === 'quote') return null;
    if (grammar.that.has(item.low)) return at + 1;
    if (item.kind === 'punct' && item.text !== ',') return null;
    if (at > saying.at + 1 && grammar.cues.classOf(items, at)) return null;
  }
  return null;
}

/** “said the plan was bad”: a phrase and a finite verb directly after. */
function bareClause(
  items: readonly Item[],
  verb: number,
  end: number,
  grammar: Grammar,
): number | null {
  let start = verb + 1;
  if (items[verb]?.low === 'told') start += 1;
  const first = items[start];
  if (first?.kind !== 'word' || start >= end) return null;
  const begins =
    first.upper ||
    grammar.determiners.has(first.low) ||
    grammar.subjectPronouns.has(first.low) ||
    /s$/.test(first.low);
  if (!begins || grammar.that.has(first.low)) return null;
  for (let at = start + 1; at < Math.min(end, start + 12); at += 1) {
    const item = items[at] as Item;
    if (item.kind === 'punct') return null;
    if (finite.has(item.low)) return start;
    if (/ed$/.test(item.low) && at > start) return start;
  }
  return null;
}

function subjunctiveAfter(
  items: readonly Item[],
  saying: Saying,
  end: number,
  grammar: Grammar,
): number | null {
  const forms = grammar.pack?.subjunctive;
  if (!forms) return null;
  const comma = indexOf(items, saying.at + 1, Math.min(end, saying.at + 12), (item) =>
    /^[,:]$/.test(item.text),
  );
  if (comma < 0) return null;
  for (let at = comma + 1; at < Math.min(end, comma + 20); at += 1) {
    const item = items[at] as Item;
    const formed =
      /^(?:er|sie|es|man)$/.test(items[at - 1]?.low ?? '') && /\p{Ll}e$/u.test(item.low);
    if (forms.includes(item.low) || formed) return comma + 1;
  }
  return null;
}

function isSubjunctive(items: readonly Item[], { from, to }: Sentence, grammar: Grammar): boolean {
  const forms = grammar.pack?.subjunctive;
  if (!forms) return false;
  for (let at = from; at < Math.min(to, from + 14); at += 1) {
    if (forms.includes((items[at] as Item).low)) return true;
  }
  return false;
}

/** `…, X said.` and `…, so X.` at the end of a sentence. */
function fronted(
  items: readonly Item[],
  sentence: Sentence,
  sayings: readonly Saying[],
  to: number,
  grammar: Grammar,
): { end: number; mention: Mention } | null {
  const { from } = sentence;
  for (let comma = to - 1; comma > Math.max(from + 2, to - 15); comma -= 1) {
    if ((items[comma] as Item).text !== ',') continue;
    if ((items[comma - 1] as Item).kind === 'quote') return null;
    const after = runEnd(items, comma + 1, to, grammar.so);
    const phrase = after === null ? null : phraseAfter(items, after, to, grammar);
    if (phrase) return { end: comma, mention: phrase.mention };
    const saying = sayings.find(
      (one) => one.at > comma && one.mention && one.mention.start > (items[comma] as Item).start,
    );
    if (!saying?.mention) continue;
    const rest = to - saying.at;
    const closed = items
      .slice(saying.at + 1, to)
      .every((item) => item.kind === 'word' && !grammar.that.has(item.low));
    const verbFirst = saying.at === comma + 1;
    const closest = saying.before ? saying.at - comma <= 8 : verbFirst;
    const nothingElse = saying.before ? rest <= 6 : rest <= 9;
    const finiteInFront = items
      .slice(from, comma)
      .some(
        (item, at) =>
          item.kind === 'word' &&
          (finite.has(item.low) ||
            grammar.auxiliaries.has(item.low) ||
            /(?:ed|t|en)$/.test(item.low)) &&
          at > 0,
      );
    const prepositional =
      grammar.fronted.has((items[from] as Item).low) ||
      grammar.breakers.has((items[from] as Item).low);
    if (closed && closest && nothingElse && finiteInFront && !prepositional && comma - from >= 4) {
      return { end: comma, mention: saying.mention };
    }
  }
  return null;
}
