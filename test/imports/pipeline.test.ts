/** What every import promises, on both stores. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Decision } from '../../model/schemas/imports.ts';
import { stancesRequest } from '../../model/schemas/positions.ts';
import { coverage } from '../../server/imports/coverage.ts';
import { importHeads, storedImport } from '../../server/imports/records.ts';
import { recoverImports } from '../../server/imports/recover.ts';
import { takeOut, undo } from '../../server/imports/undo.ts';
import * as questions from '../../server/questions/index.ts';
import { allEntries } from '../../server/store/audit.ts';
import { noted } from '../../server/store/changes.ts';
import { cypher, cypherNames } from '../../server/store/cypher-files.ts';
import type { EngineNode } from '../../server/store/engine.ts';
import { nodesText } from '../../server/store/write-batch.ts';
import { graphText, planned, type Workplace, workplace } from '../setup/imports.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const sheet = `Speaker,Agreement,Stance,Date,Words
Anna Arendt,Dam law,for,2024-03-01,"The dam protects us, and it is right."
Bo Berg,Dam law,against,2024-03-02,Nobody needs this dam.
Anna Arendt,Dam law,against,2024-05-01,I have changed my mind about the dam.
Cleo Cohen,Toll treaty,neutral,2024-05,We will read the treaty first.
`;

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  let work: Workplace;
  const asked = new Set<string>();
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
    work = await workplace();
    const { read, write } = opened.engine;
    opened.engine.read = (text, ...rest) => {
      asked.add(text.split('\n')[0] ?? '');
      return read(text, ...rest);
    };
    opened.engine.write = (steps, ...rest) => {
      for (const { text } of steps) asked.add(text.split('\n')[0] ?? '');
      return write(steps, ...rest);
    };
  });
  afterAll(async () => {
    await opened?.close();
    await work?.remove();
  });

  test('a spreadsheet of statements is in the matrix, and an undo leaves what was there', async () => {
    const { store } = opened;
    const before = await graphText(store, true);
    const one = await planned(store, work, [await work.file('debate.csv', sheet)]);
    expect(one.problems()).toEqual([]);
    expect(one.planned?.plan.created).toEqual({
      Actor: 3,
      Agreement: 2,
      Statement: 4,
      Source: 1,
      MADE: 4,
      ABOUT: 4,
      STATED_IN: 4,
    });
    expect(await graphText(store, true)).toEqual(before);
    await one.apply();

    const matrix = await questions.stanceCells(
      store,
      stancesRequest.parse({ rows: 'actor', agreement: 'agreement:debate-dam-law' }),
    );
    const cells = matrix.cells.map(({ row, support, oppose }) => [row, support, oppose]);
    expect(cells).toEqual([
      ['actor:debate-anna-arendt', 1, 1],
      ['actor:debate-bo-berg', 0, 1],
    ]);
    const [row] = await opened.engine.read<{ node: EngineNode }>(cypher('imports/nodes'), {
      ids: ['actor:debate-bo-berg'],
    });
    expect(row?.node.properties).toMatchObject({ importId: one.id, importPlace: 'debate.csv:3' });
    // A reader of the graph does not see them.
    const shown = await questions.node(store, 'actor:debate-bo-berg');
    expect(Object.keys(shown.node.properties).sort()).toEqual(['name', 'sources']);
    expect(shown.sources.map(({ properties }) => properties.title)).toEqual(['debate.csv']);

    const entries = await allEntries(opened.engine, 0, 1);
    expect(entries[0]).toMatchObject({ action: 'load', kind: 'Import', name: one.id });
    expect(await undo(store, one.id)).toEqual({ kept: 0, corrected: 0 });
    expect(await graphText(store, true)).toEqual(before);
    expect((await storedImport(store, one.id))?.summary.state).toBe('undone');
  });

  test('twice equals once; a later version changes what changed and tells what is gone', async () => {
    const { store } = opened;
    const before = await graphText(store, true);
    const first = await planned(store, work, [await work.file('debate.csv', sheet)]);
    await first.apply();
    const once = await graphText(store, true);
    const again = await planned(store, work, [await work.file('debate.csv', sheet)]);
    const { created, changed: none, vanished } = again.planned?.plan ?? {};
    expect([created, none, vanished]).toEqual([{}, {}, {}]);
    await again.apply();
    expect(await graphText(store, true)).toEqual(once);

    const later = sheet
      .replace('for,2024-03-01', 'mixed,2024-03-01')
      .replace(/^Cleo.*$/m, 'Dag Dahl,Dam law,for,2024-06-01,Build it.');
    const changed = await planned(store, work, [await work.file('debate.csv', later)]);
    expect(changed.planned?.plan).toMatchObject({
      created: { Actor: 1, Statement: 1, MADE: 1, ABOUT: 1, STATED_IN: 1 },
      changed: { ABOUT: 1 },
      vanished: { Actor: 1, Agreement: 1, Statement: 1, MADE: 1, ABOUT: 1, STATED_IN: 1 },
    });
    expect(changed.planned?.plan.samples.changed).toMatchObject([{ properties: ['stance'] }]);
    await changed.apply();
    await expect(undo(store, first.id)).rejects.toMatchObject({ code: 'conflict' });
    await undo(store, changed.id);
    expect(await graphText(store, true)).toEqual(once);
    await undo(store, again.id);
    await undo(store, first.id);
    expect(await graphText(store, true)).toEqual(before);
  });

  test('a problem refuses it whole; left out on demand, the rest comes', async () => {
    const { store } = opened;
    const wrong = sheet.replace('2024-03-02', '2024-02-31');
    const refused = await planned(store, work, [await work.file('wrong.csv', wrong)]);
    expect(refused.isReady()).toBe(false);
    expect(refused.problems()).toMatchObject([
      {
        count: 1,
        cases: [{ place: 'wrong.csv:3', message: expect.stringContaining('2024-02-31') }],
      },
    ]);
    await expect(refused.apply()).rejects.toMatchObject({ code: 'bad-input' });
    const taken = await planned(store, work, [await work.file('wrong.csv', wrong)], {
      skipInvalid: true,
    });
    expect(taken.planned?.plan.created).toMatchObject({ Statement: 3, Actor: 2 });
    await taken.apply();
    await undo(store, taken.id);
  });

  test('who has the name of somebody who is there stays apart until a person decides', async () => {
    const { store } = opened;
    const before = await graphText(store, true);
    const text = 'Speaker,Agreement,Stance,Words\nMarjolein Faber,Dam law,for,Yes to the dam.\n';
    const open = await planned(store, work, [await work.file('faber.csv', text)]);
    expect(open.suggestions()).toMatchObject([
      {
        name: 'Marjolein Faber',
        candidates: [{ id: 'actor:marjolein-faber' }],
        decision: null,
      },
    ]);
    expect(open.planned?.plan.created.Actor).toBe(1);
    const [asked] = open.suggestions();
    const decisions = [{ key: asked?.key ?? '', decision: 'actor:marjolein-faber' }];
    const { plan } = await open.plan(decisions);
    expect(plan.created.Actor).toBeUndefined();
    await open.apply();
    const { node, degrees } = await questions.node(store, 'actor:marjolein-faber');
    expect(node.properties.description).toBeDefined();
    expect(degrees.find(({ type }) => type === 'MADE')?.count).toBeGreaterThan(1);

    // The decision is remembered for the next file with the same name.
    const next = await planned(store, work, [
      await work.file('more.csv', text.replace('Yes to', 'Still for')),
    ]);
    expect(next.suggestions()[0]?.decision).toBe('actor:marjolein-faber');
    expect(next.planned?.plan.created.Actor).toBeUndefined();
    await undo(store, open.id);
    expect(await graphText(store, true)).toEqual(before);
  });

  test('who has the same identifier is the same', async () => {
    const { store } = opened;
    const mapping = {
      tables: {
        'people.csv': {
          nodes: {
            person: {
              label: 'Actor',
              id: { column: 'nr' },
              properties: { name: { column: 'name' }, wikidata: { column: 'qid' } },
            },
          },
        },
      },
    };
    const text = 'nr,name,qid\n7,Bo Berg,Q77\n';
    const first = await planned(store, work, [await work.file('people.csv', text)], { mapping });
    await first.apply();
    const other = text.replace('7,Bo Berg', 'x9,B. Berg');
    const second = await planned(store, work, [await work.file('people.csv', other)], {
      mapping,
      dossier: 'another',
    });
    expect(second.planned?.plan.created).toEqual({});
    expect(second.planned?.plan.changed).toEqual({ Actor: 1 });
    await second.apply();
    const { node } = await questions.node(store, 'actor:people-7');
    expect(node.properties).toMatchObject({ name: 'Bo Berg', aliases: ['B. Berg'] });
    await expect(undo(store, first.id)).rejects.toThrow('builds on this one');
    await undo(store, second.id);
    await undo(store, first.id);
  });

  test('a register tells who is who; the number of a scheme of its own only suggests it', async () => {
    const { store } = opened;
    const people = (id: string, name: string, ...identifiers: [string, string][]) =>
      JSON.stringify({
        persons: [
          {
            id,
            name,
            identifiers: identifiers.map(([scheme, identifier]) => ({ scheme, identifier })),
          },
        ],
      });
    const read = async (text: string, dossier: string, decisions: Decision[] = []) =>
      planned(store, work, [await work.file('people.json', text)], {
        format: 'popolo',
        dossier,
        decisions,
      });
    const first = await read(people('p1', 'Dora Dahl', ['parlgov', '12'], ['members', '7']), 'one');
    await first.apply();
    const same = await read(people('q9', 'D. Dahl', ['ParlGov', '12']), 'two');
    expect(same.planned?.plan.created.Actor).toBeUndefined();
    expect(same.planned?.plan.changed).toEqual({ Actor: 1 });
    expect(same.notes().map(({ cause }) => cause)).toContain('known by an identifier');

    const perhaps = await read(people('q8', 'Someone Else', ['members', '7']), 'three');
    expect(perhaps.planned?.plan.created).toMatchObject({ Actor: 1 });
    const [suggestion] = perhaps.suggestions();
    expect(suggestion?.candidates).toEqual([
      { id: 'actor:one.p1', name: 'Dora Dahl', reasons: ['the same members 7'] },
    ]);
    const decided = await read(people('q8', 'Someone Else', ['members', '7']), 'three', [
      {
        key: suggestion?.key ?? '',
        name: 'Someone Else',
        candidates: ['actor:one.p1'],
        decision: 'actor:one.p1',
      },
    ]);
    expect(decided.planned?.plan.created.Actor).toBeUndefined();
    // Two registers that name two people leave it to a person.
    const other = await read(people('p2', 'Egon Ek', ['viaf', '99']), 'four');
    await other.apply();
    const both = await read(people('q7', 'Nobody', ['viaf', '99'], ['parlgov', '12']), 'five');
    expect(both.planned?.plan.created).toMatchObject({ Actor: 1 });
    expect(both.suggestions()[0]?.candidates).toHaveLength(2);
    await undo(store, other.id);
    await undo(store, first.id);
  });

  test('what others write while an import is written is found, and nothing is there twice', async () => {
    const { store, engine } = opened;
    const before = await graphText(store, true);
    const one = await planned(store, work, [await work.file('debate.csv', sheet)]);
    const { write, create } = engine;
    const rows = [
      {
        id: 'actor:debate-anna-arendt',
        properties: { id: 'actor:debate-anna-arendt', name: 'Anna A.' },
        dates: {},
      },
    ];
    let writes = 0;
    // Somebody makes one of the same people between the plan and the first piece.
    const meanwhile = async () => {
      writes += 1;
      if (writes !== 2) return;
      await write(noted(engine.kind, [], [{ text: nodesText('Actor'), params: { rows } }]));
    };
    engine.write = async (steps, of) => {
      await meanwhile();
      return write(steps, of);
    };
    engine.create = async (...given) => {
      await meanwhile();
      return create(...given);
    };
    await one.apply();
    Object.assign(engine, { write, create });
    const lines = await graphText(store);
    const annas = lines.filter((line) => line.startsWith('["actor:debate-anna-arendt",'));
    expect(annas).toHaveLength(1);
    expect(lines.filter((line) => line.includes('|MADE|statement:debate-'))).toHaveLength(4);
    // Whoever made her keeps her, as they made her.
    await undo(store, one.id);
    const left = await graphText(store, true);
    const theirs = left.filter((line) => !before.includes(line));
    expect(theirs).toEqual([expect.stringMatching(/^\["actor:debate-anna-arendt",.*"Anna A\."/)]);
    expect(theirs.join()).not.toContain('importId');
    expect(left).toHaveLength(before.length + 1);
    const gone = { text: cypher('write/retract-node'), params: { id: rows[0]?.id } };
    await write(noted(engine.kind, null, [gone]));
  });

  test('what is broken off while it is written is taken out, at once or at the next start', async () => {
    const { store, engine } = opened;
    const before = await graphText(store, true);
    const { write, create } = engine;
    const nonsense = { text: 'This is not Cypher', params: {} };
    const breakAt = (which: number) => {
      let writes = 0;
      engine.write = (steps, of) => {
        writes += 1;
        return writes === which ? Promise.reject(new Error('broken off')) : write(steps, of);
      };
      // Broken off when the rows stand there and are not noted yet.
      engine.create = (rows, first, last) => {
        writes += 1;
        return create(rows, first, writes === which ? [nonsense, ...last] : last);
      };
    };
    for (const which of [1, 2, 3]) {
      const one = await planned(store, work, [await work.file('debate.csv', sheet)]);
      breakAt(which);
      await expect(one.apply()).rejects.toThrow();
      Object.assign(engine, { write, create });
      expect(await graphText(store, true)).toEqual(before);
      expect((await importHeads(store)).map(({ id }) => id)).not.toContain(one.id);
    }
    // Nothing can be written any more: the process has ended.
    const one = await planned(store, work, [await work.file('debate.csv', sheet)]);
    let left = 2;
    const isGone = async () => {
      left -= 1;
      if (left < 0) throw new Error('gone');
    };
    engine.write = (...given) => isGone().then(() => write(...given));
    engine.create = (...given) => isGone().then(() => create(...given));
    await expect(one.apply()).rejects.toThrow('gone');
    Object.assign(engine, { write, create });
    expect(await graphText(store, true)).not.toEqual(before);
    expect(await recoverImports(store)).toEqual([one.id]);
    expect(await graphText(store, true)).toEqual(before);
    await takeOut(store, one.id);
  });

  test('every query of an import is asked here', async () => {
    expect(await coverage(opened.store)).toMatchObject({ statements: 234, from: '2015-03-17' });
    const unasked = cypherNames('imports').filter(
      (name) => !asked.has(cypher(`imports/${name}`).split('\n')[0] ?? ''),
    );
    expect(unasked).toEqual([]);
  });
});
