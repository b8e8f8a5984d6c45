/** Who has gone before the answer began leaves nothing behind: no query that runs on, and no place that stays taken. */
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../setup/server.ts';

let server: TestServer;
let isSlow = false;
beforeAll(async () => {
  server = await startTestServer('embedded');
  const { read } = server.engine;
  server.engine.read = async (...asked) => {
    if (isSlow) await new Promise((resolve) => setTimeout(resolve, 200));
    return read(...asked);
  };
});
afterAll(() => server.close());

/** Asks for the rows of a saved query, and goes away before it was looked up. */
function askAndLeave(): Promise<void> {
  return new Promise((resolve) => {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' };
    const path = `${server.url}/api/queries/agreements-by-disagreement/run`;
    const asked = request(path, { method: 'POST', headers }, () => {});
    asked.on('error', () => {});
    asked.on('close', resolve);
    asked.end('{}');
    setTimeout(() => asked.destroy(), 60);
  });
}

test('queries of readers who left do not hold up those who stay', async () => {
  isSlow = true;
  for (let time = 0; time < 6; time += 1) await askAndLeave();
  await new Promise((resolve) => setTimeout(resolve, 500));
  isSlow = false;
  const answer = await fetch(`${server.url}/api/cypher`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: 'RETURN 1 AS one' }),
    signal: AbortSignal.timeout(5000),
  });
  expect(await answer.json()).toMatchObject({ rows: [[1]] });
});
