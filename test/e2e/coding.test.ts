/** Coding a text by keys alone, from the paste to the canvas; and verifying a quotation. */
import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { noted } from '../../server/store/changes.ts';
import { explorerForTests } from '../setup/browser.ts';

const seed = '../shared/data/asylum-optout/seed-article.txt';
const [optOut, outline, pact] = ['nl-opt-out-request', 'hoofdlijnenakkoord', 'pact'];
/** The statements that its compilers coded: the words they begin with, and their stances. */
const gold: [words: string, about: [agreement: string, stance: string][]][] = [
  ['strictest-ever', [[outline, 'support']]],
  ['will take a long', [[optOut, 'support']]],
  ['it is a sign', [[optOut, 'support']]],
  ['The more support', [[optOut, 'support']]],
  ['informed the EU', [[optOut, 'support']]],
  [
    'We need to be',
    [
      [optOut, 'support'],
      ['ceas', 'oppose'],
    ],
  ],
  [
    'This government aims',
    [
      [optOut, 'support'],
      ['regeerprogramma', 'support'],
    ],
  ],
  [
    'will call for an',
    [
      [optOut, 'support'],
      ['ceas', 'mixed'],
    ],
  ],
  [
    'it does not anticipate',
    [
      [optOut, 'neutral'],
      [pact, 'support'],
    ],
  ],
  ["the country's immigration", [[outline, 'support']]],
  ['people in Africa', [[outline, 'support']]],
];
const stanceKeys: Record<string, string> = { support: '+', oppose: '-', mixed: 'm', neutral: '0' };

const short =
  'Marjolein Faber spoke on Monday. “We will ask for an opt-out again,” Faber said. Geert Wilders said that the pact is a very bad deal.';

describe('a text is coded in the browser', () => {
  const served = explorerForTests();
  beforeAll(async () => {
    const { engine } = served.server;
    // Every other source is known: the article's own statements are not there yet.
    const text =
      "MATCH (s:Statement)-[:STATED_IN]->(:Source {id: 'source:seed-article'}) DETACH DELETE s";
    await engine.write(noted(engine.kind, null, [{ text, params: {} }]));
  });

  const begin = async (page: Page, text: string, date = '2024-09-19') => {
    await page.getByLabel('The text', { exact: true }).fill(text);
    await page.getByLabel('Title').fill('An article');
    await page.getByLabel('Publisher', { exact: true }).fill('A paper');
    await page.getByRole('textbox', { name: 'Date' }).fill(date);
    await page.getByLabel('Coded by').fill('A. Coder');
    await page.getByRole('button', { name: /^Find the statements/ }).click();
    await page.getByRole('list', { name: 'Statements' }).waitFor();
  };
  const opened = (page: Page) => page.locator('.coding-card[aria-current]');

  test.skipIf(!existsSync(seed))(
    'the article of eleven statements in at most 35 keys',
    async () => {
      const page = await served.show('/coding');
      await begin(page, readFileSync(seed, 'utf8'));
      let keys = 0;
      const press = async (key: string) => {
        keys += 1;
        await page.keyboard.press(key);
      };
      const spent: string[] = [];
      for (let guard = 0; guard < 40; guard += 1) {
        const card = opened(page);
        if ((await card.getAttribute('class'))?.includes('confirmed')) break;
        const words = (await card.locator('.card-words').textContent()) ?? '';
        const target = gold.find(([start]) => words.replace('“', '').startsWith(start));
        const before = keys;
        if (!target) {
          await press('x');
          spent.push(`${keys - before} ${words.slice(0, 30)}`);
          continue;
        }
        for (const [index, [agreement, stance]] of target[1].entries()) {
          const about = card.locator('.card-about').nth(index);
          if (index > 0) await press('&');
          const name = await nameOf(page, agreement);
          if (
            index > 0 ||
            (await about
              .locator('b')
              .first()
              .textContent()
              .catch(() => '')) !== name
          ) {
            const place = async () => {
              const choices = await card.locator('.choices button').allTextContents();
              return choices.findIndex((one) => one.includes(name)) + 1;
            };
            if ((await place()) === 0) await press(index > 0 ? '&' : 'a');
            if ((await place()) > 0) await press(String(await place()));
            else {
              await page.getByRole('combobox').last().waitFor();
              for (const letter of name.slice(0, 4)) await press(letter);
              const option = page.getByRole('option', { name }).first();
              await option.waitFor();
              const place = await option.evaluate((one) =>
                [...(one.parentElement?.children ?? [])].indexOf(one),
              );
              for (let down = 0; down < place; down += 1) await press('ArrowDown');
              await press('Enter');
              await card.getByText(name, { exact: true }).waitFor();
            }
          }
          const chosen = about.locator(`button[aria-pressed="true"]`);
          const now = (await chosen.count()) > 0 ? await chosen.getAttribute('title') : '';
          if (!now?.toLowerCase().startsWith(stance)) await press(stanceKeys[stance] as string);
        }
        await press('Enter');
        spent.push(`${keys - before} ${words.slice(0, 30)}`);
      }
      await page
        .getByText(/0 undecided|11 of|12 of|13 of/)
        .first()
        .waitFor();
      expect(keys, spent.join('\n')).toBeLessThanOrEqual(35);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('button', { name: 'Publish 11' }).click();
      await page.getByRole('heading', { name: 'Published: 11 statements' }).waitFor();
      await page.getByRole('button', { name: 'Show on the canvas' }).click();
      await page.waitForFunction(() => (window.__stancegraph?.cy.nodes().length ?? 0) > 11);
    },
  );

  test('every step is undone, and a closed tab loses no decision', async () => {
    const page = await served.show('/coding');
    await begin(page, short);
    const list = page.getByRole('list', { name: 'Statements' });
    const start = await list.innerHTML();
    for (const key of ['+', 'Enter', '-', 'x', 'k', '[', 'q', 'w', 'd', '&', '1'])
      await page.keyboard.press(key);
    const undo = page.getByRole('button', { name: 'Undo' });
    for (let guard = 0; guard < 20 && (await undo.isEnabled()); guard += 1)
      await page.keyboard.press('Control+z');
    expect(await list.innerHTML()).toBe(start);
    await page.keyboard.press('+');
    await page.keyboard.press('Enter');
    await page.getByText('1 of 2 decided').waitFor();
    await page.getByText(/^saved/).waitFor();
    await expect.poll(() => storedDecisions(page)).toBe(1);
    const address = page.url();
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(address);
    await again.getByText('1 of 2 decided').waitFor();
  });

  test('the day that the text gives is taken by a key, and the codebook lies beside it', async () => {
    const page = await served.show('/coding');
    await begin(
      page,
      'Faber told reporters. “We will ask for the pact to be opened,” Marjolein Faber said on Tuesday.',
      '2024-10-10',
    );
    const card = opened(page);
    await card.getByText('or 8 October 2024: “Tuesday”, counted from 2024-10-10').waitFor();
    await page.keyboard.press('y');
    await card.getByText('8 October 2024', { exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await card.getByText('as the source').waitFor();
    await page.keyboard.press('y');
    await page.keyboard.press('c');
    const book = page.getByRole('complementary', { name: 'Codebook' });
    await book.getByRole('heading', { level: 3 }).first().waitFor();
    await book.getByText('Other names:').first().waitFor();
    // What is selected in the text becomes another name of it.
    await page
      .locator('.coding-text')
      .getByText('opened')
      .first()
      .evaluate((one) => {
        const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf('pact to be opened') ?? -1;
          if (at < 0) continue;
          getSelection()?.setBaseAndExtent(node, at, node, at + 'pact to be opened'.length);
        }
      });
    await book.getByRole('button', { name: 'Add “pact to be opened” as another name' }).click();
    await book.getByText('“pact to be opened” is now another name of').waitFor();
    const reply = await fetch(`${served.server.url}/api/codebooks/asylum-optout`);
    expect(await reply.text()).toContain('pact to be opened');
    await book.getByRole('button', { name: /^Close/ }).click();
    await expect.poll(() => book.count()).toBe(0);
  });

  test('words that the graph has are marked as known, and need no key', async () => {
    const page = await served.show('/coding');
    const held = 'When the house is on fire, you do not argue about the colour of the hose';
    const { statements } = await (
      await fetch(`${served.server.url}/api/statements?kind=quote&limit=1`)
    ).json();
    const { text } = statements[0].statement.properties;
    const said = statements[0].statement.properties.date;
    await begin(
      page,
      `${statements[0].speakers[0].node.properties.name} spoke. “${text}”\nNobody said: “${held}.”`,
      said,
    );
    await page.getByText('Already known').or(page.locator('.coding-card.known')).first().waitFor();
  });

  test('on a phone everything is done by touch', async () => {
    const page = await served.show('/coding', {
      viewport: { width: 390, height: 800 },
      hasTouch: true,
    });
    await begin(page, short);
    await page
      .getByRole('button', { name: /^Oppose|^Support/ })
      .first()
      .tap();
    await page.getByRole('button', { name: /^Confirm/ }).tap();
    await page.getByText('1 of 2 decided').waitFor();
    await page.getByRole('tab', { name: 'The text' }).tap();
    await page.getByRole('region', { name: 'The text' }).waitFor();
  });

  test('two codings are compared by keys, and published under every name', async () => {
    const words = short.replace('Monday. ', 'Monday.\n');
    const ask = async (method: string, path: string, body: object) =>
      (
        await fetch(`${served.server.url}/api/coding${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json();
    const source = {
      title: 'A shared article',
      publisher: 'A paper',
      date: '2024-10-07',
      language: 'en',
      sourceClass: 'press-or-reference',
      licence: 'CC0',
      keepText: true,
      text: words,
    };
    const { id } = await ask('POST', '/texts', { source });
    const exact = 'We will ask for an opt-out again';
    const start = words.indexOf(exact);
    for (const [coder, stance] of [
      ['Ada', 'support'],
      ['Bo', 'mixed'],
    ]) {
      const about = [{ agreement: 'agreement:pact', stance }];
      const segments = [{ start, end: start + exact.length, exact }];
      const speakers = [{ id: 'actor:marjolein-faber' }];
      const one = { ref: 'a', kind: 'quote', method: 'hand', segments, speakers, about };
      await ask('PUT', `/texts/${id}/codings/${coder}`, { statements: [one] });
    }
    const page = await served.show(`/coding/texts/${id}`);
    await page.getByText('1 of 1 statement was found by more than one coder').waitFor();
    await page.getByLabel('Coded by').fill('Cy');
    await page.getByRole('button', { name: /Mixed: .*Pact/ }).waitFor();
    await page.locator('.layers').focus();
    await page.keyboard.press('2');
    await page
      .getByRole('button', { name: 'Continue with these, in the names of all coders' })
      .click();
    await page.getByRole('list', { name: 'Statements' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Publish 1' }).click();
    await page.getByRole('heading', { name: /^Published: 1/ }).waitFor();
    const { texts } = await (await fetch(`${served.server.url}/api/coding/texts`)).json();
    expect(texts).toMatchObject([{ state: 'published', publishedBy: 'Ada, Bo, Cy' }]);
  });

  test('a quotation is verified, with the difference', async () => {
    const page = await served.show('/verify');
    const { statements } = await (
      await fetch(`${served.server.url}/api/statements?kind=quote&limit=1`)
    ).json();
    const { text } = statements[0].statement.properties;
    await page.getByLabel('The quotation').fill(text);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('heading', { name: 'Exactly these words', level: 2 }).waitFor();
    await page.getByLabel('The quotation').fill(`${text} never`);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('heading', { name: 'Nearly these words', level: 2 }).waitFor();
    await page.locator('ins', { hasText: 'never' }).waitFor();
  });

  async function nameOf(page: Page, agreement: string): Promise<string> {
    return page.evaluate(async (id) => {
      const reply = await (await fetch(`/api/nodes/${id}`)).json();
      return reply.node.properties.name;
    }, `agreement:${agreement}`);
  }
});

/** Confirmed statements of the drafts that the browser has stored. */
function storedDecisions(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('stancegraph-coding');
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(
              all.result
                .flatMap((draft) => draft.work.statements)
                .filter((one) => one.state === 'confirmed').length,
            );
          };
        };
      }),
  );
}
