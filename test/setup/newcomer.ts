/**
 * A newcomer with a graph of films: finds an actor, reads, walks, asks and keeps, without a failing request,
 * on either store.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type {
  Engine,
  EngineNode,
  EngineRelationship,
  StoreKind,
} from '../../server/store/engine.ts';
import { drawn, explorerForTests, inAddress, placeOf } from './browser.ts';

/** The nodes and relationships of the films as they lie in the store, and the labels of all else. */
async function held({ engine }: { engine: Engine }) {
  const nodes = await engine.read<{ n: EngineNode }>('MATCH (n) RETURN n');
  const joins = await engine.read<{ r: EngineRelationship }>('MATCH ()-[r]->() RETURN r');
  const isTheirs = ({ labels }: EngineNode) =>
    labels.includes('Movie') || labels.includes('Person');
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  return {
    films: nodes
      .map(({ n }) => n)
      .filter(isTheirs)
      .sort(byKey),
    joins: joins.map(({ r }) => r).sort(byKey),
    others: nodes.flatMap(({ n }) => (isTheirs(n) ? [] : n.labels)),
  };
}

/** The tests of a newcomer with a store; they need a browser. */
export function testNewcomer(kind: StoreKind): void {
  const isThere =
    Boolean(process.env.CHROMIUM_PATH) && (kind !== 'neo4j' || process.env.TEST_NEO4J_URI);
  describe.runIf(isThere)(`a graph of others in Chromium, in a ${kind} store`, () => {
    const served = explorerForTests(kind, 'films');
    let page: Page;
    const open = async (path: string, options = {}) => {
      page = await served.show(path, options);
      return page;
    };
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
    const find = async (name: string) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(name);
      await page.getByRole('option', { name }).first().click();
    };
    const labelsShown = () =>
      page.evaluate(
        () =>
          window.__stancegraph?.cy
            .nodes()
            .map((node) => String(node.data('label')))
            .sort() ?? [],
      );
    const idOf = (label: string) =>
      page.evaluate(
        (text) =>
          window.__stancegraph?.cy
            .nodes()
            .filter((node) => node.data('label') === text)
            .first()
            .id() ?? '',
        label,
      );

    test('opens with its labels and their counts, and says that nothing is a statement', async () => {
      await open('/');
      await drawn(page);
      const holds = page.getByRole('region', { name: 'What this graph holds' });
      await holds.getByText('This graph holds no statements, so').waitFor();
      const labels = await holds.getByRole('listitem').allInnerTexts();
      expect(labels.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
        'Person 12',
        'Movie 7',
      ]);
      expect(await labelsShown()).toContain('Keanu Reeves');
      const legend = page.getByRole('list', { name: 'Legend of relationships' });
      expect(await legend.textContent()).toMatch(/acted in\s*17/);
      for (const path of ['/table', '/matrix', '/timeline', '/changes']) {
        await page.goto(served.server.url + path);
        await page.getByRole('heading', { name: 'This graph holds no statements' }).waitFor();
      }
    });

    test('an actor is found by name; who acted in what and as whom is read', async () => {
      await open('/');
      await drawn(page);
      await find('Keanu');
      await inspector().getByRole('heading', { name: 'Keanu Reeves' }).waitFor();
      await inspector().getByText('→ Acted in').waitFor();
      const items = await inspector().getByRole('listitem').allInnerTexts();
      expect(items.map((text) => text.replace(/\s+/g, ' ').trim()).sort()).toEqual([
        'Speed roles Jack Traven',
        'The Matrix Reloaded roles Neo',
        'The Matrix roles Neo',
      ]);
      await inspector().getByRole('button', { name: 'roles Jack Traven' }).click();
      await inspector().getByText('→ acted in →').waitFor();
      expect(
        ((await inspector().locator('.sentence').textContent()) ?? '').replace(/\s+/g, ' '),
      ).toBe('Keanu Reeves → acted in → Speed');
      await inspector().getByRole('link', { name: 'Speed' }).click();
      await inspector().getByText('← Acted in').waitFor();
      // A year is a year.
      await inspector().getByText('1994', { exact: true }).waitFor();
      expect(await inspector().textContent()).not.toMatch(/verified|source/i);
    });

    test('a relationship opens from its address, without anything on the canvas', async () => {
      await open('/');
      const [row] = await served.server.engine.read<{ id: string }>(
        "MATCH (a)-[r:ACTED_IN]->(b {title: 'Gravity'}) WHERE a.name = 'George Clooney' RETURN elementId(r) AS id",
      );
      await page.goto(`${served.server.url}/table?sel=element:${row?.id}`);
      await inspector().getByText('Matt Kowalski').waitFor();
    });

    test('nodes of a label are named by another property, until that is undone', async () => {
      await open('/');
      await drawn(page);
      await button('Style').click();
      const movies = page.locator('label', { hasText: 'Movie' }).locator('select');
      await movies.selectOption('released');
      await expect.poll(labelsShown).toContain('1995');
      await button(/^Undo/).click();
      await expect.poll(labelsShown).toContain('Apollo 13');
    });

    test('own Cypher is drawn, expanded, a path is limited to a type, the scene is kept', async () => {
      const before = await held(served.server);
      await open('/queries/new');
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText("MATCH (p:Person) WHERE p.name = 'Keanu Reeves' RETURN p");
      await page.keyboard.press('Control+Enter');
      await page.getByRole('region', { name: 'Result' }).getByText('1 row').waitFor();
      await button('Full page').click();
      await drawn(page);
      await expect.poll(labelsShown).toEqual(['Keanu Reeves']);
      await find('Keanu Reeves');
      await page.keyboard.press('e');
      await expect
        .poll(labelsShown)
        .toEqual(['Keanu Reeves', 'Speed', 'The Matrix', 'The Matrix Reloaded']);

      const now = await placeOf(page, await idOf('Keanu Reeves'));
      await page.mouse.click(now.x, now.y, { button: 'right' });
      await page.getByRole('menuitem', { name: /^Find a path from here/ }).click();
      await find('George Clooney');
      const path = page.getByRole('region', { name: 'Path' });
      await path.getByText(/Path of 4 relationships/).waitFor();
      await page.getByText('All relationship types').click();
      await button('Use none').click();
      await page.getByLabel('directed', { exact: true }).check();
      await button('Find').click();
      await page
        .getByText(/no path of at most/)
        .first()
        .waitFor();
      await page.getByLabel('directed', { exact: true }).uncheck();
      await page.getByLabel('acted in', { exact: true }).check();
      await button('Find').click();
      await path.getByText(/Path of 4 relationships/).waitFor();
      await expect.poll(labelsShown).toContain('George Clooney');
      await button('Close paths').click();

      await button('Save').click();
      const panel = page.getByRole('region', { name: 'Save the scene' });
      await panel.getByLabel('Name').fill('Keanu and friends');
      await panel.getByLabel('Anyone with the link').check();
      await panel.getByRole('button', { name: 'Save', exact: true }).click();
      await page.waitForURL(/\/scenes\/keanu-and-friends/);
      const shown = await labelsShown();
      await inAddress(page, ({ nodes }) => nodes.length === shown.length);
      await page.goto(new URL(page.url()).origin + new URL(page.url()).pathname);
      await drawn(page);
      await expect.poll(labelsShown).toEqual(shown);
      // Nothing was written beside the scene.
      const { others, ...after } = await held(served.server);
      expect({ films: before.films, joins: before.joins }).toEqual(after);
      expect(after.films.length).toBe(19);
      expect(others.filter((label) => !label.startsWith('Stancegraph'))).toEqual([]);
    });
  });
}
