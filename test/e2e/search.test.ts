/** The search box: who said what about a topic, and pasted texts. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { explorerForTests, focusedName, pageTitle } from '../setup/browser.ts';

const quotation = 'informed the EU Commission that I want a migration opt-out';
/** Longer than any name, and than the 500 characters that a search once took. */
const article = `The wish was made known in Brussels.\n\nShe wrote: “I have just ${quotation}”.\n${'Nobody in the chamber had expected it on that day. '.repeat(20)}`;

describe.runIf(process.env.CHROMIUM_PATH)('the search box', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string) => {
    page = await served.show(path);
    await pageTitle(page).first().waitFor({ state: 'attached' });
    await page.keyboard.press('Control+k');
  };
  const field = () => page.getByRole('combobox', { name: 'Search people' });
  const options = () => page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  const group = (name: string | RegExp) => page.getByRole('group', { name });
  const pasted = (text: string) =>
    field().evaluate((element, data) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', data);
      const event = new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      });
      element.dispatchEvent(event);
    }, text);

  test('a speaker and a topic: what she said about it stands first, by groups', async () => {
    await open('/changes');
    await field().fill('Faber opt-out');
    await group('Said by Marjolein Faber').waitFor();
    await group(/^Said about .*opt-out/i).waitFor();
    const first = options().first();
    expect(await first.textContent()).toMatch(/Marjolein Faber/);
    expect(await first.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByText('Marjolein Faber').first().waitFor();
  });

  test('a name: the name first, then what was said by it', async () => {
    await open('/changes');
    await field().fill('Tusk');
    await group('Said by Donald Tusk').waitFor();
    expect(await options().first().textContent()).toContain('Donald Tusk');
    const names = await page
      .getByRole('listbox', { name: 'Results' })
      .getByRole('group')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(names.slice(0, 2)).toEqual(['Actors', 'Said by Donald Tusk']);
  });

  test('a pasted article finds what it quotes; its lines stay apart', async () => {
    await open('/changes');
    await pasted(article);
    await group('Quoted in this text').waitFor();
    expect(await field().inputValue()).toContain('in Brussels. She wrote');
    const mark = options().first().locator('mark');
    expect(await mark.textContent()).toBe(quotation);
    await page.getByText('A longer text: looking for statements that it quotes.').waitFor();
  });

  test('a pasted text is taken along to be coded or verified, once', async () => {
    await open('/verify');
    await pasted(article);
    await page.getByRole('link', { name: 'Check its quotations' }).click();
    const words = page.getByLabel('The quotation');
    await expect.poll(() => words.inputValue()).toContain(quotation);
    await page.keyboard.press('Control+k');
    await pasted(article);
    await page.getByRole('link', { name: 'Code this text' }).click();
    const text = page.getByLabel('The text', { exact: true });
    await expect.poll(() => text.inputValue()).toContain(quotation);
    await page.reload();
    await pageTitle(page).first().waitFor();
    expect(await text.inputValue()).toBe('');
  });

  test('a text that quotes nothing says so, and stays', async () => {
    await open('/changes');
    const nothing = 'Nobody in the chamber had expected it on that day, or so they said later.';
    await pasted(`${nothing}\n${nothing}`);
    await page.getByRole('heading', { name: 'This text quotes no statement' }).waitFor();
    expect(await field().inputValue()).toBe(`${nothing} ${nothing}`);
    expect(await focusedName(page)).toMatch(/^Search people/);
  });
});
