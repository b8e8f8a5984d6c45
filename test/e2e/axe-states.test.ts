/** What opens over a page, what is empty and what failed have no violation that axe can find either. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawn, type Served, serveInBrowser } from '../setup/browser.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
const open = (page: Page, label: string) => page.locator('summary', { hasText: label }).click();

type State = [name: string, path: string, reach: (page: Page) => Promise<unknown>];

const opened: State[] = [
  [
    'the menu for links',
    '/table',
    async (page) => {
      await page.getByRole('table').waitFor();
      await page.locator('summary.copy-link').click();
      await page.getByText('Copy short link').waitFor();
    },
  ],
  [
    'the menu of a node',
    '/?sel=agreement:pact',
    async (page) => {
      await drawn(page);
      await page.locator('.canvas').focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu').waitFor();
    },
  ],
  [
    'the menu of the canvas',
    '/',
    async (page) => {
      await drawn(page);
      await press(page, 'Fit to the canvas');
      await page.locator('.canvas').click({ button: 'right', position: { x: 4, y: 4 } });
      await page.getByRole('menu', { name: 'Menu of the canvas' }).waitFor();
    },
  ],
  [
    'paths',
    '/?sel=agreement:pact',
    async (page) => {
      await drawn(page);
      await page.locator('.canvas').focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Find a path from here' }).click();
      await page.getByRole('combobox').first().waitFor();
    },
  ],
  [
    'notes and the style',
    '/',
    async (page) => {
      await drawn(page);
      await press(page, 'Style');
      await page.getByRole('region', { name: 'Style' }).waitFor();
    },
  ],
  [
    'a scene that is saved',
    '/',
    async (page) => {
      await drawn(page);
      await press(page, 'Save');
      await page.getByLabel('Name').first().waitFor();
    },
  ],
  [
    'downloads of the table',
    '/table',
    async (page) => {
      await page.getByRole('table').waitFor();
      await open(page, 'Download');
      await page.getByText('One row per statement').waitFor();
    },
  ],
  [
    'more filters',
    '/table',
    async (page) => {
      await page.getByRole('table').waitFor();
      await page
        .getByRole('group', { name: 'Filters' })
        .or(page.getByRole('search'))
        .first()
        .waitFor();
      await page.getByRole('button', { name: /^More/ }).first().click();
    },
  ],
  [
    'a statement that is deleted',
    '/statements/rob-jetten-01',
    async (page) => {
      await press(page, 'Correct');
      await press(page, 'Delete this statement');
      await page.getByText('Delete this statement?').waitFor();
    },
  ],
  [
    'a new version of a text',
    '/sources/seed-article',
    async (page) => {
      await press(page, 'New version of this text');
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  ],
  ['taking data along', '/export', (page) => page.getByText('The file holds everything').waitFor()],
  ['imports', '/imports', (page) => page.getByText('What a spreadsheet needs').waitFor()],
  ['the inbox of texts', '/coding', (page) => page.getByText('Paste a text').waitFor()],
  [
    'a quotation that is verified',
    '/verify',
    async (page) => {
      await page.getByLabel('The quotation').fill('it is a sign that a new wind is blowing');
      await press(page, /^Verify/);
      await page
        .getByText(/Exactly these words/)
        .first()
        .waitFor();
    },
  ],
  [
    'a codebook',
    '/codebooks/asylum-optout',
    (page) => page.getByText('Other names').first().waitFor(),
  ],
  [
    'the embedded matrix',
    '/embed/matrix',
    (page) => page.getByText('changed position').first().waitFor(),
  ],
  [
    'the embedded timeline',
    '/embed/timeline',
    (page) => page.getByText('Statements per month').first().waitFor(),
  ],
];

const empty: State[] = [
  ['a graph', '/', (page) => page.getByText('The graph is empty').waitFor()],
  ['a table', '/table', (page) => page.getByText('The graph is empty').first().waitFor()],
  ['scenes', '/scenes', (page) => page.getByText('No story yet').waitFor()],
  ['saved queries', '/queries', (page) => page.getByText('Query').first().waitFor()],
];

const everything = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const ofColours = {
  resultTypes: ['violations'],
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const found: string[] = [];
  for (const [theme, options] of [
    ['light', everything],
    ['dark', ofColours],
  ] as const) {
    const of = await page.evaluate(
      async ([name, asked]) => {
        document.documentElement.dataset.theme = name as string;
        await Promise.all(
          document
            .getAnimations()
            .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
            .map((one) => one.finished.catch(() => {})),
        );
        return (window as unknown as { axe: typeof axe }).axe.run(document, asked as object);
      },
      [theme, options] as const,
    );
    for (const { id, nodes } of of.violations) {
      found.push(`${theme} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
    }
  }
  return found;
}

describe.runIf(process.env.CHROMIUM_PATH)('axe finds no violation', () => {
  let served: Served;
  let without: TestServer;
  let page: Page;
  beforeAll(async () => {
    [served, without] = await Promise.all([
      serveInBrowser(),
      startTestServer('embedded', undefined, undefined, []),
    ]);
    const context = await served.browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
      bypassCSP: true,
      serviceWorkers: 'block',
    });
    page = await context.newPage();
  });
  afterAll(async () => {
    await served?.close();
    await without?.close();
  });
  const show = async (url: string, reach: State[2]) => {
    await page.goto(url);
    await page.locator('.before-scripts').waitFor({ state: 'detached' });
    await reach(page);
    const found = await violations(page);
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    expect(found).toEqual([]);
  };

  test.each(opened)('on %s', (_name, path, reach) => show(served.server.url + path, reach));

  test.each(empty)('on %s of an empty store', (_name, path, reach) =>
    show(without.url + path, reach),
  );

  test.each([
    ['a table', '/table'],
    ['a matrix', '/matrix'],
    ['the drawing', '/'],
    ['an agreement', '/agreements/pact'],
    ['a query', '/queries/who-answered-whom'],
    ['an embedded figure', '/embed/matrix'],
  ])('on %s while the store is away', async (_name, path) => {
    const body = JSON.stringify({ type: 'about:blank', title: 'Away', status: 503, detail: 'x' });
    await page.route('**/api/**', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body }),
    );
    try {
      await show(served.server.url + path, (one) =>
        one.getByText('The database is not answering').first().waitFor(),
      );
    } finally {
      await page.unroute('**/api/**');
    }
  });
});
