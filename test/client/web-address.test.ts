/** What a graph holds as an address becomes a link only where it opens a page of the web. */
import { expect, test } from 'vitest';
import { hostOf, webAddress } from '../../client/ui/web-address.ts';

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'vbscript:x',
  'http://',
  'not an address',
  '',
  7,
  null,
  undefined,
  ['https://example.org'],
])('%j is none', (value) => {
  expect(webAddress(value)).toBeUndefined();
});

test('a page of the web is told by its host', () => {
  const address = webAddress('https://www.example.org/a?b=c#d');
  expect(address?.href).toBe('https://www.example.org/a?b=c#d');
  expect(address && hostOf(address)).toBe('example.org');
});
