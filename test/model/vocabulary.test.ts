import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fold, isEntityId, relationshipId, slug, words } from '../../model/ids.ts';
import { folderOf } from '../../model/pages.ts';
import { termFiles } from '../../model/schemas/dossier.ts';
import { propertiesOfLabel, propertiesOfType } from '../../model/vocabulary/index.ts';
import {
  hueOf,
  hues,
  labelNames,
  labels,
  type PropertyDefinition,
  spareHues,
  speakers,
} from '../../model/vocabulary/labels.ts';
import { withVocabulary } from '../../model/vocabulary/marks.ts';
import {
  actTypes,
  belongingTypes,
  relationshipTypeNames,
  relationshipTypes,
} from '../../model/vocabulary/relationship-types.ts';
import { spareColours, spareStances, stanceNames } from '../../model/vocabulary/stances.ts';
import { nodesText, relationshipsText } from '../../server/store/write-batch.ts';

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

test('what is written holds every date of the vocabulary', () => {
  const setsBoth = (text: string, of: string, name: string) => {
    expect(text).toContain(`${of}.${name} = date(row.dates.${name})`);
    expect(text).toContain(`${of}.${name}End = date(row.dates.${name}End)`);
  };
  for (const label of labelNames) {
    for (const name of datesOf(propertiesOfLabel(label))) setsBoth(nodesText(label), 'n', name);
  }
  for (const type of relationshipTypeNames) {
    for (const name of datesOf(propertiesOfType(type))) {
      setsBoth(relationshipsText(type), 'r', name);
    }
  }
});

test('every hue is a colour token of both themes, the spare ones too', () => {
  const tokens = readFileSync('client/ui/tokens.css', 'utf8');
  const spare = [...Array(spareHues)].map((_, index) => `spare-${index + 1}`);
  for (const hue of [...hues, ...spare]) {
    expect(tokens.split(`--${hue}:`)).toHaveLength(3);
    expect(tokens.split(`--${hue}-fill:`)).toHaveLength(3);
  }
  for (const label of labelNames) expect([...hues, ...spare]).toContain(hueOf(label));
  const stances = stanceNames.filter((name) => !spareColours.some(([stance]) => stance === name));
  const spareOfStances = [...Array(spareStances)].map((_, at) => `spare-stance-${at + 1}`);
  for (const hue of [...stances, ...spareOfStances]) {
    expect(tokens.split(`--${hue}:`)).toHaveLength(3);
    expect(tokens.split(`--${hue}-tint:`)).toHaveLength(3);
  }
});

test('the first part of an id is the label in lower case, by which the store finds it', () => {
  for (const label of labelNames) expect(labels[label].prefix).toBe(label.toLowerCase());
});

test('an address and a file are named by each plural, in one word', () => {
  const folders = labelNames.map((label) => folderOf(label));
  for (const folder of folders) expect(folder).toMatch(/^[a-z-]+$/);
  const files = [...folders, ...termFiles.map(({ name }) => name), 'relations', 'dossier'];
  expect(new Set(files).size).toBe(files.length);
});

describe('lists of the vocabulary', () => {
  /** Each with how many of its names a question of its own may need. */
  const lists = [
    ['acts', actTypes, 4],
    ['terms', belongingTypes, 2],
    ['speakers', speakers, 2],
    ['stances', stanceNames, 3],
  ] as const;
  const sources = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(cypher|css|tsx?)$/.test(name))
      .map((name): [string, string] => [
        `${folder}/${name}`,
        readFileSync(join(folder, name), 'utf8'),
      ]);
  const files = ['cypher', 'client', 'server', 'model']
    .flatMap(sources)
    .filter(([name]) => !/^model\/vocabulary\/(labels|relationship-types|stances)\.ts$/.test(name))
    // Keys and lines of the workbench, for stances that have any.
    .filter(
      ([name]) => !/^client\/pages\/coding\/(keys\.ts|useWorkbench\.ts|coding\.css)$/.test(name),
    )
    // A format of an import says which of its own kinds is which of ours.
    .filter(([name]) => !/^server\/(imports|exports)\/(formats|tables)\//.test(name));

  test.each(lists)('no file holds the %s by hand', (_, names, few) => {
    const found = files.filter(([, text]) => {
      // As names of Cypher (`:SIGNED|ADOPTED`), in quotation marks, or as keys of an object.
      const written = [...names].filter((name) =>
        new RegExp(`[:|'"]${name}\\b|^\\s*${name}: `, 'm').test(text),
      );
      return written.length > few;
    });
    expect(found.map(([name]) => name)).toEqual([]);
    expect(files.length).toBeGreaterThan(400);
  });

  test('a mark becomes names in a pattern, a list in quotation marks, titles beside titles', () => {
    expect(withVocabulary('(a)-[r:/*belonging*/PART_OF]->(b)')).toBe(
      `(a)-[r:${belongingTypes.join('|')}]->(b)`,
    );
    expect(JSON.parse(withVocabulary('{"options": ["/*speakers*/Actor"]}'))).toEqual({
      options: speakers,
    });
    expect(JSON.parse(withVocabulary('{"/*stances*/support": "support"}'))).toEqual({
      support: 'support',
      oppose: 'oppose',
      mixed: 'are mixed on',
      neutral: 'are neutral on',
    });
    expect(withVocabulary('  AND NOT n:/*each texts*/Statement')).toBe(
      '  AND NOT n:Statement\n  AND NOT n:Source',
    );
    expect(withVocabulary('(n:/*label*/Actor {id: $id})')).toBe('(n:/*label*/Actor {id: $id})');
  });
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
