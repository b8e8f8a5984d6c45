/** A page that is open while the server is upgraded: it says so, and loses nothing that was typed. */
import { describe, expect, test } from 'vitest';
import { strings as access } from '../../client/pages/access/strings.ts';
import { explorerForTests } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('a page of an older build', () => {
  const served = explorerForTests();
  // As over plain HTTP in a local net, where nothing keeps the older files.
  const without = { serviceWorkers: 'block' } as const;
  const offered = 'A new version of Stancegraph is ready.';

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
});
