/** Uploads in pieces over HTTP: what breaks off goes on, and nothing but the file itself is taken. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReply, ImportsReply, UploadReply } from '../../model/schemas/imports.ts';
import { removeOldFolders } from '../../server/imports/input/folders.ts';
import { ImportJobs } from '../../server/imports/jobs.ts';
import { createStore } from '../../server/store/store.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

const head = 'Speaker,Agreement,Stance,Date,Words\n';
const rows = Array.from(
  { length: 400 },
  (_, at) => `Person ${at % 7},Dam law,for,2024-03-01,Words ${at}.\n`,
);
const sheet = Buffer.from(head + rows.join(''));
const editorToken = 'the-first-token-of-all';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('embedded', undefined, { host: '0.0.0.0', editorToken });
});
afterAll(() => server.close());

const bearer = (token = editorToken) => ({ Authorization: `Bearer ${token}` });

async function ask(path: string, init: RequestInit = {}, token = editorToken) {
  const response = await fetch(`${server.url}/api/imports${path}`, {
    ...init,
    headers: { ...bearer(token), ...init.headers },
  });
  return { status: response.status, body: await response.json() };
}

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

async function begun(files: { name: string; size: number }[], more = {}): Promise<string> {
  const { status, body } = await ask('/uploads', json({ files, ...more }));
  expect(status).toBe(201);
  return body.id;
}

function piece(
  id: string,
  offset: number,
  bytes: Uint8Array,
  { file = 0, token = editorToken } = {},
) {
  const init = {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: bytes as BodyInit,
  };
  return ask(`/${id}/files/${file}?offset=${offset}`, init, token);
}

async function arrived(id: string): Promise<number | undefined> {
  return ((await ask(`/${id}/files`)).body as UploadReply).files[0]?.received;
}

async function settled(id: string): Promise<ImportReply> {
  let reply: ImportReply | undefined;
  const state = async () => {
    reply = (await ask(`/${id}`)).body as ImportReply;
    return reply.state;
  };
  await expect.poll(state).not.toMatch(/^(uploading|reading|waiting|applying)$/);
  return reply as ImportReply;
}

describe('an upload in pieces', () => {
  test('is read when the last piece has come, and listed with how far it is until then', async () => {
    const id = await begun([{ name: 'debate.csv', size: sheet.length }], {
      options: { dossier: 'pieces' },
    });
    for (let at = 0; at < sheet.length; at += 5000) {
      const listed = ((await ask('')).body as ImportsReply).imports.find((one) => one.id === id);
      expect(listed).toMatchObject({
        state: 'uploading',
        progress: { step: 'uploading', done: at, total: sheet.length },
      });
      const { status, body } = await piece(id, at, sheet.subarray(at, at + 5000));
      const received = Math.min(sheet.length, at + 5000);
      expect(status).toBe(200);
      expect(body).toEqual({ id, file: 0, received, complete: received === sheet.length });
    }
    expect(await settled(id)).toMatchObject({
      state: 'ready',
      dossier: 'pieces',
      plan: { created: { Statement: 400 } },
    });
    // Nothing arrives any more.
    expect((await piece(id, 0, sheet.subarray(0, 10))).status).toBe(404);
    expect((await ask(`/${id}`, { method: 'DELETE' })).status).toBe(200);
  });

  test('takes a piece twice, and goes on where pieces overlap', async () => {
    const id = await begun([{ name: 'debate.csv', size: sheet.length }]);
    await piece(id, 0, sheet.subarray(0, 3000));
    expect((await piece(id, 0, sheet.subarray(0, 3000))).body.received).toBe(3000);
    expect((await piece(id, 1000, sheet.subarray(1000, 2000))).body.received).toBe(3000);
    expect((await piece(id, 2500, sheet.subarray(2500))).body.complete).toBe(true);
    expect(await settled(id)).toMatchObject({ plan: { created: { Statement: 400 } } });
    await ask(`/${id}`, { method: 'DELETE' });
  });

  test('refuses what does not fit, says why, and keeps what has come', async () => {
    const id = await begun([{ name: 'debate.csv', size: sheet.length }]);
    await piece(id, 0, sheet.subarray(0, 3000));
    const missing = await piece(id, 5000, sheet.subarray(5000, 6000));
    expect(missing.status).toBe(409);
    expect(missing.body.detail).toMatch(/3000 bytes have arrived.*Go on with byte 3000/);
    const other = await piece(id, 1000, Buffer.alloc(500, 'x'));
    expect(other.status).toBe(409);
    expect(other.body.detail).toContain('not the file that the first pieces were of');
    const long = await piece(id, 3000, Buffer.alloc(sheet.length));
    expect([long.status, long.body.detail]).toEqual([
      413,
      expect.stringContaining('beyond the end'),
    ]);
    expect((await piece(id, 3000, sheet.subarray(3000), { file: 1 })).status).toBe(404);
    expect((await piece(id, -1, sheet)).status).toBe(400);
    const form = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{}' };
    expect((await ask(`/${id}/files/0?offset=3000`, form)).status).toBe(415);
    expect(await arrived(id)).toBe(3000);
    await ask(`/${id}`, { method: 'DELETE' });
  });

  test('of a piece whose connection is lost the part that came is kept', async () => {
    const id = await begun([{ name: 'debate.csv', size: sheet.length }]);
    const lost = request(`${server.url}/api/imports/${id}/files/0?offset=0`, {
      method: 'PUT',
      headers: { ...bearer(), 'Content-Length': String(sheet.length) },
    });
    lost.on('error', () => {});
    lost.write(sheet.subarray(0, 4000));
    await expect.poll(() => arrived(id)).toBe(4000);
    lost.destroy();
    // Also while the server does not know yet that it is lost.
    const rest = await piece(id, 4000, sheet.subarray(4000));
    expect(rest.body).toMatchObject({ received: sheet.length, complete: true });
    expect(await settled(id)).toMatchObject({ plan: { created: { Statement: 400 } } });
    await ask(`/${id}`, { method: 'DELETE' });
  });

  test('a connection that hangs gives way to the next piece', async () => {
    const id = await begun([{ name: 'debate.csv', size: sheet.length }]);
    const hanging = request(`${server.url}/api/imports/${id}/files/0?offset=0`, {
      method: 'PUT',
      headers: { ...bearer(), 'Content-Length': String(sheet.length) },
    });
    const ended = once(hanging, 'error');
    hanging.write(sheet.subarray(0, 4000));
    await expect.poll(() => arrived(id)).toBe(4000);
    const rest = await piece(id, 4000, sheet.subarray(4000));
    expect(rest.body).toMatchObject({ complete: true });
    await ended;
    await settled(id);
    await ask(`/${id}`, { method: 'DELETE' });
  });

  test('is broken off at will, and nothing of it is left', async () => {
    const id = await begun([{ name: 'debate.csv', size: sheet.length }]);
    await piece(id, 0, sheet.subarray(0, 3000));
    expect((await ask(`/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await ask(`/${id}/files`)).status).toBe(404);
    expect((await piece(id, 3000, sheet.subarray(3000))).status).toBe(404);
  });

  test('belongs to the token that began it, and is no reader’s', async () => {
    const made = await fetch(`${server.url}/api/tokens`, {
      ...json({ name: 'another', role: 'editor' }),
      headers: { ...bearer(), 'Content-Type': 'application/json' },
    });
    const { token } = await made.json();
    const id = await begun([{ name: 'debate.csv', size: sheet.length }]);
    const refused = await piece(id, 0, sheet, { token });
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      expect.stringContaining('another token'),
    ]);
    expect((await ask(`/${id}/files`, {}, token)).status).toBe(403);
    expect((await fetch(`${server.url}/api/imports/${id}/files`)).status).toBe(403);
    expect((await fetch(`${server.url}/api/imports/${id}`)).status).toBe(403);
    const open = (await (await fetch(`${server.url}/api/imports`)).json()) as ImportsReply;
    expect(open.imports).toEqual([]);
    await ask(`/${id}`, { method: 'DELETE' });
  });

  test('more than 2 GB a file, or than the disk has room for, is refused at once', async () => {
    const [gigabyte, refused] = [1024 ** 3, { status: 413 }];
    const large = await ask(
      '/uploads',
      json({ files: [{ name: 'a.csv', size: 2 * gigabyte + 1 }] }),
    );
    expect(large).toMatchObject({ ...refused, body: { detail: expect.stringContaining('2 GB') } });
    const many = Array.from({ length: 9999 }, (_, at) => ({
      name: `${at}.csv`,
      size: 2 * gigabyte,
    }));
    const full = await ask('/uploads', json({ files: many }));
    expect(full).toMatchObject({
      ...refused,
      body: { detail: expect.stringContaining('no room') },
    });
    expect((await ask('/uploads', json({ files: [] }))).status).toBe(400);
    expect(((await ask('')).body as ImportsReply).imports).toEqual([]);
  });

  test('files without a byte are told of like others', async () => {
    const id = await begun([{ name: 'empty.csv', size: 0 }]);
    expect((await settled(id)).reason).toContain('empty.csv is empty');
    await ask(`/${id}`, { method: 'DELETE' });
  });

  test('several imports wait in a line that is shown', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const id = await begun([{ name: `part${at}.csv`, size: sheet.length }]);
      await piece(id, 0, sheet);
      expect((await settled(id)).state).toBe('ready');
      ids.push(id);
    }
    const applied = await Promise.all(ids.map((id) => ask(`/${id}/apply`, json({}))));
    const steps = applied.map(({ body }) => (body as ImportReply).progress);
    // One is written at a time: of three that are asked for at once the last has two before it.
    expect(
      steps.filter(({ step, total }) => step === 'waiting' && total > 0).map(({ total }) => total),
    ).toEqual([1, 2]);
    for (const id of ids) expect((await settled(id)).state).toBe('applied');
    for (const id of ids.reverse())
      expect((await ask(`/${id}`, { method: 'DELETE' })).status).toBe(200);
  });
});

describe('what is left of uploads', () => {
  test('goes after a day without a piece, and with a server that ended', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-left-'));
    const jobs = new ImportJobs(createStore(server.engine), folder);
    try {
      const { id } = await jobs.expect({ files: [{ name: 'a.csv', size: 10 }] }, null);
      const own = join(folder, `${hostname()}.${process.pid}`);
      await jobs.sweep(Date.now() + 23 * 3_600_000);
      expect(jobs.arrived(id, null).files).toHaveLength(1);
      await jobs.sweep(Date.now() + 25 * 3_600_000);
      expect(() => jobs.arrived(id, null)).toThrow('There is no import');
      expect(await readdir(own)).toEqual([]);
      // A process number that cannot be, this one's of an earlier start, and another machine's.
      const left = [`${hostname()}.999999999`, `${hostname()}.${process.pid}`, '999999999'];
      for (const name of [...left, 'elsewhere.1']) {
        await mkdir(join(folder, name, 'upload'), { recursive: true });
      }
      await removeOldFolders(folder);
      expect(await readdir(folder)).toEqual(['elsewhere.1']);
      await jobs.close();
      expect(existsSync(own)).toBe(false);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
