/** On what a statement and an act rest: who passed the words on, where they stand, under which act. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedQueries } from '../../server/library/shipped-queries.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const limits = { rows: 100, bytes: 1e7, timeoutMs: 20_000 };

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
  });
  afterAll(() => opened.close());

  test.each([
    ['statement:magyar-neither', ['actor:csaba-domotor']],
    ['statement:pvv-01', ['institution:seed-outlet']],
    ['statement:viktor-orban-04', ['institution:hungary']],
    ['statement:marjolein-faber-16', ['institution:ministry-am']],
    ['statement:faber-letter-optout', []],
  ])('%s was told by %j', async (id, tellers) => {
    const { reportedBy } = await questions.statement(opened.store, id);
    expect(reportedBy.map((node) => node.id)).toEqual(tellers);
  });

  test('who told a statement shows it among its relationships', async () => {
    const { degrees } = await questions.node(opened.store, 'actor:csaba-domotor');
    expect(degrees).toContainEqual({
      type: 'REPORTED_BY',
      direction: 'in',
      label: 'Statement',
      count: 1,
    });
  });

  test('quotes stand in the kept text of their source where their place says', async () => {
    // The first sentence of one of them stands in the text three times.
    const places: unknown[] = [];
    for (const id of ['source:ec-0410', 'source:kildare-sf', 'source:rijk-pactwet']) {
      const { text, source, statements } = await questions.source(opened.store, id);
      expect(source.properties.licence).toEqual(expect.stringMatching(/CC0|CC BY|reuse allowed/));
      for (const item of statements) {
        const place = item.sources.find((one) => one.source.id === id);
        if (place?.start == null) continue;
        expect(text?.slice(place.start, place.end ?? 0)).toBe(item.statement.properties.text);
        places.push([item.statement.id, place.start]);
      }
    }
    expect(places.sort()).toEqual([
      ['statement:david-van-weel-01', 463],
      ['statement:david-van-weel-02', 516],
      ['statement:fionntan-o-suilleabhain-01', 1398],
      ['statement:ursula-von-der-leyen-01', 552],
      ['statement:ursula-von-der-leyen-02', 1305],
    ]);
  });

  test('a leader who is a member too has the party once', async () => {
    const { speakers } = await questions.statement(opened.store, 'statement:yesilgoz-diplomacy');
    expect(speakers[0]?.parties.map(({ node, role }) => [node.id, role])).toEqual([
      ['party:vvd', 'leader'],
    ]);
    const { degrees } = await questions.node(opened.store, 'actor:dilan-yesilgoz');
    expect(degrees.find((one) => one.type === 'MEMBER_OF')?.count).toBe(2);
  });

  test('an outlet that nobody could name says so', async () => {
    const { node } = await questions.node(opened.store, 'institution:seed-outlet');
    expect(node.properties.unidentified).toBe(true);
  });

  test('every opt-out names the act that it rests on', async () => {
    const saved = shippedQueries().find((one) => one.name === 'who-holds-an-opt-out');
    const { columns, rows } = await questions.runCypher(
      opened.store,
      { query: saved?.cypher ?? '', params: { agreement: null }, limits },
      new AbortController().signal,
    );
    const at = (row: readonly unknown[], column: string) => row[columns.indexOf(column)];
    const id = (row: readonly unknown[], column: string) => (at(row, column) as { id: string }).id;
    expect(
      rows.map((row) => [
        id(row, 'who'),
        at(row, 'standing'),
        id(row, 'agreement'),
        at(row, 'since'),
        id(row, 'under'),
      ]),
    ).toEqual([
      [
        'institution:denmark',
        'HAS_OPT_OUT',
        'agreement:ceas',
        '2009-12-01',
        'agreement:protocol-22',
      ],
      [
        'institution:denmark',
        'HAS_OPT_OUT',
        'agreement:pact',
        '2024-05-14',
        'agreement:protocol-22',
      ],
      [
        'institution:ireland',
        'HAS_OPT_OUT',
        'agreement:ceas',
        '2009-12-01',
        'agreement:protocol-21',
      ],
      [
        'institution:ireland',
        'HAS_OPT_OUT',
        'agreement:schengen',
        '2009-12-01',
        'agreement:protocol-19',
      ],
      [
        'institution:hungary',
        'SEEKS_OPT_OUT',
        'agreement:ceas',
        '2024-09-18',
        'agreement:hu-opt-out-request',
      ],
      [
        'institution:netherlands',
        'SEEKS_OPT_OUT',
        'agreement:ceas',
        '2024-09-18',
        'agreement:nl-opt-out-request',
      ],
      [
        'institution:netherlands',
        'SEEKS_OPT_OUT',
        'agreement:pact',
        '2024-09-18',
        'agreement:nl-opt-out-request',
      ],
      [
        'institution:schoof-cabinet',
        'SEEKS_OPT_OUT',
        'agreement:ceas',
        '2024-09-18',
        'agreement:nl-opt-out-request',
      ],
    ]);
  });
});
