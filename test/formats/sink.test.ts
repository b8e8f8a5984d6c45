/** What an export is written to may fail or be given up: it says so to who writes, and to nobody else. */
import { createWriteStream, existsSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ArchiveSpool } from '../../server/exports/archive.ts';
import { sinkTo } from '../../server/sink.ts';

const strays: unknown[] = [];
const keep = (error: unknown) => {
  strays.push(error);
};
const piece = 'a'.repeat(1_000_000);
beforeAll(() => void process.on('uncaughtExceptionMonitor', keep));
afterAll(() => void process.off('uncaughtExceptionMonitor', keep));

test('an archive given up while much is still to be written fails only of its own reason', async () => {
  for (let round = 0; round < 50; round += 1) {
    const given = ArchiveSpool.in(async (spool) => {
      const sinks = await Promise.all(['one', 'two', 'three'].map((name) => spool.to(name)));
      // Nobody waits for these: that is how writes are under way at the end.
      for (const sink of [...sinks, ...sinks]) sink.write(piece).catch(() => {});
      await wait(round % 5);
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
  }
  await wait(50);
  expect(strays).toEqual([]);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is told to who writes', async () => {
  const file = createWriteStream('/dev/full');
  const sink = sinkTo(file);
  const write = async () => {
    for (let round = 0; round < 10; round += 1) await sink.write(piece);
  };
  await expect(write()).rejects.toMatchObject({ code: 'ENOSPC' });
  await expect(finished(file)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(strays).toEqual([]);
});
