/**
 * A cell of a table of stances opens the very statements that it counts, whatever filters are set;
 * a page as of a day knows nothing later; words of members stand beside what their body did.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rangeOf } from '../../model/dates.ts';
import { pageRequest } from '../../model/schemas/pages.ts';
import { stancesRequest } from '../../model/schemas/positions.ts';
import {
  type StatementFilters,
  type StatementItem,
  statementsRequest,
} from '../../model/schemas/statements.ts';
import { stanceNames } from '../../model/vocabulary/labels.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const pact = 'agreement:pact';
const filters: Partial<Record<keyof StatementFilters, string | string[]>>[] = [
  {},
  { party: 'party:pvv' },
  { institution: 'institution:european-union', scope: 'all', kind: 'quote' },
  { institution: 'institution:european-council', certain: 'true' },
  { agreement: pact, from: '2024-04', to: '2025' },
  { stance: 'oppose', verified: 'true', asOf: '2024-09-30' },
  { country: 'NL', speaker: ['actor:geert-wilders', 'actor:marjolein-faber'] },
];
const rowKinds = ['actor', 'party', 'group', 'institution'] as const;

const firstDay = (item: StatementItem) => rangeOf(String(item.statement.properties.date))?.first;

describe.each(storeKinds)('cells and days on the %s store', (kind) => {
  let opened: TestStore;
  let all: StatementItem[];
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
    all = await listed({});
  });
  afterAll(() => opened?.close());

  const listed = async (query: Record<string, unknown>) => {
    const found: StatementItem[] = [];
    let cursor: string | undefined;
    do {
      const page = await questions.statements(
        opened.store,
        statementsRequest.parse({ ...query, limit: 200, cursor }),
      );
      found.push(...page.statements);
      cursor = page.next ?? undefined;
    } while (cursor);
    return found;
  };
  const idsOf = (items: StatementItem[]) => items.map((item) => item.statement.id).sort();

  test.each(filters)('a cell holds what it counts, filtered by %j', async (filter) => {
    const matching = new Set(idsOf(await listed(filter)));
    for (const rows of rowKinds) {
      const { cells } = await questions.stanceCells(
        opened.store,
        stancesRequest.parse({
          ...filter,
          rows: rows === 'group' ? 'party' : rows,
          groups: rows === 'group',
          limit: 200,
        }),
      );
      for (const cell of cells.slice(0, 40)) {
        const items = await listed({ ...filter, cell: `${rows}~${cell.row}~${cell.column}` });
        const counts = stanceNames.map(
          (stance) =>
            items.filter((item) =>
              item.about.some(
                (about) => about.agreement.id === cell.column && about.stance === stance,
              ),
            ).length,
        );
        const name = `${rows} ${cell.row} ${cell.column}`;
        expect([name, ...counts]).toEqual([name, ...stanceNames.map((stance) => cell[stance])]);
        expect(idsOf(items).filter((id) => !matching.has(id))).toEqual([]);
      }
    }
  });

  test('under whole agreements, a cell with its parts holds what is counted there', async () => {
    const { cells } = await questions.stanceCells(
      opened.store,
      stancesRequest.parse({ rows: 'party', fold: 'whole', agreement: pact, limit: 200 }),
    );
    expect(cells.length).toBeGreaterThan(5);
    for (const { row, column, support, oppose } of cells) {
      const items = await listed({ agreement: pact, cell: `party~${row}~${column}~parts` });
      const of = (stance: string) =>
        items.filter((item) => item.about.some((about) => about.stance === stance)).length;
      // What also speaks of another agreement may take another stance there.
      expect(of('support')).toBeGreaterThanOrEqual(support);
      expect(of('oppose')).toBeGreaterThanOrEqual(oppose);
    }
  });

  test('the page of an agreement as of a day knows nothing later', async () => {
    const asOf = '2024-09-18';
    const page = await questions.agreement(opened.store, pageRequest.parse({ id: pact, asOf }));
    const whole = await questions.agreement(opened.store, pageRequest.parse({ id: pact }));
    const family = new Set([pact, ...whole.parts.map((part) => part.node.id)]);
    const early = all.filter(
      (item) =>
        item.about.some((about) => family.has(about.agreement.id)) &&
        (firstDay(item) ?? '9999') <= asOf,
    );
    expect(page.stances.all.total).toBe(early.length);
    expect(page.stances.all.total).toBeLessThan(whole.stances.all.total);
    const parts = whole.parts.map((part) => part.node.id);
    expect(parts).toEqual([...parts].sort());
    const days = [
      ...page.acts.map((act) => act.date),
      ...page.strips.flatMap((strip) => [...strip.acts, ...strip.words].map((one) => one.date)),
      ...page.threads.flatMap((thread) =>
        thread.statements.map((item) => String(item.statement.properties.date)),
      ),
    ].filter((date) => date !== null);
    expect(days.filter((date) => (rangeOf(date)?.first ?? '') > asOf)).toEqual([]);
    expect(whole.acts.length).toBeGreaterThan(page.acts.length);
    expect(page.acts.some((act) => act.date === null)).toBe(true);
  });

  test('the page of a speaker as of a day counts what was said by then', async () => {
    const id = 'actor:geert-wilders';
    const asOf = '2024-12';
    const page = await questions.profile(opened.store, pageRequest.parse({ id, asOf }));
    const own = all.filter(
      (item) =>
        item.speakers.some((speaker) => speaker.node.id === id) &&
        (firstDay(item) ?? '9999') <= '2024-12-31',
    );
    expect(page.stances.total).toBe(own.length);
    expect(page.changes.total).toBe(0);
    const whole = await questions.profile(opened.store, pageRequest.parse({ id }));
    expect(whole.changes.total).toBeGreaterThan(0);
  });

  test('beside what a body did stand its own words and those of its members', async () => {
    const { strips, silent } = await questions.agreement(
      opened.store,
      pageRequest.parse({ id: pact, full: true }),
    );
    const acted = strips.filter((strip) => strip.acts.length > 0);
    expect(acted.length).toBeGreaterThan(10);
    for (const { entity, total, membersTotal } of acted) {
      const own = await listed({ speaker: entity.id, agreement: pact });
      expect([entity.id, total]).toEqual([entity.id, own.length]);
      const filter = { Party: 'party', Institution: 'institution' }[entity.labels[0] ?? ''];
      const ofAll = filter
        ? await listed({ [filter]: entity.id, agreement: pact, scope: 'all' })
        : own;
      expect([entity.id, membersTotal]).toEqual([entity.id, ofAll.length - own.length]);
    }
    for (const { node, membersSpoke } of silent) {
      const strip = acted.find((one) => one.entity.id === node.id);
      expect([node.id, strip?.total]).toEqual([node.id, 0]);
      expect([node.id, membersSpoke]).toEqual([node.id, (strip?.membersTotal ?? 0) > 0]);
    }
  });
});
