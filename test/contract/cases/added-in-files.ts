/** What files and texts hold of a label, an act and a stance that were added to the vocabulary. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { PublishReply, SuggestReply } from '../../../model/schemas/coding.ts';
import type { lossReportReply } from '../../../model/schemas/exports.ts';
import type { ImportReply } from '../../../model/schemas/imports.ts';

const high = 'court:high';

/** Formats that hold every label and type; those of Neo4j's own importer are not read again. */
const complete = ['dossier', 'csv', 'graphml', 'gexf', 'cytoscape', 'jsonld', 'study'];
const readAgain = complete.filter((format) => format !== 'csv');
const patience = { timeout: 90_000 };

export function addedInFiles(url: () => string): void {
  describe('in files', () => {
    test.each(complete)('%s holds all of it', async (format) => {
      const losses = await fetch(`${url()}/api/export?format=${format}&report=1`);
      const report = (await losses.json()) as z.infer<typeof lossReportReply>;
      expect(report.nodes).toBeGreaterThan(0);
      expect(JSON.stringify(report.losses)).not.toMatch(/Court|Hearing|RATIFIED|ADVISES|stance/);
    });

    test.each(readAgain)('%s is read again as what is there', async (format) => {
      const file = await fetch(`${url()}/api/export?format=${format}`);
      expect(file.status).toBe(200);
      const disposition = file.headers.get('content-disposition') ?? '';
      const [, name = ''] = /filename="([^"]+)"/.exec(disposition) ?? [];
      const form = new FormData();
      form.append('files', await file.blob(), name);
      const sent = await fetch(`${url()}/api/imports`, { method: 'POST', body: form });
      const { id } = (await sent.json()) as ImportReply;
      let reply: ImportReply | undefined;
      const state = async () => {
        reply = (await (await fetch(`${url()}/api/imports/${id}`)).json()) as ImportReply;
        return reply.state;
      };
      await expect.poll(state, patience).toBe('ready');
      expect(reply?.problems).toBe(0);
      expect(reply?.plan).toMatchObject({
        created: {},
        unchanged: { Court: 2, Hearing: 1, RATIFIED: 2, ADVISES: 1 },
      });
    });
  });
}

export function addedInTexts(url: () => string): void {
  test('a text is coded with it: who speaks, and the stance', async () => {
    const post = async <Reply>(path: string, body: object) => {
      const headers = { 'Content-Type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await fetch(`${url()}/api${path}`, init);
      expect([path, answer.ok]).toEqual([path, true]);
      return (await answer.json()) as Reply;
    };
    const words = 'The charter holds as long as both sides keep to it';
    const text = `“${words},” the High Court of the Isles said of the Charter of the Isles.`;
    const { suggestions } = await post<SuggestReply>('/coding/suggest', { text, language: 'en' });
    expect(suggestions[0]?.speakers[0]?.candidates[0]?.id).toBe(high);
    expect(suggestions[0]?.about[0]?.agreement).toBe('agreement:charter');
    const published = await post<PublishReply>('/coding/publish', {
      key: randomUUID(),
      source: {
        title: 'The court on the charter',
        publisher: 'The Gazette',
        date: '2021-07-01',
        language: 'en',
        sourceClass: 'press-or-reference',
        text,
        keepText: false,
      },
      statements: [
        {
          ref: 'one',
          kind: 'quote',
          method: 'hand',
          segments: [{ start: 1, end: 1 + words.length, exact: words }],
          speakers: [{ id: high }],
          about: [{ agreement: 'agreement:charter', stance: 'conditional' }],
        },
      ],
      coding: { codedBy: 'A. Coder' },
    });
    expect(published).toBeDefined();
    const found = await fetch(`${url()}/api/statements?speaker=${high}&stance=conditional`);
    expect(await found.json()).toMatchObject({ total: 1 });
  });
}
