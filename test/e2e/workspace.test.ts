/** The query workspace in a real browser: write, run, look, take along; and ask without Cypher. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { explorerForTests, tabTo } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('the query workspace', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
    // The editor comes late and moves what is below it: a click meanwhile may miss.
    if (path.startsWith('/queries/new')) await editor().waitFor();
  };
  const result = () => page.getByRole('region', { name: 'Result' });
  const editor = () => page.getByRole('textbox', { name: 'Cypher' });
  const text = async () => (await page.locator('.cm-line').allTextContents()).join('\n');
  /** Takes the completion that is offered; the editor ignores keys that come too fast for a human. */
  const accept = async (name: string | RegExp) => {
    await page.getByRole('option', { name }).first().waitFor();
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
  };
  test('by keyboard alone: completed, run, seen as table, graph and plan, measured', async () => {
    await open('/queries/new');
    await editor().waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'));
    await page.keyboard.type('MATCH (p:Par');
    await accept('Party');
    await page.keyboard.type(')<-[m:MEM');
    await accept('MEMBER_OF');
    await page.keyboard.type(']-(a:Actor) RETURN p, a, m, a.na');
    await accept(/^name/);
    await page.keyboard.type(' AS name ORDER BY name LIMIT 5');
    await page.keyboard.press('Control+Enter');
    await result().getByText('5 rows').waitFor();
    expect(await text()).toContain('(p:Party)<-[m:MEMBER_OF]-(a:Actor)');
    expect(await page.getByRole('gridcell').count()).toBe(20);

    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('Run');
    await tabTo(page, /^Table$/);
    await page.keyboard.press('ArrowRight');
    await result()
      .getByText(/nodes and \d+ relationships/)
      .waitFor();
    await page.keyboard.press('End');
    await page.getByRole('treeitem').first().waitFor();
    expect(await page.getByRole('treeitem').count()).toBeGreaterThan(3);
    await tabTo(page, /^Profile$/);
    await page.keyboard.press('Enter');
    await result().getByText('Run and measured').waitFor();
    await tabTo(page, /^▾/);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(1);
  });

  test('before the names of the graph come, words of the language are offered; then those too', async () => {
    let send = () => {};
    const held = new Promise<void>((resolve) => {
      send = resolve;
    });
    page = await served.show('/queries/new', {}, async (prepared) => {
      await prepared.route('**/api/schema', async (route) => {
        await held;
        await route.continue();
      });
    });
    await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'));
    await page.keyboard.type('MATC');
    await accept('MATCH');
    await page.keyboard.type(' (p:Par');
    // Longer than completion waits.
    await new Promise((over) => setTimeout(over, 1500));
    expect(await page.getByRole('option', { name: 'Party' }).count()).toBe(0);
    send();
    await accept('Party');
    await expect.poll(text).toContain('(p:Party');
  });

  test('arrow keys move between cells, Enter opens one, a column header sorts', async () => {
    await open(
      `/queries/new?run=1&cypher=${encodeURIComponent('MATCH (p:Party) RETURN p, size(p.name) AS letters ORDER BY p.id')}`,
    );
    await result()
      .getByText(/\d+ rows/)
      .waitFor();
    const letters = async () =>
      (await page.locator('[role=gridcell][aria-colindex="2"]').allTextContents()).map(Number);
    await page.getByRole('button', { name: 'letters' }).click();
    await page
      .getByRole('columnheader', { name: 'letters' })
      .and(page.locator('[aria-sort=ascending]'))
      .waitFor();
    const up = await letters();
    expect(up).toEqual([...up].sort((a, b) => a - b));
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await letters())[0]).toBeGreaterThan(up[0] ?? 0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
  });

  test('Escape cancels a query that would never end', async () => {
    await open('/queries/new');
    await editor().fill('UNWIND range(1, 5) AS n RETURN n');
    await page.keyboard.press('Control+Enter');
    await result().getByText('5 rows').waitFor();
    await editor().fill('MATCH (a),(b),(c),(d) RETURN count(*)');
    await page.keyboard.press('Control+Enter');
    await result().getByText('Running').waitFor();
    // The rows of the query before are not counted as its own.
    expect(await result().locator('.status').textContent()).not.toContain('so far');
    await page.keyboard.press('Escape');
    await result().getByText('Cancelled after').waitFor();
    await editor().fill('RETURN 1 AS one');
    await page.keyboard.press('Control+Enter');
    await result().getByText('1 row').waitFor();
  });

  test('an error names its place and a suggestion, which one click accepts', async () => {
    await open('/queries/new');
    await editor().fill('MATCH (n:Actor)\nRETUNR n.name LIMIT 2');
    await page.keyboard.press('Control+Enter');
    await result().getByText('Line 2, column').waitFor();
    await result()
      .getByRole('button', { name: /^Replace RETUNR by RETURN/ })
      .click();
    await expect.poll(text).toBe('MATCH (n:Actor)\nRETURN n.name LIMIT 2');
    await page.keyboard.press('Control+Enter');
    await result().getByText('2 rows').waitFor();
    served.errors = served.errors.filter((one) => !one.includes('400'));
  });

  test('a known name is suggested for an unknown one while typing', async () => {
    await open('/queries/new');
    await editor().fill('MATCH (s:Statment) RETURN s LIMIT 1');
    await page.getByRole('button', { name: 'Replace by Statement' }).first().click();
    await expect.poll(text).toBe('MATCH (s:Statement) RETURN s LIMIT 1');
    await editor().fill('RETURN 1; RETURN 2');
    await page.getByText('One statement at a time').waitFor();
    await editor().press('Control+Enter');
    await result().getByText('Line 1, column 11. One statement at a time').waitFor();
    served.errors = served.errors.filter((one) => !one.includes('400'));
  });

  test('a result downloads as CSV, named after the day', async () => {
    await open(
      `/queries/new?run=1&cypher=${encodeURIComponent("UNWIND ['=1+1', 'plain'] AS word RETURN word, -2 AS n")}`,
    );
    await result().getByText('2 rows').waitFor();
    await page.getByRole('button', { name: /^Run/ }).waitFor();
    await result().getByText('Download').click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Table (CSV)' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^query-\d{4}-\d{2}-\d{2}\.csv$/);
    expect(await readFile(await file.path(), 'utf8')).toBe(
      "\uFEFFword,n\r\n'=1+1,-2\r\nplain,-2\r\n",
    );
  });

  test('beside a drawing the buttons can be clicked; a menu closes by a click elsewhere', async () => {
    const cypher = 'MATCH (a:Actor)-[m:MEMBER_OF]->(p:Party) RETURN a, m, p ORDER BY a.id LIMIT 12';
    await open(`/queries/new?run=1&cypher=${encodeURIComponent(cypher)}`);
    await result().getByText('12 rows').waitFor();
    await result().getByRole('tab', { name: 'Graph' }).click();
    await result()
      .getByText(/nodes and \d+ relationships/)
      .waitFor();
    await result().getByText('Download').click();
    const csv = result().getByRole('button', { name: 'Table (CSV)' });
    await csv.waitFor();
    await page.getByRole('heading', { name: 'Write Cypher' }).click();
    await csv.waitFor({ state: 'hidden' });
    await result().getByRole('button', { name: 'Add to the canvas' }).click();
    await page.waitForURL(/\/#g=/);
  });

  test('the address brings the text and its values back, without running it', async () => {
    await open('/queries/new');
    const long = `MATCH (n:Entity {id: $who}) RETURN n.name AS name // ${'so that it is long '.repeat(40)}`;
    await editor().fill(long);
    await page.getByRole('textbox', { name: '$who' }).fill('party:pvv');
    await page.waitForURL(/cypherz=.*p\.who=party:pvv/);
    const link = page.url();
    await page.context().close();
    await open(link.slice(served.server.url.length));
    await page.getByRole('heading', { name: 'Not run yet' }).waitFor();
    expect(await text()).toContain('RETURN n.name AS name');
    await editor().focus();
    await page.keyboard.press('Control+Enter');
    await result().getByText('Partij voor de Vrijheid').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(text).toContain('RETURN n.name AS name');
  });

  for (const [where, viewport] of [
    ['a desktop', { width: 1440, height: 900 }],
    ['a phone', { width: 390, height: 844 }],
  ] as const) {
    test(`the help on the arguments of a function covers no control on ${where}`, async () => {
      await open('/queries/new', { viewport });
      const help = page.locator('.cm-signature');
      for (const before of ['', '\n', '\n\n\n', '\n'.repeat(30)]) {
        await editor().fill(`${before}RETURN substring(`);
        await help.getByText('original').first().waitFor();
        const covered = () =>
          help.evaluate((one) => {
            const box = one.getBoundingClientRect();
            if (box.left < 0) return ['the edge of the page'];
            const controls = [...document.querySelectorAll('button, a, input, select')];
            return controls.flatMap((control) => {
              const { left, right, top, bottom } = control.getBoundingClientRect();
              const apart =
                left >= box.right || right <= box.left || top >= box.bottom || bottom <= box.top;
              return apart || !control.checkVisibility() ? [] : [control.textContent];
            });
          });
        await expect.poll(covered).toEqual([]);
      }
      await editor().fill('');
      await help.waitFor({ state: 'detached' });
    });
  }

  test('a question is built from a sentence, answered, and taken to the editor', async () => {
    await open('/queries/ask');
    await result()
      .getByText(/\d+ rows/)
      .waitFor();
    const form = page.getByRole('form', { name: 'Speakers by what they said' });
    await form.getByRole('combobox', { name: 'Party' }).fill('PVV');
    await page
      .getByRole('option', { name: /Vrijheid/ })
      .first()
      .click();
    await form.getByRole('combobox', { name: 'Stance' }).selectOption('support');
    await page.getByText('MEMBER_OF').first().waitFor();
    await form.getByRole('textbox', { name: 'From' }).fill('2024');
    await page.waitForURL(/p\.party=party:pvv/);
    await result().getByRole('gridcell', { name: 'Marjolein Faber' }).waitFor();
    await form.getByRole('button', { name: 'Open in the editor' }).click();
    await editor().waitFor();
    await result().getByRole('gridcell', { name: 'Marjolein Faber' }).waitFor();
    expect(await text()).toContain('s.dateEnd >= date($from)');
    expect(await page.getByRole('textbox', { name: '$from' }).inputValue()).toBe('2024-01-01');
  });
});
