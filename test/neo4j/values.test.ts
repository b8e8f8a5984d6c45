/** Values of Neo4j's driver, as both stores give them. */
import { expect, test } from 'vitest';
import { toEngineValue } from '../../server/store/neo4j/values.ts';

test('bytes are a text, in full', () => {
  expect(toEngineValue(new Int8Array([1, 10, -1]))).toBe('0x010aff');
  expect(toEngineValue([new Int8Array([])])).toEqual(['0x']);
});
