/** Every page looks the same whether its address is opened or it is come to from another page. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { definitionOf, type PageName, pageNames, pages } from '../../model/pages.ts';
import { atRest, type Served, serveInBrowser } from '../setup/browser.ts';

const story = 'the-letter-that-asked-for-a-way-out';

/** What stands for the open part of a path, and a text by which a page is known to be complete. */
const opened: Record<PageName, { part?: string; shows: RegExp }> = {
  graph: { shows: /of [\d,]+ nodes, / },
  table: { shows: /of 2\d\d statements/ },
  matrix: { shows: /Dutch opt-out/ },
  timeline: { shows: /of 2\d\d statements/ },
  changes: { shows: /changes? of position/ },
  networks: { shows: /of \d+ links/ },
  access: { shows: /Make a token/ },
  queries: { shows: /\d+ rows/ },
  query: { part: 'who-answered-whom', shows: /\d+ rows/ },
  embeddedQuery: { part: 'spoken-from-a-country', shows: /2024/ },
  embeddedGraph: { shows: /holds no canvas/ },
  embeddedMatrix: { shows: /changed position/ },
  embeddedTimeline: { shows: /Statements per month/ },
  embeddedNetworks: { shows: /Parties that stand together/ },
  embeddedAgreement: { part: 'pact', shows: /acts and words/ },
  scenes: { shows: /The letter that asked for a way out/ },
  coding: { shows: /Paste a text/ },
  codingAgreement: { shows: /two coders have handed in/ },
  sharedText: { shows: /Faber asks again/ },
  codebook: { part: 'asylum-optout', shows: /Other names/ },
  workbench: { part: 'not-there', shows: /not in this browser/ },
  reports: { shows: /No reports/ },
  verify: { shows: /Paste words/ },
  newStory: { shows: /story/i },
  editStory: { part: story, shows: /Duplicate|Title/ },
  scene: { part: story, shows: /The letter that asked for a way out/ },
  imports: { shows: /What a spreadsheet needs/ },
  import: { shows: /What the columns mean/ },
  export: { shows: /The file holds everything/ },
  Actor: { part: 'geert-wilders', shows: /Closest and most opposed/ },
  Party: { part: 'vvd', shows: /Closest and most opposed/ },
  Institution: { part: 'netherlands', shows: /Statements/ },
  Agreement: { part: 'pact', shows: /No statement recorded here/ },
  Statement: { part: 'rob-jetten-01', shows: /porseleinkast/ },
  Source: { part: 'seed-article', shows: /from this source/ },
};

const addressOf = (name: PageName) =>
  pages[name].path.replace(/\$[a-z]+/i, opened[name].part ?? '');

/** The look of what is on a page: of each kind of element, named by tag and classes, the first. */
type Look = Record<string, string>;

function lookOf(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const properties = [
      'background-color',
      'border-bottom',
      'border-left',
      'border-top',
      'color',
      'display',
      'font-family',
      'font-size',
      'font-weight',
      'line-height',
      'gap',
      'grid-template-areas',
      'letter-spacing',
      'list-style-type',
      'margin-bottom',
      'margin-top',
      'max-width',
      'opacity',
      'overflow-x',
      'padding',
      'position',
      'text-decoration-line',
      'vertical-align',
      'white-space',
    ];
    const look: Record<string, string> = {};
    for (const element of document.querySelectorAll('main, main *')) {
      // What is open, selected or under the pointer is no matter of how one came.
      if (element.closest('svg, canvas, .canvas')) continue;
      const parent = element.parentElement;
      const kind = [parent, element]
        .map((one) => `${one?.tagName.toLowerCase()}.${[...(one?.classList ?? [])].join('.')}`)
        .join(' > ');
      const style = getComputedStyle(element);
      look[kind] ??= properties
        .map((name) => `${name}: ${style.getPropertyValue(name)}`)
        .join('; ');
    }
    return look;
  });
}

async function complete(page: Page, name: PageName): Promise<void> {
  await page
    .locator('main')
    .getByText(opened[name].shows)
    .first()
    .waitFor({ state: 'attached', timeout: 15_000 });
  await atRest(page);
  // A page can be printed once all of it is there.
  await page.locator('.print-button:disabled').waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
}

/** Goes to an address without loading the program anew, as a link does. */
async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}

describe.runIf(process.env.CHROMIUM_PATH)('every page of the list', () => {
  let served: Served;
  /** One for all of them: an address that is gone to loads the program anew. */
  let page: Page;
  let errors: string[];
  const direct = new Map<PageName, Look>();
  beforeAll(async () => {
    served = await serveInBrowser();
    ({ page, errors } = await served.open('/scenes'));
  });
  afterEach(() => expect(errors.splice(0)).toEqual([]));
  afterAll(() => served?.close());

  // An import is there once somebody has brought files.
  beforeAll(async () => {
    const form = new FormData();
    const text = 'Speaker,Agreement,Stance,Words\nAnna,Dam law,for,Build it.\n';
    form.append('files', new Blob([text]), 'debate.csv');
    const sent = await fetch(`${served.server.url}/api/imports`, { method: 'POST', body: form });
    opened.import.part = ((await sent.json()) as { id: string }).id;
  });

  // A text for several coders is there once somebody has shared it.
  beforeAll(async () => {
    const source = {
      title: 'Faber asks again',
      publisher: 'De Havenbode',
      date: '2024-10-07',
      language: 'en',
      sourceClass: 'press-or-reference',
      licence: 'CC BY 4.0',
      text: '“We will ask for an opt-out again,” Faber said.',
      keepText: true,
    };
    const shared = await fetch(`${served.server.url}/api/coding/texts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ source }),
    });
    opened.sharedText.part = ((await shared.json()) as { id: string }).id;
  });

  test.each(pageNames)('%s opens by its address, under its own title', async (name) => {
    await page.goto(served.server.url + addressOf(name));
    await complete(page, name);
    await expect.poll(() => page.title()).toMatch(/^\S.+ · Stancegraph$/);
    direct.set(name, await lookOf(page));
    // A figure in a frame is little more than its drawing.
    const least = definitionOf(name).framed ? 2 : 5;
    expect(Object.keys(direct.get(name) ?? {}).length).toBeGreaterThan(least);
    // The next page is opened as by somebody who was not here before.
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
  });

  test('looks the same after every other page was seen', async () => {
    await page.goto(served.server.url + addressOf('graph'));
    await complete(page, 'graph');
    const unframed = pageNames.filter((name) => !definitionOf(name).framed);
    for (const name of unframed) {
      await follow(page, addressOf(name));
      await complete(page, name);
    }
    for (const name of unframed) {
      await follow(page, addressOf(name));
      await complete(page, name);
      const [before, after] = [direct.get(name) ?? {}, await lookOf(page)];
      const both = Object.keys(before).filter((kind) => kind in after);
      expect(both.length, name).toBeGreaterThan(5);
      for (const kind of both) expect.soft(after[kind], `${name}: ${kind}`).toBe(before[kind]);
    }
  }, 120_000);
});
