/** Statements as rows of a CSV file: a tidy one, and a wide one with a row a statement. */

import type { GraphNode } from '../schemas/graph.ts';
import type { Speaker, StatementItem } from '../schemas/statements.ts';
import { permanentLink } from './citations.ts';
import { nodeName } from './names.ts';
import {
  capacitiesOf,
  dayRange,
  officeText,
  positionsText,
  remarksOf,
  statementWords,
} from './statement-words.ts';

function textOf(node: GraphNode | undefined, name: string): string {
  const value = node?.properties[name];
  return typeof value === 'string' ? value : '';
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** A row for each agreement of a statement; docs/statements-csv.md says what each column holds. */
export const tidyColumns = [
  'statement',
  'date',
  'dateEnd',
  'speaker',
  'speakerId',
  'party',
  'partyId',
  'office',
  'institution',
  'certain',
  'agreement',
  'agreementId',
  'stance',
  'kind',
  'text',
  'translation',
  'sources',
  'notes',
  'link',
  'language',
  'verified',
  'toldBy',
  'speakingAs',
  'partyFrom',
  'partyTo',
  'officeFrom',
  'officeTo',
  'institutionId',
  'sourceTitles',
  'sourceUrls',
] as const;
type TidyRow = Record<(typeof tidyColumns)[number], string>;

/** Between several values of one field: names and roles hold commas and semicolons of their own. */
const between = ' | ';

type Term = Speaker['parties'][number];

/** One row for each agreement; a statement on none has one row without stance. */
export function tidyRows(item: StatementItem, origin: string): TidyRow[] {
  const { statement, speakers, about, sources, reportedBy } = item;
  const terms = (list: (speaker: Speaker) => readonly Term[], value: (term: Term) => string) =>
    speakers.flatMap((speaker) => list(speaker).map(value)).join(between);
  const parties = (value: (term: Term) => string) => terms((speaker) => speaker.parties, value);
  const offices = (value: (term: Term) => string) => terms((speaker) => speaker.offices, value);
  const places = (value: (source: GraphNode) => string) =>
    sources.map(({ source }) => value(source)).join(between);
  const held = speakers.flatMap((speaker) => [...speaker.parties, ...speaker.offices]);
  const { first, last } = dayRange(statement.properties.date);
  const shared = {
    statement: statement.id,
    date: first,
    dateEnd: last,
    speaker: speakers.map(({ node }) => nodeName(node)).join(between),
    speakerId: speakers.map(({ node }) => node.id).join(between),
    party: parties(({ node }) => nodeName(node)),
    partyId: parties(({ node }) => node.id),
    office: offices(({ role }) => role ?? ''),
    institution: offices(({ node }) => nodeName(node)),
    certain: held.length > 0 ? yesNo(held.every(({ certain }) => certain)) : '',
    kind: textOf(statement, 'kind'),
    text: textOf(statement, 'text'),
    translation: textOf(statement, 'translation'),
    sources: places(({ id }) => id),
    notes: remarksOf(statement.properties).join(between),
    link: permanentLink(statement.id, origin),
    language: textOf(statement, 'language'),
    verified: yesNo(statement.properties.verified !== false),
    toldBy: reportedBy.map(nodeName).join(between),
    speakingAs: speakers.flatMap(({ as }) => as ?? []).join(between),
    partyFrom: parties(({ from }) => from ?? ''),
    partyTo: parties(({ to }) => to ?? ''),
    officeFrom: offices(({ from }) => from ?? ''),
    officeTo: offices(({ to }) => to ?? ''),
    institutionId: offices(({ node }) => node.id),
    sourceTitles: places(nodeName),
    sourceUrls: places((source) => textOf(source, 'url')),
  };
  const stands = about.map(({ agreement, stance }) => ({
    agreement: nodeName(agreement),
    agreementId: agreement.id,
    stance: String(stance),
  }));
  return (stands.length > 0 ? stands : [{ agreement: '', agreementId: '', stance: '' }]).map(
    (stand) => ({ ...shared, ...stand }),
  );
}

export const csvColumns = [
  'id',
  'date',
  'speakers',
  'parties_of_the_day',
  'offices_of_the_day',
  'agreements',
  'stances',
  'kind',
  'text',
  'translation',
  'language',
  'verified',
  'source',
  'publisher',
  'source_date',
  'source_class',
  'source_url',
  'link',
  'positions',
  'capacities',
  'notes',
] as const;

/** The values of a statement in the order of {@link csvColumns}; several are joined by `; `. */
export function csvValues(item: StatementItem, origin: string): string[] {
  const { statement, speakers, about } = item;
  const source = item.sources[0]?.source;
  const joined = (values: string[]) => values.join('; ');
  return [
    statement.id,
    textOf(statement, 'date'),
    joined(speakers.map((speaker) => nodeName(speaker.node))),
    joined(speakers.flatMap((speaker) => speaker.parties.map((term) => nodeName(term.node)))),
    joined(speakers.flatMap((speaker) => speaker.offices.map(officeText))),
    joined(about.map(({ agreement }) => nodeName(agreement))),
    joined(about.map(({ stance }) => stance)),
    textOf(statement, 'kind'),
    textOf(statement, 'text'),
    textOf(statement, 'translation'),
    textOf(statement, 'language'),
    yesNo(statement.properties.verified !== false),
    textOf(source, 'title'),
    textOf(source, 'publisher'),
    textOf(source, 'date'),
    textOf(source, 'sourceClass'),
    textOf(source, 'url'),
    permanentLink(statement.id, origin),
    positionsText(about),
    joined(speakers.map((speaker) => capacitiesOf(speaker).join(', '))),
    statementWords(item).remarks.join(' '),
  ];
}
