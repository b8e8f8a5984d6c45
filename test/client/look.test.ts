/** What stands in a party's hexagon, so that few of them are empty. */
import { expect, test } from 'vitest';
import { look } from '../../client/canvas/state/look.ts';

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
