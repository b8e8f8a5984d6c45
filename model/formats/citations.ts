/** A statement as a citation: plain text, BibTeX, CSL-JSON and JSON-LD. */

import { labelOf } from '../ours.ts';
import type { GraphNode } from '../schemas/graph.ts';
import type { StatementItem } from '../schemas/statements.ts';
import { type SpeaksAs, speaksAs } from '../vocabulary/labels.ts';
import { dateText } from './date-text.ts';
import type { CitationFormat } from './files.ts';
import { nodeName } from './names.ts';
import { capacitiesOf, positionsText, positionText, statementWords } from './statement-words.ts';

/** The address under which a statement stays, on the server at `origin`. */
export function permanentLink(id: string, origin: string): string {
  return `${origin}/statements/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}

/** The address of a statement as it stands now: it opens this also after a later correction. */
function citedLink({ statement, revision }: StatementItem, origin: string): string {
  return `${permanentLink(statement.id, origin)}?revision=${revision ?? 1}`;
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

function mainSource(item: StatementItem): GraphNode | undefined {
  return item.sources[0]?.source;
}

/** The title of a source, in brackets where it is a description: nobody saw the headline. */
export function sourceTitle(source: GraphNode | undefined): string {
  const title = textOf(source, 'title') ?? '';
  return source?.properties.titleIsDescription === true ? `[${title}]` : title;
}

function plainText(item: StatementItem, origin: string): string {
  const source = mainSource(item);
  const { speakers, text, translation, date, remarks } = statementWords(item);
  const place = [
    sourceTitle(source),
    textOf(source, 'publisher'),
    source && dateText(source.properties.date),
  ].filter(Boolean);
  const ended = /[.!?…]$/.test(text) && !translation;
  return [
    `${speakers.join('; ')}: ${text}`,
    translation ? ` [${translation}]` : '',
    `${ended ? ' ' : ', '}${date}. `,
    positions(item),
    source ? `In: ${place.join(', ')}.` : 'No source recorded.',
    source ? ` ${textOf(source, 'url') ?? ''}`.trimEnd() : '',
    ` (${citedLink(item, origin)})`,
    ...remarks.map((remark) => ` ${sentence(remark)}`),
  ].join('');
}

/** `Supports the request; opposes the pact. `, or nothing. */
function positions(item: StatementItem): string {
  const text = positionsText(item.about);
  return text ? `${text}. ` : '';
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** What a reference manager keeps beside the fields that it knows. */
function noteOf(item: StatementItem, origin: string): string {
  const { date, remarks } = statementWords(item);
  return [
    `Said ${date}. ${positions(item)}`.trim(),
    ...remarks.map(sentence),
    citedLink(item, origin),
  ].join(' ');
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
    ['author', speakers.map((speaker) => `{${tex(nodeName(speaker.node))}}`).join(' and ')],
    ['title', `{${tex(textOf(statement, 'text') ?? '')}}`],
    ['booktitle', source && tex(sourceTitle(source))],
    ['publisher', source && textOf(source, 'publisher') && tex(textOf(source, 'publisher') ?? '')],
    ['date', date],
    ['year', date?.slice(0, 4)],
    ['langid', textOf(statement, 'language')],
    ['url', url ?? citedLink(item, origin)],
    ['note', tex(noteOf(item, origin))],
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
    author: speakers.map((speaker) => ({ literal: nodeName(speaker.node) })),
    title: textOf(statement, 'text'),
    'container-title': source && sourceTitle(source),
    publisher: textOf(source, 'publisher'),
    issued: dateParts(textOf(source, 'date') ?? textOf(statement, 'date')),
    'event-date': dateParts(textOf(statement, 'date')),
    accessed: dateParts(textOf(source, 'accessed')),
    language: textOf(statement, 'language'),
    URL: textOf(source, 'url') ?? citedLink(item, origin),
    note: noteOf(item, origin),
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
  const { translation, remarks } = statementWords(item);
  const type = statement.properties.kind === 'quote' ? 'Quotation' : 'Claim';
  const typeOf = (node: GraphNode) => {
    const as = speaksAs(labelOf(node));
    return as ? schemaTypes[as] : 'Thing';
  };
  return defined({
    '@context': 'https://schema.org',
    '@type': type,
    '@id': permanentLink(statement.id, origin),
    identifier: statement.id,
    url: citedLink(item, origin),
    version: item.revision ?? 1,
    text: textOf(statement, 'text'),
    inLanguage: textOf(statement, 'language'),
    dateCreated: textOf(statement, 'date'),
    workTranslation: translation
      ? { '@type': type, inLanguage: 'en', text: textOf(statement, 'translation') }
      : undefined,
    [type === 'Quotation' ? 'spokenByCharacter' : 'author']: speakers.map((speaker) =>
      defined({
        '@type': typeOf(speaker.node),
        identifier: speaker.node.id,
        name: nodeName(speaker.node),
        description: capacitiesOf(speaker).join(', ') || undefined,
      }),
    ),
    about: about.map(({ agreement, stance }) => ({
      '@type': 'CreativeWork',
      identifier: agreement.id,
      name: nodeName(agreement),
      description: positionText(stance, agreement),
    })),
    comment: remarks.length > 0 ? remarks.map((text) => ({ '@type': 'Comment', text })) : undefined,
    isPartOf: sources.map(({ source }) =>
      defined({
        '@type': 'CreativeWork',
        identifier: source.id,
        name: sourceTitle(source),
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
