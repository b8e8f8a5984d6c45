/** Two servers on one Neo4j: what one writes, the other counts at once. */

import { afterEach, describe, expect, test, vi } from 'vitest';
import { stancesRequest, timelineRequest } from '../../model/schemas/positions.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import * as questions from '../../server/questions/index.ts';
import { cypher } from '../../server/store/cypher-files.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { createStore } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { openTestStore } from '../setup/stores.ts';

/** Lets so many milliseconds seem to have passed. */
function later(ms: number): void {
  const now = Date.now();
  vi.spyOn(Date, 'now').mockReturnValue(now + ms);
}

describe.skipIf(!neo4jSettings.uri)('two servers on one Neo4j', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('what another program writes is noticed within a minute', async () => {
    const opened = await openTestStore('neo4j', 'test/fixtures/synthetic');
    const total = async (more: object = {}) => {
      const asked = statementsRequest.parse({ agreement: 'agreement:bill', ...more });
      return (await questions.statements(opened.store, asked)).total;
    };
    const write = (text: string) => opened.engine.write([{ text, params: {} }]);
    try {
      expect(await total()).toBe(1);
      await write(
        `MATCH (a:Entity {id: 'agreement:bill'}), (x:Entity {id: 'actor:bo'})
         CREATE (x)-[:MADE {id: 'actor:bo|MADE|statement:outside'}]->(s:Entity:Statement {id: 'statement:outside', text: 'salt', kind: 'quote'})
         CREATE (s)-[:ABOUT {id: 'statement:outside|ABOUT|agreement:bill', stance: 'support'}]->(a)`,
      );
      later(46_000);
      expect(await total()).toBe(2);
      // A mere change of a property: the reader who comes first gets the old answer, and starts
      // the renewal.
      expect(await total({ stance: 'support' })).toBe(1);
      await write(
        `MATCH (:Entity {id: 'statement:outside'})-[r:ABOUT]->() SET r.stance = 'oppose'`,
      );
      later(60_000);
      await total();
      await vi.waitFor(async () => expect(await total({ stance: 'support' })).toBe(0), 5000);
    } finally {
      await opened.close();
    }
  });

  test('no stale count follows a write', async () => {
    // A slow test must not have everything read again for changes from outside.
    later(0);
    const first = await openTestStore('neo4j', 'test/fixtures/synthetic');
    const engine = await openNeo4j({ ...neo4jSettings, timeoutMs: 20_000 });
    const second = createStore(engine);
    const asked: string[] = [];
    const { read } = engine;
    engine.read = (text, ...more) => {
      asked.push(text);
      return read(text, ...more);
    };
    const wholeReads = () => asked.filter((text) => text === cypher('facts/statements')).length;
    try {
      const total = async () => {
        const [list, matrix, timeline, page] = await Promise.all([
          questions.statements(second, statementsRequest.parse({ agreement: 'agreement:bill' })),
          questions.stanceCells(
            second,
            stancesRequest.parse({ agreement: 'agreement:bill', rows: 'actor' }),
          ),
          questions.timeline(second, timelineRequest.parse({ agreement: 'agreement:bill' })),
          questions.agreement(second, { id: 'agreement:bill', full: false }),
        ]);
        return [list.total, matrix.total, timeline.total, page.stances.all.total];
      };
      expect(await total()).toEqual([1, 1, 1, 1]);
      for (let round = 1; round <= 5; round += 1) {
        const id = `statement:new-${round}`;
        await load(first.store, {
          nodes: [
            { id, label: 'Statement', properties: { text: 'salt', kind: 'quote', date: '2020' } },
          ],
          relationships: [
            {
              id: `actor:bo|MADE|${id}`,
              type: 'MADE',
              from: 'actor:bo',
              to: id,
              properties: {},
            },
            {
              id: `${id}|ABOUT|agreement:bill`,
              type: 'ABOUT',
              from: id,
              to: 'agreement:bill',
              properties: { stance: 'support' },
            },
          ],
        });
        const count = 1 + round;
        expect(await total()).toEqual([count, count, count, count]);
      }
      // The other server read only what was touched.
      expect(wholeReads()).toBe(1);
      // What another program wrote meanwhile comes along with the next write of ours.
      await first.engine.write([
        {
          text: `MATCH (a:Entity {id: 'agreement:bill'}), (x:Entity {id: 'actor:bo'})
            CREATE (x)-[:MADE {id: 'actor:bo|MADE|statement:outside'}]->(s:Entity:Statement {id: 'statement:outside', text: 'salt'})
            CREATE (s)-[:ABOUT {id: 'statement:outside|ABOUT|agreement:bill', stance: 'support'}]->(a)`,
          params: {},
        },
      ]);
      expect(await total()).toEqual([6, 6, 6, 6]);
      await load(first.store, {
        nodes: [{ id: 'actor:bo', label: 'Actor', properties: { name: 'Bo' } }],
        relationships: [],
      });
      expect(await total()).toEqual([7, 7, 7, 7]);
      expect(wholeReads()).toBe(2);
    } finally {
      await second.engine.close();
      await first.close();
    }
  });
});
