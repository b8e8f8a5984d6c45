/** Words of a statement: stances with their objects, offices with their institutions, restrictions. */
import { expect, test } from 'vitest';
import {
  officeText,
  onlyStance,
  positionsText,
  remarksOf,
  speakerText,
} from '../../model/formats/statement-words.ts';
import { uncertainText, unknownDatesOf } from '../../model/formats/unknown-dates.ts';
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

test('what is not known of an office or a party is said beside it', () => {
  const doubtful = (label: string, name: string, more: object) => ({
    ...term(label, name, 'Spokesperson'),
    certain: false,
    ...more,
  });
  const speaker = {
    node: node('Actor', 'Anitta Hipper'),
    as: null,
    offices: [
      doubtful('Institution', 'European Commission', {}),
      doubtful('Institution', 'Council', { to: '2024' }),
      doubtful('Institution', 'Agency', { from: '2024' }),
    ],
    parties: [doubtful('Party', 'Greens', {})],
  };
  expect(speakerText(speaker)).toBe(
    'Anitta Hipper, Spokesperson, European Commission (dates of office unknown), ' +
      'Spokesperson, Council (start of office unknown), ' +
      'Spokesperson, Agency (perhaps not on that date), Greens (dates of membership unknown)',
  );
});

test.each([
  ['HOLDS_OFFICE', 'actor:a', 'institution:b', {}, 'dates of office unknown'],
  ['HOLDS_OFFICE', 'actor:a', 'institution:b', { to: '2024' }, 'start of office unknown'],
  ['HOLDS_OFFICE', 'actor:a', 'institution:b', { from: '2024' }, undefined],
  ['MEMBER_OF', 'actor:a', 'party:b', {}, 'dates of membership unknown'],
  ['PART_OF', 'party:a', 'party:b', {}, 'dates of membership unknown'],
  // A ministry is part of its state for good, and an act is no term.
  ['PART_OF', 'institution:a', 'institution:b', {}, undefined],
  ['PART_OF', 'agreement:a', 'agreement:b', {}, undefined],
  ['SIGNED', 'actor:a', 'agreement:b', {}, undefined],
])('of %s from %s to %s with %j is said: %s', (type, from, to, properties, said) => {
  const id = `${from}|${type}|${to}`;
  expect(unknownDatesOf({ id, type, from, properties })).toBe(said);
  expect(unknownDatesOf({ id: 'element:e:1', type, from, properties })).toBeUndefined();
});

test('a count says how many of it are uncertain, and nothing where none is', () => {
  expect(uncertainText(0, 'party')).toBe('');
  expect(uncertainText(1204, 'institution')).toBe('1,204 with dates of office unknown');
  expect(uncertainText(2, 'group')).toBe('2 with dates of membership unknown');
  expect(uncertainText(2)).toBe('2 with dates of office or membership unknown');
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
