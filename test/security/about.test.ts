/** Who is behind an explorer, what is kept of a visit, and where problems are told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../setup/server.ts';

let server: TestServer;
beforeAll(async () => {
  const rights = { host: '127.0.0.1', ...{ contact: 'mailto:desk@salt.example' } };
  server = await startTestServer('embedded', undefined, rights, ['test/fixtures/synthetic']);
});
afterAll(() => server.close());

test('security.txt is as RFC 9116 has it', async () => {
  const answer = await fetch(`${server.url}/.well-known/security.txt`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const text = await answer.text();
  expect(text).toMatch(/^Contact: mailto:desk@salt\.example$/m);
  const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
  expect(expires).toBeGreaterThan(Date.now());
  expect(expires).toBeLessThan(Date.now() + 366 * 24 * 60 * 60 * 1000);
});

test('the page tells how each dossier was compiled, its licence, privacy and the contact', async () => {
  const html = await (await fetch(`${server.url}/about`)).text();
  expect(html).toContain('The Dutch request for an asylum opt-out');
  for (const words of ['Compiled 2026', 'Licence', 'Known gaps', 'sets no cookies']) {
    expect(html).toContain(words);
  }
  expect(html).toContain('href="mailto:desk@salt.example"');
  expect(html).not.toMatch(/<script|<style| style=/);
  const privacy = await fetch(`${server.url}/privacy`, { redirect: 'manual' });
  expect(privacy.headers.get('location')).toBe('/about#privacy');
});

test('no answer sets a cookie', async () => {
  for (const path of ['/', '/about', '/api/health', '/api/session']) {
    expect((await fetch(server.url + path)).headers.get('set-cookie')).toBeNull();
  }
});
