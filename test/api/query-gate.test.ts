/** Readers' queries wait in a fair line. */
import { expect, test } from 'vitest';
import { queryGate } from '../../server/http/query-gate.ts';

/** Work that ends when it is told to. */
function job() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const state = { started: false };
  return {
    state,
    end,
    work: async () => {
      state.started = true;
      await ended;
    },
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('so many run at once; the next starts when one ends', async () => {
  const gate = queryGate({ atOnce: 2 });
  const jobs = [job(), job(), job(), job()];
  const runs = jobs.map((one, index) => gate(`client ${index}`, one.work));
  await settle();
  // One more for a client that has none.
  expect(jobs.map((one) => one.state.started)).toEqual([true, true, true, false]);
  jobs[0]?.end();
  await settle();
  expect(jobs[3]?.state.started).toBe(true);
  for (const one of jobs) one.end();
  await Promise.all(runs);
});

test('a client with many queries does not hold up another', async () => {
  const gate = queryGate({ atOnce: 2 });
  const greedy = [job(), job(), job(), job()];
  const modest = job();
  const runs = greedy.map((one) => gate('greedy', one.work));
  runs.push(gate('modest', modest.work));
  greedy[0]?.end();
  await settle();
  await settle();
  expect(modest.state.started).toBe(true);
  expect(greedy[2]?.state.started).toBe(false);
  for (const one of [...greedy, modest]) one.end();
  await Promise.all(runs);
});

test('a query that waits too long, or has too many beside it, is refused with a time to retry', async () => {
  const gate = queryGate({ atOnce: 1, ofOneClient: 2, patienceMs: 20 });
  const [first, other] = [job(), job()];
  const run = gate('one', first.work);
  const beside = gate('other', other.work);
  const late = gate('two', async () => {});
  await expect(late).rejects.toMatchObject({ code: 'too-many', facts: { retryAfter: 5 } });
  const second = gate('one', async () => {});
  second.catch(() => {});
  await expect(gate('one', async () => {})).rejects.toMatchObject({ code: 'too-many' });
  for (const one of [first, other]) one.end();
  await Promise.all([run, beside]);
});

test('a query whose client leaves the queue does not run', async () => {
  const gate = queryGate({ atOnce: 1 });
  const [first, other] = [job(), job()];
  const run = Promise.all([gate('one', first.work), gate('other', other.work)]);
  const gone = new AbortController();
  const left = job();
  const waiting = gate('two', left.work, gone.signal);
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'limit-reached' });
  for (const one of [first, other]) one.end();
  await run;
  expect(left.state.started).toBe(false);
});

test('a query whose reader has gone does not begin', async () => {
  const gate = queryGate({ atOnce: 1 });
  const one = job();
  await expect(gate('one', one.work, AbortSignal.abort())).rejects.toMatchObject({
    code: 'limit-reached',
  });
  expect(one.state.started).toBe(false);
});

test('one client never takes every place', async () => {
  const gate = queryGate({ atOnce: 2 });
  const greedy = [job(), job(), job()];
  const modest = [job(), job()];
  const runs = greedy.map((one) => gate('greedy', one.work));
  runs.push(...modest.map((one) => gate('modest', one.work)));
  await settle();
  expect(greedy.map((one) => one.state.started)).toEqual([true, true, false]);
  expect(modest.map((one) => one.state.started)).toEqual([true, false]);
  for (const one of [...greedy, ...modest]) one.end();
  await Promise.all(runs);
});
