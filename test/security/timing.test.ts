/** How long a wrong token takes to refuse says nothing of the right one. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestServer } from '../setup/server.ts';

const compared = vi.hoisted(() => [] as [number, number][]);
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return {
    ...crypto,
    timingSafeEqual(one: Uint8Array, other: Uint8Array) {
      compared.push([one.length, other.length]);
      return crypto.timingSafeEqual(one, other);
    },
  };
});

const token = 'a-token-of-sixteen-characters-or-more';
let server: TestServer;
beforeAll(async () => {
  // Other tests of the process may have loaded the server before, with the real module.
  vi.resetModules();
  const { startTestServer } = await import('../setup/server.ts');
  const settings = { host: '127.0.0.1', editorToken: token, metricsToken: token };
  server = await startTestServer('embedded', undefined, settings, ['test/fixtures/synthetic']);
});
afterAll(async () => {
  await server.close();
  vi.resetModules();
});

test.each(['/api/schema', '/metrics'])(
  '%s compares digests of one length in constant time, however near a guess is',
  async (path) => {
    const guesses = [
      'x',
      token.slice(0, -1),
      `${token}x`,
      token.replace('a', 'b'),
      'y'.repeat(999),
    ];
    for (const guess of guesses) {
      compared.length = 0;
      const headers = { Authorization: `Bearer ${guess}` };
      expect((await fetch(server.url + path, { headers })).status).toBe(401);
      expect([guess, compared]).toEqual([guess, [[32, 32]]]);
    }
  },
);
