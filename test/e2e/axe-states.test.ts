/** States that a page comes to: open menus, steps, verdicts, errors. axe finds nothing in any of them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoViolation, forAxe } from '../setup/axe.ts';
import { drawn, type Served, serveInBrowser } from '../setup/browser.ts';
import { publicationOf } from '../setup/published-source.ts';

const spoken = 'We will ask Brussels for an opt-out again, whatever they say';
const article = `Marjolein Faber spoke on Monday.\n“${spoken},” Faber said.\n`;
const sheet = {
  name: 'debate.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Speaker,Agreement,Stance,Date,Words,Party\nMarjolein Faber,Dam law,perhaps,2024-03-01,The dam protects us.,PVV',
  ),
};

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const dialog = (page: Page) => page.locator('dialog[open]');
const onCanvas = (act: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await drawn(page);
  await act(page);
};
const verdict = (title: string) => (page: Page) =>
  page.getByRole('heading', { name: title, level: 2, exact: true }).waitFor();
/** The correction of a statement, with its words changed. */
const changed = async (page: Page) => {
  await button(page, 'Correct').click();
  await dialog(page).getByLabel('Date').first().fill('2024-09-20');
  await dialog(page).getByLabel('Reason').fill('Looked up');
};

/** A name, the address, and how the state is reached. */
const states: [string, string, (page: Page) => Promise<unknown>][] = [
  [
    'the menu of a node',
    '/?sel=actor:marjolein-faber',
    onCanvas(async (page) => {
      await page.locator('.canvas').focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu').getByRole('menuitem').first().waitFor();
    }),
  ],
  [
    'the menu of a kind in the legend',
    '/',
    onCanvas(async (page) => {
      await page.locator('.legend-menu > summary').first().click();
      await button(page, /^Select \d+/).waitFor();
    }),
  ],
  [
    'the menu of a filter',
    '/',
    onCanvas(async (page) => {
      await button(page, 'Stance').click();
      await page.getByRole('combobox', { name: 'Stance' }).waitFor();
    }),
  ],
  [
    'the history of the canvas',
    '/',
    onCanvas(async (page) => {
      await button(page, 'History').click();
      await page.locator('.history-steps li').first().waitFor();
    }),
  ],
  [
    'saving a scene',
    '/',
    onCanvas(async (page) => {
      await button(page, /^Save$/).click();
      await page.locator('.side-panel').getByRole('textbox').first().waitFor();
    }),
  ],
  [
    'the table with facets open',
    '/table',
    async (page) => {
      await page.getByRole('combobox', { name: 'Speaker' }).fill('Wilders');
      await page.getByRole('option').first().waitFor();
    },
  ],
  [
    'a search that finds nothing',
    '/',
    onCanvas(async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox').fill('qzxv qzxv');
      await dialog(page).getByRole('heading').first().waitFor();
    }),
  ],
  [
    'the list of a network, with a link open',
    '/networks?list=1&pair=party:fidesz~party:ko',
    (page) => page.getByText(/opposite sides = /).waitFor(),
  ],
  ['a quotation that is held', `/verify?q=${encodeURIComponent(spoken)}`, shownVerdict],
  [
    'a quotation that is nearly held',
    `/verify?q=${encodeURIComponent(`${spoken.replace('again', 'soon')}`)}`,
    verdict('Nearly these words'),
  ],
  [
    'a quotation by somebody else',
    `/verify?q=${encodeURIComponent(spoken)}&speaker=actor:geert-wilders`,
    verdict('These words, but by someone else or on another date'),
  ],
  ['a quotation that is not held', '/verify?q=the moon is a cheese', verdict('Not found')],
  [
    'a fresh token',
    '/access',
    async (page) => {
      await page.getByLabel('Who or what it is for').fill('Press office');
      await button(page, 'Make a token').click();
      await page.getByRole('status').locator('code').waitFor();
    },
  ],
  [
    'a sheet whose columns are not clear',
    '/imports',
    async (page) => {
      await page.getByTestId('files').setInputFiles(sheet);
      await page.getByText('it is not clear what "perhaps" means').waitFor();
    },
  ],
  [
    'the workbench with suggestions',
    '/coding',
    async (page) => {
      await page
        .getByLabel('The text', { exact: true })
        .fill(article.replace('again', 'once more'));
      await button(page, /^Find the statements/).click();
      await page.locator('.coding-card[aria-current]').waitFor();
    },
  ],
  ['a codebook', '/codebooks/asylum-optout', (page) => page.locator('h1.page-title').waitFor()],
  [
    'what a correction changes',
    '/statements/rob-jetten-01',
    async (page) => {
      await changed(page);
      await button(page, 'Show what changes').click();
      await dialog(page).locator('.differences').waitFor();
    },
  ],
  [
    'the end of a statement',
    '/statements/rob-jetten-01',
    async (page) => {
      await button(page, 'Correct').click();
      await button(page, 'Delete this statement').click();
      await dialog(page).getByRole('heading', { name: 'Delete this statement?' }).waitFor();
    },
  ],
  [
    'a report that is decided',
    '/statements/rob-jetten-01',
    async (page) => {
      await button(page, 'Report an error').click();
      await dialog(page).getByRole('radio').first().check();
      await button(page, 'Send the report').click();
      await page.getByText('Report sent. An editor').waitFor();
      await page.goto(new URL('/reports', page.url()).href);
      await button(page, 'Decide').click();
      await page.locator('form.decide').waitFor();
    },
  ],
  ['what nobody has', '/actors/nobody-at-all', (page) => page.getByRole('alert').first().waitFor()],
  [
    'the export of data',
    '/export',
    (page) => page.getByRole('radio', { name: /^Study/ }).waitFor(),
  ],
  ['a matrix in a frame', '/embed/matrix', shownFigure],
  ['a timeline in a frame', '/embed/timeline', shownFigure],
  ['a network in a frame', '/embed/networks', shownFigure],
  ['an agreement in a frame', '/embed/agreements/pact', shownFigure],
];

function shownFigure(page: Page): Promise<void> {
  return page.locator('.embedded-figure > section svg').first().waitFor();
}

function shownVerdict(page: Page): Promise<void> {
  return page.locator('.verify-match').first().waitFor();
}

describe.runIf(process.env.CHROMIUM_PATH)('axe finds no violation', () => {
  let served: Served;
  let page: Page;
  let source = '';
  beforeAll(async () => {
    served = await serveInBrowser();
    const response = await fetch(`${served.server.url}/api/coding/publish`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(publicationOf(article, [spoken])),
    });
    ({ source } = (await response.json()) as { source: string });
    page = await (await served.browser.newContext(forAxe)).newPage();
  });
  afterAll(() => served?.close());

  test.each(states)('on %s, in light and in dark', async (_name, path, reach) => {
    await page.goto(served.server.url + path);
    await reach(page);
    await expectNoViolation(page);
  });

  test('on a new text and what it changes, in light and in dark', async () => {
    await page.goto(`${served.server.url}/sources/${encodeURIComponent(source)}`);
    await button(page, 'New version of this text').click();
    const text = page.getByLabel('The text as it reads now');
    await text.fill(article.replace('Monday', 'Tuesday'));
    await dialog(page).getByLabel('Reason').fill('The paper corrected itself');
    await expectNoViolation(page);
    // The file is read while the dialog is busy, and its button keeps the focus.
    const file = dialog(page).locator('input[type=file]');
    await file.focus();
    await file.setInputFiles({
      name: 'text.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(article.replace('Monday', 'Sunday')),
    });
    await expect.poll(() => text.inputValue()).toContain('Sunday');
    expect(await file.evaluate((one) => one === document.activeElement)).toBe(true);
    await button(page, 'See what changes').click();
    await page.getByRole('heading', { name: 'What the new text changes' }).waitFor();
    await expectNoViolation(page);
  });

  test('on what is said while the store is away, in light and in dark', async () => {
    const body = JSON.stringify({ type: 'about:blank', title: 'Away', status: 503, detail: 'x' });
    await page.route('**/api/**', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body }),
    );
    await page.goto(`${served.server.url}/matrix`);
    await page.locator('[data-away]').waitFor();
    await button(page, 'Try now').waitFor();
    await expectNoViolation(page);
    await page.unroute('**/api/**');
  });
});
