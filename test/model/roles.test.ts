/** Which offices speak for their institution: the roles of the vocabulary on texts as sources write them. */
import { expect, test } from 'vitest';
import { words } from '../../model/ids.ts';
import { type RoleDefinition, roles, speaksFor } from '../../model/vocabulary/roles.ts';

test.each([
  ['Prime Minister', 'member-state'],
  ['President', 'eu-institution'],
  ['Executive Vice-President', 'eu-institution'],
  ['Minister of Asylum and Migration', 'ministry'],
  ['Caretaker Minister of Asylum and Migration', 'ministry'],
  ['Deputy Prime Minister; Minister of Housing and Spatial Planning', 'government'],
  ['Deputy Minister of the Interior', 'ministry'],
  ['State Secretary for Asylum and Migration', 'ministry'],
  ['Commissioner for Home Affairs', 'eu-institution'],
  ['Ambassador to the Netherlands', 'member-state'],
  ['Spokesman of the Prime Minister', 'member-state'],
  ['Secretary-General', 'international-organisation'],
  ['Speaker', 'parliament-chamber'],
  ['Head of the European Institutions Office', 'ngo'],
  ['Minister-President', 'state'],
  ['König; Head of State', 'state'],
])('%s speaks for its institution (%s)', (role, kind) => {
  expect(speaksFor(role, kind)).toBe(true);
});

test.each([
  ['Member of the European Parliament', 'eu-institution'],
  ['Member of the House of Representatives', 'parliament-chamber'],
  ['Senator', 'parliament-chamber'],
  ['Former Minister of Justice', 'ministry'],
  ['Adviser to the President', 'member-state'],
  ['EU correspondent', 'media'],
  ['Presidential candidate', 'party'],
  ['', 'ministry'],
  [null, 'ministry'],
])('%s does not speak for its institution (%s)', (role, kind) => {
  expect(speaksFor(role, kind)).toBe(false);
});

test('a minister speaks for the ministry and the government, and not for the state', () => {
  for (const role of ['Minister of Justice', 'Deputy Prime Minister', 'State Secretary']) {
    expect(speaksFor(role, 'ministry')).toBe(true);
    expect(speaksFor(role, 'government')).toBe(true);
    expect(speaksFor(role, 'member-state')).toBe(false);
  }
  expect(speaksFor('Minister of Justice; Spokesperson', 'member-state')).toBe(true);
});

test('every beginning is folded, and of one role', () => {
  const all = Object.values<RoleDefinition>(roles).flatMap(({ begins }) => begins);
  expect(new Set(all).size).toBe(all.length);
  for (const begin of all) expect(words(begin).join(' ')).toBe(begin);
});
