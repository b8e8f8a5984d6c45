/** Small files that grow: archives, entities of XML, deep nesting. All are refused as files of people are sent, and the server goes on. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../setup/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('embedded', undefined, undefined, ['test/fixtures/synthetic']);
});
afterAll(() => server.close());

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 ** 2);
/** Ten entities, each ten times the one before: ten thousand million letters. */
const laughs = `<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">${[...Array(9).keys()]
  .map((at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`)
  .join('')}]>`;
const workbook = (text: string) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8(text) });

const archive = zipSync({ 'a.csv': zeros(80) });
const bombs: [string, Uint8Array][] = [
  ['zeros.zip', archive],
  ['within.zip', zipSync({ 'inner.zip': archive })],
  ['lying.zip', lying(archive, 80 * 1024 ** 2)],
  ['project.qdpx', zipSync({ 'project.qde': strToU8('<Project/>'), 'a.txt': zeros(80) })],
  ['growing.graphml', strToU8(`<?xml version="1.0"?>${laughs}<graphml>&e9;</graphml>`)],
  ['growing.gexf', strToU8(`<?xml version="1.0"?>${laughs}<gexf>&e9;</gexf>`)],
  ['growing.xml', strToU8(`<?xml version="1.0"?>${laughs}<TEI><p>&e9;</p></TEI>`)],
  ['growing.xlsx', workbook(`${laughs}<workbook>&e9;</workbook>`)],
  [
    'file.xlsx',
    workbook('<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]><workbook>&f;</workbook>'),
  ],
  [
    'outside.graphml',
    strToU8('<!DOCTYPE g [<!ENTITY f SYSTEM "file:///etc/passwd">]><graphml>&f;</graphml>'),
  ],
  ['deep.json', strToU8('['.repeat(200_000))],
  ['deep.graphml', strToU8('<a>'.repeat(200_000))],
];

/** Says of its sizes that nothing grows: what an archive tells of itself need not be true. */
function lying(archive: Uint8Array, told: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const changed = archive.slice();
  const into = new DataView(changed.buffer);
  for (let at = 0; at + 4 <= view.byteLength; at += 1) {
    if (view.getUint32(at, true) === told) into.setUint32(at, 10, true);
  }
  return changed;
}

test.each(bombs)('%s is refused in words', async (name, bytes) => {
  const form = new FormData();
  form.append('files', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  const sent = await fetch(`${server.url}/api/imports`, { method: 'POST', body: form });
  const begun = await sent.json();
  if (sent.status !== 202) {
    expect([sent.status, begun.detail]).toEqual([400, expect.stringMatching(/.{20}/)]);
    return;
  }
  const at = `${server.url}/api/imports/${begun.id}`;
  const read = async () => (await fetch(at)).json();
  await expect
    .poll(async () => (await read()).state, { timeout: 20_000 })
    .toMatch(/^(refused|failed|ready)$/);
  const { state, problemGroups, plan, reason } = await read();
  const told = JSON.stringify([problemGroups, reason]);
  expect([state, told]).toEqual([state, expect.stringMatching(/[a-z]{4}/)]);
  expect(told).not.toMatch(/root:|aaaaaaaaaaaaaaaaaaaa/);
  expect(plan?.created ?? {}).toEqual({});
  expect((await fetch(`${server.url}/api/ready`)).status).toBe(200);
});

test('a body that unpacks to much is refused', async () => {
  const sent = await fetch(`${server.url}/api/quotes/verify`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    body: gzipSync(zeros(3)) as Uint8Array<ArrayBuffer>,
  });
  expect(sent.status).toBe(413);
});
