/** Saved queries as files: what is written is read back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuery, normalQuery, parseQuery } from '../../model/formats/query-file.ts';
import { type SavedQuery, savedQuery } from '../../model/schemas/queries.ts';
import { shippedQueries } from '../../server/library/shipped-queries.ts';

const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc
      .array(
        fc.constantFrom(
          '// title: x',
          '// parameter: {}',
          '\n',
          '\r\n',
          ' ',
          '\t',
          'a',
          'é',
          '//',
          '\u2028',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('').slice(0, maxLength)),
  );
const parameter = fc.record(
  {
    name: fc.stringMatching(/^[a-z][A-Za-z0-9]{0,10}$/),
    type: fc.constantFrom('text', 'number', 'boolean', 'date', 'entity', 'entities', 'choice'),
    label: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    required: fc.boolean(),
    default: fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.string({ unit: 'grapheme' }),
      fc.constant(null),
    ),
    help: text(100),
    options: fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 3 }),
    optionsQuery: fc.constant('other-query'),
  },
  { requiredKeys: ['name', 'type', 'label', 'required'] },
);
const query = fc
  .record({
    name: fc.constant('a-query'),
    title: text(80),
    description: text(300),
    cypher: text(300),
    parameters: fc.array(parameter, { maxLength: 3 }),
    view: fc.constantFrom('graph', 'table', 'timeline'),
    tags: fc.array(text(20), { maxLength: 4 }),
  })
  .filter((one) => savedQuery.safeParse(one).success)
  .map((one) => normalQuery(savedQuery.parse(one)));

describe('a saved query as a file', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(query, (one: SavedQuery) => {
        expect(parseQuery('a-query', formatQuery(one))).toEqual(one);
        expect(parseQuery('a-query', formatQuery(one).replaceAll('\n', '\r\n'))).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  test('every shipped one is', () => {
    for (const one of shippedQueries()) expect(parseQuery(one.name, formatQuery(one))).toEqual(one);
  });

  test('a header of any order, no header, and several lines of description', () => {
    const read = parseQuery(
      'x',
      '\uFEFF\n// view: graph\n// title: A\n// description: one\n// description: two\n\n// a comment\nRETURN 1\n',
    );
    expect(read).toMatchObject({ title: 'A', view: 'graph', description: 'one\ntwo' });
    expect(read.cypher).toBe('// a comment\nRETURN 1');
    expect(() => parseQuery('x', 'RETURN 1')).toThrow(/title/);
    expect(() => parseQuery('x', '// title: A\n// parameter: {"name"\nRETURN 1')).toThrow(/JSON/);
  });
});
