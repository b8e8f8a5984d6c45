/** Studies: their codebook and coders, their own changes of position, and codings that nobody may see yet. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { clause, quote, sharedTexts } from '../setup/shared-texts.ts';
import { storeKinds } from '../setup/stores.ts';

describe.each(storeKinds)('studies on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());

  const { ask, source, share, statement } = sharedTexts(() => server);

  test('a study has a codebook and coders of its own; what was coded by an earlier one is told', async () => {
    const book = async (body: object) => {
      const response = await fetch(`${server.url}/api/codebooks/salt-study`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ agreements: [], ...body }),
      });
      return (await response.json()).revision as number;
    };
    const open = await share({ study: 'Salt study' });
    const first = (await ask('GET', `/texts/${open}`)).body.codebook;
    expect(first).toMatchObject({ dossier: 'asylum-optout' });
    const revision = await book({ coders: ['Ada', 'Bo'] });
    expect((await ask('GET', `/texts/${open}`)).body.codebook).toEqual({
      dossier: 'salt-study',
      revision,
    });
    const put = (coder: string, codebook: number) =>
      ask('PUT', `/texts/${open}/codings/${coder}`, {
        body: { statements: [statement('one', quote, 'support')], codebook },
      });
    expect((await put('Ada', revision)).status).toBe(201);
    const other = await put('Cy', revision);
    expect(other.status).toBe(422);
    expect(other.body.detail).toContain('Ada, Bo');
    const publish = (codedBy: string) =>
      ask('POST', '/publish', {
        body: {
          key: crypto.randomUUID(),
          source: source(),
          statements: [statement('one', quote, 'support')],
          coding: { codedBy, study: 'Salt study' },
          dryRun: true,
        },
      });
    expect((await publish('Cy')).status).toBe(422);
    expect((await publish('Bo')).status).toBe(200);
    const older = async () => {
      const { texts } = (await ask('GET', '/texts?study=Salt%20study&older=true')).body;
      return texts.map((one: { id: string }) => one.id);
    };
    expect(await older()).toEqual([]);
    expect(await book({ coders: ['Ada', 'Bo', 'Cy'] })).not.toBe(revision);
    expect(await older()).toEqual([open]);
    expect((await put('Cy', revision)).status).toBe(201);
  });

  test('what was coded by the codebook of another dossier is told, whatever its revision', async () => {
    const shared = await share({ study: 'Pepper study' });
    const put = (coder: string, more: object) =>
      ask('PUT', `/texts/${shared}/codings/${coder}`, {
        body: { statements: [statement('one', quote, 'support')], ...more },
      });
    const isOlder = async () => {
      const { texts } = (await ask('GET', '/texts?study=Pepper%20study&older=true')).body;
      return texts.map((one: { id: string }) => one.id).includes(shared);
    };
    const { dossier, revision } = (await ask('GET', `/texts/${shared}`)).body.codebook;
    expect(dossier).toBe('asylum-optout');
    // One says by whose codebook, the other leaves it to the server.
    await put('Ada', { codebook: revision, codebookDossier: dossier });
    await put('Bo', { codebook: revision });
    expect(await isOlder()).toBe(false);
    // The study gets a codebook of its own, whose revisions come to the same number.
    for (let now = -1; now < Math.max(1, revision); ) {
      const response = await fetch(`${server.url}/api/codebooks/pepper-study`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ agreements: [], coders: [] }),
      });
      now = (await response.json()).revision;
    }
    const text = (await ask('GET', `/texts/${shared}`)).body;
    expect(text.codebook.dossier).toBe('pepper-study');
    expect(text.codings.map((one: { codebookDossier: string }) => one.codebookDossier)).toEqual([
      dossier,
      dossier,
    ]);
    expect(await isOlder()).toBe(true);
    for (const coder of ['Ada', 'Bo']) await put(coder, { codebook: text.codebook.revision });
    expect(await isOlder()).toBe(false);
  });

  test('no reader’s query shows what is coded blind; an open coding is no secret', async () => {
    const records = async () => {
      const text = 'MATCH (n:StancegraphCoding) UNWIND n.bodies AS body RETURN body';
      return JSON.stringify(await server.engine.read(text));
    };
    const id = await share();
    const put = (coder: string, one: object) =>
      ask('PUT', `/texts/${id}/codings/${coder}`, { body: { statements: [one], done: true } });
    await put('Ada', statement('open-coding', quote, 'support'));
    expect(await records()).toContain('open-coding');
    expect((await ask('PUT', `/texts/${id}`, { body: { blind: true } })).status).toBe(200);
    await put('Bo', statement('blind-coding', clause, 'oppose'));
    for (const secret of ['open-coding', 'blind-coding']) {
      expect(await records()).not.toContain(secret);
    }
    const query = { query: 'MATCH (n:StancegraphCoding) RETURN n' };
    const asked = await fetch(`${server.url}/api/cypher`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(query),
    });
    expect(await asked.text()).not.toContain('blind-coding');
    const { codings } = (await ask('GET', `/texts/${id}`)).body;
    expect(codings.map(({ coder }: { coder: string }) => coder).sort()).toEqual(['Ada', 'Bo']);
    const figures = (await ask('GET', `/texts/${id}/agreement`)).body;
    expect(figures.coders).toEqual(['Ada', 'Bo']);
    expect(figures.units.n).toBe(2);
  });

  test('a study has the changes of position among its own statements, whoever else heard more', async () => {
    const said = async (study: string, stance: string, date: string) => {
      const published = await ask('POST', '/publish', {
        body: {
          key: crypto.randomUUID(),
          source: source({ title: `Heard for ${study} on ${date}` }),
          statements: [statement('one', quote, stance, { date })],
          coding: { codedBy: 'Cy', study },
        },
      });
      expect(published.status, published.sent).toBe(200);
      return published.body.statements[0].id as string;
    };
    const first = await said('hearings', 'support', '2030-01-10');
    const others = await said('others', 'oppose', '2030-02-10');
    const last = await said('hearings', 'oppose', '2030-03-10');
    const changed = async (query: string) => {
      const path = `/api/changes?speaker=actor:marjolein-faber&from=2030-01-01${query}`;
      const { changes } = await (await fetch(server.url + path)).json();
      return changes.map((one: Record<'before' | 'after', { statement: { id: string } }>) => [
        one.before.statement.id,
        one.after.statement.id,
      ]);
    };
    expect(await changed('')).toContainEqual([first, others]);
    expect(await changed('&study=hearings')).toEqual([[first, last]]);
    expect(await changed('&study=others')).toEqual([]);
    expect(await changed('&study=hearings,others')).toEqual([[first, others]]);
  });
});
