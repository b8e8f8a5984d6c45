/** Words of a statement: stances with their objects, offices with their institutions, restrictions. */
import { expect, test } from 'vitest';
import {
  officeText,
  onlyStance,
  positionsText,
  remarksOf,
  speakerText,
} from '../../model/formats/statement-words.ts';
import type { Stance } from '../../model/vocabulary/labels.ts';

const node = (label: string, name: string, more = {}) => ({
  id: `${label}:${name}`,
  labels: [label],
  properties: { name, ...more },
});
const term = (label: string, name: string, role: string | null, more = {}) => ({
  node: node(label, name, more),
  role,
  from: null,
  to: null,
  certain: true,
});

test.each([
  ['Prime Minister', 'Poland', 'Prime Minister, Poland'],
  ['Vice-President', 'European Commission', 'Vice-President, European Commission'],
  ['Member of the European Parliament', 'European Parliament', 'Member of the European Parliament'],
  [null, 'Oxfam', 'Oxfam'],
])('%s at %s is printed as %s', (role, institution, text) => {
  expect(officeText(term('Institution', institution, role))).toBe(text);
});

test('a speaker stands with every office and party of the day', () => {
  const speaker = {
    node: node('Actor', 'Donald Tusk'),
    as: null,
    offices: [term('Institution', 'Poland', 'Prime Minister')],
    parties: [term('Party', 'Civic Platform', 'leader', { abbreviation: 'PO' })],
  };
  expect(speakerText(speaker)).toBe('Donald Tusk, Prime Minister, Poland, PO');
});

test('several positions keep their own stances', () => {
  const on = (stance: Stance, name: string) => ({ stance, agreement: node('Agreement', name) });
  const about = [on('support', 'the request'), on('oppose', 'the pact'), on('mixed', 'the bill')];
  expect(positionsText(about)).toBe('Supports the request; opposes the pact; mixed on the bill');
  expect(onlyStance(about)).toBeUndefined();
  expect(onlyStance([on('neutral', 'a'), on('neutral', 'b')])).toBe('neutral');
  expect([positionsText([]), onlyStance([])]).toEqual(['', undefined]);
});

test('what is not verified says on what it rests, and a note stays as it was written', () => {
  expect(remarksOf({ verified: false, basis: 'general knowledge', note: 'Check: dates.' })).toEqual(
    ['Not verified: rests on general knowledge.', 'Check: dates.'],
  );
  expect(remarksOf({ verified: false })).toEqual([
    'Not verified: no page that was read states it.',
  ]);
  expect(remarksOf({ verified: true, note: '' })).toEqual([]);
});
