/**
 * Networks of invented worlds over HTTP beside a plain reckoning of the method's own sentences: every
 * choice that goes together, dates and exclusions, defaults, isolates, nothing at all.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aggregations,
  duplicateRules,
  mixedRules,
  modes,
  normalizations,
  projections,
  refusalsOf,
} from '../../model/networks/settings.ts';
import { batchOf, cellsOf, type NetworksServer, query, serveNetworks } from '../setup/networks.ts';
import { storeKinds } from '../setup/stores.ts';

interface Said {
  id: string;
  who: string[];
  date: string;
  document: string;
  about: { what: string; stance: string }[];
}

/** Numbers from 0 to 1, the same each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A year boundary that is in one ISO week, months of two years, coarse dates, none. */
const dates =
  '2024-12-30 2025-01-02 2025-01-05 2025-01-06 2024-03-04 2025-03-05 2024-03 2024 2024-03-28'.split(
    ' ',
  );
const stances = ['support', 'support', 'oppose', 'oppose', 'mixed', 'neutral'];
const random = randomFrom(20_261_130);
const one = <Value>(list: readonly Value[]) => list[Math.floor(random() * list.length)] as Value;
const said: Said[] = Array.from({ length: 90 }, (_, at) => ({
  id: String(at).padStart(3, '0'),
  who: [...new Set([one(['ann', 'ben', 'cem', 'dee', 'eve']), ...(random() < 0.2 ? ['ann'] : [])])],
  date: random() < 0.08 ? '' : one(dates),
  document: one(['d1', 'd2', 'd3', 'd4', 'd5']),
  about: [
    { what: one(['pact', 'act', 'cap', 'dam']), stance: one(stances) },
    ...(random() < 0.25 ? [{ what: one(['pact', 'act']), stance: one(stances) }] : []),
  ],
}));

const world = batchOf(({ node, statement }) => {
  for (const { id, who, date, document, about } of said) {
    for (const name of who) node('Actor', `actor:${name}`, { name });
    for (const { what } of about) node('Agreement', `agreement:${what}`, { name: what });
    const pairs = new Map(about.map((part) => [part.what, part]));
    statement(`statement:${id}`, {
      speakers: who.map((name) => `actor:${name}`),
      date: date || null,
      document: `source:${document}`,
      about: [...pairs.values()].map(({ what, stance }) => ({
        agreement: `agreement:${what}`,
        stance,
      })),
    });
  }
});

interface Asked {
  mode: (typeof modes)[number];
  project: (typeof projections)[number];
  aggregation: (typeof aggregations)[number];
  normalization: (typeof normalizations)[number];
  duplicates: (typeof duplicateRules)[number];
  mixed: (typeof mixedRules)[number];
  from?: string | undefined;
  to?: string | undefined;
  excludeActor?: string | undefined;
  excludeSource?: string | undefined;
  minStatements: number;
}

const first = (date: string) => date.padEnd(10, '-01').slice(0, 10);
const last = (date: string) =>
  date.length === 10 ? date : date.length === 7 ? `${date}-31` : `${date}-12-31`;

/** The ISO week with its year of a day. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7));
  const year = date.getUTCFullYear();
  const days = (date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
  return `${year} week ${Math.floor(days / 7) + 1}`;
}

function unitOf({ date, document }: Said, rule: Asked['duplicates']): string {
  if (rule === 'acrossrange') return '';
  if (rule === 'document') return document;
  if (rule === 'year') return date.slice(0, 4);
  if (rule === 'month') return date.length < 7 ? date : date.slice(0, 7);
  return date.length < 10 ? date : weekOf(date);
}

/** Values by which stances are near one another: 1 and 0 for sides, 1/2 for the middle. */
const points: Record<string, number> = { support: 1, oppose: 0, middle: 0.5 };

/** By first and last day, then id; what is undated comes last. */
const placeOf = ({ date, id }: Said) => `${date ? first(date) : '9999'} ${last(date)} ${id}`;

function plainly(asked: Asked): { cells: Record<string, number>; statements: number } {
  const { mode, project, aggregation, normalization, duplicates, mixed } = asked;
  const counts = new Map<string, Map<string, Map<string, number>>>();
  const seen = new Set<string>();
  let entries: { row: string; column: string; stance: string; id: string }[] = [];
  const inTime = said
    .filter(({ date }) => {
      if (!asked.from && !asked.to) return true;
      if (!date) return false;
      return (
        (!asked.from || last(date) >= first(asked.from)) &&
        (!asked.to || first(date) <= last(asked.to))
      );
    })
    .filter(({ document }) => document !== asked.excludeSource)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  for (const statement of inTime) {
    const about = new Map(statement.about.map((part) => [part.what, part.stance]));
    for (const row of statement.who) {
      if (row === asked.excludeActor) continue;
      for (const [column, stance] of about) {
        const sided = stance === 'support' || stance === 'oppose';
        const counted =
          aggregation === 'ignore' || sided
            ? [stance]
            : mixed === 'middle'
              ? ['middle']
              : mixed === 'both' && stance === 'mixed'
                ? ['support', 'oppose']
                : [];
        for (const k of counted) {
          const key = [row, column, aggregation === 'ignore' ? '' : k];
          const repeated = [...key, unitOf(statement, duplicates)].join('|');
          if (duplicates !== 'include' && seen.has(repeated)) continue;
          seen.add(repeated);
          entries.push({ row, column, stance: k, id: statement.id });
        }
      }
    }
  }
  const of = project === 'columns' ? ('column' as const) : ('row' as const);
  const own = (name: string) => entries.filter((entry) => entry[of] === name).length;
  const rare = new Set(
    entries.map((entry) => entry[of]).filter((n) => own(n) < asked.minStatements),
  );
  entries = entries.filter((entry) => !rare.has(entry[of]));
  for (const { row, column, stance } of entries) {
    const [i, j] = project === 'columns' && mode === 'one' ? [column, row] : [row, column];
    const ofRow = counts.get(i) ?? new Map<string, Map<string, number>>();
    counts.set(i, ofRow);
    const cell = ofRow.get(j) ?? new Map<string, number>();
    ofRow.set(j, cell);
    cell.set(stance, (cell.get(stance) ?? 0) + 1);
  }
  const statements = new Set(entries.map(({ id }) => id)).size;
  const sum = (cell: Map<string, number>) => [...cell.values()].reduce((a, b) => a + b, 0);
  const active = (i: string) =>
    [...(counts.get(i)?.values() ?? [])].reduce((a, c) => a + sum(c), 0);
  const cells: Record<string, number> = {};
  const put = (key: string, above: number, below: number) => {
    if (above !== 0 && below !== 0) cells[key] = above / below;
  };
  if (mode === 'two') {
    const prominent = (j: string) => entries.filter(({ column }) => column === j).length;
    for (const [i, ofRow] of counts) {
      for (const [j, cell] of ofRow) {
        const [yes, no] = [cell.get('support') ?? 0, cell.get('oppose') ?? 0];
        const both = (yes > 0 ? 1 : 0) + (no > 0 ? 2 : 0);
        const value =
          aggregation === 'ignore' ? sum(cell) : aggregation === 'subtract' ? yes - no : both;
        const below =
          normalization === 'activity'
            ? active(i)
            : normalization === 'prominence'
              ? prominent(j)
              : 1;
        put(`${i}|${j}`, value, below);
      }
    }
    return { cells, statements };
  }
  const names = [...counts.keys()].sort();
  for (const [at, i] of names.entries()) {
    for (const other of names.slice(at + 1)) {
      let [alike, apart, products, jaccard] = [0, 0, 0, active(i) + active(other)];
      for (const [j, mine] of counts.get(i) ?? []) {
        const theirs = counts.get(other)?.get(j);
        if (!theirs) continue;
        products += sum(mine) * sum(theirs);
        for (const [k, x] of mine) {
          for (const [l, y] of theirs) {
            const distance = Math.abs((points[k] ?? 0) - (points[l] ?? 0));
            if (aggregation !== 'ignore') {
              alike += x * y * (1 - distance);
              apart += x * y * distance;
            }
            if (k === l) jaccard += x * y - x - y;
          }
        }
      }
      const weights: Record<string, number> = {
        ignore: products,
        congruence: alike,
        conflict: apart,
        subtract: alike - apart,
      };
      const below: Record<string, number> = {
        no: 1,
        average: (active(i) + active(other)) / 2,
        jaccard,
        cosine: active(i) * active(other),
      };
      put(`${i}|${other}`, weights[aggregation] ?? 0, below[normalization] ?? 1);
    }
  }
  return { cells, statements };
}

const settings = fc
  .record({
    mode: fc.constantFrom(...modes),
    project: fc.constantFrom(...projections),
    aggregation: fc.constantFrom(...aggregations),
    normalization: fc.constantFrom(...normalizations),
    duplicates: fc.constantFrom(...duplicateRules),
    mixed: fc.constantFrom(...mixedRules),
    from: fc.constantFrom(undefined, undefined, '2024-03-05', '2025', '2024-12-30'),
    to: fc.constantFrom(undefined, undefined, '2025-01-02', '2025-03-05', '2025'),
    excludeActor: fc.constantFrom(undefined, undefined, 'ben'),
    excludeSource: fc.constantFrom(undefined, undefined, 'd2'),
    minStatements: fc.constantFrom(1, 1, 4),
  })
  .filter((asked) => refusalsOf(asked).length === 0)
  .filter(({ from, to }) => !from || !to || first(from) <= last(to));

describe.each(storeKinds)('networks of an invented world on the %s store', (kind) => {
  let server: NetworksServer;
  beforeAll(async () => {
    server = await serveNetworks(kind, world);
  });
  afterAll(() => server.close());

  const parametersOf = ({ excludeActor, excludeSource, ...asked }: Asked) =>
    Object.fromEntries(
      Object.entries({
        ...asked,
        excludeActor: excludeActor && `actor:${excludeActor}`,
        excludeSource: excludeSource && `source:${excludeSource}`,
      }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;

  test('weigh what the sentences of the method say', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(settings, async (asked) => {
        const { networks } = await server.networks(parametersOf(asked));
        const plain = plainly(asked);
        const cells = cellsOf(networks[0]);
        expect(Object.keys(cells).sort()).toEqual(Object.keys(plain.cells).sort());
        for (const [cell, weight] of Object.entries(plain.cells)) {
          expect(Math.abs((cells[cell] ?? 0) - weight), cell).toBeLessThan(1e-9);
          compared += 1;
        }
        expect(networks[0]?.statements).toBe(plain.statements);
      }),
      { numRuns: 250, seed: 7 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  test('without parameters the network is the one that the documentation names', async () => {
    const usual: Asked = {
      ...{ mode: 'one', project: 'rows', aggregation: 'subtract', normalization: 'average' },
      ...{ duplicates: 'document', mixed: 'leave', minStatements: 1 },
    };
    const { settings: told, networks } = await server.networks({});
    expect(told).toMatchObject({ ...usual, rows: 'actor', isolates: false, window: 'no' });
    expect(cellsOf(networks[0])).toEqual(
      cellsOf((await server.networks({ ...usual } as never)).networks[0]),
    );
    const two = await server.networks({ mode: 'two' });
    expect(two.settings).toMatchObject({ aggregation: 'subtract', normalization: 'no' });
  });

  test('nothing that matches is a network without nodes; isolates have no edge', async () => {
    const { networks } = await server.networks({ from: '1999', to: '1999-12' });
    expect(networks).toMatchObject([{ nodes: [], edges: [], statements: 0 }]);
    const only = { agreement: 'agreement:dam', stance: 'support', rows: 'actor', minStatements: 3 };
    const [some] = (await server.networks(only)).networks;
    const [all] = (await server.networks({ ...only, isolates: true })).networks;
    const names = ['ann', 'ben', 'cem', 'dee', 'eve'];
    expect(all?.nodes.map(({ node }) => node.properties.name)).toEqual(names);
    expect(some?.nodes.length).toBeLessThan(names.length);
    expect(all?.edges).toEqual(some?.edges);
    const lone = all?.nodes.filter(({ statements }) => statements === 0) ?? [];
    expect(lone).toHaveLength(names.length - (some?.nodes.length ?? 0));
  });

  test.each([
    [{ mode: 'two', aggregation: 'congruence' }, 'aggregation'],
    [{ mode: 'one', aggregation: 'combine' }, 'aggregation'],
    [{ mode: 'one', normalization: 'activity' }, 'normalization'],
    [{ mode: 'two', normalization: 'cosine' }, 'normalization'],
    [{ mode: 'two', aggregation: 'combine', normalization: 'prominence' }, 'normalization'],
  ])('%o is refused with its reason, not replaced', async (asked, path) => {
    const reply = await server.ask(`/networks?${query(asked)}`);
    expect(reply.status).toBe(400);
    const { errors } = await reply.json();
    expect(errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});
