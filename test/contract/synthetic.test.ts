/** Ties, uncertain dates, switches and parts: answers worked out by hand, the same on every store. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statementsRequest } from '../../model/schemas/statements.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const folder = 'test/fixtures/synthetic';

describe.each(storeKinds)('the invented country on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, folder);
  });
  afterAll(() => opened.close());
  const found = async (request: object) => {
    const reply = await questions.statements(
      opened.store,
      statementsRequest.parse({ limit: 200, ...request }),
    );
    expect(reply.total).toBe(reply.statements.length);
    return reply.statements.map((item) => item.statement.id.replace('statement:', ''));
  };
  const all = ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'c1', 'c2', 'j1', 'm1', 'r1'];

  test.each([
    [{ agreement: 'agreement:charter' }, all],
    [{ agreement: 'agreement:chapter' }, ['a4', 'b1', 'c1', 'r1']],
    [{ agreement: 'agreement:article', stance: 'oppose' }, ['b1', 'r1']],
    [{ agreement: 'agreement:bill', stance: 'support' }, []],
    [{ party: 'party:red' }, ['a1', 'a4', 'c1', 'r1']],
    [{ party: 'party:group' }, ['a1', 'a4', 'c1', 'r1']],
    [{ party: 'party:blue' }, ['a2', 'a3', 'a4', 'b1', 'b2', 'j1']],
    [{ institution: 'institution:ministry' }, ['c1', 'm1']],
    [{ institution: 'institution:cabinet' }, []],
    [{ institution: 'institution:cabinet', scope: 'members' }, ['c1', 'm1']],
    [{ institution: 'institution:cabinet', scope: 'all' }, ['c1', 'm1']],
    [{ from: '2020-03', to: '2020-05' }, ['a1', 'a4', 'b1', 'c1', 'm1', 'r1']],
    [{ from: '2022' }, ['a5']],
    [{ to: '2019' }, ['c2']],
    [{ speaker: 'actor:bo' }, ['b1', 'b2', 'j1']],
    [{ speaker: 'actor:dee' }, []],
    [{ source: 'source:herald' }, ['j1']],
    [{ q: 'lamps' }, ['b1', 'c1', 'r1']],
    [{ q: 'lamp' }, []],
  ])('statements for %j are %j', async (request, expected) => {
    expect((await found(request)).sort()).toEqual(expected);
  });

  test('order is by first day, last day, id; what is undated comes last either way', async () => {
    expect(await found({ sort: 'date' })).toEqual([
      'c2',
      'a4',
      'a1',
      'b1',
      'm1',
      'r1',
      'c1',
      'a2',
      'a3',
      'j1',
      'a5',
      'b2',
    ]);
    expect(await found({})).toEqual([
      'a5',
      'j1',
      'a2',
      'a3',
      'c1',
      'm1',
      'r1',
      'a1',
      'b1',
      'a4',
      'c2',
      'b2',
    ]);
  });

  test.each([
    ['a1', [['party:red', true]], []],
    ['a2', [['party:blue', true]], []],
    [
      'a4',
      [
        ['party:blue', false],
        ['party:red', false],
      ],
      [],
    ],
    ['a5', [], []],
    ['b2', [['party:blue', false]], []],
    ['c1', [['party:red', false]], [['institution:ministry', true]]],
    ['c2', [], []],
  ])('the capacity of the day in %s', async (id, parties, offices) => {
    const { speakers } = await questions.statement(opened.store, `statement:${id}`);
    const terms = (list: { node: { id: string }; certain: boolean }[] | undefined) =>
      list?.map(({ node, certain }) => [node.id, certain]);
    expect(terms(speakers[0]?.parties)).toEqual(parties);
    expect(terms(speakers[0]?.offices)).toEqual(offices);
  });

  test('two speakers make one statement; every source is named, the main one first', async () => {
    const { speakers, sources } = await questions.statement(opened.store, 'statement:j1');
    expect(speakers.map(({ node }) => node.id)).toEqual(['actor:ada', 'actor:bo']);
    expect(sources.map(({ source, main }) => [source.id, main])).toEqual([
      ['source:gazette', true],
      ['source:herald', false],
    ]);
  });

  test('replies are known both ways', async () => {
    const { respondsTo } = await questions.statement(opened.store, 'statement:a2');
    expect(respondsTo.map((node) => node.id)).toEqual(['statement:c1']);
    const { responses } = await questions.statement(opened.store, 'statement:c1');
    expect(responses.map((node) => node.id)).toEqual(['statement:a2']);
  });

  test('a source keeps its text apart, and its quotation in place', async () => {
    const reply = await questions.source(opened.store, 'source:gazette');
    expect(reply.text).toContain('we will sign the charter');
    expect(reply.source.properties.text).toBeUndefined();
    const place = reply.statements.find((item) => item.statement.id === 'statement:a1')?.sources[0];
    expect(place).toMatchObject({
      prefix: 'Ada said: ',
      exact: 'we will sign the charter',
      suffix: '. Then',
    });
  });

  test('acts of two dates are two relationships', async () => {
    const { relationships, total } = await questions.neighbours(opened.store, {
      id: 'party:red',
      type: ['VOTED_FOR'],
      direction: 'out',
      sort: 'recent',
      limit: 10,
    });
    expect(total).toBe(2);
    expect(relationships.map((one) => [one.id, one.properties.date])).toEqual([
      ['party:red|VOTED_FOR|agreement:article|2020-04', '2020-04'],
      ['party:red|VOTED_FOR|agreement:article|2020-02', '2020-02'],
    ]);
  });

  test('someone who stands alone has no neighbours and no path', async () => {
    const alone = await questions.neighbours(opened.store, {
      id: 'actor:eli',
      direction: 'both',
      sort: 'recent',
      limit: 10,
    });
    expect(alone).toEqual({ nodes: [], relationships: [], total: 0, next: null });
    const paths = await questions.paths(opened.store, {
      from: 'actor:eli',
      to: 'actor:ada',
      maxLength: 6,
      mode: 'shortest',
    });
    expect(paths.paths).toEqual([]);
  });

  test.each([
    ['ostlund', 'actor:ada'],
    ['luk', 'actor:bo'],
    ['BLU', 'party:blue'],
    ['salt', 'agreement:bill'],
  ])('search for %s finds %s', async (q, first) => {
    expect((await questions.search(opened.store, { q, limit: 5 })).hits[0]?.node.id).toBe(first);
  });
});
