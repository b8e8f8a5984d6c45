/**
 * Tables, dossiers and studies that are damaged, and archives that are hostile, go through the whole import:
 * each is compared to its end or refused with a sentence, and the store is as it was. What other formats
 * make of damage is in test/formats/damaged.test.ts.
 */
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StancegraphError } from '../../server/errors.ts';
import { exportGraph } from '../../server/exports/graph.ts';
import { exportedAs } from '../setup/exported.ts';
import { graphText, planned, type Workplace, workplace } from '../setup/imports.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';
import { workbook } from '../setup/workbook.ts';

let opened: TestStore;
let work: Workplace;
beforeAll(async () => {
  opened = await openTestStore('embedded', 'test/fixtures/synthetic');
  work = await workplace();
});
afterAll(async () => {
  await opened?.close();
  await work?.remove();
});

const rows = [
  ['Speaker', 'Agreement', 'Stance', 'Date', 'Words'],
  ['Anna Ärendt', 'Dam law', 'for', '2024-03-01', 'The dam protects us.'],
  ['Bo Berg', 'Dam law', 'against', '2024-03-02', 'Nobody needs it.'],
  ['Cleo Cohen', 'Toll treaty', 'neutral', '2024-05', 'We will read it.'],
];
const csv = rows.map((row) => row.join(',')).join('\n');

/** The same numbers every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

type Damage = (bytes: Buffer, random: () => number) => Buffer;
const damages: readonly Damage[] = [
  (bytes, random) => bytes.subarray(0, Math.floor(bytes.length * random())),
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 0; n < 8; n += 1)
      copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
    return copy;
  },
  (bytes, random) => {
    const from = Math.floor(random() * bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + random() * 100)]);
  },
  (bytes) => Buffer.from(`\uFEFF${bytes.toString('utf8')}`, 'utf16le'),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
  (bytes) => Buffer.concat([bytes, Buffer.alloc(50)]),
  () => Buffer.alloc(0),
];

/** What comes of it; anything but a plan or a refusal is a fault. */
async function outcome(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const one = await planned(opened.store, work, [await work.file(name, bytes)]);
    await one.close();
    return one.isReady() ? 'ready' : 'problems';
  } catch (error) {
    if (error instanceof StancegraphError && error.message.length > 20) return 'refused';
    return `${name}: ${(error as Error).stack}`;
  }
}

test('damaged tables, dossiers and studies are told, and nothing of them is written', async () => {
  const graph = exportGraph(opened.store);
  const originals: [string, Buffer][] = [
    ['debate.csv', Buffer.from(csv)],
    ['debate.tsv', Buffer.from(csv.replaceAll(',', '\t'))],
    ['debate.xlsx', Buffer.from(workbook(rows))],
    ['graph.dossier.zip', await exportedAs('dossier', graph)],
    ['graph.study.zip', await exportedAs('study', graph)],
  ];
  const before = await graphText(opened.store, true);
  const random = randomNumbers(7);
  const found: string[] = [];
  for (const [name, bytes] of originals) {
    expect([name, await outcome(name, bytes)]).toEqual([name, 'ready']);
    for (const damage of damages) found.push(await outcome(name, damage(bytes, random)));
  }
  expect(found.filter((one) => !['ready', 'problems', 'refused'].includes(one))).toEqual([]);
  expect(found.filter((one) => one !== 'ready').length).toBeGreaterThan(found.length / 2);
  expect(await graphText(opened.store, true)).toEqual(before);
});

test('archives that unpack to very much, or out of their folder, are refused', async () => {
  const hostile: [string, Uint8Array][] = [
    ['bomb.zip', zipSync({ 'a.csv': new Uint8Array(80 * 1024 ** 2) })],
    ['out.zip', zipSync({ '../../out.csv': strToU8(csv) })],
    ['absolute.zip', zipSync({ '/etc/out.csv': strToU8(csv) })],
    ['nothing.zip', zipSync({})],
  ];
  for (const [name, bytes] of hostile) {
    expect([name, await outcome(name, bytes)]).toEqual([name, 'refused']);
  }
  // An entity that grows or reads a file is never resolved.
  const sheet = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]><workbook>&f;</workbook>',
    ),
  });
  expect(await outcome('hostile.xlsx', sheet)).toBe('refused');
});
