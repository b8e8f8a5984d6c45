/** A page that is open while the server is upgraded: it says so, and loses nothing that was typed. */
import { describe, expect, test } from 'vitest';
import { strings as access } from '../../client/pages/access/strings.ts';
import { explorerForTests } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('a page of an older build', () => {
  const served = explorerForTests();
  // As over plain HTTP in a local net, where nothing keeps the older files.
  const without = { serviceWorkers: 'block' } as const;
  const offered = 'A new version of Stancegraph is ready.';

  test('whose part is gone offers to reload, stays as it is, and shows the part afterwards', async () => {
    const gone = '**/assets/Inspector-*.js';
    const page = await served.show('/table?sel=actor:geert-wilders', without, (opened) =>
      opened.route(gone, (asked) => asked.fulfill({ status: 404 })),
    );
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await page.getByText(/could not be shown/).waitFor();
    await page.getByText(offered).waitFor();
    // A date that is not whole yet stands in no address.
    const from = page.getByRole('textbox', { name: 'From' });
    await from.fill('2024-0x');
    await page.getByText(/of 2\d\d statements shown/).waitFor();
    expect(await from.inputValue()).toBe('2024-0x');
    await page.unroute(gone);
    await page.getByRole('button', { name: 'Reload' }).click();
    await inspector.getByRole('heading', { name: 'Geert Wilders' }).waitFor();
    expect(await page.getByText(offered).count()).toBe(0);
    // What the browser says of the file that is gone; nothing else may fail.
    expect(served.errors.filter((text) => !/404|dynamically imported/.test(text))).toEqual([]);
    served.errors.length = 0;
  });

  test('hears of it after the outage of an upgrade; what was typed stays until the reader reloads', async () => {
    const page = await served.show('/access', without);
    const name = page.getByLabel(access.name);
    await name.fill('Press office');
    // The pages of the newer build name another script.
    await page.route(new URL('/', page.url()).href, async (asked) => {
      const reply = await asked.fetch();
      const body = (await reply.text()).replaceAll(
        /assets\/index-[\w-]+\.js/g,
        'assets/index-x.js',
      );
      await asked.fulfill({ response: reply, body });
    });
    await page.context().setOffline(true);
    await page.locator('[data-away]').waitFor();
    await page.context().setOffline(false);
    await page.getByText(offered).waitFor();
    expect(await name.inputValue()).toBe('Press office');
    await page.getByRole('button', { name: 'Later' }).click();
    expect(await page.getByText(offered).count()).toBe(0);
    expect(await name.inputValue()).toBe('Press office');
    served.errors.length = 0;
  });

  test('whose page is gone opens that page anew, with the newer build', async () => {
    const page = await served.show('/table', without);
    await page.getByText(/of 2\d\d statements shown/).waitFor();
    let isOpenedAnew = false;
    page.on('request', (asked) => {
      if (asked.isNavigationRequest()) isOpenedAnew = true;
    });
    await page.route('**/assets/MatrixPage-*.js', (asked) =>
      isOpenedAnew ? asked.continue() : asked.fulfill({ status: 404 }),
    );
    const opened = page.waitForEvent('load');
    await page.getByRole('link', { name: 'Matrix' }).click();
    await opened;
    await page.getByRole('grid', { name: 'Stance matrix' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/matrix');
    expect(isOpenedAnew).toBe(true);
    served.errors.length = 0;
  });
});
