/** A long or hostile text keeps nobody else waiting, and one that takes too long is given up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTextThread } from '../../server/coding/pipeline/thread.ts';
import { StancegraphError } from '../../server/errors.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const size = 400_000;
const hostile = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

describe.each(storeKinds)('a hostile text on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());

  const suggested = (text: string) =>
    fetch(`${server.url}/api/coding/suggest`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, language: 'en' }),
    });

  test.each([
    ['nested quotations', '“a ‘b c d e’ f g” '],
    ['said in one sentence', '“we will ask for it” said X and '],
    ['names with dashes', 'A-'],
    ['a transcript', 'Mr Berg: he said: “The pact is bad.”\n'],
  ])('others are answered while it is read: %s', async (_, piece) => {
    const answered: string[] = [];
    const reading = suggested(hostile(piece)).then(async (response) => {
      answered.push('text');
      return { status: response.status, body: await response.json() };
    });
    for (let at = 0; at < 3; at += 1) {
      const response = await fetch(`${server.url}/api/stances?rows=actor&limit=5`);
      await response.json();
      answered.push('other');
    }
    const { status, body } = await reading;
    expect(answered).toEqual(['other', 'other', 'other', 'text']);
    expect(status, JSON.stringify(body).slice(0, 300)).toBe(200);
    expect(body.language).toBe('en');
  });
});

describe('the thread that reads texts', () => {
  const nobody = async () => ({ of: {}, party: {} });
  const read = (thread: ReturnType<typeof createTextThread>, text: string) =>
    thread.read([], { text, language: 'en' }, nobody).then(
      ({ suggestions }) => suggestions.map((one) => one.exact),
      (error: unknown) => (error instanceof StancegraphError ? error.code : String(error)),
    );
  const quotation = 'Anna Berg said: “We will not go there again.”';

  test('gives a text up that takes too long, and reads the next', async () => {
    const limits = { longestMs: 1, mostWaiting: 3 };
    const thread = createTextThread(limits);
    expect(await read(thread, hostile('“a ‘b c d e’ f g” '))).toBe('too-large');
    limits.longestMs = 60_000;
    expect(await read(thread, quotation)).toEqual(['We will not go there again.']);
  });

  test('refuses what would wait behind too many', async () => {
    const thread = createTextThread({ longestMs: 60_000, mostWaiting: 1 });
    const all = await Promise.all([1, 2, 3].map(() => read(thread, quotation)));
    const words = ['We will not go there again.'];
    expect(all).toEqual([words, words, 'too-many']);
  });
});

test('nothing of the server but that thread takes a text apart', () => {
  const reads =
    /^import \{[^}]*\} from '.*\/coding\/(?:document|suggest|passages|transcript)\.ts'/gm;
  const [thread, ...others] = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => {
      const found = readFileSync(join('server', name), 'utf8').match(reads) ?? [];
      return found.some((one) => !one.includes('suggestFor') && !one.includes('readFor'));
    });
  expect(thread).toBe('coding/pipeline/worker.ts');
  expect(others).toEqual([]);
});
