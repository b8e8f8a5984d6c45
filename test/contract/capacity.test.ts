/**
 * Who speaks for whom, and what of it is certain: every cell, total and `uncertain` that the server
 * gives is counted again by a plain program, for each kind of row, each scope, and with and without
 * what rests on unknown dates of office or membership.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatedGraph } from '../../bench/graph.ts';
import type { AgreementReply, ProfileReply } from '../../model/schemas/pages.ts';
import type { StancesReply } from '../../model/schemas/positions.ts';
import type { StatementsReply } from '../../model/schemas/statements.ts';
import { stanceNames } from '../../model/vocabulary/stances.ts';
import { createStore } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';
import { batchOf, invent } from './invented-country.ts';
import {
  type Asked,
  familyOf,
  matching,
  type Plain,
  plainOfBatches,
  plainOfFiles,
  type RowKind,
  rowsOf,
  type Scope,
  speaks,
  stances,
  type Table,
  tableOf,
} from './plain-capacity.ts';

const seed = 'seed/asylum-optout';
const rowKinds: RowKind[] = ['actor', 'party', 'group', 'institution'];
const scopes: Scope[] = ['own', 'office', 'all', 'members'];

interface Graph {
  name: string;
  folder?: string;
  batches: () => ReturnType<typeof batchOf>[];
  /** What some matrices are narrowed by. */
  agreement: string;
  of: string[];
}

const graphs: Graph[] = [
  {
    name: 'the first graph',
    folder: seed,
    batches: () => [],
    agreement: 'agreement:pact',
    of: ['party:pvv', 'party:renew', 'institution:netherlands', 'institution:european-union'],
  },
  {
    name: 'the synthetic graph',
    folder: 'test/fixtures/synthetic',
    batches: () => [],
    agreement: 'agreement:charter',
    of: ['party:red', 'party:group', 'institution:ministry', 'institution:cabinet'],
  },
  ...[7, 8].map((number) => ({
    name: `invented country ${number}`,
    batches: () => [batchOf(invent(number))],
    agreement: 'agreement:charter',
    of: ['party:red', 'party:left', 'institution:ministry', 'institution:state'],
  })),
  {
    name: 'a generated graph',
    batches: () => [...generatedGraph({ statements: 400, actors: 60, seed: 3 }, 500)],
    agreement: 'agreement:a1',
    of: ['party:p2', 'institution:cabinet'],
  },
];

describe.each(storeKinds)('capacities on the %s store', (kind) => {
  describe.each(graphs)('of $name', ({ folder, batches, agreement, of }) => {
    let server: TestServer;
    let plain: Plain;
    beforeAll(async () => {
      server = await startTestServer(kind, undefined, undefined, folder ? [folder] : []);
      const made = batches();
      for (const batch of made) await load(createStore(server.engine), batch);
      plain = folder ? plainOfFiles(folder) : plainOfBatches(made);
    });
    afterAll(() => server?.close());

    const get = async <Reply>(path: string, query: Record<string, unknown>): Promise<Reply> => {
      const given = Object.entries(query).filter(([, value]) => value !== undefined);
      const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
      const response = await fetch(`${server.url}/api/${path}?${text}`);
      expect(response.status).toBe(200);
      return (await response.json()) as Reply;
    };

    /** The filter that a body is asked for by. */
    const filterOf = (id: string | undefined) =>
      id ? { [id.startsWith('party:') ? 'party' : 'institution']: id } : {};

    const matrix = async ({ rows, scope, certain, agreement: on, of: body }: Asked) => {
      const pages: StancesReply[] = [];
      let cursor: string | null | undefined;
      do {
        const page: StancesReply = await get('stances', {
          rows: rows === 'group' ? 'party' : rows,
          groups: rows === 'group' ? true : undefined,
          scope,
          certain: certain || undefined,
          agreement: on,
          ...filterOf(body),
          limit: 200,
          cursor: cursor ?? undefined,
        });
        pages.push(page);
        cursor = page.next;
      } while (cursor);
      return pages;
    };

    const asTable = (pages: StancesReply[]): Table => {
      const [first] = pages;
      const lines = (list: { node: { id: string }; total: number; uncertain: number }[]) =>
        Object.fromEntries(
          list.map(({ node, total, uncertain }) => [node.id, { total, uncertain }]),
        );
      const cells = pages.flatMap((page) => page.cells);
      for (const { uncertain, uncertainByStance: by } of cells) {
        expect(by ? stanceNames.reduce((sum, stance) => sum + by[stance], 0) : 0).toBe(uncertain);
      }
      return {
        total: first?.total ?? -1,
        uncertain: first?.uncertain ?? -1,
        rows: lines(pages.flatMap((page) => page.rows)),
        columns: lines(first?.columns ?? []),
        cells: Object.fromEntries(
          cells.map((cell) => [
            `${cell.row} ${cell.column}`,
            [...stances.map((stance) => cell[stance]), cell.uncertain].join(' '),
          ]),
        ),
      };
    };

    describe.each(rowKinds)('rows of the kind %s', (rows) => {
      test.each(scopes)('every cell and total, scope %s', async (scope) => {
        for (const certain of [false, true]) {
          for (const narrowed of [{}, { agreement }, ...of.map((id) => ({ of: id }))]) {
            const asked = { rows, scope, certain, ...narrowed };
            const table = asTable(await matrix(asked));
            expect({ asked, ...table }).toEqual({ asked, ...tableOf(plain, asked) });
            if (certain) {
              expect(JSON.stringify(table)).not.toMatch(/"uncertain":[1-9]/);
            }
          }
        }
      });
    });

    test('a list of statements holds what is counted, and says how much of it is uncertain', async () => {
      const cases: { of: string; scope: Scope; certain: boolean }[] = of.flatMap((id) =>
        scopes.flatMap((scope) => [false, true].map((certain) => ({ of: id, scope, certain }))),
      );
      for (const asked of cases) {
        const reply: StatementsReply = await get('statements', {
          ...filterOf(asked.of),
          scope: asked.scope,
          certain: asked.certain || undefined,
          limit: 200,
        });
        const expected = matching(plain, asked);
        expect([asked, reply.total, reply.uncertain]).toEqual([
          asked,
          expected.length,
          expected.filter(([, sure]) => !sure).length,
        ]);
        if (expected.length <= 200) {
          const ids = reply.statements.map((item) => item.statement.id);
          expect(ids.sort()).toEqual(expected.map(([one]) => one.id).sort());
        }
      }
    });

    test('every cell of institutions opens the statements that it counts', async () => {
      for (const scope of ['office', 'members'] as const) {
        const pages = await matrix({ rows: 'institution', scope, certain: false });
        const cells = pages.flatMap((page) => page.cells).filter((_, place) => place % 7 === 0);
        for (const cell of cells) {
          const text = `institution~${cell.row}~${cell.column}`;
          const reply: StatementsReply = await get('statements', {
            cell: scope === 'members' ? `${text}~members` : text,
          });
          const counted = stances.reduce((sum, stance) => sum + cell[stance], 0);
          expect([text, reply.total, reply.uncertain]).toEqual([text, counted, cell.uncertain]);
        }
      }
    });

    test('a profile counts what its row counts, and apart from it what members also said', async () => {
      for (const id of of) {
        for (const scope of ['office', 'all'] as const) {
          for (const certain of [false, true]) {
            const page: ProfileReply = await get(`profiles/${id}`, {
              scope,
              certain: certain || undefined,
            });
            const numbers = (counts: { total: number; uncertain: number } | null) =>
              counts && [counts.total, counts.uncertain];
            const expected = (of: Scope) => {
              const found = matching(plain, { of: id, scope: of, certain });
              return [found.length, found.filter(([, sure]) => !sure).length];
            };
            expect([id, numbers(page.stances)]).toEqual([id, expected(scope)]);
            const isInstitution = id.startsWith('institution:');
            expect([id, numbers(page.membersSaid)]).toEqual([
              id,
              isInstitution ? expected('members') : null,
            ]);
            const kindOfRow: RowKind = isInstitution
              ? 'institution'
              : plain.bodies.get(id)?.kind === 'parliamentary-group'
                ? 'group'
                : 'party';
            const { cells } = tableOf(plain, { rows: kindOfRow, scope, certain, of: id });
            for (const row of page.positions) {
              const shown = [...stances.map((stance) => row[stance]), row.uncertain].join(' ');
              expect([row.node.id, shown]).toEqual([row.node.id, cells[`${id} ${row.node.id}`]]);
            }
          }
        }
      }
    });

    test('the page of an agreement counts by institution, and says whether silence is certain', async () => {
      for (const certain of [false, true]) {
        const page: AgreementReply = await get(`agreements/${agreement}`, {
          full: true,
          certain: certain || undefined,
        });
        for (const [rows, list] of [
          ['institution', page.stances.institutions],
          ['party', page.stances.parties],
          ['group', page.stances.groups],
          ['actor', page.stances.actors],
        ] as const) {
          const table = tableOf(plain, { rows, scope: 'office', certain, agreement });
          delete table.rows.none;
          const lines = list.map(({ node, total, uncertain }) => [node.id, { total, uncertain }]);
          expect(Object.fromEntries(lines)).toEqual(table.rows);
        }
        const family = familyOf(plain, agreement);
        const about = plain.statements.filter((one) =>
          one.about.some((target) => family.has(target.agreement)),
        );
        const acted = plain.acts.filter((act) => family.has(act.agreement)).map(({ who }) => who);
        const silent = [...new Set(acted)]
          .filter((who) => !about.some((one) => one.speakers.includes(who)))
          .map((who) => {
            const found = about.flatMap((one) =>
              (['party', 'group', 'institution'] as const).flatMap((rows) => {
                const sure = rowsOf(plain, one, rows, 'all', certain).get(who);
                return sure === undefined ? [] : [sure];
              }),
            );
            const isCertain = found.length === 0 || found.includes(true);
            return `${who} spoke: ${found.length > 0}, certain: ${isCertain}`;
          });
        const told = page.silent.map(
          (one) => `${one.node.id} spoke: ${one.membersSpoke}, certain: ${one.certain}`,
        );
        expect(told.sort()).toEqual(silent.sort());
      }
    });

    test('whoever could not be identified comes last, whatever the order', async () => {
      for (const sort of ['count', 'name', 'position', 'similarity']) {
        for (const scope of ['own', 'all']) {
          const { rows } = await get<StancesReply>('stances', {
            rows: 'institution',
            scope,
            sort,
            limit: 200,
          });
          const places = rows.map(({ node }) =>
            node.id === 'none' ? 2 : plain.bodies.get(node.id)?.unidentified ? 1 : 0,
          );
          expect(places).toEqual([...places].sort());
        }
      }
    });
  });

  test('what is not known of a scope is said', async () => {
    const server = await startTestServer(kind, undefined, undefined, []);
    const response = await fetch(`${server.url}/api/stances?rows=institution&scope=everyone`);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain('scope');
    await server.close();
  });
});

/** Answers that were worked out by hand from the files of the first graph. */
test('one member speaks neither for a parliament nor for the union', () => {
  expect(speaks('Member of the European Parliament', 'eu-institution')).toBe(false);
  const plain = plainOfFiles(seed);
  const of = (id: string, scope: Scope) => matching(plain, { of: id, scope, certain: false });
  expect(of('institution:european-union', 'office').length).toBe(
    of('institution:european-union', 'own').length,
  );
  expect(of('institution:european-union', 'all').length).toBeGreaterThan(50);
  const tusk = plain.statements.filter(
    (one) => one.speakers.includes('actor:donald-tusk') && (one.date ?? '') > '2024',
  );
  expect(tusk.length).toBeGreaterThan(0);
  for (const one of tusk) {
    const rows = rowsOf(plain, one, 'institution', 'all');
    expect(rows.has('institution:european-council')).toBe(false);
    expect(rows.get('institution:poland')).toBe(true);
  }
});
