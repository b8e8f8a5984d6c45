/** By keys alone: report a statement as wrong, correct it, open the old citation. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { explorerForTests, tabTo } from '../setup/browser.ts';

const id = 'statement:rob-jetten-01';

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, new RegExp(`^${name}$`));
  await page.keyboard.press('Enter');
}

describe('an error is reported and corrected', () => {
  const served = explorerForTests();

  test('a name that comes late is typed over', async () => {
    const page = await served.show(`/statements/${id}`);
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/nodes/*', async (route) => {
      await asked;
      await route.continue();
    });
    await press(page, 'Correct');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    const field = dialog.getByRole('combobox', { name: 'Speaker', exact: true });
    await tabTo(page, /^Speaker$/);
    expect(await field.inputValue()).toBe('actor:rob-jetten');
    answer();
    await expect.poll(() => field.inputValue()).toBe('Rob Jetten');
    await page.keyboard.type('Marjolein Faber');
    await dialog.getByRole('option', { name: 'Marjolein Faber' }).first().waitFor();
    await page.close();
  });

  test('report, decide, correct, undo, and the old citation, by keys', async () => {
    const { page, errors } = await served.open(`/statements/${id}`);
    const dialog = page.locator('dialog[open]');
    await page.getByRole('button', { name: 'Report an error' }).waitFor();
    // Three presses: the button, what is wrong, send.
    await press(page, 'Report an error');
    await dialog.waitFor();
    await tabTo(page, /^Wrong speaker$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, /^Send the report$/);
    await page.keyboard.press('Enter');
    await page.getByText('Report sent. An editor').waitFor();

    await page.goto(`${served.server.url}/reports`);
    await page.getByRole('heading', { name: /Wrong speaker/ }).waitFor();
    await press(page, 'Decide');
    await tabTo(page, /^Reason$/);
    await page.keyboard.type('Looked at');
    await page.locator('form.decide').getByRole('button', { name: 'Decide' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Wrong speaker Reviewed/ }).waitFor();

    await page.goto(`${served.server.url}/statements/${id}`);
    await page.getByText('Contested: a reader').waitFor();
    await press(page, 'Correct');
    await dialog.waitFor();
    await tabTo(page, /^Speaker$/);
    await page.keyboard.type('Marjolein Faber');
    await dialog.getByRole('option', { name: 'Marjolein Faber' }).first().waitFor();
    await page.keyboard.press('Enter');
    await tabTo(page, /^Reason$/);
    await page.keyboard.type('She said it');
    await press(page, 'Show what changes');
    const change = dialog.locator('.differences');
    expect(await change.textContent()).toContain('Rob Jetten');
    await press(page, 'Save the correction');
    await page.getByText('Corrected on').waitFor();
    await page.locator('dd').getByRole('link', { name: 'Marjolein Faber' }).first().waitFor();

    await page.goto(`${served.server.url}/statements/${id}?revision=1`);
    await page.getByText('As it stood in revision 1').waitFor();
    await page.locator('dl.facts').getByRole('link', { name: 'Rob Jetten' }).first().waitFor();
    await press(page, 'History');
    await dialog.getByRole('heading', { name: 'Revision 2' }).waitFor();
    await press(page, 'Undo');
    await tabTo(page, /^Reason$/);
    await page.keyboard.type('He did');
    await page.locator('form.ask-why').getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('heading', { name: 'Revision 3' }).waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  test('a statement is deleted from its card with a reason, and brought back, by keys', async () => {
    const other = 'statement:rob-jetten-02';
    const { page } = await served.open(`/statements/${other}`);
    const dialog = page.locator('dialog[open]');
    await page.getByRole('button', { name: 'Correct' }).waitFor();
    await press(page, 'Correct');
    await dialog.waitFor();
    await press(page, 'Delete this statement');
    await dialog.getByRole('heading', { name: 'Delete this statement?' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Delete', exact: true }).isDisabled()).toBe(
      true,
    );
    await tabTo(page, /^Reason$/);
    await page.keyboard.type('A double');
    await press(page, 'Delete');
    await page.getByText('Statement deleted').waitFor();
    const status = async () => (await fetch(`${served.server.url}/api/statements/${other}`)).status;
    expect(await status()).toBe(410);
    // The way back has the focus.
    await page.keyboard.press('Enter');
    await expect.poll(status).toBe(200);
  });

  test('two who are one are merged from their page, and taken apart from the history', async () => {
    const { page, errors } = await served.open('/actors/actor:rob-jetten');
    const dialog = page.locator('dialog[open]');
    await page.getByRole('button', { name: 'Edit' }).click();
    await dialog.getByLabel('Also known as, one name per line').fill('R. Jetten');
    await dialog.getByLabel('Reason').fill('As he signs');
    await dialog.getByRole('button', { name: 'Show what changes' }).click();
    await dialog.getByRole('button', { name: 'Save the correction' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Merge' }).click();
    await dialog.getByRole('combobox', { name: 'The duplicate' }).fill('Marjolein Faber');
    await dialog.getByRole('option', { name: 'Marjolein Faber' }).first().click();
    await dialog.getByRole('heading', { name: 'What moves' }).waitFor();
    await dialog.getByLabel('Reason').fill('A test');
    await dialog.getByRole('button', { name: 'Merge both' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`${served.server.url}/actors/actor:marjolein-faber`);
    await page.getByRole('heading', { level: 1, name: 'Rob Jetten' }).waitFor();
    await page.getByRole('button', { name: 'History' }).click();
    await dialog.getByRole('button', { name: 'Separate again' }).click();
    await dialog.getByLabel('Reason').fill('They are two');
    await dialog.locator('form').getByRole('button', { name: 'Separate again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Marjolein Faber' }).waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });
});
