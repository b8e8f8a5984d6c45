/** The page of an agreement is small, its lists go on; the first graph's first scene introduces itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreementListRequest, agreementRequest } from '../../model/schemas/pages.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const id = 'agreement:pact';

describe.each(storeKinds)('lists of an agreement and the first scene on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
  });
  afterAll(() => opened?.close());

  test('with a limit each list is cut to it, says its total, and the page stays small', async () => {
    const request = agreementRequest.parse({ id, limit: 8 });
    const page = await questions.agreement(opened.store, request);
    const whole = await questions.agreement(opened.store, agreementRequest.parse({ id }));
    const { strips, silent, statements } = page;
    expect([page.acts.length, strips.length, silent.length, statements.statements.length]).toEqual([
      8, 8, 8, 8,
    ]);
    expect(page.threads.flatMap((thread) => thread.statements).length).toBeLessThanOrEqual(8);
    expect(page.acts).toEqual(whole.acts.slice(-8));
    expect(page.silentTotal).toBe(whole.silent.length);
    for (const total of ['actsTotal', 'stripsTotal', 'threadsTotal', 'repliesTotal'] as const)
      expect(page[total], total).toBe(whole[total]);
    expect(page.stances.all).toEqual(whole.stances.all);
    expect(JSON.stringify(page).length).toBeLessThan(180_000);
  });

  test.each(['acts', 'strips', 'threads', 'silent'] as const)(
    'the pages of %s hold each of them once, in the order of the whole list',
    async (list) => {
      const whole = await questions.agreement(
        opened.store,
        agreementRequest.parse({ id, full: true }),
      );
      const pages: unknown[][] = [];
      let cursor: string | undefined;
      do {
        const request = agreementListRequest.parse({ id, list, limit: 3, cursor });
        const page = await questions.agreementList(opened.store, request);
        expect(page[list]?.length).toBeLessThanOrEqual(3);
        expect(page.total).toBe(whole[list].length);
        pages.push(page[list] ?? []);
        cursor = page.next ?? undefined;
      } while (cursor);
      // Of acts the latest come first, page by page.
      const all = (list === 'acts' ? pages.reverse() : pages).flat();
      expect(all.length).toBeGreaterThan(3);
      expect(all).toEqual(whole[list]);
    },
  );

  test('what rests on unknown dates is left out of the lists as it is of the page', async () => {
    const asked = { id, scope: 'all', certain: 'true' };
    const page = await questions.agreement(
      opened.store,
      agreementRequest.parse({ ...asked, full: true }),
    );
    const all = await questions.agreement(opened.store, agreementRequest.parse({ id, full: true }));
    const { strips } = await questions.agreementList(
      opened.store,
      agreementListRequest.parse({ ...asked, list: 'strips', limit: 100 }),
    );
    expect(strips).toEqual(page.strips);
    expect(all.strips.some((strip) => strip.membersUncertain > 0)).toBe(true);
    expect(page.strips.some((strip) => strip.membersUncertain > 0)).toBe(false);
  });

  test('a cursor of another list is refused, and so is an agreement that is not there', async () => {
    const first = await questions.agreementList(
      opened.store,
      agreementListRequest.parse({ id, list: 'acts', limit: 3 }),
    );
    const ask = (asked: object) =>
      questions.agreementList(opened.store, agreementListRequest.parse({ limit: 3, ...asked }));
    await expect(ask({ id, list: 'silent', cursor: first.next })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(ask({ id: 'agreement:none', list: 'acts' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('the first scene has its places, and questions about what is in it', async () => {
    const scene = await questions.opening(opened.store);
    expect(scene.missing).toEqual([]);
    expect(scene.places?.map(([node]) => node).sort()).toEqual(
      scene.nodes.map((node) => node.id).sort(),
    );
    const { questions: asked = [], headline } = scene.introduction ?? {};
    expect(headline).toBeTruthy();
    expect(asked).toHaveLength(3);
    const ids = new Set(scene.nodes.map((node) => node.id));
    for (const { address } of asked) {
      const named = /^\/[a-z]+\/([a-z]+:.+)$/.exec(address)?.[1];
      if (named) expect(ids.has(named), address).toBe(true);
    }
    expect(JSON.stringify(scene).length).toBeLessThan(30_000);
  });
});

describe.each(storeKinds)('a dossier without a composed scene on the %s store', (kind) => {
  test('has a first scene, and no introduction', async () => {
    const opened = await openTestStore(kind, 'test/fixtures/synthetic');
    const scene = await questions.opening(opened.store);
    await opened.close();
    expect(scene.nodes.length).toBeGreaterThan(3);
    expect([scene.introduction, scene.places]).toEqual([undefined, undefined]);
  });
});
