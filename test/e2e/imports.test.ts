/** Bringing a spreadsheet: seen in the matrix within a few steps, with the mouse or by keyboard alone. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { explorerForTests, focusedName, tabTo } from '../setup/browser.ts';
import { removeStudies, writeStudy } from '../setup/dna-study.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sheet = (stance: string) => ({
  name: 'debate.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Speaker,Agreement,Stance,Date,Words,Party',
      `Marjolein Faber,Dam law,${stance},2024-03-01,The dam protects us.,PVV`,
      'Bo Berg,Dam law,against,2024-03-02,Nobody needs this dam.,',
      'Cleo Cohen,Dam law,neutral,2024-05,We will read the law first.,',
    ].join('\n'),
  ),
});

async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

describe.runIf(process.env.CHROMIUM_PATH)('bringing your own', () => {
  const explorer = explorerForTests();

  test('columns are corrected, two are told to be the same, and all of it is undone', async () => {
    const page = await explorer.show('/');
    await page.getByRole('link', { name: 'Bring your own' }).click();
    await page.getByRole('heading', { name: 'What a spreadsheet needs' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByTestId('files').setInputFiles(sheet('perhaps'));
    await page.getByText('it is not clear what "perhaps" means').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Read again' }).isDisabled()).toBe(true);
    await page.getByLabel('“perhaps” means the stance').selectOption('mixed');
    await page.getByRole('button', { name: 'Read again' }).click();

    const who = page.getByRole('region', { name: 'Who is who' });
    await who.getByLabel(/^The same: Marjolein Faber/).check();
    await who.getByLabel(/^The same: Partij voor de Vrijheid/).check();
    await expect
      .poll(() => page.getByRole('row', { name: /^Statements/ }).textContent())
      .toMatch(/3/);
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'See it in the matrix' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);

    await page.getByRole('button', { name: 'See it in the matrix' }).click();
    await page.getByRole('link', { name: 'Bo Berg' }).first().waitFor();
    await page.getByRole('link', { name: 'Marjolein Faber' }).first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('· undone').waitFor();
    const found = await fetch(`${explorer.server.url}/api/nodes/agreement:debate-dam-law`);
    expect(found.status).toBe(404);
  });

  test('the row with the names and the encoding are corrected, and the columns guessed from it', async () => {
    const page = await explorer.show('/imports');
    const rows = [
      'Collected;by;Ivan;2024',
      'Speaker;Agreement;Stance;Words',
      'Kova\u00e8;Weir law;for;Yes.',
    ];
    const buffer = Buffer.from(rows.join('\n'), 'latin1');
    await page
      .getByTestId('files')
      .setInputFiles({ name: 'weir.csv', mimeType: 'text/csv', buffer });
    await page.getByText('The encoding is not clear').waitFor();
    await page.getByLabel('Encoding').selectOption('windows-1250');
    await page.getByLabel('Row with the names of the columns').fill('2');
    await page.getByText('Read again to see its columns.').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.getByRole('columnheader', { name: 'Speaker' }).waitFor();
    await page.getByRole('cell', { name: 'Kovač' }).first().waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Discarded: nothing was written.').waitFor();
    expect(explorer.errors).toEqual([]);
  });

  test('the same by keyboard alone', async () => {
    const page = await explorer.show('/imports');
    await page.getByRole('heading', { name: 'What a spreadsheet needs' }).waitFor();
    // Before the keys: Chromium takes a moment until it hands choosers over.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, /^Choose files$/);
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(sheet('for'));
    await page.getByRole('heading', { name: 'Who is who' }).waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await tabTo(page, /^Import$/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'See it in the matrix' }).waitFor();
    await tabTo(page, /^See it in the matrix$/);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Bo Berg' }).first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await tabTo(page, /^Undo$/);
    await page.keyboard.press('Enter');
    await page.getByText('· undone').waitFor();
    expect(explorer.errors).toEqual([]);
  });

  test('an undo that would take corrections along says so, and asks', async () => {
    const page = await explorer.show('/imports');
    await page.getByTestId('files').setInputFiles(sheet('for'));
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'See it in the matrix' }).waitFor();
    const id = 'agreement:debate-dam-law';
    const agreement = `${explorer.server.url}/api/nodes/${id}`;
    const corrected = await fetch(`${explorer.server.url}/api/entities/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ changes: { name: 'Dam act' }, reason: 'So it is called.' }),
    });
    expect(corrected.status).toBe(200);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('1 record that this import made has been corrected here since').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    expect(await focusedName(page)).toBe('Keep the import');
    await page.keyboard.press('Enter');
    expect((await fetch(agreement)).status).toBe(200);

    await page.goto(`${explorer.server.url}/imports`);
    await page
      .getByRole('row', { name: /debate/ })
      .getByRole('button', { name: 'Undo' })
      .first()
      .click();
    await page.getByRole('button', { name: 'Undo it and lose the corrections' }).click();
    await page.getByText('Import undone.').waitFor();
    expect((await fetch(agreement)).status).toBe(404);
    // What it provoked.
    explorer.errors.splice(0);
  });

  test('a coded study of DNA is read, seen and taken back', async () => {
    const page = await explorer.show('/imports');
    await page.getByTestId('files').setInputFiles('test/fixtures/formats/debate.dna1.xml');
    // One of its statements ends beyond its text.
    await page.getByText('Leave them out').click();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'See it in the matrix' }).click();
    await page.getByRole('link', { name: 'Ana Révész' }).first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('· undone').waitFor();
    expect(explorer.errors).toEqual([]);
  });

  test('a coded study whose variables have names of their own is read when they are told', async () => {
    const page = await explorer.show('/imports');
    const of = ['Who', 'About', 'So'] as const;
    const file = writeStudy({
      variables: [
        [of[0], 'short text'],
        [of[1], 'short text'],
        [of[2], 'boolean'],
      ],
      statements: [{ values: { [of[0]]: 'Nela Novak', [of[1]]: 'Build the quay', [of[2]]: 1 } }],
    });
    await page.getByTestId('files').setInputFiles(file.path);
    await page.getByText('DNA Statement has Who, About, So').first().waitFor();
    await page.getByLabel('Who says it: the person').fill(of[0]);
    await page.getByLabel('What it is about').fill(of[1]);
    await page.getByLabel('Agreement', { exact: true }).fill(of[2]);
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    removeStudies();
    expect(explorer.errors).toEqual([]);
  });

  test('an upload whose connection is cut goes on; broken off by a reload, with the same file', async () => {
    const page = await explorer.show('/imports');
    await page.getByRole('heading', { name: 'What a spreadsheet needs' }).waitFor();
    const offsets: number[] = [];
    let cut: 'once' | 'always' | 'never' = 'once';
    await page.route(/\/files\/0\?offset=/, async (route) => {
      const offset = Number(new URL(route.request().url()).searchParams.get('offset'));
      offsets.push(offset);
      if (offset === 0 || cut === 'never') return route.continue();
      if (cut === 'once') cut = 'never';
      return route.abort('connectionreset');
    });
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-large-'));
    const path = join(folder, 'large.csv');
    const long = 'It is long. '.repeat(1000);
    const row = (at: number) => `Person ${at},Dam law,for,2024,"${long}"`;
    await writeFile(
      path,
      [
        'Speaker,Agreement,Stance,Date,Words',
        ...Array.from({ length: 200 }, (_, at) => row(at)),
      ].join('\n'),
    );
    try {
      await page.getByTestId('files').setInputFiles(path);
      await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
      // The first piece went once, the second again after the cut.
      expect(offsets).toEqual([0, offsets[1], offsets[1]]);
      expect(offsets[1]).toBeGreaterThan(0);
      expect(await page.getByRole('row', { name: /^Statements/ }).textContent()).toMatch(/200/);
      await page.getByRole('button', { name: 'Discard' }).click();

      cut = 'always';
      offsets.length = 0;
      await page.getByTestId('files').setInputFiles(path);
      await page.getByText('Connection lost.').waitFor();
      expect(await axeFinds(page)).toEqual([]);
      await page.reload();
      await page.getByText('Choose the same files again to resume.').waitFor();
      expect(await page.getByRole('row', { name: /being uploaded, \d+ %/ }).count()).toBe(1);
      cut = 'never';
      offsets.length = 0;
      await page.getByTestId('files').setInputFiles(path);
      await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
      expect(offsets.length).toBeGreaterThan(0);
      expect(offsets).not.toContain(0);
      await page.getByRole('button', { name: 'Discard' }).click();

      cut = 'always';
      await page.getByTestId('files').setInputFiles(path);
      await page.getByText('Connection lost.').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).first().click();
      await page.getByText('Drop files here').waitFor();
      await page.getByText('No import yet.').or(page.getByText('undone').first()).waitFor();
      expect(await page.getByText('being uploaded').count()).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    // Chromium's words for the connections that were cut here.
    const errors = explorer.errors.filter((error) => !error.includes('ERR_CONNECTION_RESET'));
    explorer.errors.splice(0, explorer.errors.length, ...errors);
  });

  test('what a format cannot hold is told before it is downloaded, of all or a part', async () => {
    const page = await explorer.show('/export?stance=oppose');
    await page.getByText('The file holds everything.').waitFor();
    const part = await page.getByRole('status').first().textContent();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('radio', { name: 'The whole graph' }).check();
    await expect.poll(() => page.getByRole('status').first().textContent()).not.toBe(part);
    await page.getByRole('radio', { name: /^Popolo/ }).check();
    await page.getByText('The file cannot hold:').waitFor();
    const rows = page.getByRole('row', { name: /relationship ABOUT/ });
    expect(await rows.textContent()).toMatch(/\d/);
    expect(await axeFinds(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download Popolo JSON' }).click();
    expect((await download).suggestedFilename()).toBe('stancegraph.popolo.json');

    await page.getByRole('radio', { name: /^Study/ }).check();
    const picture = { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
    await page.getByLabel(/^Figures/).setInputFiles(picture);
    const study = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download Study' }).click();
    expect((await study).suggestedFilename()).toBe('stancegraph.study.zip');
    expect(explorer.errors).toEqual([]);
  });
});
