/** The passages of an article that somebody said, in the order of the text, each with its rule. */
import { type Attribution, attributionOf, confidences } from './attribute.ts';
import { between, commaInside, inside, isAlone, startsSentence } from './beside.ts';
import type { ReadText } from './document.ts';
import { type Paraphrase, paraphrasesOf } from './paraphrases.ts';
import type { FoundSpeaker, Referents } from './referents.ts';
import { speechKind } from './speech.ts';
import { sayingsOf, subjectOf } from './subjects.ts';
import type { CueClass, Item, Mention, Quotation, Sentence, Span } from './types.ts';

export interface Passage {
  kind: 'quote' | 'paraphrase' | 'fragment';
  segments: Span[];
  rule: string;
  confidence: number;
  speaker: FoundSpeaker | null;
  teller: FoundSpeaker | null;
  cue?: CueClass;
  sentence: Span;
  /** Its place among all sentences of the text. */
  number: number;
}

interface Said {
  speaker: FoundSpeaker;
  sentence: number;
  paragraph: number;
}

/** Words outside the marks from which on a paraphrase with quotations is one of its own. */
const ownWords = 8;

/** Finds the passages of the paragraphs `skip` leaves. */
export function passagesOf(
  read: ReadText,
  referents: Referents,
  skip?: (paragraph: number) => boolean,
): Passage[] {
  const { grammar } = read;
  const passages: Passage[] = [];
  let number = 0;
  let said: Said | null = null;
  let waiting: Passage[] = [];
  for (const [paragraph, items] of read.items.entries()) {
    for (const [at, sentence] of (read.sentences[paragraph] ?? []).entries()) {
      number += 1;
      if (skip?.(paragraph)) continue;
      const sayings = sayingsOf(items, sentence, grammar);
      const found: Passage[] = [];
      let speakerHere: FoundSpeaker | null = null;
      const subject = subjectOf(items, sentence, grammar);
      const quotes: number[] = [];
      for (let index = sentence.from; index < sentence.to; index += 1)
        if ((items[index] as Item).kind === 'quote') quotes.push(index);
      referents.subject(subject, number);
      let previous: Attribution | null = null;
      for (const index of quotes) {
        const quotation = read.quotations[(items[index] as Item).quote] as Quotation;
        const first = quotation.segments[0] as Span;
        if (first.start < (read.paragraphs[paragraph] as Span).start) {
          // Goes on from the paragraph before.
          continue;
        }
        const attribution: Attribution | null =
          inside(read, quotation) ??
          attributionOf(items, sentence, index, sayings, grammar) ??
          between(previous, items, index);
        const alone = isAlone(items, sentence, index);
        const kind = speechKind(
          read.text,
          quotation,
          attribution !== null,
          alone || startsSentence(items, sentence, index),
          grammar.pack,
        );
        if (kind === 'none' && !commaInside(read.text, quotation)) continue;
        const given = resolved(attribution, referents, number, quotation, read.text);
        const carried: { speaker: FoundSpeaker; rule: string } | null = given
          ? null
          : carry(read, referents, said, subject, { paragraph, at, number, sentence, alone });
        const speaker: FoundSpeaker | null = given?.speaker ?? carried?.speaker ?? null;
        const rule = given
          ? (attribution as Attribution).rule
          : (carried?.rule ?? 'subject-no-cue');
        const base = confidences[rule] ?? 0.3;
        const teller = attribution?.teller ? referents.resolve(attribution.teller, number) : null;
        if (teller) referents.resolve(attribution?.mention ?? null, number);
        const passage: Passage = {
          kind: kind === 'fragment' ? 'fragment' : 'quote',
          segments: quotation.segments,
          rule,
          confidence: base * (quotation.unclosed ? 0.6 : 1) * (kind === 'none' ? 0.5 : 1),
          speaker,
          teller,
          ...(attribution?.cue ? { cue: attribution.cue } : {}),
          sentence,
          number,
        };
        found.push(passage);
        if (attribution) previous = attribution;
        if (speaker) speakerHere = speaker;
        else waiting.push(passage);
      }
      const carriedHere =
        said !== null && said.paragraph === paragraph && said.sentence === number - 1;
      for (const paraphrase of paraphrasesOf(items, sentence, sayings, grammar, carriedHere)) {
        const passage = paraphrasePassage(
          read,
          paraphrase,
          referents,
          found,
          sentence,
          number,
          carriedHere ? said : null,
        );
        if (!passage) continue;
        found.push(passage);
        if (passage.speaker && passage.rule !== 'konj-carry') speakerHere ??= passage.speaker;
        else if (passage.speaker && speakerHere === null) speakerHere = passage.speaker;
      }
      if (waiting.length > 0 && found.length === 0 && sayings.length > 0) {
        const late = nextSentence(
          items,
          sentence,
          sayings[0]?.mention ?? null,
          referents,
          number,
          waiting,
        );
        if (late) speakerHere ??= late;
      }
      if (found.length === 0) waiting = [];
      passages.push(...found);
      if (speakerHere) said = { speaker: speakerHere, sentence: number, paragraph };
      else if (sayings[0]?.mention) referents.subject(sayings[0].mention, number);
    }
  }
  return passages;
}

function resolved(
  attribution: Attribution | null,
  referents: Referents,
  number: number,
  quotation: Quotation,
  text: string,
): { speaker: FoundSpeaker } | null {
  if (!attribution) return null;
  if (attribution.mention === null) {
    const speaker = referents.last(number);
    return speaker && { speaker };
  }
  const first = quotation.segments[0] as Span;
  const personal = /\b(?:ik|ich|je|j['’]|I)\b/.test(
    text.slice(first.start, Math.min(first.end, first.start + 300)),
  );
  const speaker = referents.resolve(
    attribution.mention,
    number,
    !personal || attribution.mention.kind !== 'pronoun',
  );
  if (speaker) return { speaker };
  const { start, end } = attribution.mention;
  return {
    speaker: {
      mention: { start, end },
      name: text.slice(start, end),
      how: 'as the text calls them',
      confidence: 0.3,
      candidates: [],
    },
  };
}

/** A quotation without an attribution of its own. */
function carry(
  read: ReadText,
  referents: Referents,
  said: Said | null,
  subject: Mention | null,
  here: { paragraph: number; at: number; number: number; sentence: Sentence; alone: boolean },
): { speaker: FoundSpeaker; rule: string } | null {
  const { paragraph, at, number, alone } = here;
  if (!alone && subject) {
    const speaker = referents.resolve(subject, number);
    if (speaker) return { speaker, rule: 'subject-no-cue' };
  }
  if (said && said.paragraph === paragraph) {
    if (said.sentence >= number - 1) return { speaker: said.speaker, rule: 'carry-same-par' };
    const before = read.sentences[paragraph]?.[at - 1];
    const other = before && subjectOf(read.items[paragraph] ?? [], before, read.grammar);
    if (!other) return { speaker: said.speaker, rule: 'carry-same-par' };
    const speaker = referents.resolve(other, number);
    return { speaker: speaker ?? said.speaker, rule: 'carry-mixed' };
  }
  const before =
    at > 0 ? read.sentences[paragraph]?.[at - 1] : read.sentences[paragraph - 1]?.at(-1);
  const from = at > 0 ? paragraph : paragraph - 1;
  const items = read.items[from] ?? [];
  const colon = at === 0 && items.at(-1)?.text === ':';
  const last = before && subjectOf(items, before, read.grammar);
  if (at === 0 && !colon && said && said.sentence >= number - 2)
    return { speaker: said.speaker, rule: 'carry-prev-par' };
  const speaker = last
    ? referents.resolve(last, number)
    : (said?.speaker ?? referents.last(number));
  return (
    speaker && {
      speaker,
      rule: colon ? 'colon-prev-par' : at > 0 ? 'subject-no-cue' : 'carry-prev-par',
    }
  );
}

/** “…”. Lo ha detto X. */
function nextSentence(
  items: readonly Item[],
  sentence: Sentence,
  mention: Mention | null,
  referents: Referents,
  number: number,
  waiting: Passage[],
): FoundSpeaker | null {
  const short = sentence.to - sentence.from <= 12;
  const speaker = short ? referents.resolve(mention, number) : null;
  if (!speaker || !items[sentence.from]) return null;
  for (const passage of waiting) {
    Object.assign(passage, {
      speaker,
      rule: 'next-sentence',
      confidence: confidences['next-sentence'],
    });
  }
  return speaker;
}

function paraphrasePassage(
  read: ReadText,
  paraphrase: Paraphrase,
  referents: Referents,
  found: readonly Passage[],
  sentence: Sentence,
  number: number,
  said: Said | null,
): Passage | null {
  const inner = found
    .filter((passage) => passage.kind !== 'paraphrase')
    .flatMap((passage) => passage.segments)
    .filter((segment) => segment.start < paraphrase.end && segment.end > paraphrase.start);
  let span: Span = { start: paraphrase.start, end: paraphrase.end };
  if (inner.length > 0) {
    const longest = longestOutside(read.text, span, inner, read.grammar.that);
    if (!longest) return null;
    span = longest;
  }
  if (
    /^["“”„«»‘’']/.test(read.text[span.start] ?? '') &&
    inner.length === 0 &&
    /["”“»]$/.test(read.text.slice(span.start, span.end))
  )
    return null;
  const speaker = paraphrase.mention
    ? referents.resolve(paraphrase.mention, number)
    : (said?.speaker ?? null);
  if (!speaker && paraphrase.rule === 'konj-carry') return null;
  return {
    kind: 'paraphrase',
    segments: [span],
    rule: paraphrase.rule,
    confidence: paraphrase.confidence,
    speaker,
    teller: null,
    ...(paraphrase.cue ? { cue: paraphrase.cue } : {}),
    sentence,
    number,
  };
}

/** The longest stretch between the quotations of a paraphrase, when it has words enough. */
function longestOutside(
  text: string,
  { start, end }: Span,
  inner: readonly Span[],
  that: ReadonlySet<string>,
): Span | null {
  let at = start;
  let best: Span | null = null;
  for (const segment of [...inner, { start: end, end }]) {
    let stop = segment.start;
    while (stop > at && /[\s“”"„«»,.:]/u.test(text[stop - 1] as string)) stop -= 1;
    const words = text.slice(at, stop);
    const lead = words.length - words.trimStart().length;
    // What only leads to the quotation is no statement.
    const leads =
      segment.start < end && that.has(words.slice(words.lastIndexOf(' ') + 1).toLowerCase());
    if (
      !leads &&
      words.trim().split(/\s+/).length >= ownWords &&
      words.length > (best ? best.end - best.start : 0)
    ) {
      best = { start: at + lead, end: at + words.length };
    }
    at = Math.min(end, segment.end + 1);
  }
  return best;
}
