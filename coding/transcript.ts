/** Debate transcripts: labels name who speaks. */
import { within } from './about.ts';
import type { ReadText } from './document.ts';
import type { NameFound } from './gazetteer.ts';
import { itemsOf } from './items.ts';
import { wordsOf } from './marks.ts';
import { mentionIn } from './names.ts';
import type { Passage } from './passages.ts';
import type { FoundSpeaker, Referents } from './referents.ts';
import type { Sentence, Span } from './types.ts';

const title = String.raw`(?:De heer|Mevrouw|Mr|Mrs|Ms|Dr|M|Mme|Herr|Frau|Abg|Minister|Ministerin|Minister-president|Staatssecretaris|Sen|Rep|Senator|President)\.?`;
const name = String.raw`(?:\p{Lu}[\p{L}’'.-]*|van|von|de|der|den|ter|du|da|la|le|el)(?: (?:\p{Lu}[\p{L}’'.-]*|van|von|de|der|den|ter|du|da|la|le|el)){0,6}`;
const labelled = new RegExp(
  String.raw`^\s*(?:${title} ${name}(?:\s*\([^)\n]{1,40}\))?\s*[:.]|\p{Lu}[\p{Lu} .’'-]{3,50}:|${name}\s*\([^)\n]{1,40}\)\s*:)\s+`,
  'u',
);
const chair =
  /^\s*(?:De voorzitter|The (?:Deputy )?Speaker|The Chair|The President|Der Präsident|Die Präsidentin|(?:Vize)?präsident(?:in)? [^:\n]{2,40}|Le président|La présidente|Il presidente|El presidente|La presidenta|Przewodniczący|Elnök)\s*:/iu;
const bracketed = /^\s*[([].*[)\]]\s*$/;
const leastLabels = 3;
/** Sentences of a paragraph that are one statement; of a longer one only those that name an agreement. */
const longestRun = 4;

interface Turn {
  paragraph: number;
  label: Span;
  chair: boolean;
}

/** The labels of a transcript; `null` when the text is none. */
export function turnsOf(text: string, paragraphs: readonly Span[]): Turn[] | null {
  const turns: Turn[] = [];
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    const line = text.slice(start, Math.min(end, start + 160));
    const isChair = chair.exec(line);
    const match = isChair ?? labelled.exec(line);
    if (!match) continue;
    turns.push({
      paragraph,
      label: { start, end: start + match[0].trimEnd().length },
      chair: isChair !== null,
    });
  }
  return turns.length >= leastLabels ? turns : null;
}

/** Statements of a transcript: runs of sentences that name an agreement or answer one that did. */
export function transcriptPassages(
  read: ReadText,
  turns: readonly Turn[],
  hits: readonly NameFound[],
  referents: Referents,
  quoted: readonly Passage[],
): Passage[] {
  const passages: Passage[] = [];
  let topic = false;
  let number = 0;
  const numbers = read.sentences.map((list) => {
    const first = number;
    number += list.length;
    return first;
  });
  const turnAt = new Map(turns.map((turn) => [turn.paragraph, turn]));
  const taken = new Set(quoted.map(({ sentence }) => sentence.start));
  let turn: Turn | undefined;
  let speaker: FoundSpeaker | null = null;
  for (const [paragraph, span] of read.paragraphs.entries()) {
    const own = turnAt.get(paragraph);
    if (own) {
      turn = own;
      speaker = own.chair ? null : speakerOf(read, own, referents, numbers[paragraph] ?? 0);
    }
    if (!turn || turn.chair || !speaker || bracketed.test(read.text.slice(span.start, span.end)))
      continue;
    const from = own ? own.label.end : span.start;
    const sentences = (read.sentences[paragraph] ?? []).filter((sentence) => sentence.end > from);
    const names = (one: Sentence) =>
      within(hits, { start: Math.max(from, one.start), end: one.end }).length > 0;
    for (const run of runsOf(sentences, taken, names)) {
      const [first, last] = [run[0] as Sentence, run.at(-1) as Sentence];
      const words = wordsOf(read.text, Math.max(from, first.start), last.end);
      const about = run.some(names);
      if (!words || (!about && !topic)) continue;
      topic ||= about;
      passages.push({
        kind: 'quote',
        segments: [words],
        rule: 'label',
        confidence: about ? 0.97 : 0.9,
        speaker,
        teller: null,
        sentence: words,
        number: numbers[paragraph] ?? 0,
      });
    }
    topic ||= sentences.some(names);
  }
  return passages;
}

function runsOf(
  all: readonly Sentence[],
  taken: ReadonlySet<number>,
  names: (one: Sentence) => boolean,
): Sentence[][] {
  const runs: Sentence[][] = [];
  let run: Sentence[] = [];
  for (const sentence of all) {
    if (!taken.has(sentence.start)) run.push(sentence);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs.flatMap((one) => {
    if (one.length <= longestRun) return [one];
    const parts: Sentence[][] = [];
    for (const [at, sentence] of one.entries()) {
      if (!names(sentence)) continue;
      const last = parts.at(-1);
      if (last && one[at - 1] === last.at(-1)) last.push(sentence);
      else parts.push([sentence]);
    }
    return parts;
  });
}

function speakerOf(
  read: ReadText,
  { label }: Turn,
  referents: Referents,
  number: number,
): FoundSpeaker | null {
  const words = read.text.slice(label.start, label.end);
  const bare = words.replace(/\s*\([^)]*\)\s*[:.]?$/, '').replace(/[:.]$/, '');
  const items = itemsOf(
    read.text,
    { start: label.start, end: label.start + bare.length },
    [],
    read.grammar.pack,
  );
  const mention = mentionIn(items, 0, items.length, read.grammar);
  const found = referents.resolve(mention, number);
  return found && { ...found, how: `the label “${bare.trim()}”` };
}
