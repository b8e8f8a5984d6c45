/** The graph as a file, over HTTP: whole or a working set, and what a file would not hold. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphFiles, graphFormats } from '../../model/formats/graph-files.ts';
import { lossReportReply } from '../../model/schemas/exports.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

describe.each(storeKinds)('exports on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind, undefined, undefined, ['test/fixtures/synthetic']);
  });
  afterAll(() => server.close());
  const ask = (query: string) => fetch(`${server.url}/api/export?${query}`);

  test.each(graphFormats)('%s has its type, its name and a body', async (format) => {
    const response = await ask(`format=${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(graphFiles[format].type);
    expect(response.headers.get('content-disposition')).toContain(graphFiles[format].ending);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(200);
  });

  test('report=1 tells what the file would not hold, of the whole and of a working set', async () => {
    const whole = lossReportReply.parse(await (await ask('format=popolo&report=1')).json());
    expect(
      whole.losses.find(({ kind: what }) => what === 'relationship ABOUT')?.count,
    ).toBeGreaterThan(0);
    const none = lossReportReply.parse(await (await ask('format=jsonld&report=1')).json());
    expect(none.losses).toEqual([]);
    const part = lossReportReply.parse(
      await (await ask('format=jsonld&report=1&stance=oppose')).json(),
    );
    expect(part.nodes).toBeGreaterThan(0);
    expect(part.nodes).toBeLessThan(none.nodes);
  });

  test('a working set holds the statements that match, and no other', async () => {
    const matching = await (
      await fetch(`${server.url}/api/statements?stance=oppose&limit=200`)
    ).json();
    const file = await (await ask('format=cytoscape&stance=oppose')).json();
    const ids = file.elements.nodes
      .map(({ data }: { data: { id: string } }) => data.id)
      .filter((id: string) => id.startsWith('statement:'));
    const wanted = matching.statements.map(
      ({ statement }: { statement: { id: string } }) => statement.id,
    );
    expect(ids.sort()).toEqual(wanted.sort());
    expect(ids.length).toBeGreaterThan(0);
  });

  test('an unknown format is refused', async () => {
    const response = await ask('format=word');
    expect(response.status).toBe(400);
    expect((await response.json()).errors[0].path).toBe('format');
  });
});
