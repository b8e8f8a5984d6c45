/**
 * After a write only what it touched is read again. Whatever is written, the answers are those of
 * a server that reads everything.
 */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { changesRequest, stancesRequest, timelineRequest } from '../../model/schemas/positions.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import * as questions from '../../server/questions/index.ts';
import type { BatchNode, BatchRelationship, GraphBatch } from '../../server/store/batch.ts';
import { noted } from '../../server/store/changes.ts';
import { cypher } from '../../server/store/cypher-files.ts';
import { createStore, type Store } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

type Properties = BatchNode['properties'];

const node = (label: BatchNode['label'], id: string, properties: Properties): BatchNode => ({
  id,
  label,
  properties,
});
const statement = (name: string, text: string, date?: string, more: Properties = {}): BatchNode =>
  node('Statement', `statement:${name}`, { text, date, kind: 'quote', ...more });
const relationship = (
  from: string,
  type: BatchRelationship['type'],
  to: string,
  properties: Properties = {},
  tail = '',
): BatchRelationship => ({ id: `${from}|${type}|${to}${tail}`, type, from, to, properties });
const said = (speaker: string, name: string, agreement: string, stance: string) => [
  relationship(speaker, 'MADE', `statement:${name}`),
  relationship(`statement:${name}`, 'ABOUT', agreement, { stance }),
];

/** What is written, one after another; each is a case of its own for what is kept. */
const writes: [string, GraphBatch][] = [
  [
    'a statement in the midst of the others, from a new source',
    {
      nodes: [
        node('Source', 'source:letters', { title: 'Letters', publisher: 'The Post' }),
        statement('n1', 'Lamps and salt', '2020-05-02'),
      ],
      relationships: [
        ...said('actor:ada', 'n1', 'agreement:article', 'oppose'),
        relationship('statement:n1', 'STATED_IN', 'source:letters', { main: true }),
      ],
    },
  ],
  [
    'a statement that was there, now undated, with other words',
    { nodes: [statement('a1', 'Not a word of before')], relationships: [] },
  ],
  [
    'the same again, dated before all others',
    { nodes: [statement('a1', 'Lamps first of all', '1999')], relationships: [] },
  ],
  [
    'a second speaker and a second agreement',
    {
      nodes: [],
      relationships: [
        relationship('actor:bo', 'MADE', 'statement:a1'),
        relationship('statement:a1', 'ABOUT', 'agreement:bill', { stance: 'mixed' }),
      ],
    },
  ],
  [
    'another stance of what was said',
    {
      nodes: [],
      relationships: [
        relationship('statement:n1', 'ABOUT', 'agreement:article', { stance: 'support' }),
      ],
    },
  ],
  [
    'replies among old and new, both ways',
    {
      nodes: [],
      relationships: [
        relationship('statement:n1', 'RESPONDS_TO', 'statement:a1'),
        relationship('statement:b2', 'RESPONDS_TO', 'statement:n1'),
      ],
    },
  ],
  [
    'people, a party and an agreement whose ids lie between others',
    {
      nodes: [
        node('Actor', 'actor:abe', { name: 'Abe' }),
        node('Party', 'party:amber', { name: 'Amber', kind: 'national-party', country: 'NL' }),
        node('Agreement', 'agreement:annex', { name: 'Annex', kind: 'provision' }),
        statement('n2', 'Salt for Abe', '2020-06'),
      ],
      relationships: [
        relationship('actor:abe', 'MEMBER_OF', 'party:amber', { from: '2019' }, '||2019'),
        relationship('agreement:annex', 'PART_OF', 'agreement:bill'),
        relationship('party:amber', 'SIGNED', 'agreement:annex', { date: '2020' }, '|2020'),
        ...said('actor:abe', 'n2', 'agreement:annex', 'oppose'),
        relationship('statement:n2', 'RESPONDS_TO', 'statement:a1'),
      ],
    },
  ],
  [
    'a membership that ends, and a new one',
    {
      nodes: [],
      relationships: [
        relationship(
          'actor:abe',
          'MEMBER_OF',
          'party:amber',
          { from: '2019', to: '2020-05' },
          '||2019',
        ),
        relationship('actor:abe', 'MEMBER_OF', 'party:red', { from: '2020-06' }, '||2020-06'),
      ],
    },
  ],
  [
    'a name that changes',
    { nodes: [node('Actor', 'actor:abe', { name: 'Zeb', country: 'BE' })], relationships: [] },
  ],
  ['nothing at all', { nodes: [], relationships: [] }],
];

async function answers(store: Store): Promise<unknown> {
  const rows = ['actor', 'party', 'institution'] as const;
  const agreements = ['charter', 'chapter', 'article', 'bill'];
  return {
    lists: await Promise.all(
      [{}, { q: 'lamps' }, { q: 'salt' }, { sort: 'date' }, { source: 'source:letters' }].map(
        (one) => questions.statements(store, statementsRequest.parse({ limit: 200, ...one })),
      ),
    ),
    matrices: await Promise.all(
      rows.map((one) =>
        questions.stanceCells(store, stancesRequest.parse({ rows: one, limit: 200 })),
      ),
    ),
    groups: await questions.stanceCells(
      store,
      stancesRequest.parse({ rows: 'party', groups: true }),
    ),
    changes: await questions.changes(store, changesRequest.parse({ scope: 'parts', limit: 200 })),
    changed: await questions.changedSpeakers(store),
    timeline: await questions.timeline(store, timelineRequest.parse({ bin: 'month' })),
    pages: await Promise.all(
      agreements.map((one) => questions.agreement(store, { id: `agreement:${one}`, full: false })),
    ),
    profiles: await Promise.all(
      ['actor:ada', 'actor:bo', 'party:red', 'institution:cabinet'].map((id) =>
        questions.profile(store, { id, full: true }),
      ),
    ),
  };
}

describe.each(storeKinds)('facts after writes on the %s store', (kind) => {
  let opened: TestStore;
  let wholeReads = 0;
  const started = Date.now();
  beforeAll(async () => {
    opened = await openTestStore(kind, 'test/fixtures/synthetic');
    const { read } = opened.engine;
    opened.engine.read = (text, ...more) => {
      if (text === cypher('facts/statements')) wholeReads += 1;
      return read(text, ...more);
    };
    await questions.warm(opened.store);
  });
  afterAll(() => opened.close());
  // However long the tests take: what is read again after a while, for changes from outside, would
  // be counted as well.
  beforeEach(() => {
    vi.spyOn(Date, 'now').mockReturnValue(started);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each(writes)('%s', async (_what, batch) => {
    await load(opened.store, batch);
    const before = wholeReads;
    const kept = await answers(opened.store);
    expect(wholeReads).toBe(before);
    expect(kept).toEqual(await answers(createStore(opened.engine)));
  });

  test('writes that nobody asked after in between are caught up with', async () => {
    for (let round = 0; round < 5; round += 1) {
      await load(opened.store, {
        nodes: [statement(`late-${round}`, 'Late salt', `2021-0${5 - round}`)],
        relationships: said('actor:cy', `late-${round}`, 'agreement:chapter', 'neutral'),
      });
    }
    const before = wholeReads;
    const kept = await answers(opened.store);
    expect(wholeReads).toBe(before);
    expect(kept).toEqual(await answers(createStore(opened.engine)));
  });

  test('what was deleted is counted no more, noted or not', async () => {
    const { write } = opened.engine;
    const { total } = await questions.statements(opened.store, statementsRequest.parse({}));
    const gone = (id: string, ids: string[] | null) =>
      noted(kind, ids, [{ text: 'MATCH (s:Entity {id: $id}) DETACH DELETE s', params: { id } }]);
    await write(gone('statement:late-1', ['statement:late-1']));
    expect((await questions.statements(opened.store, statementsRequest.parse({}))).total).toBe(
      total - 1,
    );
    await write(gone('statement:late-2', null));
    expect((await questions.statements(opened.store, statementsRequest.parse({}))).total).toBe(
      total - 2,
    );
    expect(await answers(opened.store)).toEqual(await answers(createStore(opened.engine)));
  });

  test('who is too many writes behind reads everything, and answers the same', async () => {
    for (let round = 0; round < 70; round += 1) {
      await load(opened.store, {
        nodes: [node('Actor', 'actor:abe', { name: `Abe ${round}` })],
        relationships: [],
      });
    }
    const before = wholeReads;
    const kept = await answers(opened.store);
    expect(wholeReads).toBe(before + 1);
    expect(kept).toEqual(await answers(createStore(opened.engine)));
  });
});
