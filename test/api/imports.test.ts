/** Imports over HTTP: upload, look, apply, undo, and who may. */
import { readdir } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReply, ImportsReply } from '../../model/schemas/imports.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

const sheet = 'Speaker,Agreement,Stance,Date,Words\nAnna,Dam law,for,2024-03-01,Build it.\n';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('embedded');
});
afterAll(() => server.close());

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${server.url}/api${path}`, init);
}

function form(files: Record<string, string>, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const [name, text] of Object.entries(files)) data.append('files', new Blob([text]), name);
  return data;
}

async function upload(data: FormData): Promise<ImportReply> {
  const response = await call('/imports', { method: 'POST', body: data });
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as ImportReply;
  return settled(id);
}

async function settled(id: string): Promise<ImportReply> {
  const underway = ['reading', 'waiting', 'applying', 'undoing'];
  let reply: ImportReply | undefined;
  await expect
    .poll(async () => {
      reply = (await (await call(`/imports/${id}`)).json()) as ImportReply;
      return underway.includes(reply.state);
    })
    .toBe(false);
  return reply as ImportReply;
}

const posted = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

async function statements(): Promise<number> {
  const reply = await (await call('/statements?agreement=agreement:mine-dam-law')).json();
  return (reply as { total?: number }).total ?? 0;
}

describe('an import over HTTP', () => {
  test('is looked at, applied, seen and undone', async () => {
    const options = JSON.stringify({ dossier: 'mine' });
    const ready = await upload(form({ 'debate.csv': sheet }, { options }));
    expect(ready).toMatchObject({
      state: 'ready',
      dossier: 'mine',
      format: 'csv',
      problems: 0,
      plan: { created: { Actor: 1, Agreement: 1, Statement: 1, Source: 1 } },
    });
    expect(ready.tables?.tables[0]?.rows).toEqual([
      ['Anna', 'Dam law', 'for', '2024-03-01', 'Build it.'],
    ]);
    expect(await statements()).toBe(0);

    const applying = await call(`/imports/${ready.id}/apply`, posted({ decisions: [] }));
    expect(applying.status).toBe(200);
    expect((await settled(ready.id)).state).toBe('applied');
    expect(await statements()).toBe(1);
    const listed = (await (await call('/imports')).json()) as ImportsReply;
    expect(listed.imports[0]).toMatchObject({ id: ready.id, state: 'applied' });
    expect(listed.formats.map(({ name }) => name)).toContain('csv');
    const covered = await (await call('/coverage')).json();
    expect(covered).toMatchObject({ statements: 235, imports: [{ dossier: 'mine' }] });

    const undone = await call(`/imports/${ready.id}`, { method: 'DELETE' });
    expect(await undone.json()).toMatchObject({ state: 'undone' });
    expect(await statements()).toBe(0);
  });

  test('columns that are not clear are asked for, and a corrected mapping is read', async () => {
    const unclear = sheet.replace('for', 'perhaps');
    const refused = await upload(form({ 'debate.csv': unclear }));
    expect(refused.state).toBe('refused');
    expect(refused.reason).toContain('"perhaps"');
    const mapping = refused.tables?.mapping as { tables: Record<string, unknown> };
    const text = JSON.stringify(mapping).replace(
      '"stance":{"column":"Stance"}',
      '"stance":{"column":"Stance","values":{"perhaps":"mixed"}}',
    );
    const again = posted({ mapping: JSON.parse(text) });
    await call(`/imports/${refused.id}/read`, again);
    expect(await settled(refused.id)).toMatchObject({ state: 'ready', problems: 0 });
    const discarded = await call(`/imports/${refused.id}`, { method: 'DELETE' });
    expect(discarded.status).toBe(200);
    expect((await call(`/imports/${refused.id}`)).status).toBe(404);
  });

  test('problems refuse it; records that are not right can be left out', async () => {
    const files = { 'debate.csv': `${sheet}Bo,Dam law,for,2024-02-31,Never.\n` };
    const refused = await upload(form(files));
    expect(refused).toMatchObject({
      state: 'refused',
      problemGroups: [{ count: 1, cases: [{ place: 'debate.csv:3' }] }],
    });
    expect((await call(`/imports/${refused.id}/apply`, posted({}))).status).toBe(409);
    await call(`/imports/${refused.id}/read`, posted({ options: { skipInvalid: true } }));
    expect(await settled(refused.id)).toMatchObject({
      state: 'ready',
      plan: { created: { Statement: 1 } },
    });
    await call(`/imports/${refused.id}`, { method: 'DELETE' });
  });

  test('what is no form, has no file or is of no format gets a clear answer', async () => {
    expect((await call('/imports', posted({ files: [] }))).status).toBe(415);
    expect((await call('/imports', { method: 'POST', body: form({}) })).status).toBe(400);
    const odd = await upload(form({ 'picture.png': '\u0089PNG' }));
    expect(odd).toMatchObject({ state: 'refused', reason: expect.stringContaining('picture.png') });
    const unknown = await upload(form({ 'a.csv': sheet }, { format: 'nonsense' }));
    expect(unknown.reason).toContain('nonsense');
    for (const { id } of [odd, unknown]) await call(`/imports/${id}`, { method: 'DELETE' });
    expect((await call('/imports/none')).status).toBe(404);
  });

  test('another site cannot upload, and without a token nobody on an open server', async () => {
    const foreign = { Origin: 'http://elsewhere.example' };
    const response = await call('/imports', {
      method: 'POST',
      headers: foreign,
      body: form({ 'debate.csv': sheet }),
    });
    expect(response.status).toBe(403);
    const token = 'a-token-of-twenty-signs';
    const open = await startTestServer('embedded', undefined, {
      host: '0.0.0.0',
      editorToken: token,
    });
    try {
      const send = (headers: HeadersInit) =>
        fetch(`${open.url}/api/imports`, {
          method: 'POST',
          headers,
          body: form({ 'a.csv': sheet }),
        });
      expect((await send({})).status).toBe(403);
      const sent = await send({ Authorization: `Bearer ${token}` });
      expect(sent.status).toBe(202);
      const { id } = (await sent.json()) as ImportReply;
      // What is not applied is nobody else's to see.
      expect((await fetch(`${open.url}/api/imports/${id}`)).status).toBe(403);
      const { imports } = (await (await fetch(`${open.url}/api/imports`)).json()) as ImportsReply;
      expect(imports).toEqual([]);
    } finally {
      await open.close();
    }
  });

  test('nothing of an upload is left on disk', async () => {
    const left = (await readdir(tmpdir())).filter((name) =>
      name.startsWith('stancegraph-uploads-'),
    );
    const folders = await Promise.all(
      left.map(async (name) =>
        readdir(`${tmpdir()}/${name}/${hostname()}.${process.pid}`).catch(() => []),
      ),
    );
    expect(folders.flat()).toEqual([]);
  });
});
