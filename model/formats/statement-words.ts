/**
 * A statement in words: who takes which position on what, and what a reader must know of it. Pages,
 * files, citations, announcements and lists take their words from here, so that all say the same.
 */

import { rangeOf } from '../dates.ts';
import type { GraphNode, PropertyValue } from '../schemas/graph.ts';
import type { Speaker, StatementItem } from '../schemas/statements.ts';
import { type SpeaksAs, type Stance, stances } from '../vocabulary/labels.ts';
import { dateText } from './date-text.ts';
import { languageName, nodeName, quoted, shortName } from './names.ts';
import { unknownDates } from './unknown-dates.ts';

type Properties = Record<string, PropertyValue>;

/** A stance on one agreement: neither is ever shown without the other. */
export interface Position {
  stance: Stance;
  agreement: GraphNode;
  /** `Opposes Pact on Migration and Asylum`. */
  text: string;
}

interface StatementWords {
  /** Each with the offices and parties of the day: `Donald Tusk, Prime Minister, Poland, PO`. */
  speakers: string[];
  positions: Position[];
  /** In quotation marks when it is a quotation. */
  text: string;
  translation: string | undefined;
  /** Whose the translation is, and from which language. */
  translated: string | undefined;
  date: string;
  /** What restricts it: a paraphrase, words told by another, a missing proof, the compilers’ notes. */
  remarks: string[];
}

/** `Opposes Pact on Migration and Asylum`. */
export function positionText(
  stance: Stance,
  agreement: GraphNode,
  name: (agreement: GraphNode) => string = nodeName,
): string {
  return `${stances[stance].verb} ${name(agreement)}`;
}

/** All positions in one line: `Supports the request; opposes the pact`. */
export function positionsText(
  about: readonly { stance: Stance; agreement: GraphNode }[],
  name: (agreement: GraphNode) => string = nodeName,
): string {
  return about
    .map(({ stance, agreement }, index) => {
      const text = positionText(stance, agreement, name);
      return index === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1);
    })
    .join('; ');
}

/** The stance that all positions share; `undefined` when they differ or there are none. */
export function onlyStance(about: readonly { stance: Stance }[]): Stance | undefined {
  const [first] = about;
  return about.every(({ stance }) => stance === first?.stance) ? first?.stance : undefined;
}

/** An office with its institution, `Prime Minister, Poland`: neither tells enough without the other. */
export function officeText({ role, node }: { role: string | null; node: GraphNode }): string {
  const place = nodeName(node);
  if (!role) return place;
  return role.toLowerCase().includes(place.toLowerCase()) ? role : `${role}, ${place}`;
}

type Held = Speaker['offices'][number];

/** An office or party of the day, and what is not known of it. */
interface Capacity {
  node: GraphNode;
  text: string;
  /** `dates of office unknown`; undefined when it is certain. */
  doubt: string | undefined;
}

/** Offices, then parties, of a speaker on the day of the statement. */
export function termsOfTheDay({ offices, parties }: Speaker): Capacity[] {
  return [
    ...offices.map((term) => ({
      node: term.node,
      text: officeText(term),
      doubt: doubtOf(term, 'institution'),
    })),
    ...parties.map((term) => ({
      node: term.node,
      text: shortName(term.node),
      doubt: doubtOf(term, 'party'),
    })),
  ];
}

function doubtOf({ from, to, certain }: Held, as: SpeaksAs): string | undefined {
  return certain ? undefined : (unknownDates(as, { from, to }) ?? 'perhaps not on that date');
}

/** Offices and parties of a speaker on the day of the statement, each with what is not known of it. */
export function capacitiesOf(speaker: Speaker): string[] {
  const { as } = speaker;
  return [
    ...new Set([
      ...(as ? [`speaking as ${as}`] : []),
      ...termsOfTheDay(speaker).map(({ text, doubt }) => (doubt ? `${text} (${doubt})` : text)),
    ]),
  ];
}

/** A speaker with the capacities of the day. */
export function speakerText(speaker: Speaker): string {
  return [nodeName(speaker.node), ...capacitiesOf(speaker)].join(', ');
}

/** What restricts a statement or any other fact: that it is not verified, and its note. */
export function remarksOf({ verified, basis, note }: Properties): string[] {
  const unverified = basis
    ? `Not verified: rests on ${String(basis)}.`
    : 'Not verified: no page that was read states it.';
  return [
    ...(verified === false ? [unverified] : []),
    ...(typeof note === 'string' && note !== '' ? [note] : []),
  ];
}

/** Who passed the words on, when the source did not have them from the speaker. */
function tellersOf({ reportedBy }: StatementItem): string[] {
  return reportedBy.length > 0 ? [`Told by ${reportedBy.map(nodeName).join(', ')}.`] : [];
}

/** Whether somebody says that it is wrong, while that is not decided. */
function contestedOf({ statement }: StatementItem): string[] {
  return statement.properties.contested === true
    ? ['Contested: a report that this is wrong is open.']
    : [];
}

/** Whether the words are the speaker’s own: a paraphrase and a translation are not. */
export function waysOf({ statement }: StatementItem): string[] {
  const { kind, textIsPublishedTranslation, language } = statement.properties;
  return [
    ...(kind === 'paraphrase' ? ['A paraphrase, not the words themselves.'] : []),
    ...(textIsPublishedTranslation === true
      ? [`Source’s ${languageName(language)}; original not seen.`]
      : []),
  ];
}

/** Everything that a statement says, in words. */
export function statementWords(item: StatementItem): StatementWords {
  const { statement, speakers, about } = item;
  const { text, translation, kind, language, date } = statement.properties;
  const words = (value: PropertyValue | undefined) =>
    kind === 'quote' ? quoted(String(value ?? '')) : String(value ?? '');
  const isTranslated = typeof translation === 'string' && translation !== '';
  return {
    speakers: speakers.map(speakerText),
    positions: about.map(({ stance, agreement }) => ({
      stance,
      agreement,
      text: positionText(stance, agreement),
    })),
    text: words(text),
    translation: isTranslated ? words(translation) : undefined,
    translated: isTranslated
      ? `Translated from ${languageName(language)} by the compilers`
      : undefined,
    date: dateText(date),
    remarks: [
      ...contestedOf(item),
      ...waysOf(item),
      ...tellersOf(item),
      ...remarksOf(statement.properties),
    ],
  };
}

/**
 * A statement in one line, as lists and announcements say it: `Geert Wilders. Supports the request.
 * “will take a long time”, 18 September 2024`. What is not known of it is left out.
 */
export function statementLine(
  statement: GraphNode,
  speakers: readonly GraphNode[],
  about: readonly { stance: Stance; agreement: GraphNode }[],
): string {
  const { date } = statement.properties;
  return [
    speakers.map(nodeName).join(' and '),
    positionsText(about),
    `${nodeName(statement)}${date ? `, ${dateText(date)}` : ''}`,
  ]
    .filter(Boolean)
    .join('. ');
}

/** The first and the last day that a date may mean, empty when it is not known. */
export function dayRange(date: unknown): { first: string; last: string } {
  const range = typeof date === 'string' ? rangeOf(date) : undefined;
  return range ?? { first: '', last: '' };
}
