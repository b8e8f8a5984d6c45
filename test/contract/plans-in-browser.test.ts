/** Plans and checks of the editor in a real browser, on each store. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { explorerForTests } from '../setup/browser.ts';
import { storeKinds } from '../setup/stores.ts';

const chromium = Boolean(process.env.CHROMIUM_PATH);

describe.runIf(chromium).each(storeKinds)('plans and checks on the %s store', (kind) => {
  const served = explorerForTests(kind);
  let page: Page;
  const open = async () => {
    page = await served.show('/queries/new');
    await editor().waitFor();
  };
  const result = () => page.getByRole('region', { name: 'Result' });
  const editor = () => page.getByRole('textbox', { name: 'Cypher' });
  const isOpen = (name: string) => result().getByRole('tab', { name, selected: true }).waitFor();
  const run = async (text: string) => {
    await editor().fill(text);
    await page.keyboard.press('Control+Enter');
  };
  const rows = 'MATCH (p:Party) RETURN p ORDER BY p.id LIMIT 4';

  test('EXPLAIN opens the plan, the next query is seen as the one before it', async () => {
    await open();
    await run(rows);
    await result().getByText('4 rows').waitFor();
    await result().getByRole('tab', { name: 'JSON' }).click();
    await run(`// how\nexplain ${rows}`);
    await isOpen('Plan');
    await page.getByRole('treeitem').first().waitFor();
    await result().getByText('Explained, not run: no rows').waitFor();
    await run(rows.replace('4', '3'));
    await result().getByText('3 rows').waitFor();
    await isOpen('JSON');
    // Who opened the plan by hand keeps it.
    await result().getByRole('tab', { name: 'Plan' }).click();
    await page.getByRole('treeitem').first().waitFor();
    await run(rows.replace('4', '2'));
    await result().getByText('2 rows').waitFor();
    await isOpen('Plan');
  });

  test('PROFILE opens the plan with what was measured, and says what this store does not measure', async () => {
    await open();
    await run(`PROFILE ${rows}`);
    await isOpen('Plan');
    const said = result().getByText('Run and measured');
    await said.waitFor();
    const untimed = / is not reported by this Neo4j/.test((await said.textContent()) ?? '');
    const timed = await page.locator('.plan-head').getByText('Time, ms').count();
    expect({ untimed, timed }).toEqual(
      kind === 'neo4j' ? { untimed: true, timed: 0 } : { untimed: false, timed: 1 },
    );
    await result().getByRole('tab', { name: 'Table' }).click();
    expect(await page.getByRole('gridcell').count()).toBe(4);
  });

  test('what the store would refuse is told while one types, and is no failure of the page', async () => {
    await open();
    const findings = page.getByRole('list', { name: 'Found in the text' });
    for (const [text, told] of [
      ['CREATE (n:Party) RETURN n', /Only reading is allowed/],
      ['MATCH (p:Party) RETURN p.name + count(*) AS x, p.id AS id', /./],
      ['CALL dbms.listConfig() YIELD name RETURN name', /./],
    ] as const) {
      await editor().fill(text);
      await findings.getByText(told).first().waitFor();
    }
  });
});
