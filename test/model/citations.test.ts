/** Citations that a reader can paste, and CSV that a spreadsheet does not run. */
import { expect, test } from 'vitest';
import { citation } from '../../model/formats/citations.ts';
import { csvLine } from '../../model/formats/csv.ts';
import { csvColumns, csvValues } from '../../model/formats/statement-csv.ts';
import type { StatementItem } from '../../model/schemas/statements.ts';

const item: StatementItem = {
  statement: {
    id: 'statement:faber-01',
    labels: ['Statement', 'Entity'],
    properties: {
      text: '50% & more_of_it',
      translation: 'half',
      kind: 'quote',
      date: '2024-09-18',
      language: 'nl',
    },
  },
  speakers: [
    {
      node: { id: 'actor:faber', labels: ['Actor'], properties: { name: 'Marjolein Faber' } },
      as: null,
      parties: [
        {
          node: { id: 'party:pvv', labels: ['Party'], properties: { name: 'PVV' } },
          role: null,
          from: null,
          to: null,
          certain: true,
        },
      ],
      offices: [],
    },
  ],
  about: [
    {
      agreement: { id: 'agreement:pact', labels: ['Agreement'], properties: { name: 'Pact' } },
      stance: 'oppose',
    },
  ],
  sources: [
    {
      source: {
        id: 'source:x',
        labels: ['Source'],
        properties: {
          title: 'A title',
          publisher: 'A paper',
          date: '2024-09',
          url: 'https://example.org/a',
        },
      },
      main: true,
      exact: null,
      prefix: null,
      suffix: null,
      start: null,
      end: null,
    },
  ],
  reportedBy: [],
  respondsTo: [],
  responses: [],
};
const origin = 'https://stance.example';
const link = 'https://stance.example/statements/statement:faber-01';

test('plain text names speaker, words, date, source and permanent link', () => {
  expect(citation(item, 'text', origin)).toBe(
    `Marjolein Faber, PVV: “50% & more_of_it” [“half”], 18 September 2024. Opposes Pact. In: A title, A paper, September 2024. https://example.org/a (${link}?revision=1)`,
  );
});

test('BibTeX escapes what means something to TeX, and keeps names whole', () => {
  const text = citation(item, 'bibtex', origin);
  expect(text).toContain('@misc{faber-01,');
  expect(text).toContain('author = {{Marjolein Faber}}');
  expect(text).toContain('title = {{50\\% \\& more\\_of\\_it}}');
  expect(text).toContain('year = {2024}');
});

test('CSL-JSON has the dates in parts, JSON-LD is a quotation', () => {
  const [csl] = JSON.parse(citation(item, 'csl-json', origin));
  expect(csl).toMatchObject({
    id: 'statement:faber-01',
    author: [{ literal: 'Marjolein Faber' }],
    issued: { 'date-parts': [[2024, 9]] },
    'event-date': { 'date-parts': [[2024, 9, 18]] },
    URL: 'https://example.org/a',
  });
  expect(JSON.parse(citation(item, 'json-ld', origin))).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    '@id': link,
    spokenByCharacter: [{ '@type': 'Person', name: 'Marjolein Faber' }],
  });
});

test('a row has a value for every column, and its positions in words', () => {
  const values = csvValues(item, origin);
  expect(values).toHaveLength(csvColumns.length);
  expect(values[csvColumns.indexOf('link')]).toBe(link);
  expect(values[csvColumns.indexOf('positions')]).toBe('Opposes Pact');
});

test.each([
  ['=1+1', "'=1+1"],
  ['+31', "'+31"],
  ['@x', "'@x"],
  ['-a', "'-a"],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
])('%j is written as %s', (text, written) => {
  expect(csvLine([text])).toBe(written);
});

test('numbers stay numbers, below zero too', () => {
  expect(csvLine([-3, 'x'])).toBe('-3,x');
});
