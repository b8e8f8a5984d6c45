/**
 * What capacity.test.ts counts again in matrices, lists and pages, counted again everywhere else:
 * the timeline, changes of position and networks, each within what a party or an institution said,
 * for each scope, with and without unknown dates of office or membership.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { networksRequest } from '../../model/schemas/networks.ts';
import { changesRequest, timelineRequest } from '../../model/schemas/positions.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import {
  matching,
  type Plain,
  plainOfFiles,
  rowsOf,
  type Scope,
  stances,
} from './plain-capacity.ts';

const folders = ['seed/asylum-optout', 'test/fixtures/synthetic'];
const scopes: Scope[] = ['own', 'office', 'all'];
type Said = ReturnType<typeof matching>;

const opening = (date: string) => (date + '-01-01'.slice(date.length === 4 ? 0 : 3)).slice(0, 10);
const closing = (date: string) => (date + '-12-31'.slice(date.length === 4 ? 0 : 3)).slice(0, 10);

/** `support oppose mixed neutral, total, uncertain`: a statement counts once a stance. */
function numbersOf(said: Said): number[] {
  const by = stances.map(
    (stance) => said.filter(([one]) => one.about.some((about) => about.stance === stance)).length,
  );
  return [...by, said.length, said.filter(([, sure]) => !sure).length];
}

/** Pairs of neighbours in time by one speaker on one agreement, one for and one against. */
function changesIn(plain: Plain, later: ReadonlySet<string>): string[] {
  const pairs: string[] = [];
  const lines = new Map<string, [string, string, string][]>();
  for (const one of plain.statements) {
    for (const speaker of one.speakers) {
      for (const { agreement, stance } of one.about) {
        if (!one.date || !['support', 'oppose'].includes(stance)) continue;
        const line = lines.get(`${speaker} ${agreement}`) ?? [];
        lines.set(`${speaker} ${agreement}`, [...line, [one.date, one.id, stance]]);
      }
    }
  }
  const key = ([date, id]: [string, string, string]) => `${opening(date)} ${closing(date)} ${id}`;
  for (const [of, line] of lines) {
    line.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    for (const [at, after] of line.entries()) {
      const before = line[at - 1];
      if (!before || before[2] === after[2] || !later.has(after[1])) continue;
      if (opening(before[0]) === opening(after[0]) && closing(before[0]) === closing(after[0]))
        continue;
      pairs.push(`${of} ${before[1]} ${after[1]}`);
    }
  }
  return pairs.sort();
}

describe.each(storeKinds)('numbers elsewhere on the %s store', (kind) => {
  describe.each(folders)('of %s', (folder) => {
    let opened: TestStore;
    let plain: Plain;
    /** Every body that somebody spoke for, each with each scope, and everything. */
    let asked: { of?: string; scope: Scope; certain: boolean }[];
    beforeAll(async () => {
      opened = await openTestStore(kind, folder);
      plain = plainOfFiles(folder);
      const bodies = [...plain.bodies.keys()].filter((id) => /^(party|institution):/.test(id));
      const spoke = bodies.filter(
        (of) => matching(plain, { of, scope: 'all', certain: false }).length > 0,
      );
      asked = [
        { scope: 'office', certain: false },
        ...spoke.flatMap((of) =>
          (of.startsWith('party:') ? (['office'] as const) : scopes).flatMap((scope) =>
            [false, true].map((certain) => ({ of, scope, certain })),
          ),
        ),
      ];
      expect(asked.length).toBeGreaterThan(5);
    });
    afterAll(() => opened?.close());

    const filterOf = (of: string | undefined) =>
      of === undefined ? {} : { [of.startsWith('party:') ? 'party' : 'institution']: of };

    test('the timeline', async () => {
      for (const one of asked) {
        const { of, scope, certain } = one;
        const said = matching(plain, one);
        for (const bin of ['month', 'year'] as const) {
          const reply = await questions.timeline(
            opened.store,
            timelineRequest.parse({ ...filterOf(of), scope, certain: `${certain}`, bin }),
          );
          const told = reply.bins.map((here) => [
            here.bin,
            ...stances.map((stance) => here[stance]),
            here.total,
            here.uncertainCapacity,
          ]);
          const names = said.flatMap(([{ date }]) =>
            date ? opening(date).slice(0, bin === 'year' ? 4 : 7) : [],
          );
          const expected = [...new Set(names)]
            .sort()
            .map((name) => [
              name,
              ...numbersOf(said.filter(([{ date }]) => date && opening(date).startsWith(name))),
            ]);
          expect({ one, told }).toEqual({ one, told: expected });
          const undated = said.filter(([{ date }]) => !date).length;
          expect([reply.total, reply.undated.total, reply.uncertainCapacity]).toEqual([
            said.length,
            undated,
            said.filter(([, sure]) => !sure).length,
          ]);
          const later = new Set(said.map(([{ id }]) => id));
          expect([one, reply.changesTotal]).toEqual([one, changesIn(plain, later).length]);
        }
      }
    });

    test('changes of position', async () => {
      for (const one of asked) {
        const reply = await questions.changes(
          opened.store,
          changesRequest.parse({
            ...filterOf(one.of),
            institutionScope: one.scope,
            certain: `${one.certain}`,
            kind: 'change',
            limit: 200,
          }),
        );
        const told = reply.changes.map(
          (each) =>
            `${each.speaker.id} ${each.agreement.id} ${each.before.statement.id} ${each.after.statement.id}`,
        );
        const later = new Set(matching(plain, one).map(([{ id }]) => id));
        const expected = changesIn(plain, later);
        expect({ one, told: told.sort(), total: reply.total }).toEqual({
          one,
          told: expected,
          total: expected.length,
        });
      }
    });

    test('the nodes of networks', async () => {
      for (const rows of ['party', 'institution'] as const) {
        for (const scope of rows === 'party' ? (['office'] as const) : scopes) {
          for (const certain of [false, true]) {
            const { networks } = await questions.networks(
              opened.store,
              networksRequest.parse({
                ...{ rows, scope, certain: `${certain}`, mode: 'two', aggregation: 'ignore' },
                ...{ duplicates: 'include', mixed: 'both', isolates: 'true', limit: 5000 },
              }),
            );
            const told = (networks[0]?.nodes ?? [])
              .filter(({ side, statements }) => side === 'row' && statements > 0)
              .map(({ node, statements, uncertain }) => `${node.id} ${statements} ${uncertain}`);
            const counts = new Map<string, [number, number]>();
            for (const one of plain.statements) {
              for (const [row, sure] of rowsOf(plain, one, rows, scope, certain)) {
                if (row === 'none') continue;
                const [all, unsure] = counts.get(row) ?? [0, 0];
                // What is said of two agreements counts for each.
                const about = one.about.length;
                counts.set(row, [all + about, unsure + (sure ? 0 : about)]);
              }
            }
            const expected = [...counts].map(([row, [all, unsure]]) => `${row} ${all} ${unsure}`);
            expect({ rows, scope, certain, told: told.sort() }).toEqual({
              ...{ rows, scope, certain },
              told: expected.sort(),
            });
          }
        }
      }
    });

    test('the page of every party and institution', async () => {
      for (const { of, scope, certain } of asked) {
        if (!of) continue;
        const page = await questions.profile(opened.store, { id: of, scope, certain, full: false });
        const { total, uncertain, ...by } = page.stances;
        const told = [...stances.map((stance) => by[stance]), total, uncertain];
        const said = matching(plain, { of, scope, certain });
        expect([of, scope, certain, told]).toEqual([of, scope, certain, numbersOf(said)]);
        expect([of, page.statements.total]).toEqual([of, said.length]);
      }
    });
  });
});
