/** A statement as a citation: plain text, BibTeX, CSL-JSON, JSON-LD, and a row of a CSV file. */

import type { GraphNode } from '../schemas/graph.ts';
import type { StatementItem } from '../schemas/statements.ts';
import { type SpeaksAs, speaksAs } from '../vocabulary/labels.ts';

export const citationFormats = ['text', 'bibtex', 'csl-json', 'json-ld'] as const;
export type CitationFormat = (typeof citationFormats)[number];
export const exportFormats = ['csv', ...citationFormats] as const;
export type ExportFormat = (typeof exportFormats)[number];

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** The address under which a statement stays, on the server at `origin`. */
export function permanentLink(id: string, origin: string): string {
  return `${origin}/statements/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}

/** A citation of one statement in one of the formats. */
export function citation(item: StatementItem, format: CitationFormat, origin: string): string {
  switch (format) {
    case 'text':
      return plainText(item, origin);
    case 'bibtex':
      return bibtex(item, origin);
    case 'csl-json':
      return JSON.stringify([csl(item, origin)], null, 2);
    case 'json-ld':
      return JSON.stringify(jsonLd(item, origin), null, 2);
  }
}

function textOf(node: GraphNode | undefined, name: string): string | undefined {
  const value = node?.properties[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function nameOf(node: GraphNode): string {
  return textOf(node, 'name') ?? node.id;
}

function long(date: string | undefined): string {
  const [year, month, day] = (date ?? '').split('-');
  if (!year) return 'no date recorded';
  return [day ? Number(day) : '', month ? months[Number(month) - 1] : '', year]
    .filter(Boolean)
    .join(' ');
}

function mainSource(item: StatementItem): GraphNode | undefined {
  return item.sources[0]?.source;
}

function plainText(item: StatementItem, origin: string): string {
  const { statement, speakers } = item;
  const source = mainSource(item);
  const who = speakers.map((speaker) => nameOf(speaker.node)).join(', ');
  const text = textOf(statement, 'text') ?? '';
  const words = statement.properties.kind === 'quote' ? `“${text}”` : text;
  const translation = textOf(statement, 'translation');
  const place = [
    textOf(source, 'title'),
    textOf(source, 'publisher'),
    long(textOf(source, 'date')),
  ].filter(Boolean);
  return [
    `${who}: ${words}`,
    translation ? ` [“${translation}”]` : '',
    `${/[.!?…]$/.test(text) && words === text && !translation ? ' ' : ', '}${long(textOf(statement, 'date'))}. In: ${place.join(', ')}.`,
    source ? ` ${textOf(source, 'url') ?? ''}`.trimEnd() : '',
    ` (${permanentLink(statement.id, origin)})`,
  ].join('');
}

/** Letters that mean something to TeX are escaped. */
function tex(text: string): string {
  return text
    .replaceAll('\\', '\\textbackslash ')
    .replace(/[&%$#_{}]/g, (sign) => `\\${sign}`)
    .replaceAll('~', '\\textasciitilde ')
    .replaceAll('^', '\\textasciicircum ');
}

function bibtex(item: StatementItem, origin: string): string {
  const { statement, speakers } = item;
  const source = mainSource(item);
  const date = textOf(source, 'date') ?? textOf(statement, 'date');
  const url = textOf(source, 'url');
  const fields: [string, string | undefined][] = [
    // Braces keep a name whole: BibTeX would take its last word for a surname.
    ['author', speakers.map((speaker) => `{${tex(nameOf(speaker.node))}}`).join(' and ')],
    ['title', `{${tex(textOf(statement, 'text') ?? '')}}`],
    ['booktitle', source && tex(textOf(source, 'title') ?? '')],
    ['publisher', source && textOf(source, 'publisher') && tex(textOf(source, 'publisher') ?? '')],
    ['date', date],
    ['year', date?.slice(0, 4)],
    ['langid', textOf(statement, 'language')],
    ['url', url ?? permanentLink(statement.id, origin)],
    ['note', `Said ${long(textOf(statement, 'date'))}. ${permanentLink(statement.id, origin)}`],
  ];
  const key = statement.id.replace(/^statement:/, '').replace(/[^A-Za-z0-9-]/g, '-');
  const lines = fields
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${key},\n${lines.join(',\n')}\n}`;
}

/** `2024-09` as CSL's `{"date-parts": [[2024, 9]]}`. */
function dateParts(date: string | undefined): object | undefined {
  return date ? { 'date-parts': [date.split('-').map(Number)] } : undefined;
}

/** One item of CSL-JSON (https://github.com/citation-style-language/schema). */
export function csl(item: StatementItem, origin: string): object {
  const { statement, speakers } = item;
  const source = mainSource(item);
  return defined({
    id: statement.id,
    type: 'speech',
    author: speakers.map((speaker) => ({ literal: nameOf(speaker.node) })),
    title: textOf(statement, 'text'),
    'container-title': textOf(source, 'title'),
    publisher: textOf(source, 'publisher'),
    issued: dateParts(textOf(source, 'date') ?? textOf(statement, 'date')),
    'event-date': dateParts(textOf(statement, 'date')),
    accessed: dateParts(textOf(source, 'accessed')),
    language: textOf(statement, 'language'),
    URL: textOf(source, 'url') ?? permanentLink(statement.id, origin),
    note: permanentLink(statement.id, origin),
  });
}

const schemaTypes: Record<SpeaksAs, string> = {
  person: 'Person',
  party: 'Organization',
  institution: 'Organization',
};

/** A schema.org Quotation, or a Claim when the words are a paraphrase. */
export function jsonLd(item: StatementItem, origin: string): object {
  const { statement, speakers, about, sources } = item;
  const named = (node: GraphNode) => {
    const as = speaksAs(node.labels[0]);
    return {
      '@type': as ? schemaTypes[as] : 'Thing',
      identifier: node.id,
      name: nameOf(node),
    };
  };
  return defined({
    '@context': 'https://schema.org',
    '@type': statement.properties.kind === 'quote' ? 'Quotation' : 'Claim',
    '@id': permanentLink(statement.id, origin),
    identifier: statement.id,
    text: textOf(statement, 'text'),
    inLanguage: textOf(statement, 'language'),
    dateCreated: textOf(statement, 'date'),
    [statement.properties.kind === 'quote' ? 'spokenByCharacter' : 'author']: speakers.map(
      (speaker) => named(speaker.node),
    ),
    about: about.map(({ agreement, stance }) => ({
      '@type': 'CreativeWork',
      identifier: agreement.id,
      name: nameOf(agreement),
      description: `stance: ${stance}`,
    })),
    isPartOf: sources.map(({ source }) =>
      defined({
        '@type': 'CreativeWork',
        identifier: source.id,
        name: textOf(source, 'title'),
        publisher: textOf(source, 'publisher')
          ? { '@type': 'Organization', name: textOf(source, 'publisher') }
          : undefined,
        datePublished: textOf(source, 'date'),
        url: textOf(source, 'url'),
      }),
    ),
  });
}

function defined(object: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
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
] as const;

/** The values of a statement in the order of {@link csvColumns}; several are joined by `; `. */
export function csvValues(item: StatementItem, origin: string): string[] {
  const { statement, speakers, about } = item;
  const source = mainSource(item);
  const joined = (values: string[]) => values.join('; ');
  return [
    statement.id,
    textOf(statement, 'date') ?? '',
    joined(speakers.map((speaker) => nameOf(speaker.node))),
    joined(speakers.flatMap((speaker) => speaker.parties.map((term) => nameOf(term.node)))),
    joined(
      speakers.flatMap((speaker) =>
        speaker.offices.map((term) => [term.role, nameOf(term.node)].filter(Boolean).join(', ')),
      ),
    ),
    joined(about.map(({ agreement }) => nameOf(agreement))),
    joined(about.map(({ stance }) => stance)),
    textOf(statement, 'kind') ?? '',
    textOf(statement, 'text') ?? '',
    textOf(statement, 'translation') ?? '',
    textOf(statement, 'language') ?? '',
    statement.properties.verified === false ? 'no' : 'yes',
    textOf(source, 'title') ?? '',
    textOf(source, 'publisher') ?? '',
    textOf(source, 'date') ?? '',
    textOf(source, 'sourceClass') ?? '',
    textOf(source, 'url') ?? '',
    permanentLink(statement.id, origin),
  ];
}

/**
 * One line of RFC 4180, without its end. A text that a spreadsheet would take for a formula is
 * preceded by an apostrophe.
 */
export function csvLine(values: readonly (string | number)[]): string {
  return values
    .map((value) => {
      const text =
        typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}
