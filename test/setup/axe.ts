/** What axe finds on a page, in light and in dark. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page that axe can be put into; one for many views, since starting one costs more than looking. */
export const forAxe = {
  viewport: { width: 1440, height: 900 },
  colorScheme: 'light',
  bypassCSP: true,
} as const;

/** Rules whose verdict depends on colours alone: what the other scheme can break. */
const ofColours = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};
const everything = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

/** What axe finds, once what fades in is there; what turns for ever is not waited for. */
export async function violations(page: Page, options: object = everything): Promise<string[]> {
  await page.evaluate(source);
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
        .map((one) => one.finished.catch(() => {})),
    ),
  );
  const found = await page.evaluate(
    (asked) => (window as unknown as { axe: typeof axe }).axe.run(document, asked as object),
    options,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

/** Expects none in either scheme, and leaves nothing that the next view would find. */
export async function expectNoViolation(page: Page): Promise<void> {
  const inLight = await violations(page);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  const inDark = await violations(page, ofColours);
  expect({ inLight, inDark }).toEqual({ inLight: [], inDark: [] });
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
}
