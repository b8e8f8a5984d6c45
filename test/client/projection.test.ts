/** Whether the address is followed or shows the explorer's state, when one of them has changed. */
import { expect, test } from 'vitest';
import { createProjection } from '../../client/address/projection.ts';

const begun = (address: string | null, state: string | null) =>
  createProjection<string | null>(Object.is, { address, state });

test('an address that a link or a button changed is followed', () => {
  expect(begun(null, null).compare('a', null)).toBe('follow');
  const projection = begun('a', 'a');
  expect(projection.compare(null, 'a')).toBe('follow');
  expect(projection.compare(null, null)).toBe('none');
});

test('a state that an action changed is shown in the address', () => {
  const projection = begun('a', 'a');
  expect(projection.compare('a', 'b')).toBe('show');
  expect(projection.compare('b', 'b')).toBe('none');
});

test('of two changes the address wins, unless the state came with a page of its own', () => {
  expect(begun(null, null).compare('a', 'b')).toBe('follow');
  expect(begun(null, null).compare('a', 'b', true)).toBe('show');
  expect(begun(null, 'b').compare('a', 'b', true)).toBe('follow');
});

test('nothing happens twice: asked again without a change, both are left alone', () => {
  const projection = begun(null, null);
  expect(projection.compare('a', null)).toBe('follow');
  expect(projection.compare('a', null)).toBe('none');
});
