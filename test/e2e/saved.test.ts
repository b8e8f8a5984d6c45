/** Saved queries in Chromium: saved, linked, changed, deleted and put back, embedded, as files. */
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests } from '../setup/browser.ts';
import { otherSite } from '../setup/other-site.ts';
import { startTestServer } from '../setup/server.ts';

const cypher = `MATCH (x:Actor {id: $who})-[:MADE]->(s:Statement)
RETURN x AS speaker, s AS statement ORDER BY s.id`;
const file = (title: string) => ({
  name: `${title.toLowerCase().replaceAll(' ', '-')}.cypher`,
  mimeType: 'text/plain',
  buffer: Buffer.from(
    `// title: ${title}\n// tags: brought\n// view: table\nMATCH (a:Actor) RETURN a`,
  ),
});

describe.runIf(Boolean(process.env.CHROMIUM_PATH))('saved queries in Chromium', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
    return page;
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const hasKeys = (what: string) =>
    expect
      .poll(() =>
        page.evaluate(() => {
          const at = document.activeElement as HTMLInputElement | null;
          return at?.labels?.[0]?.textContent ?? at?.textContent;
        }),
      )
      .toBe(what);
  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  const rows = () => page.getByRole('region', { name: 'Result' }).getByText(/^\d+ rows?/);

  test('save with an entity parameter, open its link in a new profile, edit, undo a delete', async () => {
    await open(`/queries/new`);
    await writeCypher(page, cypher);
    await button('Save this query').click();
    const dialog = page.getByRole('dialog', { name: 'Save this query' });
    await dialog.getByLabel('Title').fill('What they said');
    expect(await dialog.getByLabel('Link name').inputValue()).toBe('what-they-said');
    expect(await dialog.getByLabel('Type').inputValue()).toBe('entity');
    expect(await dialog.getByLabel('Actor', { exact: true }).isChecked()).toBe(true);
    await dialog.getByLabel('Label', { exact: true }).fill('Speaker');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await heading('What they said').waitFor();
    const picker = page.getByRole('combobox', { name: 'Speaker' });
    await button('Run').click();
    await page.getByText('This needs a value.').waitFor();
    await picker.fill('faber');
    await page.getByRole('option', { name: 'Marjolein Faber' }).click();
    await button('Run').click();
    await rows().waitFor();
    const link = page.url();
    expect(link).toContain('/queries/what-they-said?who=actor:marjolein-faber');
    const said = await rows().textContent();
    await page.context().close();

    await open(link.slice(served.server.url.length));
    await rows().waitFor();
    expect(await rows().textContent()).toBe(said);
    expect(await page.getByRole('combobox', { name: 'Speaker' }).inputValue()).toBe(
      'Marjolein Faber',
    );
    // Opening the evidence keeps the values.
    await page.getByRole('link', { name: 'Marjolein Faber' }).first().click();
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
    expect(page.url()).toContain('who=actor:marjolein-faber');

    await button('Edit').click();
    await hasKeys('Title');
    await button('Cancel').click();
    await hasKeys('Edit');
    await button('Edit').click();
    await page.getByLabel('Title').fill('What they really said');
    await page.getByLabel('Help, shown below the field').fill('Somebody with statements');
    await page.getByLabel('Link name').fill('really-said');
    await button('Save').click();
    await heading('What they really said').waitFor();
    await page.getByText('Somebody with statements').waitFor();
    expect(page.url()).toContain('/queries/really-said?who=actor:marjolein-faber');

    await page.getByLabel('More about this query').click();
    await button('Delete').click();
    await page.getByText('Deleted “What they really said”.').waitFor();
    const list = page.getByRole('navigation', { name: 'Saved queries' });
    const inList = list.getByRole('link', { name: 'What they really said' });
    await inList.waitFor({ state: 'detached' });
    await hasKeys('Undo');
    await page.keyboard.press('Enter');
    await heading('What they really said').waitFor();
    await inList.waitFor();
  });

  test('files go in, are found by their tag, and come out; a wrong one is told', async () => {
    await open('/queries');
    await page
      .getByLabel('Files of saved queries')
      .setInputFiles([
        file('Brought along'),
        { ...file('Broken'), buffer: Buffer.from('MATCH (n) RETURN n') },
        { ...file('Harmful'), buffer: Buffer.from('// title: Harmful\nMATCH (n) DETACH DELETE n') },
      ]);
    const dialog = page.getByRole('dialog', { name: 'Import saved queries' });
    // All are checked before any is saved: one has no title, one would write.
    await dialog.getByText('title: ').waitFor();
    await dialog.getByText(/^Line 2: Only reading is allowed here/).waitFor();
    await dialog.getByText('2 files are left out; the other one is saved.').waitFor();
    await dialog.getByRole('button', { name: 'Import 1' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByLabel('Tag').selectOption('brought');
    await page.getByRole('link', { name: 'Brought along' }).click();
    await heading('Brought along').waitFor();
    await page.getByLabel('More about this query').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button('Download as .cypher').click(),
    ]);
    expect(download.suggestedFilename()).toBe('brought-along.cypher');
  });

  test('a question asked in a sentence is saved with what it asked', async () => {
    await open('/queries/ask');
    await rows().waitFor();
    const asked = await rows().textContent();
    await button('Save this query').click();
    const dialog = page.getByRole('dialog', { name: 'Save this query' });
    expect(await dialog.getByLabel('Title').inputValue()).not.toBe('');
    await dialog.getByLabel('Title').fill('Asked once');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await heading('Asked once').waitFor();
    await rows().waitFor();
    expect((await rows().textContent())?.split(' ')[0]).toBe(asked?.split(' ')[0]);
  });

  test('a choice is fed by another query, and a timeline opens first', async () => {
    await open('/queries/spoken-from-a-country?country=HU');
    await page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor();
    await page
      .getByRole('heading', { name: /^20\d\d/ })
      .first()
      .waitFor();
    const country = page.getByLabel('Country');
    await country.locator('option', { hasText: /^NL \(\d+\)$/ }).waitFor({ state: 'attached' });
    await country.selectOption('NL');
    await button('Run').click();
    await page.waitForURL(/country=NL/);
    await page.getByRole('link', { name: 'Geert Wilders' }).first().waitFor();
  });

  test('where the server wants an editor token, it is asked for once', async () => {
    const token = 'a-token-of-sixteen-characters-or-more';
    const guarded = await startTestServer('embedded', undefined, {
      host: '0.0.0.0',
      editorToken: token,
    });
    try {
      await open('/queries');
      await page.goto(`${guarded.url}/queries/countries`);
      await button('Duplicate').click();
      const asks = page.getByRole('dialog', { name: 'Token' });
      await asks.getByLabel('Token').fill('something-else-altogether');
      await asks.getByRole('button', { name: 'Continue' }).click();
      await asks.getByRole('alert').waitFor();
      await asks.getByLabel('Token').fill(token);
      await asks.getByRole('button', { name: 'Continue' }).click();
      const form = page.getByRole('dialog', { name: 'Save this query' });
      await form.getByRole('button', { name: 'Save' }).click();
      await heading('Countries that speak (copy)').waitFor();
      await button('Edit').click();
      const edit = page.getByRole('form', { name: /^Edit/ });
      await edit.getByRole('textbox', { name: 'Cypher' }).waitFor();
    } finally {
      // What the page still loads must not look for a server that is gone.
      await page.goto('about:blank');
      await guarded.close();
    }
  });

  test('a link opens its drawing in the view, at first sight as after the canvas', async () => {
    const link = '/queries/who-answered-whom';
    /** Where the picture and the buttons lie within the drawing's room, and whether there is ink. */
    const seen = () =>
      page.evaluate(() => {
        const room = document.querySelector('.result-graph')?.getBoundingClientRect();
        const all = [...document.querySelectorAll<HTMLCanvasElement>('.result-graph canvas')];
        const shown = all.find(
          (canvas) =>
            canvas.style.visibility !== 'hidden' &&
            canvas
              .getContext('2d')
              ?.getImageData(0, 0, canvas.width, canvas.height)
              .data.some((value) => value > 0),
        );
        const picture = shown?.getBoundingClientRect();
        const tools = document.querySelector('.result-graph .over')?.getBoundingClientRect();
        if (!room || !picture || !tools) return 'nothing drawn';
        const covers = picture.top <= room.top + 1 && picture.bottom >= room.bottom - 1;
        const aside = room.right - tools.right < 40 && tools.top - room.top < 40;
        return { covers, aside };
      });
    const whole = { covers: true, aside: true };
    await open(link, { viewport: { width: 390, height: 844 } });
    await expect.poll(seen, { timeout: 20_000 }).toEqual(whole);
    await page.context().close();
    await open('/');
    await drawn(page);
    await page.getByRole('link', { name: 'Queries' }).click();
    await page.getByRole('link', { name: 'Who answered whom' }).click();
    await expect.poll(seen, { timeout: 20_000 }).toEqual(whole);
  });

  test('another site may show the result in a frame, and nothing else', async () => {
    const site = await otherSite(
      `<iframe src="${served.server.url}/embed/queries/what-one-speaker-said?speaker=actor:geert-wilders" width=900 height=500></iframe>
       <iframe src="${served.server.url}/queries" width=900 height=300></iframe>`,
    );
    try {
      await open('/table');
      await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
      const frame = page.frameLocator('iframe').first();
      await frame.getByRole('heading').first().waitFor();
      await frame.getByText(/^\d+ rows?/).waitFor();
      expect(await frame.getByRole('navigation').count()).toBe(0);
      const away = frame.getByRole('link', { name: 'Open in Stancegraph' });
      expect(await away.getAttribute('href')).toContain(
        '/queries/what-one-speaker-said?speaker=actor:geert-wilders',
      );
      const refused = page.frameLocator('iframe').nth(1);
      expect(await refused.getByRole('navigation').count()).toBe(0);
      served.errors = served.errors.filter((error) => !/frame/i.test(error));
    } finally {
      site.close();
    }
  });
});

/** Types into the editor, whichever it is. */
async function writeCypher(page: Page, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Cypher' });
  await editor.fill(text);
}
