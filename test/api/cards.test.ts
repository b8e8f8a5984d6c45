/** What a page tells of itself to those who share its link, and the picture beside it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aboutPath } from '../../server/http/social/about.ts';
import { cardSvg } from '../../server/http/social/card.ts';
import { createStore } from '../../server/store/store.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('embedded');
});
afterAll(() => server?.close());

describe('a shared link', () => {
  test.each([
    ['/agreements/pact', 'Agreement', 'Pact on Migration and Asylum'],
    ['/actors/actor:viktor-orban', 'Actor', 'Viktor Orbán'],
    ['/matrix', 'Stancegraph', 'Matrix'],
    ['/networks', 'Stancegraph', 'Networks'],
    ['/scenes/the-letter-that-asked-for-a-way-out', 'Story', 'The letter that asked for a way out'],
    [
      '/queries/who-holds-an-opt-out',
      'Query',
      'Who holds or seeks an opt-out, and under which act',
    ],
    ['/', 'Stancegraph', 'Who said what about which agreement, when, and where it is written'],
    [
      '/actors/nobody-of-this-name',
      'Stancegraph',
      'Who said what about which agreement, when, and where it is written',
    ],
  ])('of %s names what the page shows', async (path, kind, title) => {
    expect(await aboutPath(createStore(server.engine), path)).toMatchObject({ kind, title });
  });

  test('of a statement has its words and its speaker', async () => {
    const about = await aboutPath(createStore(server.engine), '/statements/rob-jetten-01');
    expect(about.title).toContain('porseleinkast');
    expect(about.description).toBe(
      'Rob Jetten. Opposes Dutch opt-out request from the EU asylum and migration acquis',
    );
  });

  test('has a picture of 1200 by 630 pixels', async () => {
    const reply = await fetch(`${server.url}/api/card?of=/agreements/pact`);
    expect(reply.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});

test('what is written on a card is text', () => {
  const svg = cardSvg({ kind: '<b>', title: '"</text><script>', description: 'a & b' });
  expect(svg).toContain('&quot;&lt;/text&gt;&lt;script&gt;');
  expect(svg).not.toContain('<script>');
  expect(svg).toContain('a &amp; b');
});
