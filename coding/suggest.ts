/**
 * From a text to suggestions: who said what about which agreement. Pure and linear: no store, no
 * network, no clock, no language model.
 */
import {
  type AboutGuess,
  aboutOf,
  noHistory,
  type PassagePlace,
  type SpeakerHistory,
} from './about.ts';
import { readText } from './document.ts';
import { buildGazetteer, type Gazetteer } from './gazetteer.ts';
import { detectLanguage, packOf } from './language.ts';
import { type Passage, passagesOf } from './passages.ts';
import { createReferents, type FoundSpeaker } from './referents.ts';
import { type SaidOn, saidOn } from './said-on.ts';
import { transcriptPassages, turnsOf } from './transcript.ts';
import type { Span } from './types.ts';

export interface SuggestInput {
  /** As kept: lines end with LF. */
  text: string;
  language?: string | undefined;
  /** Of the source: offices and history are as of this day. */
  date?: string | undefined;
  names?: Gazetteer | undefined;
  history?: SpeakerHistory | undefined;
  /** What the statement before was about. */
  sticky?: readonly string[] | undefined;
}

export interface Suggestion {
  id: string;
  kind: 'quote' | 'paraphrase' | 'fragment';
  segments: Span[];
  exact: string;
  rule: string;
  confidence: number;
  speakers: FoundSpeaker[];
  reportedBy?: FoundSpeaker;
  /** The day that the text gives for these words. */
  date?: SaidOn;
  about: AboutGuess[];
}

export interface Suggestions {
  language: string;
  certain: boolean;
  mode: 'article' | 'transcript';
  suggestions: Suggestion[];
  mentions: (Span & { id: string })[];
  notices: string[];
}

const nobody = buildGazetteer([]);

/** Statements that are proposed for one text, and names that are shown in it. */
const most = { suggestions: 5000, mentions: 20_000 };

/** A text whose passages are found; what they are about waits for what their speakers said before. */
export interface PassagesFound {
  /** Ids of the speakers whose history is wanted. */
  speakers: string[];
  sentences: Span[];
  suggestions(history: SpeakerHistory): Suggestions;
}

/** Proposes the statements of a text, in its order. */
export function suggest(input: SuggestInput): Suggestions {
  return findPassages(input).suggestions(input.history ?? noHistory);
}

/** The first and longer half of {@link suggest}: it needs no history. */
export function findPassages(input: Omit<SuggestInput, 'history'>): PassagesFound {
  const { text, date } = input;
  const detected = input.language
    ? { language: input.language, certain: true }
    : detectLanguage(text);
  const pack = packOf(detected.language);
  const gazetteer = input.names ?? nobody;
  const read = readText(text, pack);
  const hits = gazetteer.find(text, read.folded);
  const agreements = hits.filter((hit) => hit.entry.label === 'Agreement');
  const turns = turnsOf(text, read.paragraphs);
  const referents = createReferents(read, gazetteer, hits, date);
  const found = passagesOf(read, referents);
  let passages: Passage[] = found;
  if (turns) {
    const quoted = found.filter(
      (one) => one.kind === 'quote' && !['carry-prev-par', 'subject-no-cue'].includes(one.rule),
    );
    passages = [...quoted, ...transcriptPassages(read, turns, agreements, referents, quoted)];
  }
  passages.sort((a, b) => (a.segments[0] as Span).start - (b.segments[0] as Span).start);
  const notices: string[] = [];
  if (!pack) {
    notices.push(
      'The language of this text is not known: marks and names are found, verbs of saying are not.',
    );
  }
  if (passages.length > most.suggestions) {
    notices.push(
      `This text has ${passages.length} passages; the first ${most.suggestions} are proposed. Split it to see the others.`,
    );
    passages = passages.slice(0, most.suggestions);
  }
  const sentences = read.sentences.flat();
  const places = placesOf(sentences);
  const sticky = [...(input.sticky ?? [])];
  const suggestionOf = (passage: Passage, index: number, history: SpeakerHistory): Suggestion => {
    const about = aboutOf(
      places(passage),
      agreements,
      filledSpeaker(passage),
      sticky,
      history,
      passage.cue,
      date,
      gazetteer.entries,
    );
    const { segments, sentence } = passage;
    const said = saidOn(text, segments, sentence, detected.language, date);
    return {
      id: `s${index + 1}`,
      kind: passage.kind,
      segments: passage.segments,
      exact: passage.segments.map(({ start, end }) => text.slice(start, end)).join(' […] '),
      rule: passage.rule,
      confidence: round(passage.confidence),
      speakers: passage.speaker ? [rounded(passage.speaker)] : [],
      ...(passage.teller ? { reportedBy: rounded(passage.teller) } : {}),
      ...(said ? { date: said } : {}),
      about: about.map((one) => ({ ...one, confidence: round(one.confidence) })),
    };
  };
  return {
    speakers: [...new Set(passages.flatMap((passage) => filledSpeaker(passage) ?? []))],
    sentences: sentences.map(({ start, end }) => ({ start, end })),
    suggestions: (history) => ({
      ...detected,
      mode: turns ? 'transcript' : 'article',
      suggestions: passages.map((passage, index) => suggestionOf(passage, index, history)),
      mentions: hits.slice(0, most.mentions).map(({ start, end, entry }) => ({
        start,
        end,
        id: entry.id,
      })),
      notices,
    }),
  };
}

function filledSpeaker({ speaker }: Passage): string | undefined {
  const first = speaker?.candidates[0];
  return first && first.confidence > 0.6 ? first.id : undefined;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function rounded(speaker: FoundSpeaker): FoundSpeaker {
  return {
    ...speaker,
    confidence: round(speaker.confidence),
    candidates: speaker.candidates
      .slice(0, 5)
      .map((one) => ({ ...one, confidence: round(one.confidence) })),
  };
}

function placesOf(sentences: readonly (Span & { paragraph: number })[]) {
  return (passage: Passage): PassagePlace => {
    let from = 0;
    let to = sentences.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sentences[middle] as Span).start < passage.sentence.start) from = middle + 1;
      else to = middle;
    }
    const own = sentences[from];
    const before = sentences.slice(Math.max(0, from - 4), from).reverse();
    return {
      segments: passage.segments,
      sentence: passage.sentence,
      before: before.map(({ start, end, paragraph }) => ({
        start,
        end,
        same: paragraph === own?.paragraph,
      })),
    };
  };
}
