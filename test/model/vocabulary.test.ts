import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fold, isEntityId, relationshipId, slug, words } from '../../model/ids.ts';
import { propertiesOfLabel, propertiesOfType } from '../../model/vocabulary/index.ts';
import { labelNames, labels, type PropertyDefinition } from '../../model/vocabulary/labels.ts';
import {
  actTypes,
  relationshipTypeNames,
  relationshipTypes,
} from '../../model/vocabulary/relationship-types.ts';

const datesOf = (definitions: Record<string, PropertyDefinition>) =>
  Object.keys(definitions).filter((name) => definitions[name]?.type === 'date');

test('every relationship type joins labels that exist', () => {
  for (const type of relationshipTypeNames) {
    for (const pair of relationshipTypes[type].joins) {
      for (const label of pair) expect(labelNames).toContain(label);
    }
  }
  expect(actTypes).toContain('HAS_OPT_OUT');
  expect(actTypes).not.toContain('MADE');
});

test('prefixes of ids are unique', () => {
  const prefixes = labelNames.map((name) => labels[name].prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

test('no property has a name that a store cannot keep apart', () => {
  const forbidden = ['_id', '_labels', '_type', '_source', '_target', 'when', 'id', 'searchText'];
  const all = [
    ...labelNames.map(propertiesOfLabel),
    ...relationshipTypeNames.map(propertiesOfType),
  ];
  for (const definitions of all) {
    for (const name of Object.keys(definitions)) {
      expect(forbidden).not.toContain(name);
      expect(Object.keys(definitions)).not.toContain(`${name}End`);
    }
  }
});

test('the write files set every date of the vocabulary', () => {
  const nodes = readFileSync('cypher/write/nodes.cypher', 'utf8');
  for (const name of new Set(labelNames.flatMap((label) => datesOf(propertiesOfLabel(label))))) {
    expect(nodes).toContain(`n.${name} = date(row.dates.${name})`);
    expect(nodes).toContain(`n.${name}End = date(row.dates.${name}End)`);
  }
  for (const file of ['relationships', 'relationships-from-hubs']) {
    const relationships = readFileSync(`cypher/write/${file}.cypher`, 'utf8');
    for (const name of new Set(
      relationshipTypeNames.flatMap((type) => datesOf(propertiesOfType(type))),
    )) {
      expect(relationships).toContain(`r.${name} = date(row.dates.${name})`);
      expect(relationships).toContain(`r.${name}End = date(row.dates.${name}End)`);
    }
  }
});

test('every hue is a colour token of both themes', () => {
  const tokens = readFileSync('client/ui/tokens.css', 'utf8');
  for (const label of labelNames) {
    expect(tokens.split(`--${labels[label].hue}:`)).toHaveLength(3);
  }
});

test('text is folded for search and ids', () => {
  expect(fold('Orbán Łódź Straße')).toBe('orban lodz strasse');
  expect(words('Regulation (EU) 2024/1351')).toEqual(['regulation', 'eu', '2024', '1351']);
  expect(slug('member of the Tweede Kamer')).toBe('member-of-the-tweede-kamer');
});

test('ids of relationships tell terms and acts apart', () => {
  expect(relationshipId('actor:a', 'MADE', 'statement:s')).toBe('actor:a|MADE|statement:s');
  expect(
    relationshipId('actor:a', 'HOLDS_OFFICE', 'institution:i', {
      role: 'Prime Minister',
      from: '2024-07',
    }),
  ).toBe('actor:a|HOLDS_OFFICE|institution:i|prime-minister|2024-07');
  expect(relationshipId('actor:a', 'MEMBER_OF', 'party:p')).toBe('actor:a|MEMBER_OF|party:p||');
  expect(relationshipId('party:p', 'VOTED_FOR', 'agreement:x')).toBe(
    'party:p|VOTED_FOR|agreement:x|',
  );
});

test('an id has a known prefix and no slash', () => {
  expect(isEntityId('actor:geert-wilders', 'Actor')).toBe(true);
  expect(isEntityId('actor:geert-wilders', 'Party')).toBe(false);
  for (const id of ['ship:argo', 'actor:', 'actor:a/b', 'Actor:a', 'actor:a b']) {
    expect(isEntityId(id)).toBe(false);
  }
});
