/** Scenes and stories in the browser: saved, opened elsewhere, deleted and back, read by keyboard. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests, shownIds } from '../setup/browser.ts';

const browserThere = Boolean(process.env.CHROMIUM_PATH);
const shipped = '/scenes/the-letter-that-asked-for-a-way-out';

describe.runIf(browserThere)('scenes in Chromium', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
    return page;
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const textOf = async (download: Promise<Download>) =>
    readFile(await (await download).path(), 'utf8');
  const placesOf = () =>
    page.evaluate(() =>
      Object.fromEntries(
        window.__stancegraph?.cy
          .nodes()
          .map((node) => [
            node.id(),
            [Math.round(node.position().x), Math.round(node.position().y)],
          ]) ?? [],
      ),
    );
  const save = async (name: string, who: string) => {
    await button('Save').click();
    const panel = page.getByRole('region', { name: 'Save the scene' });
    await panel.getByLabel('Name').fill(name);
    await panel.getByLabel(who).check();
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/\/scenes\/[a-z]/);
  };

  test('saved with its style, opened by its address in another profile, deleted, and back', async () => {
    await open('/');
    await drawn(page);
    await button('Style').click();
    await page.getByLabel('Party', { exact: true }).click();
    await page.getByRole('list', { name: 'Colour by party' }).waitFor();
    await button('Close style').click();
    const before = await placesOf();
    await save('Parties on the Pact', 'Anyone with the link');
    const address = new URL(page.url()).pathname;
    expect(address).toMatch(/^\/scenes\/parties-on-the-pact-[0-9a-f]{8}$/);
    await page.context().close();

    await open(address);
    await page.getByRole('list', { name: 'Colour by party' }).waitFor();
    await page.waitForFunction(
      (count) => window.__stancegraph?.cy.nodes().length === count,
      Object.keys(before).length,
    );
    expect(await placesOf()).toEqual(before);

    await page.goto(`${served.server.url}/scenes`);
    await button(/^Delete ?: Parties on the Pact$/).click();
    await page.getByRole('link', { name: 'Parties on the Pact' }).waitFor({ state: 'detached' });
    await button('Undo').click();
    await page.getByRole('link', { name: 'Parties on the Pact' }).waitFor();
  });

  test('a private scene stays in its browser', async () => {
    await open('/');
    await drawn(page);
    const ids = await shownIds(page);
    await save('For me', 'Only this browser');
    const address = new URL(page.url()).pathname;
    await page.goto(served.server.url + address);
    await page.waitForFunction(
      (count) => window.__stancegraph?.cy.nodes().length === count,
      ids.length,
    );
    await page.goto(`${served.server.url}/scenes`);
    await page.getByRole('link', { name: 'For me' }).waitFor();
    await page.context().close();
    await open(address);
    await page.getByText('opens only in the browser that saved it').waitFor();
  });

  test('an old scene says what has changed in the graph since', async () => {
    await open('/');
    await drawn(page);
    const known = {
      nodes: [
        ['actor:viktor-orban', 'Viktor Orbán', 'other', 0, 0],
        ['actor:gone', 'Somebody', 'x', 1, 0],
        ['agreement:pact', 'Pact', 'other', 0, 87],
      ],
      relationships: [],
    };
    const canvas = {
      nodes: known.nodes.map(([id], index) => [id, index * 200, 0, 0]),
      path: [],
    };
    await page.evaluate(
      async (scene) => {
        await fetch('/api/scenes/old-one', {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(scene),
        });
      },
      { name: 'Old one', canvas, known },
    );
    await page.goto(`${served.server.url}/scenes/old-one`);
    const said = page.getByRole('region', { name: 'Changes since it was saved' });
    await said.getByText('1 node gone').waitFor();
    await said.getByText('2 nodes changed').waitFor();
    await said.getByText('2 new statements about its agreements').waitFor();
    await said.getByRole('button', { name: 'Details' }).click();
    await said.getByText('Gone: Somebody').waitFor();
  });

  test('the shipped story is clicked through by keyboard, every page with its sources', async () => {
    await open(shipped);
    await page.getByRole('heading', { name: 'The letter that asked for a way out' }).waitFor();
    const title = () => page.getByRole('heading', { level: 1 }).textContent();
    const seen = [await title()];
    for (let step = 1; step <= 8; step += 1) {
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(new RegExp(`step=${step}$`));
      await page.getByRole('heading', { name: 'Sources of this page' }).waitFor();
      await page.waitForFunction(() => {
        const items = [...document.querySelectorAll('.story-sources li')];
        return (
          items.length > 0 && items.every((item) => item.textContent?.includes('Permanent link'))
        );
      });
      expect(await page.locator('.story-sources a[target="_blank"]').count()).toBeGreaterThan(0);
      expect(await page.locator('.story-picture .node').count()).toBeGreaterThan(2);
      seen.push(await title());
    }
    expect(new Set(seen).size).toBe(9);
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/step=7$/);
    await page.reload();
    await page.getByRole('heading', { name: '“At the moment there is no support”' }).waitFor();
    await page.locator('.story-quote .words-link').first().click();
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
    await page.keyboard.press('Escape');

    await page.goto(`${served.server.url + shipped}?step=9`);
    await page.getByRole('heading', { name: 'Sources', exact: true }).waitFor();
    const html = page.waitForEvent('download');
    await button('Save as HTML').click();
    expect(await textOf(html)).toMatch(/<li id="source-30" value="30">.*https?:/);
    const markdown = page.waitForEvent('download');
    await button('Save as Markdown').click();
    expect(await textOf(markdown)).toMatch(/^# The letter that asked for a way out\n/);
    await button('Explore from here').click();
    await drawn(page);
    await page.waitForFunction(() =>
      window.__stancegraph?.cy.getElementById('statement:wilders-leaves').nonempty(),
    );
  });

  test('on a phone no page of a story cuts its picture', async () => {
    for (const step of [1, 3, 6]) {
      await open(`/scenes/the-letter-that-asked-for-a-way-out?step=${step}`, {
        viewport: { width: 390, height: 844 },
      });
      const picture = page.locator('.story-picture');
      await picture.locator('svg').waitFor();
      // The picture is drawn for the place that it has: rounded to whole pixels.
      await expect
        .poll(() =>
          picture.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
            Math.max(scrollWidth - clientWidth, scrollHeight - clientHeight),
          ),
        )
        .toBeLessThanOrEqual(2);
      // Nodes glide to their places: asked until they stand there.
      const outside = () =>
        picture.locator('svg text').evaluateAll(
          (texts) =>
            texts.filter((text) => {
              const { left, right } = text.getBoundingClientRect();
              return left < 0 || right > innerWidth;
            }).length,
        );
      expect(await picture.locator('svg text').count()).toBeGreaterThan(5);
      await expect.poll(outside).toBe(0);
      if (step !== 6) await page.context().close();
    }
  });

  test('a trail becomes a story: steps are chosen, ordered, written, published and read', async () => {
    await open('/?sel=statement:rob-jetten-02');
    await drawn(page);
    await page
      .getByRole('complementary', { name: 'Inspector' })
      .getByText('Orbán')
      .first()
      .waitFor();
    const stances = page.getByRole('list', { name: 'Legend of relationships' });
    await stances.locator('summary', { hasText: 'Oppose' }).click();
    await stances.getByRole('button', { name: 'Show only these' }).click();
    await page.getByText('statements shown match').waitFor();
    await button('Trail').click();
    const trail = page.getByRole('region', { name: 'Trail' });
    await trail.getByText('Read “Orbán applaudisseert').waitFor();
    await trail.getByLabel('In the story: Filtered: stance oppose').uncheck();
    await trail.getByText('2 steps chosen').waitFor();
    await trail.getByRole('button', { name: 'Write a story' }).click();
    await page.getByLabel('Title', { exact: true }).fill('What Jetten saw');
    await page.getByLabel('Title of page 1').fill('The beginning');
    await page.getByLabel('Title of page 2').fill('The words');
    const second = page.locator('.step-editor').nth(1);
    await second.getByRole('textbox', { name: /^Text/ }).fill('He said it in the debate.');
    await second.getByRole('button', { name: /^Cite again Rob Jetten\. Opposes .*“Orbán/ }).click();
    await button(/^Up ?: The words$/).click();
    await button('Publish').click();
    await page.getByRole('heading', { name: 'What Jetten saw' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'The words' }).waitFor();
    await page.getByText('He said it in the debate.').waitFor();
    await page.locator('.story-quote').getByText('Orbán applaudisseert').waitFor();
    await page.locator('.story-sources').getByText('Rob Jetten').waitFor();
  });

  test('the canvas as files, and measures as a table', async () => {
    await open('/');
    await drawn(page);
    const count = (await shownIds(page)).length;
    const exported = async (title: string | RegExp) => {
      await page.getByText('Export', { exact: true }).first().click();
      const download = page.waitForEvent('download');
      await button(title).click();
      return download;
    };
    const png = await readFile(await (await exported(/^Picture/)).path());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const svg = await textOf(exported(/^Drawing/));
    expect(svg.match(/<g class="node" transform="translate/g)).toHaveLength(count);
    expect((await textOf(exported('GraphML'))).match(/<node /g)).toHaveLength(count);
    await button('Measures').click();
    const measures = page.getByRole('region', { name: 'Measures', exact: true });
    await measures.getByText(`${count} nodes`, { exact: false }).first().waitFor();
    const first = measures.locator('tbody tr').first();
    await first.getByRole('button').first().click();
    // The best connected comes first.
    const [most, selected] = await page.evaluate(() => {
      const cy = window.__stancegraph?.cy;
      const sel = new URL(location.href).searchParams.get('sel') ?? '';
      const degrees = cy?.nodes().map((node) => node.degree(false)) ?? [];
      return [Math.max(...degrees), cy?.$id(sel).degree(false)];
    });
    expect(selected).toBe(most);
    await measures.getByRole('button', { name: 'Size by Betweenness' }).click();
    await page.getByText('Size by betweenness: from 0 to').waitFor();
  });

  test('the legend selects, hides and brings back', async () => {
    await open('/');
    await drawn(page);
    const parties = (await shownIds(page)).filter((id) => id.startsWith('party:'));
    const legend = page.getByRole('list', { name: 'Legend of nodes' });
    await legend.locator('summary', { hasText: 'Party' }).click();
    await button(`Select ${parties.length} nodes`).click();
    await page.getByRole('region', { name: 'Selected together' }).waitFor();
    expect(await page.getByText(`${parties.length} selected`).count()).toBe(1);
    await legend.locator('summary', { hasText: 'Party' }).click();
    await legend.getByRole('button', { name: 'Hide' }).click();
    await page.waitForFunction(() => window.__stancegraph?.cy.$id('party:pvv').empty());
    await legend.getByRole('button', { name: /^Show Parties/ }).click();
    await page.waitForFunction(() => window.__stancegraph?.cy.$id('party:pvv').nonempty());
    const stances = page.getByRole('list', { name: 'Legend of relationships' });
    await stances.locator('summary', { hasText: 'Oppose' }).click();
    const select = stances.getByRole('button', { name: /^Select \d+ nodes$/ });
    const many = Number(/\d+/.exec((await select.textContent()) ?? '')?.[0]);
    expect(many).toBeGreaterThan(2);
    await select.click();
    await page.getByText(`${many} selected`).waitFor();
    expect(await page.locator('.legend-menu[open]').count()).toBe(0);
  });
});
