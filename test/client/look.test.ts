/** What stands in a party's hexagon, so that few of them are empty. */
import { expect, test } from 'vitest';
import { look, shortened } from '../../client/canvas/state/look.ts';

const party = (name: string, more: Record<string, string | string[]> = {}) => ({
  id: 'party:x',
  labels: ['Party', 'Entity'],
  properties: { name, ...more },
});

test.each<[string, Record<string, string | string[]>, string, boolean]>([
  ['Partij voor de Vrijheid', { abbreviation: 'PVV' }, 'PVV', true],
  ['Fidesz', {}, 'Fidesz', true],
  ['Tisza Party', { aliases: ['Tisza'] }, 'Tisza Party', true],
  ['Smer – Social Democracy', { aliases: ['SMER-SSD', 'Smer'] }, 'Smer', true],
  ['The Left in the European Parliament', { aliases: ['The Left'] }, 'The Left', true],
  ['Democratic Coalition', { aliases: ['DK'] }, 'Democratic Coalition', false],
])('%s has its short name inside', (name, more, label, inside) => {
  expect(look(party(name, more))).toMatchObject({ label, inside });
});

test.each([
  ['“will call for an opt-out from the European rules”', '“will call for an opt-out from the…”'],
  ['Hoofdlijnenakkoord 2024-2028 "Hoop, lef en trots"', 'Hoofdlijnenakkoord 2024-2028 "Hoop…"'],
  ['The agreement "Aan de slag" of 30 January 2026', 'The agreement "Aan de slag" of 30…'],
  ['The outline agreement of 2024 named "Hoop, lef"', 'The outline agreement of 2024 named…'],
  ['Regulation on the management of asylum', 'Regulation on the management of…'],
  ['Regulation on asylum', 'Regulation on asylum'],
])('%s is cut at a word, and its quotation has an end', (text, short) => {
  expect(shortened(text, 36)).toBe(short);
});
