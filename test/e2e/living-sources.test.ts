/** A new version of a source's text by keys alone: pasted, looked at, placed, taken, undone. */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { explorerForTests, pageTitle } from '../setup/browser.ts';
import { publicationOf } from '../setup/published-source.ts';

const quotes = [
  'We will ask Brussels for an opt-out again, whatever they say',
  'The pact is a very bad deal for the people of this country',
];
const before = `Marjolein Faber spoke on Monday.\n“${quotes[0]},” Faber said.\n“${quotes[1]},” she added.\n`;
const after = `CORRECTION: the day was wrong.\n${before.replace('very bad', 'very poor')}`;

/** Tab, as often as it takes. */
async function tabTo(page: Page, what: Locator): Promise<void> {
  await what.waitFor();
  for (let press = 0; press < 120; press += 1) {
    if (await what.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${what} was not reached with Tab`);
}

describe('the text of a source changes', () => {
  const served = explorerForTests();
  let source = '';
  beforeAll(async () => {
    const response = await fetch(`${served.server.url}/api/coding/publish`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(publicationOf(before, quotes)),
    });
    source = ((await response.json()) as { source: string }).source;
  });

  test('by keys: what differs is shown, what has one place goes along, the rest is chosen', async () => {
    const page = await served.show(`/sources/${encodeURIComponent(source)}`);
    const button = (name: string) => page.getByRole('button', { name });
    await pageTitle(page).getByText('Faber asks again').waitFor();
    await tabTo(page, button('New version of this text'));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New version of this text' });
    await dialog.waitFor();
    await tabTo(page, page.getByLabel('The text as it reads now'));
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(after);
    await tabTo(page, dialog.getByLabel('Reason'));
    await page.keyboard.type('The paper corrected itself');
    await tabTo(page, button('See what changes'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What the new text changes' }).waitFor();
    await page.getByText('1 of 2 coded passages is carried over. 1 of them has moved').waitFor();
    const difference = page.getByRole('region', { name: 'What differs' });
    expect(await difference.locator('del').allTextContents()).toEqual(['bad']);
    expect(await difference.locator('ins').allTextContents()).toEqual([
      'CORRECTION: the day was wrong.\n',
      'poor',
    ]);
    // The second choice is where nearly the same words stand.
    await tabTo(page, page.getByRole('radio', { name: 'Keep it with the earlier text' }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, button('Use the new text'));
    await page.keyboard.press('Enter');
    await page.getByText('New text saved: 2 passages carried over.').waitFor();
    await page.locator('.kept-text').getByText('CORRECTION: the day was wrong.').waitFor();
    expect(await page.locator('.kept-text .passage').allTextContents()).toEqual([
      `${quotes[0]}1`,
      `${quotes[1]?.replace('very bad', 'very poor')}2`,
    ]);
    // The way back has the focus.
    await page.keyboard.press('Enter');
    await page.locator('.kept-text').getByText('very bad deal').waitFor();
    await tabTo(page, button('Versions of the text'));
    await page.keyboard.press('Enter');
    await page.getByText('2 passages carried over, 0 kept with the earlier text').waitFor();
  });
});
