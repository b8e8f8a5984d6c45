/** What browsers are told to refuse, on every kind of answer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../setup/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('embedded', undefined, undefined, ['test/fixtures/synthetic']);
});
afterAll(() => server.close());

const paths = ['/', '/table', '/embed/matrix', '/api/health', '/api/docs', '/no/such', '/metrics'];

function policyOf(response: Response): Map<string, string> {
  const text = response.headers.get('content-security-policy') ?? '';
  return new Map(
    text.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );
}

test.each(paths)('nothing inline and nothing from elsewhere: %s', async (path) => {
  const response = await fetch(server.url + path);
  const policy = policyOf(response);
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*\.|https?:|nonce|sha256/);
  expect(policy.get('default-src')).toBe("'self'");
  expect(policy.get('object-src')).toBe("'none'");
  expect(policy.get('base-uri')).toBe("'none'");
  expect(policy.get('style-src')).toBe("'self'");
  expect(policy.get('script-src')).toBe(/^\/(api|metrics)/.test(path) ? "'none'" : "'self'");
  expect(policy.get('frame-ancestors')).toBe(path.startsWith('/embed/') ? '*' : "'none'");
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(response.headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\)/);
  expect(response.headers.get('x-powered-by')).toBeNull();
});

test('pages hold neither inline scripts nor inline styles', async () => {
  for (const path of ['/', '/matrix', '/actors/actor%3Abo', '/embed/matrix', '/api/docs']) {
    const html = await (await fetch(server.url + path)).text();
    expect(html).toContain('<title>');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    for (const [, attributes] of html.matchAll(/<script([^>]*)>/g)) {
      expect(attributes).toMatch(/ src="\//);
    }
  }
});

test('the built program makes no code from texts', () => {
  const folder = 'dist/client/assets';
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  for (const name of scripts) {
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/\bnew Function\(|[^\w.]eval\(/);
  }
});
