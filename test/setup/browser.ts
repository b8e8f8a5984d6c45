/** A real Chromium on a served explorer, for the end-to-end tests. */
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
  type Request,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { fromFragment } from '../../client/canvas/state/fragment.ts';
import type { SavedScene } from '../../client/canvas/state/saved-scene.ts';
import type { StoreKind } from '../../server/store/engine.ts';
import { type ForeignGraph, loadForeign } from '../fixtures/foreign/load.ts';
import { chromiumArguments } from './chromium.ts';
import { startTestServer, type TestServer } from './server.ts';

/** What is done with a page before it opens its address, such as holding a reply back. */
type Prepare = (page: Page) => Promise<unknown>;

export interface Served {
  browser: Browser;
  server: TestServer;
  /** A new page in a profile of its own; errors of the page fail the test that looks at them. */
  open(
    path: string,
    options?: BrowserContextOptions,
    prepare?: Prepare,
  ): Promise<{ page: Page; errors: string[] }>;
  close(): Promise<void>;
}

/**
 * Where text is typed over in the editor of queries, Chromium gives the line the `style` of the words
 * that it replaces, which the content security policy refuses; the text comes as typed. Chromium's
 * complaint is left out, and what is refused anywhere else is told by the page itself.
 */
const isStyleOfTyping = (text: string) => text.startsWith('Applying inline style violates');
function tellRefusals(): void {
  document.addEventListener('securitypolicyviolation', ({ target, effectiveDirective }) => {
    // A line that was taken out meanwhile leaves the document as the target.
    const at = target instanceof Element ? target.closest('.cm-editor') : null;
    const typed = at ?? (target === document && document.querySelector('.cm-editor'));
    if (!typed) console.error(`The content security policy refused ${effectiveDirective}`);
  });
}

let launched: Promise<Browser> | undefined;
/** One for the files of a process, which ends with it; each test has a profile of its own in it. */
function sharedBrowser(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

async function launch(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '',
    args: chromiumArguments,
  });
  // The files after one in which it came down get another.
  browser.on('disconnected', () => {
    launched = undefined;
  });
  return browser;
}

/** A store with the first graph, or one of others, behind a browser; CHROMIUM_PATH comes from `npm test`. */
export async function serveInBrowser(
  kind: StoreKind = 'embedded',
  foreign?: ForeignGraph,
): Promise<Served> {
  const server = await startTestServer(kind, undefined, undefined, foreign ? [] : undefined);
  if (foreign) await loadForeign(server.engine, foreign);
  const browser = await sharedBrowser();
  return {
    browser,
    server,
    async open(path, options = {}, prepare = async () => {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        // It would answer in place of the server that a test watches or replaces.
        serviceWorkers: 'block',
        ...options,
      });
      // A reply that is not as its schema has it fails the page, and the test with it.
      await context.addInitScript(() => {
        window.__stancegraphChecksReplies = true;
      });
      await context.addInitScript(tellRefusals);
      const page = await context.newPage();
      const errors: string[] = [];
      followRequests(page);
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('response', (reply) => {
        if (foreign && reply.status() >= 400) errors.push(`${reply.status()} ${reply.url()}`);
      });
      page.on('console', (message) => {
        if (message.type() !== 'error' || isStyleOfTyping(message.text())) return;
        errors.push(message.text());
      });
      await prepare(page);
      const response = await page.goto(server.url + path);
      expect(response?.status()).toBeLessThan(500);
      // It takes keys when it has replaced the text that stands before its scripts.
      await page.locator('.before-scripts').waitFor({ state: 'detached' });
      return { page, errors };
    },
    async close() {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await server.close();
    },
  };
}

const underWay = new WeakMap<Page, Set<Request>>();

function followRequests(page: Page): void {
  const all = new Set<Request>();
  underWay.set(page, all);
  page.on('request', (one) => all.add(one));
  page.on('requestfinished', (one) => all.delete(one));
  page.on('requestfailed', (one) => all.delete(one));
}

/** Waits until nothing is asked of the server any more, and what came is drawn. */
export async function atRest(page: Page): Promise<void> {
  const open = underWay.get(page);
  const isQuiet = () => open?.size === 0;
  do {
    await expect.poll(isQuiet, { interval: 10 }).toBe(true);
    // What came may ask for more when it is drawn.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 20))),
    );
  } while (!isQuiet());
}

export interface Explorer extends Served {
  /** A new page, which the test that opens it must leave without errors; it is closed after it. */
  show(path: string, options?: BrowserContextOptions, prepare?: Prepare): Promise<Page>;
  /** What the page has complained of; a test that provokes it takes it out. */
  errors: string[];
}

/** An explorer for the tests of a group. */
export function explorerForTests(kind: StoreKind = 'embedded', foreign?: ForeignGraph): Explorer {
  const explorer = { errors: [] as string[] } as Explorer;
  let shown: Page | undefined;
  beforeAll(async () => {
    Object.assign(explorer, await serveInBrowser(kind, foreign));
  });
  afterAll(() => explorer.close?.());
  afterEach(async () => {
    expect(explorer.errors).toEqual([]);
    await shown?.context().close();
    shown = undefined;
  });
  explorer.show = async (...asked) => {
    const { page, errors } = await explorer.open(...asked);
    shown = page;
    explorer.errors = errors;
    return page;
  };
  return explorer;
}

/** Waits until the first scene is drawn and at rest. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => (window.__stancegraph?.cy.nodes().length ?? 0) > 0);
  await page.waitForFunction(() => location.hash.startsWith('#g='));
}

/** The title of a page. Before the scripts another heading stands there, and no key is heard. */
export function pageTitle(page: Page): Locator {
  return page.locator('.shell').getByRole('heading', { level: 1 });
}

/** Waits until the address holds a scene like this, which a reload brings back. */
export async function inAddress(
  page: Page,
  isThere: (scene: SavedScene) => boolean,
): Promise<void> {
  await expect
    .poll(async () => {
      const scene = await fromFragment(new URL(page.url()).hash);
      return scene !== undefined && isThere(scene);
    })
    .toBe(true);
}

/** Tab, as often as it takes to come to what has this name. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    if (name.test(await focusedName(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing named ${name} was reached with Tab`);
}

/** The name of what has the focus: as told to readers of screens, of its label, or else its text. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return '';
    const label = (at as HTMLInputElement).labels?.[0]?.textContent;
    return (at.getAttribute('aria-label') ?? label ?? at.textContent ?? '').trim();
  });
}

/** Where a node is drawn, in the page's coordinates. */
export async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const box = await page.locator('.canvas').boundingBox();
  const place = await page.evaluate(
    (node) => ({ ...window.__stancegraph?.cy.getElementById(node).renderedPosition() }),
    id,
  );
  return { x: (box?.x ?? 0) + (place.x ?? 0), y: (box?.y ?? 0) + (place.y ?? 0) };
}

/** Ids of the nodes on the canvas, sorted. */
export function shownIds(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      window.__stancegraph?.cy
        .nodes()
        .map((node) => node.id())
        .sort() ?? [],
  );
}

/** The text that was copied. Our pages may not read the clipboard; an empty one pastes it. */
export async function clipboardOf(page: Page): Promise<string> {
  const empty = await page.context().newPage();
  await empty.setContent('<textarea></textarea>');
  const field = empty.locator('textarea');
  await field.focus();
  await field.press('ControlOrMeta+V');
  const copied = await field.inputValue();
  await empty.close();
  await page.bringToFront();
  return copied;
}
