/** The canvas's actions over a small world of its own: what can be undone, what is kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepsOf } from '../../client/canvas/state/history.ts';
import { action, among, begun, elements, ids, ports } from './small-world.ts';

describe('undo and redo', () => {
  test('500 random actions, then undo all: the same canvas; redo all: the same again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 500, maxLength: 500, size: 'max' }),
        async (actions) => {
          const explorer = await begun();
          const [first, firstElements] = [explorer.scene(), elements(explorer)];
          for (const act of actions) await act(explorer);
          const [last, lastElements] = [explorer.scene(), elements(explorer)];
          const steps = explorer.getState().history.past.length;
          expect(steps).toBeGreaterThan(150);
          for (let step = 0; step < steps; step += 1) explorer.undo();
          expect(explorer.scene()).toEqual(first);
          expect(elements(explorer)).toEqual(firstElements);
          explorer.undo();
          expect(explorer.scene()).toEqual(first);
          for (let step = 0; step < steps; step += 1) explorer.redo();
          expect(explorer.scene()).toEqual(last);
          expect(elements(explorer)).toEqual(lastElements);
          explorer.goTo(0);
          expect(elements(explorer)).toEqual(firstElements);
        },
      ),
      { numRuns: 6 },
    );
  }, 60_000);

  test('no relationship, note or bundle is left without what it hangs on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 40, maxLength: 80 }), async (actions) => {
        const explorer = await begun();
        for (const act of actions) await act(explorer);
        const { nodes, relationships, notes, bundles } = explorer.scene();
        for (const { from, to } of relationships.values()) {
          expect(nodes.has(from) && nodes.has(to)).toBe(true);
        }
        for (const { on } of notes.values()) {
          if (on) expect(nodes.has(on) || relationships.has(on)).toBe(true);
        }
        for (const { members } of bundles.values()) {
          expect(members.length).toBeGreaterThan(1);
          for (const member of members) expect(nodes.has(member)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('an expansion can be kept to what matches the filters', async () => {
    const asked: unknown[] = [];
    const { fetchExpansion } = ports();
    const explorer = await begun({
      fetchExpansion: (one, query, filters) => {
        asked.push(filters);
        return fetchExpansion(one, query, filters);
      },
    });
    explorer.filter({ stance: 'oppose', rest: 'hide' });
    await explorer.expand('node:3', { matching: true });
    await explorer.expand('node:4');
    expect(asked).toEqual([{ stance: 'oppose' }, {}]);
  });

  test('filters are steps with names; going back to the last ones goes back in the history', async () => {
    const explorer = await begun();
    const steps = () => stepsOf(explorer.getState().history).map(({ name }) => name);
    explorer.filter({ stance: 'oppose', speaker: 'node:1' });
    explorer.filter({ stance: 'oppose', speaker: 'node:1', rest: 'hide' });
    explorer.filter({ stance: 'oppose' });
    explorer.filter({});
    expect(steps()).toEqual([
      'Opened',
      'Filtered: stance oppose, speaker Node 1',
      'Hid non-matching nodes',
      'Removed the filter: speaker',
      'Removed all filters',
    ]);
    explorer.undo();
    expect(explorer.scene().filters).toEqual({ stance: 'oppose' });
    // As the browser's own buttons do it.
    explorer.filter({ stance: 'oppose', speaker: 'node:1', rest: 'hide' }, true);
    expect(explorer.getState().history.future).toHaveLength(2);
    explorer.filter({ stance: 'oppose' }, true);
    expect(explorer.getState().history.future).toHaveLength(1);
    expect(steps()).toHaveLength(5);
  });

  test('a filter by what is not on the canvas is told by its name, after a reload too', async () => {
    const explorer = await begun();
    const steps = (of = explorer) => stepsOf(of.getState().history).map(({ name }) => name);
    explorer.filter({ speaker: 'node:30' });
    await expect.poll(steps).toEqual(['Opened', 'Filtered: speaker Node 30']);
    expect(explorer.getState().notice?.text).toBe('Filtered: speaker Node 30');
    explorer.filter({ speaker: 'node:30', party: 'node:31', stance: 'oppose' });
    explorer.pin('node:1', true);
    await expect.poll(() => steps()[2]).toBe('Filtered: party Node 31, stance oppose');
    expect(steps()).toHaveLength(4);
    const { history } = explorer.getState();
    const again = await begun({
      readAddress: () => ({ fragment: '#g=x', selected: null, filters: { source: 'node:32' } }),
      restore: async () => history,
    });
    await expect.poll(() => steps(again).at(-1)).toMatch(/^Filtered: source Node 32/);
  });

  test('what is typed into a filter is one step, and none when it is taken back', async () => {
    const explorer = await begun();
    for (const q of ['o', 'opt', 'opt-out']) explorer.filter({ q });
    const { history } = explorer.getState();
    expect(stepsOf(history).map(({ name }) => name)).toEqual([
      'Opened',
      'Filtered: words “opt-out”',
    ]);
    explorer.filter({});
    expect(explorer.getState().history.past).toHaveLength(0);
  });

  test('opening a saved scene applies its filters in the same step', async () => {
    const explorer = await begun();
    await explorer.openSaved({ nodes: [['node:1', 0, 0, 0]], path: [] }, '“Saved”', { q: 'a' });
    expect(explorer.scene().filters).toEqual({ q: 'a' });
    explorer.undo();
    expect(explorer.scene().filters).toEqual({});
  });

  test('what an expansion brought is taken away by collapsing, and nothing else', async () => {
    const explorer = await begun();
    await explorer.expand('node:3');
    const after = [...explorer.scene().nodes.keys()];
    expect(after.length).toBeGreaterThan(6);
    explorer.collapse('node:3');
    expect([...explorer.scene().nodes.keys()]).toEqual(ids.slice(0, 6));
  });

  test('expanding is one request a node, and brings all that joins the new with the old', async () => {
    const asked: string[] = [];
    const { fetchExpansion, fetchAmong } = ports();
    const explorer = await begun({
      fetchExpansion: (one, query, filters) => {
        asked.push(`expand ${one}`);
        return fetchExpansion(one, query, filters);
      },
      fetchAmong: (wanted) => {
        asked.push('among');
        return fetchAmong(wanted);
      },
    });
    await explorer.expand('node:3');
    await explorer.expandAll(['node:1', 'node:2']);
    expect(asked).toEqual(['expand node:3', 'expand node:1', 'expand node:2']);
    const { nodes, relationships, expansions } = explorer.scene();
    const expected = among([...nodes.keys()]).relationships.map((one) => one.id);
    expect([...relationships.keys()].sort()).toEqual(expected.sort());
    const brought = [...expansions.values()].flat();
    expect(brought).toHaveLength(nodes.size - 6);
    expect(new Set(brought).size).toBe(brought.length);
  });

  test('expanding leaves every node that was there exactly where it was', async () => {
    const explorer = await begun();
    const before = explorer.scene().places;
    await explorer.expandAll(ids.slice(0, 6));
    for (const [one, place] of before) expect(explorer.scene().places.get(one)).toEqual(place);
  });
});

describe('a full canvas', () => {
  const many = [...Array(1200)].map((_, index) => ({
    id: `many:${index}`,
    labels: ['Actor'],
    properties: { name: `Many ${index}` },
  }));
  const all = { nodes: many, relationships: [] };
  const none = { relationships: [], missing: [], truncated: false };

  test('says how many it left out, and holds more when asked', async () => {
    const explorer = await begun({ fetchAmong: async () => ({ nodes: [], ...none }) });
    await explorer.showResult(all);
    expect(explorer.scene().nodes.size).toBe(1000);
    expect(explorer.getState().notice).toMatchObject({ visible: true, full: true });
    expect(explorer.getState().notice?.text).toContain('200 nodes left out');
    explorer.raiseCap();
    await explorer.showResult(all);
    expect(explorer.scene().nodes.size).toBe(1200);
    expect(explorer.getState().notice?.full).toBeUndefined();
  });
});
