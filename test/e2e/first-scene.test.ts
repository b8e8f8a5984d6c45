/** The first scene in Chromium: what it tells, where it leads, and that its words stand where they belong. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests } from '../setup/browser.ts';

const browserThere = Boolean(process.env.CHROMIUM_PATH);

interface Written {
  /** Words on lines that lie nearer to another line than to their own, or over other words. */
  misplaced: string[];
  verbs: string[];
  marks: number;
  unnamed: string[];
}

/** What is written on the drawing, measured anew from where the nodes stand. */
const written = (page: Page) =>
  page.evaluate((): Written => {
    interface Box {
      left: number;
      right: number;
      top: number;
      bottom: number;
    }
    interface Node {
      id: string;
      x: number;
      y: number;
      label: string;
      inside: boolean;
    }
    interface Edge {
      id: string;
      from: Node;
      to: Node;
      bend: number;
      words: string;
    }
    // biome-ignore lint/suspicious/noExplicitAny: the renderer's own fields, as no plugin sees them.
    const { placement, sprites } = (window.__stancegraph?.cy as any).renderer().painter;
    const { zoom, words, labels, badges, marks } = placement as {
      zoom: number;
      words: Map<Edge, Box>;
      labels: Map<Node, Box>;
      badges: Map<Node, Box>;
      marks: Map<Edge, { x: number; y: number }>;
    };
    const nodes = sprites.nodes as Node[];
    // Zoomed out, one line stands for all that join the same two nodes.
    const edges = (zoom < 0.55 ? sprites.joined : sprites.edges) as Edge[];
    const apart = (box: Box, { from, to, bend }: Edge) => {
      const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      const via = {
        x: (from.x + to.x) / 2 - ((to.y - from.y) / length) * bend,
        y: (from.y + to.y) / 2 + ((to.x - from.x) / length) * bend,
      };
      let least = Number.POSITIVE_INFINITY;
      for (let step = 0; step <= 200; step += 1) {
        const [part, rest] = [step / 200, 1 - step / 200];
        const x = rest * rest * from.x + 2 * rest * part * via.x + part * part * to.x;
        const y = rest * rest * from.y + 2 * rest * part * via.y + part * part * to.y;
        const across = Math.max(box.left - x * zoom, x * zoom - box.right, 0);
        const down = Math.max(box.top - y * zoom, y * zoom - box.bottom, 0);
        least = Math.min(least, Math.hypot(across, down));
      }
      return least;
    };
    const over = (a: Box, b: Box) =>
      a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
    const all = [...words.values(), ...labels.values(), ...badges.values()];
    const misplaced = [...words].flatMap(([edge, box]) => [
      ...edges
        .filter((other) => other.id !== edge.id && apart(box, other) <= apart(box, edge))
        .map((other) => `${edge.id} lies on ${other.id}`),
      ...(all.some((other) => other !== box && over(box, other)) ? [`${edge.id} is covered`] : []),
    ]);
    return {
      misplaced,
      verbs: [...words.keys()]
        .map((edge) => edge.words)
        .filter((one) => !/^\d/.test(one))
        .sort(),
      marks: marks.size,
      unnamed: nodes.filter((node) => !node.inside && !labels.has(node)).map(({ id }) => id),
    };
  });

/** Waits until the view is fitted to a width and all is painted. */
const atRest = (page: Page, width: number) =>
  page.waitForFunction((wide) => {
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const cy = window.__stancegraph?.cy as any;
    const canvas = document.querySelector('.canvas');
    return (
      innerWidth === wide && cy.width() === canvas?.clientWidth && cy.renderer().painter.atRest()
    );
  }, width);

describe.runIf(browserThere)('the first scene in Chromium', () => {
  const served = explorerForTests();

  test('it says what it is about, and each question opens the page that answers it', async () => {
    const page = await served.show('/');
    await drawn(page);
    const introduction = page.getByRole('complementary', { name: 'Introduction' });
    await introduction
      .getByRole('heading', { name: 'The Netherlands asks for a way out' })
      .waitFor();
    const answers = {
      'Who asked for the opt-out, and in which words?':
        'will call for an opt-out from the European asylum and migration acquis',
      'Who backs it, and who opposes it?': 'Dutch opt-out request',
      'Who has changed position since?': 'Geert Wilders',
    };
    expect(await introduction.getByRole('listitem').allTextContents()).toEqual(
      Object.keys(answers),
    );
    for (const [question, answer] of Object.entries(answers)) {
      await introduction.getByRole('link', { name: question }).click();
      await page.locator('#main').getByText(answer).first().waitFor();
      await page.goBack();
    }
    await introduction.getByRole('link', { name: 'Read the story' }).click();
    await page.getByRole('heading', { name: 'The letter that asked for a way out' }).waitFor();
    await page.goBack();
    await introduction.getByRole('link', { name: 'Ask a question' }).click();
    await page.waitForURL(/\/queries\/ask/);
    await page.goBack();
    // It stays over a reload, until it is hidden.
    await page.reload();
    await introduction.getByRole('button', { name: 'Hide the introduction' }).click();
    await introduction.waitFor({ state: 'detached' });
    await page.reload();
    await drawn(page);
    expect(await introduction.count()).toBe(0);
  });

  test('every act has its verb on its own line and every bubble its name, at every width', async () => {
    const page = await served.show('/');
    await drawn(page);
    expect(
      await page.evaluate(() =>
        window.__stancegraph?.cy.hasElementWithId('statement:faber-letter-optout'),
      ),
    ).toBe(true);
    for (const [width, height] of [
      [1440, 900],
      [2560, 1440],
      [1024, 768],
      [768, 1024],
      [390, 844],
      [360, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      await atRest(page, width);
      const { misplaced, verbs, marks, unnamed } = await written(page);
      expect(misplaced, `at ${width}`).toEqual([]);
      expect(verbs, `at ${width}`).toEqual([
        'adopted',
        'has an opt-out from',
        'negotiated',
        'voted for',
      ]);
      expect(marks, `at ${width}`).toBe(8);
      // Zoomed out, a quotation may wait for room; whoever said it is named.
      const quotations = width < 1440 ? unnamed.filter((id) => id.startsWith('statement:')) : [];
      expect(unnamed, `at ${width}`).toEqual(quotations);
    }
  });

  test('on a phone it opens with the request in the middle, and its words on their lines', async () => {
    const page = await served.show('/', { viewport: { width: 390, height: 844 }, isMobile: true });
    await drawn(page);
    await atRest(page, 390);
    const { misplaced, verbs } = await written(page);
    expect(misplaced).toEqual([]);
    expect(verbs).toContain('adopted');
    const { x, y } = await page.evaluate(() => {
      const cy = window.__stancegraph?.cy;
      const at = cy?.getElementById('agreement:nl-opt-out-request').renderedPosition();
      return { x: (at?.x ?? 0) / (cy?.width() ?? 1), y: (at?.y ?? 0) / (cy?.height() ?? 1) };
    });
    expect(x).toBeCloseTo(0.5, 1);
    expect(y).toBeCloseTo(0.5, 1);
  });
});
