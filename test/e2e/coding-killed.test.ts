/**
 * A tab that is closed, crashes or goes down with its browser while somebody codes and publishes: no
 * decision older than a second is lost, and a text is published whole, once, or not at all.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments } from '../setup/chromium.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

/** More for a long run: KILLS=50. */
const kills = Number(process.env.KILLS ?? 3);
const ways = ['close', 'crash', 'browser'] as const;
const kept = 1000;
/** Words of each text's own: those that another has published would be known. */
const textOf = (title: string) =>
  Array.from(
    { length: 40 },
    (_, at) => `“We will ask for the pact to be opened, ${title}, ${at},” Marjolein Faber said.`,
  ).join('\n');

let folder: string;
let server: TestServer;
let child: ChildProcess | undefined;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-killed-tab-'));
  server = await startTestServer('embedded');
});
afterAll(async () => {
  await browser?.close().catch(() => {});
  await endBrowser();
  await server?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

/** A browser that keeps what its pages store, and that can be killed. */
async function startBrowser(): Promise<void> {
  child = spawn(
    process.env.CHROMIUM_PATH ?? '',
    [...chromiumArguments, '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let address: string | undefined;
  for await (const line of createInterface({ input: child.stderr as NodeJS.ReadableStream })) {
    address = /listening on (ws:\S+)/.exec(line)?.[1];
    if (address) break;
  }
  if (!address) throw new Error('the browser did not start');
  child.stderr?.resume();
  browser = await chromium.connectOverCDP(address);
}

async function endBrowser(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function newPage(path: string): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no profile');
  const page = await context.newPage();
  await page.goto(path.startsWith('http') ? path : server.url + path);
  await page.locator('.before-scripts').waitFor({ state: 'detached' });
  return page;
}

async function begin(title: string): Promise<Page> {
  const page = await newPage('/coding');
  await page.getByLabel('The text', { exact: true }).fill(textOf(title));
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Publisher', { exact: true }).fill('A paper');
  await page.getByRole('textbox', { name: 'Date' }).fill('2024-10-07');
  await page.getByLabel('Coded by').fill('A. Coder');
  await page.getByRole('button', { name: /^Find the statements/ }).click();
  await page.locator('.coding-card').first().waitFor();
  return page;
}

/** What is decided, as the list shows it. */
function decided(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.coding-card')].map((card) => card.className).join(),
  );
}

async function kill(page: Page, way: (typeof ways)[number]): Promise<void> {
  if (way === 'browser') {
    await endBrowser();
    await startBrowser();
    return;
  }
  if (way === 'crash') {
    const crashed = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => {});
    await crashed;
  }
  await page.close();
}

/** Statements of a text in the graph. */
async function published(title: string): Promise<number> {
  const query = `MATCH (s:Statement)-[:STATED_IN]->(:Source {title: $title}) RETURN count(s)`;
  const reply = await fetch(`${server.url}/api/cypher`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, params: { title } }),
  });
  return (await reply.json()).rows[0][0];
}

test(`${kills} kills`, async () => {
  await startBrowser();
  let drafts = 0;
  let title = `Text ${drafts}`;
  let page = await begin(title);
  const counts = { kept: 0, late: 0, publishedOnce: 0, publishedBefore: 0 };
  for (let round = 0; round < kills; round += 1) {
    if (round % 10 === 9) console.log('killed tabs:', JSON.stringify(counts));
    const way = ways[round % ways.length] as (typeof ways)[number];
    const address = page.url();
    const seen = [{ at: 0, state: await decided(page) }];
    for (let press = 0; press < 6; press += 1) {
      const at = Date.now();
      for (const key of [['+', 'Enter'], ['x'], ['u']][press % 3] as string[]) {
        await page.keyboard.press(key);
      }
      await expect.poll(() => decided(page), { interval: 5 }).not.toBe(seen.at(-1)?.state);
      seen.push({ at, state: await decided(page) });
      await setTimeout(Math.random() * 400);
    }
    const isPublishing = round % 4 === 2;
    const confirmed = (await decided(page)).split(',').filter((one) => / confirmed/.test(one));
    if (isPublishing) {
      await expect.poll(() => page.getByText(/^saved/).count()).toBeGreaterThan(0);
      await page.keyboard.press('Control+Enter');
      const button = page.getByRole('button', { name: `Publish ${confirmed.length}` });
      await button.click({ noWaitAfter: true });
      await setTimeout(Math.random() * 100);
    } else {
      await setTimeout(Math.random() * 600);
    }
    const killed = Date.now();
    await kill(page, way);
    if (isPublishing) {
      // What was sent is done or not.
      await expect.poll(() => published(title)).toBeOneOf([0, confirmed.length]);
      counts.publishedBefore += (await published(title)) > 0 ? 1 : 0;
      page = await newPage(address);
      const heading = page.getByRole('heading', { name: /^Published: / });
      await page.locator('.coding-card').first().or(heading).first().waitFor();
      if ((await heading.count()) === 0) {
        await page.keyboard.press('Control+Enter');
        await page.getByRole('button', { name: `Publish ${confirmed.length}` }).click();
        await heading.waitFor();
      }
      expect(await published(title)).toBe(confirmed.length);
      counts.publishedOnce += 1;
      await page.close();
      drafts += 1;
      title = `Text ${drafts}`;
      page = await begin(title);
      continue;
    }
    page = await newPage(address);
    await page.locator('.coding-card').first().waitFor();
    const found = seen.findLastIndex(({ state }) => state === seen.at(-1)?.state);
    const now = await decided(page);
    const place = seen.findLastIndex(({ state }) => state === now);
    const owed = seen.findLastIndex(({ at }) => at <= killed - kept);
    expect(place, `${way} in round ${round}: ${now}`).toBeGreaterThanOrEqual(owed);
    if (place === found) counts.kept += 1;
    else counts.late += 1;
  }
  expect(counts.kept + counts.late + counts.publishedOnce).toBe(kills);
}, 1_800_000);
