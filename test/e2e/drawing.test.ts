/** The drawing in Chromium: what is seen while it moves, selecting by hand, arranging. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests, placeOf, shownIds } from '../setup/browser.ts';

const browserThere = Boolean(process.env.CHROMIUM_PATH);

interface Point {
  x: number;
  y: number;
  id?: number;
}

/** Parts of the picture that are not paper, of 1,000 places looked at. */
const inked = (page: Page) =>
  page.evaluate(async () => {
    const shown = [...document.querySelectorAll<HTMLCanvasElement>('.picture canvas')].find(
      (canvas) => canvas.style.visibility !== 'hidden',
    );
    const context = shown?.getContext('2d');
    if (!shown || !context) return 0;
    const { data } = context.getImageData(0, 0, shown.width, shown.height);
    const step = Math.floor(data.length / 4 / 100_000) * 4;
    let found = 0;
    for (let at = 3; at < data.length; at += step) if ((data[at] ?? 0) > 0) found += 1;
    return found;
  });
const view = (page: Page) =>
  page.evaluate(() => {
    const cy = window.__stancegraph?.cy;
    return { zoom: cy?.zoom() ?? 0, ...cy?.pan() };
  });

describe.runIf(browserThere)('the drawing in Chromium', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async () => {
    page = await served.show('/');
    await drawn(page);
    return page;
  };
  const arranged = (title: string) =>
    page
      .getByRole('toolbar', { name: 'Canvas' })
      .getByText('Arrange', { exact: true })
      .filter({ visible: true })
      .click()
      .then(() => page.getByRole('button', { name: title }).click());

  test('what is moved and selected through Cytoscape is painted there; pictures are its own', async () => {
    // Who changed position is told after the node was moved, so that the scene is drawn once more.
    let tell = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    page = await served.show('/', {}, (opened) =>
      opened.route('**/api/working-set*', async (route) => {
        await told;
        await route.continue();
      }),
    );
    await drawn(page);
    const id = (await shownIds(page)).find((one) => one.startsWith('actor:')) ?? '';
    const place = await page.evaluate((node) => {
      const cy = window.__stancegraph?.cy;
      const { x1, y1 } = cy?.extent() ?? { x1: 0, y1: 0 };
      cy?.getElementById(node).position({ x: x1 + 60 / cy.zoom(), y: y1 + 60 / cy.zoom() });
      return { ...cy?.getElementById(node).renderedPosition() };
    }, id);
    const box = await page.locator('.canvas').boundingBox();
    if (!box) throw new Error('no canvas');
    const at = { x: box.x + (place.x ?? 0), y: box.y + (place.y ?? 0) };
    // What a pointer hits there in the very frame in which the scene has been drawn once more.
    const hit = page.evaluate(
      ({ x, y }) =>
        new Promise((done) => {
          const cy = window.__stancegraph?.cy;
          const look = () => {
            if (cy?.nodes('.changed').empty()) {
              requestAnimationFrame(look);
              return;
            }
            cy?.one('mouseover', 'node', ({ target }) => done(target.id()));
            document
              .querySelector('.canvas')
              ?.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y }));
            done('nothing');
          };
          look();
        }),
      at,
    );
    tell();
    expect(await hit).toBe(id);
    await page.mouse.click(at.x, at.y);
    await page.waitForURL((url) => url.searchParams.get('sel') === id);
    const overlay = () =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.picture + canvas');
        const { width = 1, height = 1 } = canvas ?? {};
        const data = canvas?.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
        return data.some((value, at) => at % 4 === 3 && value > 0);
      });
    await page.mouse.move(0, 0);
    // The inspector has opened beside the drawing: what is selected must be in view.
    await page.evaluate(() => window.__stancegraph?.cy.fit(undefined, 60));
    await expect.poll(overlay, { timeout: 20_000 }).toBe(true);
    await page.evaluate(() => window.__stancegraph?.cy.elements().unselect());
    await expect.poll(overlay, { timeout: 20_000 }).toBe(false);
    await page.evaluate((node) => window.__stancegraph?.cy.getElementById(node).select(), id);
    await expect.poll(overlay, { timeout: 20_000 }).toBe(true);
    const pictures = await page.evaluate(() => {
      const cy = window.__stancegraph?.cy;
      return [cy?.png({ full: true }).slice(0, 15), cy?.jpg().slice(0, 16), cy?.style()];
    });
    expect(pictures).toEqual(['data:image/png;', 'data:image/jpeg;', undefined]);
  });

  test('the picture stays while it is dragged and zoomed, and follows the hand', async () => {
    await open();
    const box = await page.locator('.canvas').boundingBox();
    if (!box) throw new Error('no canvas');
    const before = await view(page);
    expect(await inked(page)).toBeGreaterThan(500);
    await page.mouse.move(box.x + 12, box.y + 12);
    await page.mouse.down();
    for (let step = 1; step <= 10; step += 1) {
      await page.mouse.move(box.x + 12 + step * 20, box.y + 12 + step * 10);
      expect(await inked(page)).toBeGreaterThan(500);
    }
    await page.mouse.up();
    const after = await view(page);
    expect([Math.round(after.x! - before.x!), Math.round(after.y! - before.y!)]).toEqual([
      200, 100,
    ]);
    await page.mouse.wheel(0, -200);
    await page.waitForFunction(
      (zoom) => (window.__stancegraph?.cy.zoom() ?? 0) > zoom * 1.2,
      before.zoom,
    );
    expect(await inked(page)).toBeGreaterThan(200);
  });

  test('a lasso drawn with the mouse selects what it goes around', async () => {
    await open();
    const ids = await page.evaluate(() => {
      const cy = window.__stancegraph?.cy;
      const nodes =
        cy?.nodes().map((node) => ({ id: node.id(), ...node.renderedPosition() })) ?? [];
      return nodes.filter(({ x }) => x < (cy?.width() ?? 0) / 2).map(({ id }) => id);
    });
    expect(ids.length).toBeGreaterThan(3);
    const box = await page.locator('.canvas').boundingBox();
    if (!box) throw new Error('no canvas');
    await page.getByRole('button', { name: 'Select with a lasso' }).click();
    await page.mouse.move(box.x + 4, box.y + 4);
    await page.mouse.down();
    const middle = box.x + box.width / 2;
    for (const [x, y] of [
      [middle, box.y + 4],
      [middle, box.y + box.height - 4],
      [box.x + 4, box.y + box.height - 4],
    ] as const)
      await page.mouse.move(x, y, { steps: 6 });
    await page.mouse.up();
    const chosen = () =>
      page.evaluate(() => window.__stancegraph?.cy.nodes(':selected').map((node) => node.id()));
    await page.waitForFunction(() => (window.__stancegraph?.cy.nodes(':selected').length ?? 0) > 1);
    expect((await chosen())?.sort()).toEqual(ids.sort());
    // The next drag moves the view again.
    const tools = page.getByRole('button', { name: 'Select with a lasso' });
    expect(await tools.getAttribute('aria-pressed')).toBe('false');
  });

  test('a hub says how many of its relationships are shown, and that is no step', async () => {
    await open();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    const entry = page.locator('.list-view li', {
      has: page.getByRole('button', { name: 'Pact on Migration and Asylum', exact: true }),
    });
    await entry.getByText(/\d+ of \d+ relationships shown/).waitFor();
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true);
  });

  test('no tool of the toolbar is cut off beside the inspector', async () => {
    await open();
    await page.evaluate(() => window.__stancegraph?.cy.nodes('[type="Party"]')[0]?.emit('tap'));
    await page.getByRole('button', { name: /on the selected node/ }).waitFor();
    for (const width of [1440, 1340, 1024, 800, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const { wide, needed, last } = await page.evaluate(() => {
        const bar = document.querySelector('.toolbar');
        const edge = document.querySelector('.toolbar .segments')?.getBoundingClientRect().right;
        const right = bar?.getBoundingClientRect().right ?? 0;
        return { wide: right, needed: bar?.scrollWidth === bar?.clientWidth, last: edge ?? 0 };
      });
      expect(needed, `at ${width}`).toBe(true);
      expect(last, `at ${width}`).toBeLessThanOrEqual(wide);
    }
  });

  test('arranged on a time axis, and undone, everything is where it was', async () => {
    await open();
    const places = () =>
      page.evaluate(() =>
        JSON.stringify(window.__stancegraph?.cy.nodes().map((n) => n.position())),
      );
    const before = await places();
    await arranged('On a time axis');
    await page.waitForFunction(
      (old) => JSON.stringify(window.__stancegraph?.cy.nodes().map((n) => n.position())) !== old,
      before,
    );
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.waitForFunction(
      (old) => JSON.stringify(window.__stancegraph?.cy.nodes().map((n) => n.position())) === old,
      before,
    );
  });

  test('by touch: a long press opens the menu, a tap selects, a pinch zooms', async () => {
    page = await served.show('/', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await drawn(page);
    const fingers = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: Point[]) =>
      fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at });
    const node = await placeOf(page, 'agreement:nl-opt-out-request');
    const menu = page.getByRole('menu', { name: /^Menu of Dutch opt-out request/ });
    await touch('touchStart', node);
    await menu.waitFor();
    await touch('touchEnd');
    await menu.getByText(/^\d+ relationships, \d+ shown$/).waitFor();
    // Letting go neither selected it nor closed the menu.
    expect(new URL(page.url()).searchParams.get('sel')).toBeNull();
    await menu.getByRole('menuitem', { name: 'Close the menu' }).tap();
    await menu.waitFor({ state: 'detached' });
    await touch('touchStart', node);
    await touch('touchEnd');
    await page.waitForURL(/sel=agreement:nl-opt-out-request/);
    await page.getByRole('button', { name: 'Close the inspector' }).tap();
    await page.waitForURL((url) => !url.search.includes('sel='));
    await page.locator('.legend summary').filter({ hasText: 'Party' }).tap();
    await page.getByRole('button', { name: 'Select 4 nodes' }).tap();
    const bar = page.getByRole('region', { name: 'Selected together' });
    await bar.getByText('More').tap();
    await bar.getByRole('button', { name: 'Align: left' }).tap();
    await page.getByRole('button', { name: 'Undo: Aligned 4 nodes: left' }).waitFor();
    await bar.getByRole('button', { name: 'Clear selection' }).tap();
    const before = await view(page);
    const spread = (by: number) => [
      { x: 195 - by, y: 400, id: 1 },
      { x: 195 + by, y: 400, id: 2 },
    ];
    await touch('touchStart', ...spread(40));
    for (const by of [50, 60, 70, 80]) await touch('touchMove', ...spread(by));
    await touch('touchEnd');
    const after = await view(page);
    expect(after.zoom / before.zoom).toBeCloseTo(2, 1);
  });

  test('a layout that is stopped leaves everything where it was', async () => {
    page = await served.show('/');
    await drawn(page);
    // The worker never answers, as one that has far too much to do.
    await page.evaluate(() => {
      Worker.prototype.postMessage = () => {};
    });
    const before = await placeOf(page, 'agreement:ammr');
    await arranged('By party');
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Stop' }).count()).toBe(0);
    expect(await placeOf(page, 'agreement:ammr')).toEqual(before);
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true);
  });
});
