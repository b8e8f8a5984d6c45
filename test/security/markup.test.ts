/** What somebody wrote into a text, a name or a note is shown as text, wherever it goes: never as markup, a script or a formula. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statementFormats } from '../../model/formats/files.ts';
import { explorerForTests } from '../setup/browser.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

const markup = (where: string) =>
  `"'><img src=x onerror="document.title='taken'"><script>document.title='taken'</script> ${where}`;
const words = `We say ${markup('words')} and mean it`;
const formula = '=HYPERLINK("https://evil.example","click")';

/** Publishes a statement of somebody new whose every text is hostile; gives both ids. */
async function publishHostile(url: string) {
  const reply = await fetch(`${url}/api/coding/publish`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      key: randomUUID(),
      source: {
        title: formula,
        publisher: markup('publisher'),
        date: '2024-10-07',
        language: 'en',
        sourceClass: 'press-or-reference',
        text: words,
        licence: 'CC0-1.0',
        keepText: true,
      },
      entities: [{ ref: 'new', labels: ['Actor'], properties: { name: markup('name') } }],
      statements: [
        {
          ref: 'one',
          kind: 'quote',
          method: 'hand',
          segments: [{ start: 0, end: words.length, exact: words }],
          speakers: [{ id: 'new' }],
          about: [{ agreement: 'agreement:pact', stance: 'oppose' }],
          translation: markup('translation'),
          note: markup('note'),
        },
      ],
      coding: { codedBy: markup('coder') },
    }),
  });
  expect([reply.status, reply.ok ? '' : await reply.text()]).toEqual([200, '']);
  const { statements, entities, source } = (await reply.json()) as {
    statements: { id: string }[];
    entities: { id: string }[];
    source: string;
  };
  return { statement: statements[0]?.id ?? '', actor: entities[0]?.id ?? '', source };
}

describe('hostile texts in what the server sends', () => {
  let server: TestServer;
  let ids: Awaited<ReturnType<typeof publishHostile>>;
  beforeAll(async () => {
    server = await startTestServer('embedded');
    ids = await publishHostile(server.url);
  });
  afterAll(() => server.close());

  test('are in every export of statements, and are no formula in a spreadsheet', async () => {
    expect(statementFormats.length).toBeGreaterThan(3);
    for (const format of statementFormats) {
      const reply = await fetch(
        `${server.url}/api/statements/export?format=${format}&speaker=${ids.actor}`,
      );
      const sent = await reply.text();
      expect([format, reply.status]).toEqual([format, 200]);
      expect(sent).toContain('words');
      expect(reply.headers.get('content-type')).not.toContain('html');
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      if (format === 'csv' || format === 'tidy') expect(sent).not.toMatch(/(^|[,;\n"])=HYPERLINK/);
    }
  });

  test('are escaped in feeds and in the page of a shared link', async () => {
    for (const path of ['/api/feeds/statements.atom', `/statements/${ids.statement}`, '/table']) {
      const reply = await fetch(server.url + path);
      const sent = await reply.text();
      expect([path, reply.status]).toEqual([path, 200]);
      expect(sent).not.toMatch(/<img src=x|<script>document/);
    }
    // The content of an entry is HTML within XML: what is text there is escaped twice.
    const feed = await fetch(`${server.url}/api/feeds/statements.atom?speaker=${ids.actor}`);
    const [, content] = (await feed.text()).match(/<content type="html">(.*?)<\/content>/s) ?? [];
    expect(content).toContain('&amp;#60;img src=x');
    expect(content).not.toMatch(/&(lt|#60);(img|script)/);
  });
});

describe.runIf(process.env.CHROMIUM_PATH)('hostile texts on pages', () => {
  const served = explorerForTests();
  test('are read as they were written, and run nothing', async () => {
    const { statement, actor, source } = await publishHostile(served.server.url);
    const page = await served.show(`/statements/${statement}`);
    await page.getByText('<img src=x').filter({ visible: true }).first().waitFor();
    for (const path of [
      `/actors/${actor.replace('actor:', '')}`,
      `/sources/${source.replace('source:', '')}`,
      `/table?speaker=${actor}`,
      `/?sel=${actor}`,
      '/timeline',
    ]) {
      await page.goto(served.server.url + path);
      await page.waitForLoadState('networkidle');
      expect([path, await page.locator('img[src="x"]').count()]).toEqual([path, 0]);
      expect([path, await page.title()]).not.toEqual([path, 'taken']);
    }
    await page.goto(`${served.server.url}/table?speaker=${actor}`);
    await page.getByText('<img src=x').filter({ visible: true }).first().waitFor();
  });
});
