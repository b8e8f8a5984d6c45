/**
 * Positions, counted twice: by the store's questions and by a plain program here that reads the
 * dossier's own files and shares no code with them.
 */

import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  changesRequest,
  type StancesReply,
  stancesRequest,
  timelineRequest,
} from '../../model/schemas/positions.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import { stanceNames } from '../../model/vocabulary/stances.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import { readFacts, readFixture, type Statement, type Term, type Told } from './told.ts';

/* The plain program. A date text is widened to the texts of its first and last day. */
const opening = (date: string) => (date + '-01-01'.slice(date.length === 4 ? 0 : 3)).slice(0, 10);
const closing = (date: string) => (date + '-12-31'.slice(date.length === 4 ? 0 : 3)).slice(0, 10);

function during(term: Term, date: string | null | undefined): boolean {
  if (!date) return true;
  if (term.from && opening(term.from) > closing(date)) return false;
  return !(term.to && closing(term.to) < opening(date));
}

function around(start: string, date: string | null | undefined, terms: Term[]): string[] {
  const found = [start];
  for (let at = 0; at < found.length; at += 1) {
    for (const term of terms) {
      if (term.who === found[at] && during(term, date) && !found.includes(term.body)) {
        found.push(term.body);
      }
    }
  }
  return found;
}

function rowsOf(told: Told, one: Statement, kind: string): string[] {
  const rows = one.speakers.flatMap((speaker) => {
    if (kind === 'actor') return speaker.startsWith('actor:') ? [speaker] : ['none'];
    const terms = [...(kind === 'institution' ? told.offices : told.memberships), ...told.parts];
    const prefix = kind === 'institution' ? 'institution:' : 'party:';
    const bodies = around(speaker, one.date, terms).filter(
      (body) =>
        body.startsWith(prefix) &&
        (kind === 'institution' || told.groups.has(body) === (kind === 'group')),
    );
    return bodies.length > 0 ? bodies : ['none'];
  });
  return [...new Set(rows)];
}

function partsOf(told: Told, agreement: string): string[] {
  return told.agreements.filter((one) => around(one, null, told.parts).includes(agreement));
}

function countCells(told: Told, kind: string, within: string[] | null): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of told.statements) {
    for (const row of rowsOf(told, one, kind)) {
      for (const { agreement, stance } of one.about) {
        if (within && !within.includes(agreement)) continue;
        const key = `${row} ${agreement} ${stance}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
    }
  }
  return counts;
}

function changePairs(told: Told): string[] {
  const pairs: string[] = [];
  for (const speaker of new Set(told.statements.flatMap((one) => one.speakers))) {
    for (const agreement of told.agreements) {
      const said = told.statements
        .filter((one) => one.date && one.speakers.includes(speaker))
        .flatMap((one) =>
          one.about
            .filter((about) => about.agreement === agreement)
            .filter(({ stance }) => stance === 'support' || stance === 'oppose')
            .map(({ stance }) => ({ id: one.id, date: one.date ?? '', stance })),
        )
        .sort((a, b) =>
          [opening(a.date), closing(a.date), a.id] < [opening(b.date), closing(b.date), b.id]
            ? -1
            : 1,
        );
      for (let at = 1; at < said.length; at += 1) {
        const [before, after] = [said[at - 1], said[at]];
        if (before && after && before.stance !== after.stance) {
          pairs.push(`${speaker} ${agreement} ${before.id} ${after.id}`);
        }
      }
    }
  }
  return pairs.sort();
}

function silentOn(told: Told, agreement: string): string[] {
  const family = [agreement, ...partsOf(told, agreement)];
  const spoke = told.statements
    .filter((one) => one.about.some((about) => family.includes(about.agreement)))
    .flatMap((one) => one.speakers);
  const acted = told.acts.filter((act) => family.includes(act.agreement)).map((act) => act.who);
  return [...new Set(acted)].filter((who) => !spoke.includes(who)).sort();
}

function cellsOf(reply: StancesReply): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { row, column, ...cell } of reply.cells) {
    for (const stance of stanceNames) {
      if (cell[stance] > 0) counts[`${row} ${column} ${stance}`] = cell[stance];
    }
  }
  return counts;
}

const facts = '../shared/data/asylum-optout/facts.jsonl';
const graphs = [
  {
    name: 'an invented country',
    folder: 'test/fixtures/synthetic',
    told: () => readFixture('test/fixtures/synthetic'),
    there: true,
  },
  {
    name: 'the facts of the seed',
    folder: 'seed/asylum-optout',
    told: () => readFacts(facts),
    there: existsSync(facts),
  },
];

for (const graph of graphs) {
  describe.skipIf(!graph.there).each(storeKinds)(`${graph.name} on the %s store`, (kind) => {
    let opened: TestStore;
    let told: Told;
    beforeAll(async () => {
      told = graph.told();
      opened = await openTestStore(kind, graph.folder);
    });
    afterAll(() => opened?.close());

    test('statements per agreement, its parts included', async () => {
      for (const agreement of told.agreements) {
        const family = [agreement, ...partsOf(told, agreement)];
        const expected = told.statements
          .filter((one) => one.about.some((about) => family.includes(about.agreement)))
          .map((one) => one.id)
          .sort();
        const reply = await questions.statements(
          opened.store,
          statementsRequest.parse({ agreement, limit: 200 }),
        );
        expect(reply.statements.map((one) => one.statement.id).sort()).toEqual(expected);
        expect(reply.total).toBe(expected.length);
      }
    });

    test.each([
      ['actor', {}],
      ['party', {}],
      ['group', { rows: 'party', groups: true }],
      ['institution', { scope: 'all' }],
    ])('counts by stance of every %s and agreement, as of the day', async (rows, more) => {
      const reply = await questions.stanceCells(
        opened.store,
        stancesRequest.parse({ rows, limit: 200, ...more }),
      );
      expect(cellsOf(reply)).toEqual(countCells(told, rows, null));
      expect(reply.total).toBe(told.statements.length);
      expect(reply.next).toBeNull();
      for (const row of reply.rows) {
        const own = told.statements.filter((one) => rowsOf(told, one, rows).includes(row.node.id));
        expect([row.node.id, row.total]).toEqual([row.node.id, own.length]);
      }
    });

    test('the columns of one agreement are itself and its parts', async () => {
      for (const agreement of told.agreements) {
        const reply = await questions.stanceCells(
          opened.store,
          stancesRequest.parse({ rows: 'party', agreement, limit: 200 }),
        );
        const family = [agreement, ...partsOf(told, agreement)];
        expect(cellsOf(reply)).toEqual(countCells(told, 'party', family));
      }
    });

    test('changes of position, each with its marked cell', async () => {
      const { changes, total } = await questions.changes(
        opened.store,
        changesRequest.parse({ limit: 200 }),
      );
      const found = changes.map(
        (one) =>
          `${one.speaker.id} ${one.agreement.id} ${one.before.statement.id} ${one.after.statement.id}`,
      );
      expect(found.sort()).toEqual(changePairs(told));
      expect(total).toBe(found.length);
      const { cells } = await questions.stanceCells(
        opened.store,
        stancesRequest.parse({ rows: 'actor', limit: 200 }),
      );
      const marked = cells
        .filter((cell) => cell.changed)
        .map((cell) => `${cell.row} ${cell.column}`);
      const expected = changes
        .filter(({ kind, speaker }) => kind === 'change' && speaker.labels.includes('Actor'))
        .map((one) => `${one.speaker.id} ${one.agreement.id}`);
      expect(marked.sort()).toEqual([...new Set(expected)].sort());
    });

    test('who is silent on every agreement, and who answered whom', async () => {
      for (const agreement of told.agreements) {
        const page = await questions.agreement(opened.store, { id: agreement, full: true });
        expect(page.silent.map((one) => one.node.id).sort()).toEqual(silentOn(told, agreement));
        const family = [agreement, ...partsOf(told, agreement)];
        const about = new Set(
          told.statements
            .filter((one) => one.about.some((about) => family.includes(about.agreement)))
            .map((one) => one.id),
        );
        const replies = told.statements.flatMap((one) =>
          one.respondsTo
            .filter((other) => about.has(one.id) || about.has(other))
            .map((other) => `${one.id} ${other}`),
        );
        const pairs = page.replies.map((reply) => `${reply.from} ${reply.to}`);
        expect(pairs.sort()).toEqual(replies.sort());
        expect(page.repliesTotal).toBe(replies.length);
      }
    });

    test('the timeline counts every statement once', async () => {
      for (const bin of ['day', 'week', 'month', 'year'] as const) {
        const reply = await questions.timeline(opened.store, timelineRequest.parse({ bin }));
        const dated = reply.bins.reduce((sum, one) => sum + one.total, 0);
        expect(dated + reply.undated.total).toBe(told.statements.length);
        for (const one of reply.bins) {
          const inBin = told.statements.filter(
            ({ date }) => date && opening(date) >= one.from && opening(date) <= one.to,
          );
          expect([one.bin, one.total]).toEqual([one.bin, inBin.length]);
        }
      }
    });
  });
}
