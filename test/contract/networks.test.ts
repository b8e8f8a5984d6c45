/**
 * Weights worked out by hand and by Discourse Network Analyzer itself, cell by cell, through the API.
 * A few of the worked examples lie in the project; all of them are tried where their file is there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphBatch } from '../../server/store/batch.ts';
import fixture from '../fixtures/networks.json' with { type: 'json' };
import {
  batchOf,
  cellsOf,
  fraction,
  type NetworksServer,
  serveNetworks,
} from '../setup/networks.ts';
import { storeKinds } from '../setup/stores.ts';

type Cells = Record<string, Record<string, string>>;
type Told = (string | number)[][];
interface Example {
  statements?: Told;
  facts?: Fact[];
  counted?: Record<string, number>;
  withoutRow?: Record<string, number>;
  two: Cells;
  one: Cells;
}
interface Fact {
  type: string;
  id: string;
  name?: string;
  part_of?: string;
  actor?: string;
  party?: string;
  institution?: string;
  from?: string | null;
  to?: string | null;
  speaker?: string;
  co_speakers?: string[];
  date?: string | null;
  source?: string;
  about?: { agreement: string; stance: string }[];
}

const file = '../shared/data/networks-examples.json';
const there = existsSync(file);

function examples(): { name: string; example: Example }[] {
  const whole: Record<string, Example & { without_row?: Record<string, number> }> = there
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {};
  return [
    ...Object.entries(fixture as unknown as Record<string, Example>),
    ...Object.entries(whole),
  ].map(([name, example]) => ({ name, example }));
}

const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');

function worldOf({ statements, facts }: Example): GraphBatch {
  if (facts) return worldOfFacts(facts);
  return batchOf(({ node, statement }) => {
    for (const [at, [who, what, stance, date, document]] of (statements ?? []).entries()) {
      const speaker = node('Actor', `actor:${slug(String(who))}`, { name: String(who) });
      const agreement = node('Agreement', `agreement:${slug(String(what))}`, {
        name: String(what),
      });
      statement(`statement:${String(at).padStart(3, '0')}`, {
        speakers: [speaker],
        date: String(date),
        document: `source:d${document}`,
        about: [{ agreement, stance: stance === 1 ? 'support' : 'oppose' }],
      });
    }
  });
}

function worldOfFacts(facts: Fact[]): GraphBatch {
  const kinds: Record<string, string> = {
    a: 'actor',
    p: 'party',
    i: 'institution',
    g: 'agreement',
  };
  const id = (short = '') => short.replace(/^[apig](?=:)/, (kind) => kinds[kind] ?? kind);
  return batchOf(({ node, join, statement }) => {
    for (const fact of facts) {
      const name = { name: fact.name };
      const term = { from: fact.from ?? undefined, to: fact.to ?? undefined };
      if (fact.type === 'actor') node('Actor', id(fact.id), name);
      if (fact.type === 'party') node('Party', id(fact.id), { ...name, kind: 'national-party' });
      if (fact.type === 'institution') node('Institution', id(fact.id), name);
      if (fact.type === 'agreement') node('Agreement', id(fact.id), name);
      if (fact.part_of) join('PART_OF', id(fact.id), id(fact.part_of));
      if (fact.type === 'membership') {
        join('MEMBER_OF', id(fact.actor), id(fact.party), term, `||${fact.from ?? ''}`);
      }
      if (fact.type === 'office') {
        const role = { role: 'Minister', ...term };
        join('HOLDS_OFFICE', id(fact.actor), id(fact.institution), role, `|minister|${fact.from}`);
      }
      if (fact.type !== 'statement') continue;
      statement(`statement:${fact.id}`, {
        speakers: [fact.speaker, ...(fact.co_speakers ?? [])].map((one) => id(one)),
        date: fact.date ?? null,
        document: `source:${fact.source}`,
        about: (fact.about ?? []).map((one) => ({ ...one, agreement: id(one.agreement) })),
      });
    }
  });
}

/** The settings that a key of the examples stands for. */
function settingsOf(mode: string, key: string): Record<string, string> {
  const parts = key.split('|');
  if (parts.length === 3) {
    const [aggregation = '', normalization = '', duplicates = ''] = parts;
    return { mode, aggregation, normalization, duplicates };
  }
  const [rows = '', fold = '', aggregation = '', normalization = '', mixed = ''] = parts;
  return { mode, rows, fold, aggregation, normalization, mixed, duplicates: 'include' };
}

function same(found: Record<string, number>, expected: Record<string, string>, what: string): void {
  expect(Object.keys(found).sort(), what).toEqual(Object.keys(expected).sort());
  for (const [cell, value] of Object.entries(expected)) {
    expect(Math.abs((found[cell] ?? 0) - fraction(value)), `${what} ${cell}`).toBeLessThan(1e-9);
  }
}

describe.each(storeKinds)('networks on the %s store', (kind) => {
  describe.each(examples())('$name', ({ example }) => {
    let server: NetworksServer;
    beforeAll(async () => {
      server = await serveNetworks(kind, worldOf(example));
    });
    afterAll(() => server.close());

    test.each(['two', 'one'] as const)('every cell of the %s-mode networks', async (mode) => {
      expect(Object.keys(example[mode]).length).toBeGreaterThan(0);
      for (const [key, cells] of Object.entries(example[mode])) {
        const reply = await server.networks(settingsOf(mode, key));
        const expected = Object.fromEntries(
          Object.entries(cells).filter(([, value]) => fraction(value) !== 0),
        );
        same(cellsOf(reply.networks[0]), expected, key);
      }
    });

    test('how many statements are counted', async () => {
      const counted = Object.entries(example.counted ?? {});
      const withoutRow = Object.entries(example.withoutRow ?? {});
      expect.hasAssertions();
      for (const [key, count] of counted) {
        const [rule = '', duplicates = ''] = key.split('|');
        const aggregation = rule === 'mention' ? 'ignore' : 'congruence';
        const reply = await server.networks({ aggregation, duplicates });
        expect(reply.networks[0]?.statements, key).toBe(count);
        expect(reply.leftOut.duplicates, key).toBe(reply.selected - count);
      }
      for (const [rows, count] of withoutRow) {
        expect((await server.networks({ rows })).leftOut.withoutRow, rows).toBe(count);
      }
      if (counted.length + withoutRow.length === 0) {
        expect((await server.networks({})).selected).toBeGreaterThan(0);
      }
    });
  });

  test.skipIf(there)('all worked examples: their file is not there', () => {
    expect(there).toBe(false);
  });
});
