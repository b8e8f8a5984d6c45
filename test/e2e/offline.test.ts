/** What opens without a connection, and what happens after an upgrade. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageTitle, type Served, serveInBrowser } from '../setup/browser.ts';

/** Stands before the server: it can go away alone, and pass another version of the program on. */
class Gate {
  readonly #target: string;
  #server: Server | undefined;
  port = 0;
  newer = false;
  /** Paths that were asked for. */
  asked: string[] = [];

  constructor(target: string) {
    this.#target = target;
  }

  async open(): Promise<void> {
    const server = createServer(async (request, response) => {
      const path = request.url ?? '/';
      this.asked.push(path);
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
      const { accept = '*/*', 'content-type': type } = request.headers;
      const reply = await fetch(this.#target + path, {
        method: request.method ?? 'GET',
        headers: { Accept: accept, ...(type ? { 'Content-Type': type } : {}) },
        ...body,
      });
      const headers = Object.fromEntries(reply.headers);
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) {
        delete headers[name];
      }
      let bytes = Buffer.from(await reply.arrayBuffer());
      if (path === '/service-worker.js' && this.newer) {
        bytes = Buffer.from(bytes.toString().replace("version = '", "version = 'newer-"));
      }
      response.writeHead(reply.status, headers).end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server?.close(() => resolve());
      this.#server?.closeAllConnections();
    });
  }
}

describe.runIf(process.env.CHROMIUM_PATH)('without a connection', () => {
  let served: Served;
  let gate: Gate;
  let context: BrowserContext;
  let page: Page;
  const go = (path: string) => page.goto(`http://127.0.0.1:${gate.port}${path}`);
  const heading = () => pageTitle(page);

  beforeAll(async () => {
    served = await serveInBrowser();
    gate = new Gate(served.server.url);
    await gate.open();
    context = await served.browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    await go('/agreements/agreement%3Apact');
    await heading().waitFor();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      // What was read before the worker was there is kept by it now.
      const isKept = async () => {
        for (const name of await caches.keys()) {
          if (!name.startsWith('stancegraph-seen')) continue;
          const kept = await (await caches.open(name)).keys();
          if (kept.some(({ url }) => url.includes('/api/agreements/'))) return true;
        }
        return false;
      };
      while (!(await isKept())) await new Promise(requestAnimationFrame);
    });
  });
  afterAll(async () => {
    await context?.close();
    await gate?.close();
    await served?.close();
  });

  test('nothing is kept of who may write, of health, of writes and of what says no-store', async () => {
    await go('/queries/agreements-by-disagreement');
    await page.getByRole('gridcell').first().waitFor();
    expect(await page.evaluate(async () => (await fetch('/api/health')).status)).toBe(200);
    const kept = await page.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) urls.push(url);
      }
      return urls;
    });
    expect(kept.filter((url) => /\/api\/(health|session|cypher)|\/run$/.test(url))).toEqual([]);
    expect(kept.some((url) => url.includes('/api/queries'))).toBe(true);
  });

  test('views that were seen open again, told as seen earlier; others say why not', async () => {
    await go('/table');
    await page.getByRole('table').waitFor();
    const rows = await page.getByRole('row').count();
    await gate.close();
    await go('/agreements/agreement%3Apact');
    await page.locator('[data-away]').getByText('This page was loaded on').waitFor();
    expect(await heading().textContent()).toContain('Pact on Migration and Asylum');
    await go('/table');
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('row').count()).toBe(rows);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search people' }).fill('porseleinkast');
    await page.getByRole('heading', { name: 'Search is waiting for the server' }).waitFor();
    await page.keyboard.press('Escape');
    await gate.open();
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.locator('[data-away]').waitFor({ state: 'detached' });
  });

  test('after an upgrade the page offers to reload, and then runs the new version', async () => {
    await go('/table');
    await page.getByRole('table').waitFor();
    gate.newer = true;
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByText('A new version of Stancegraph is ready.').waitFor();
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Reload' }).click();
    await reloaded;
    await page.getByRole('table').waitFor();
    const names = await page.evaluate(() => caches.keys());
    expect(names.filter((name) => name.startsWith('stancegraph-shell'))).toEqual([
      expect.stringContaining('shell-newer-'),
    ]);
    expect(await page.getByText('A new version').count()).toBe(0);
  });
});
