/** No view has an accessibility violation that axe can find, in light and in dark. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoViolation, forAxe, violations } from '../setup/axe.ts';
import { drawn, type Served, serveInBrowser } from '../setup/browser.ts';

const onGraph = (page: Page) => drawn(page);
const views: [string, string, (page: Page) => Promise<unknown>][] = [
  ['the first scene', '/', onGraph],
  [
    'a statement',
    '/?sel=statement:rob-jetten-01',
    (page) => page.getByText('porseleinkast').first().waitFor(),
  ],
  [
    'an agreement',
    '/?sel=agreement:pact',
    (page) => page.getByRole('heading', { name: /^Pact/ }).waitFor(),
  ],
  ['a source', '/?sel=source:seed-article', (page) => page.getByText('from this source').waitFor()],
  [
    'the list',
    '/',
    async (page) => {
      await drawn(page);
      await page.getByRole('button', { name: 'List' }).click();
    },
  ],
  [
    'the search',
    '/',
    async (page) => {
      await drawn(page);
      await page.keyboard.press('/');
      await page.getByRole('combobox').waitFor();
      await page.keyboard.type('opt-out');
      await page.getByRole('option').first().waitFor();
    },
  ],
  [
    'the keys',
    '/',
    async (page) => {
      await drawn(page);
      await page.keyboard.press('?');
    },
  ],
  [
    'the table',
    '/table?agreement=agreement:pact',
    (page) => page.getByText('89 statements').waitFor(),
  ],
  [
    'a network',
    '/networks?pair=party:fidesz~party:ko',
    (page) => page.getByText(/opposite sides = /).waitFor(),
  ],
  [
    'a network as a matrix',
    '/networks?view=matrix',
    (page) => page.getByRole('img', { name: /Dendrogram/ }).waitFor(),
  ],
  [
    'the coalitions of a network',
    '/networks?view=coalitions',
    (page) =>
      page
        .getByText(/stays in/)
        .first()
        .waitFor(),
  ],
  [
    'a network over time',
    '/networks?view=time',
    (page) => page.getByRole('button', { name: /^2024 / }).waitFor(),
  ],
  [
    'access, webhooks and the audit',
    '/access',
    (page) => page.getByRole('button', { name: 'Make a webhook' }).waitFor(),
  ],
  ['an empty table', '/table?q=qzxv', (page) => page.getByText('No statement matches').waitFor()],
  [
    'a query',
    '/queries/who-said-what-about-an-agreement',
    (page) => page.getByText(/\d+ rows/).waitFor(),
  ],
  [
    'a query that is saved',
    '/queries/new?cypher=MATCH (a:Actor {id: $who}) RETURN a',
    async (page) => {
      await page.getByRole('button', { name: 'Save this query' }).click();
      await page.getByRole('dialog').getByText('Parameter').waitFor();
    },
  ],
  [
    'a result in a frame, in the order of time',
    '/embed/queries/spoken-from-a-country',
    (page) => page.getByRole('heading', { name: /^2024/ }).waitFor(),
  ],
  ['a question in a sentence', '/queries/ask', (page) => page.getByText(/\d+ rows/).waitFor()],
  ['examples of Cypher', '/queries/new', (page) => page.getByText('Begin with').waitFor()],
  [
    'own Cypher with a slip, its plan and a value',
    '/queries/new?run=1&p.x=1&cypher=MATCH (n:Actr) WHERE $x > 0 RETURN n.name AS name LIMIT 3',
    async (page) => {
      await page.getByText('No row matches').waitFor();
      await page.getByText('Replace by Actor').waitFor();
      await page.getByRole('tab', { name: 'Plan' }).click();
      await page.getByRole('treeitem').first().waitFor();
    },
  ],
  [
    'a result as JSON',
    '/queries/new?run=1&cypher=MATCH (n:Actor) RETURN n LIMIT 3',
    async (page) => {
      await page.getByText('3 rows').waitFor();
      await page.getByRole('tab', { name: 'JSON' }).click();
    },
  ],
  [
    'a result as a drawing',
    '/queries/who-answered-whom',
    async (page) => {
      await page.getByRole('tab', { name: 'Graph' }).click();
      await page.getByText(/\d+ nodes and/).waitFor();
    },
  ],
  [
    'Cypher that is not right',
    '/queries/new?run=1&cypher=MATCH (n) RETUR n',
    (page) => page.getByText('Show the place').waitFor(),
  ],
  [
    'the page of an agreement',
    '/agreements/pact',
    (page) => page.getByText('No statement recorded here').first().waitFor(),
  ],
  [
    'the page of an actor',
    '/actors/geert-wilders',
    (page) => page.getByText('Closest and most opposed').waitFor(),
  ],
  [
    'the page of a party',
    '/parties/vvd',
    (page) => page.getByText('Closest and most opposed').waitFor(),
  ],
  ['the matrix', '/matrix', (page) => page.getByRole('gridcell').first().waitFor()],
  [
    'a cell of the matrix',
    '/matrix?rows=actor&group=party&sel=cell:actor~actor:geert-wilders~agreement:hoofdlijnenakkoord',
    (page) => page.getByText('Changed position').first().waitFor(),
  ],
  ['the timeline', '/timeline', (page) => page.getByRole('application').waitFor()],
  [
    'the scenes',
    '/scenes',
    (page) => page.getByRole('link', { name: 'The letter that asked for a way out' }).waitFor(),
  ],
  [
    'the beginning of a story',
    '/scenes/the-letter-that-asked-for-a-way-out',
    (page) => page.locator('.story-picture .node').first().waitFor(),
  ],
  [
    'a page of a story',
    '/scenes/the-letter-that-asked-for-a-way-out?step=3',
    (page) => page.locator('.story-sources').getByText('Rob Jetten').first().waitFor(),
  ],
  [
    'the measures and a colour by community',
    '/',
    async (page) => {
      await drawn(page);
      await page.getByRole('button', { name: 'Measures', exact: true }).click();
      const measures = page.getByRole('region', { name: 'Measures', exact: true });
      await measures.getByRole('button', { name: /^Community/ }).click();
      await measures.getByRole('button', { name: 'Colour by community' }).click();
      await page.getByRole('list', { name: 'Colour by community' }).waitFor();
    },
  ],
  [
    'the writing of a story',
    '/?sel=statement:rob-jetten-02',
    async (page) => {
      await drawn(page);
      await page.getByRole('button', { name: 'Trail', exact: true }).click();
      await page.getByRole('button', { name: 'Write a story' }).click();
      await page.locator('.step-picture .node').first().waitFor();
    },
  ],
  ['the changes', '/changes', (page) => page.getByText('Changed position').first().waitFor()],
  [
    'the reader of a source',
    '/sources/seed-article',
    (page) => page.getByText('from this source').waitFor(),
  ],
  [
    'the page of a statement',
    '/statements/rob-jetten-01',
    (page) => page.getByText('porseleinkast').first().waitFor(),
  ],
  [
    'a report of an error',
    '/statements/rob-jetten-01',
    async (page) => {
      await page.getByRole('button', { name: 'Report an error' }).click();
      await page.getByRole('dialog').getByText('What is wrong?').first().waitFor();
    },
  ],
  [
    'a correction',
    '/statements/rob-jetten-01',
    async (page) => {
      await page.getByRole('button', { name: 'Correct' }).click();
      await page.getByRole('dialog').getByText('Exact words in the source').first().waitFor();
    },
  ],
  [
    'a history',
    '/statements/rob-jetten-01',
    async (page) => {
      await page.getByRole('button', { name: 'History' }).click();
      await page.getByRole('dialog').getByText('Nothing has changed').first().waitFor();
    },
  ],
  [
    'an actor who is edited',
    '/actors/rob-jetten',
    async (page) => {
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByRole('dialog').getByText('Memberships').first().waitFor();
    },
  ],
  [
    'a merge',
    '/actors/rob-jetten',
    async (page) => {
      await page.getByRole('button', { name: 'Merge' }).click();
      await page.getByRole('dialog').getByText('The duplicate').first().waitFor();
    },
  ],
  ['reports of errors', '/reports', (page) => page.getByText('No reports.').waitFor()],
  ['no page', '/nothing/here', (page) => page.getByText('Page not found').waitFor()],
];

describe.runIf(process.env.CHROMIUM_PATH)('axe finds no violation', () => {
  let served: Served;
  let page: Page;
  beforeAll(async () => {
    served = await serveInBrowser();
    const context = await served.browser.newContext(forAxe);
    page = await context.newPage();
  });
  afterAll(() => served?.close());

  test('a page follows the system in light and in dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const own = (await served.open('/queries', { colorScheme })).page;
      await own.locator(`html[data-theme=${colorScheme}]`).waitFor();
      expect(await own.evaluate(() => document.documentElement.dataset.theme)).toBe(colorScheme);
      await own.context().close();
    }
  });

  test.each(views)('on %s, in light and in dark', async (_name, path, ready) => {
    await page.goto(served.server.url + path);
    await ready(page);
    await expectNoViolation(page);
  });

  test.each([
    [
      'a page of a story',
      '/scenes/the-letter-that-asked-for-a-way-out?step=3',
      '.story-picture .node',
    ],
    ['own Cypher', '/queries/new', '.cm-content'],
    ['a statement beside the drawing', '/?sel=statement:rob-jetten-01', '.inspector .quote'],
  ])('on %s, at four times the size', async (_name, path, shown) => {
    const { page, errors } = await served.open(path, {
      viewport: { width: 360, height: 225 },
      bypassCSP: true,
    });
    await page.locator(shown).first().waitFor();
    expect(await violations(page)).toEqual([]);
    // What closes the inspector is reached at once.
    const close = page.getByRole('button', { name: 'Close the inspector' });
    if (path.startsWith('/?sel=')) await close.click();
    expect(await close.count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
