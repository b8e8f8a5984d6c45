/**
 * The votes of a whole congress: every row that names somebody or something that is nowhere is told, and
 * nothing is invented. It runs where the samples are.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportFile } from '../../server/imports/formats/format.ts';
import { planned, type Workplace, workplace } from '../setup/imports.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

const folder = '../shared/data/import-samples/csv/us-congress-legisgraph';
const isThere = existsSync(folder);
const types: Record<string, string> = {
  Yea: 'VOTED_FOR',
  Aye: 'VOTED_FOR',
  Nay: 'VOTED_AGAINST',
  No: 'VOTED_AGAINST',
  Present: 'ABSTAINED',
};

const fileOf = (name: string): ImportFile => {
  const path = join(folder, name);
  return { name, path, size: statSync(path).size };
};
const rowsOf = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, name)), { columns: true, bom: true });

describe.runIf(isThere)('the votes of the 114th congress', () => {
  let work: Workplace;
  let opened: TestStore;
  beforeAll(async () => {
    work = await workplace();
    opened = await openTestStore('embedded');
  });
  afterAll(async () => {
    await opened?.close();
    await work?.remove();
  });

  test('are all there, but for rows that name nobody; each of these is told', async () => {
    const members = new Set(rowsOf('legislators-current.csv').map(({ bioguideID }) => bioguideID));
    const bills = new Set(rowsOf('bills.csv').map(({ billID }) => billID));
    const votes = rowsOf('votes.csv');
    expect(votes).toHaveLength(143_376);
    const unresolved = new Set<string>();
    const recorded = new Map<string, Set<string>>();
    for (const [at, { bioguideID = '', billID = '', vote = '' }] of votes.entries()) {
      if (!members.has(bioguideID) || !bills.has(billID)) unresolved.add(`votes.csv:${at + 2}`);
      else if (types[vote]) {
        const known = recorded.get(types[vote]) ?? new Set();
        recorded.set(types[vote], known.add(`${bioguideID} ${billID}`));
      }
    }
    const files = ['legislators-current.csv', 'bills.csv', 'votes.csv'].map(fileOf);
    const one = await planned(opened.store, work, files, { skipInvalid: true });
    const told = new Set<string>();
    for (const issues of [one.staged?.issues, one.planned?.issues]) {
      for await (const lines of issues?.lines.read() ?? []) {
        for (const { kind, place } of lines) if (kind === 'problem') told.add(place);
      }
    }
    expect([...told].sort()).toEqual([...unresolved].sort());
    expect(one.suggestions()).toEqual([]);
    const applied = await one.apply();
    await one.close();
    expect(applied.created).toMatchObject({
      Actor: members.size,
      Agreement: bills.size,
      ...Object.fromEntries([...recorded].map(([type, pairs]) => [type, pairs.size])),
    });
    expect(Object.keys(applied.created).sort()).not.toContain('Statement');
  }, 600_000);
});
