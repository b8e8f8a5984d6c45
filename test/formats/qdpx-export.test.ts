/** What a REFI-QDA project of ours gives back: what it holds, and its loss report for all else. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { relationshipId } from '../../model/ids.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import { lossReport } from '../../server/exports/format.ts';
import { exportFormats } from '../../server/exports/index.ts';
import type { BatchProperties, GraphBatch } from '../../server/store/batch.ts';
import { differences, exportedAs, readBack, wholeOf } from '../setup/exported.ts';
import { memoryGraph } from '../setup/memory-graph.ts';

class Graph {
  readonly batch: GraphBatch = { nodes: [], relationships: [] };

  node(id: string, label: Label, properties: BatchProperties): this {
    this.batch.nodes.push({ id, label, properties });
    return this;
  }

  join(from: string, type: RelationshipType, to: string, properties: BatchProperties): this {
    const id = relationshipId(from, type, to, properties);
    this.batch.relationships.push({ id, type, from, to, properties });
    return this;
  }

  statement(name: string, text: string, stated: BatchProperties, to = 'source:paper'): this {
    return this.node(`statement:${name}`, 'Statement', { text, kind: 'quote' }).join(
      `statement:${name}`,
      'STATED_IN',
      to,
      { main: true, ...stated },
    );
  }
}

/** Reads the graph's project back; what differs is always what the loss report tells. */
async function backOf({ batch }: Graph) {
  const graph = memoryGraph(batch);
  const { losses } = await lossReport(exportFormats.qdpx, graph);
  const back = await readBack('qdpx', graph);
  expect(differences(await wholeOf(graph), back, true)).toEqual(losses);
  return { back, lost: losses.map(({ kind }) => kind).sort() };
}

const sources = ['source:paper'];
const paper = (text?: string) =>
  new Graph()
    .node('source:paper', 'Source', {
      title: 'Paper',
      sourceClass: 'unknown',
      ...(text && { text }),
    })
    .node('agreement:bridge', 'Agreement', { name: 'Bridge', kind: 'concept', sources })
    .node('agreement:tunnel', 'Agreement', { name: 'Tunnel', kind: 'concept', sources });

test('places and words are told in the text with plain line ends', async () => {
  const text = '🌉 One.\r\nTwo\r\nlines.\r\nThree.';
  const at = (words: string) => {
    const start = text.indexOf(words);
    return { exact: words, start, end: start + words.length };
  };
  const whole = { prefix: '🌉 One.\r\nTwo\r\nlines.\r\n' };
  const { back, lost } = await backOf(
    paper(text)
      .statement('one', 'One.', { ...at('One.'), prefix: '🌉 ', suffix: '\nTwo\nlines.\nThree.' })
      .statement('two', 'Two\r\nlines.', {
        ...at('Two\r\nlines.'),
        prefix: '🌉 One.\n',
        suffix: '\nThree.',
      })
      .statement('three', 'Three.', { ...at('Three.'), ...whole }),
  );
  const words = [...back.relationships.values()].map(({ properties: { start, end } }) =>
    String(back.nodes.get('source:paper')?.properties.text).slice(Number(start), Number(end)),
  );
  expect(words).toEqual(['One.', 'Three.', 'Two\nlines.'].sort());
  expect(lost).toEqual([
    'property end of STATED_IN',
    'property exact of STATED_IN',
    'property prefix of STATED_IN',
    'property start of STATED_IN',
    'property text of Source',
    'property text of Statement',
  ]);
});

test('words without a place add nothing to the text, and have no place again', async () => {
  const { back, lost } = await backOf(
    paper('A text that ends here.')
      .node('source:leaflet', 'Source', { title: 'Leaflet', sourceClass: 'unknown' })
      .statement('here', 'ends here', {
        exact: 'ends here',
        prefix: 'A text that ',
        suffix: '.',
        start: 12,
        end: 21,
      })
      .statement('quoted', 'Nowhere in it', { exact: 'Nowhere in it' })
      .statement('told', 'Nor this\n\none', {})
      .statement('no', '– No', {}, 'source:leaflet')
      .statement('yes', '– Ja', {}, 'source:leaflet'),
  );
  expect(lost).toEqual([]);
  expect(back.nodes.get('source:paper')?.properties.text).toBe('A text that ends here.');
  expect(back.nodes.get('source:leaflet')?.properties.text).toBeUndefined();
});

test('each agreement keeps its stance, and what is told keeps who proves it', async () => {
  const { back, lost } = await backOf(
    paper()
      .node('actor:ana', 'Actor', { name: 'Ana', sources })
      .statement('both', 'Rather a bridge than a tunnel', {})
      .join('actor:ana', 'MADE', 'statement:both', { sources })
      .join('statement:both', 'ABOUT', 'agreement:bridge', { stance: 'support', sources })
      .join('statement:both', 'ABOUT', 'agreement:tunnel', { stance: 'oppose', sources }),
  );
  expect(lost).toEqual([]);
  const types = [...back.relationships.values()].map(({ type }) => type);
  expect(types.sort()).toEqual(['ABOUT', 'ABOUT', 'MADE', 'STATED_IN']);
});

test('a code with the name of a folder, and what a code cannot hold', async () => {
  const { lost } = await backOf(
    paper()
      .node('agreement:parties', 'Agreement', { name: 'Parties', kind: 'concept', sources })
      .node('agreement:stance', 'Agreement', { name: 'Stance', sources })
      .node('party:greens', 'Party', { name: 'Greens', kind: 'concept', sources })
      .node('actor:ana', 'Actor', { name: 'Ana', description: ' With blanks ', sources })
      .statement('first', 'The first', { start: 3 })
      .node('source:other', 'Source', { title: 'Other', sourceClass: 'primary' })
      .node('statement:unsure', 'Statement', { text: 'Not told where', kind: 'paraphrase' })
      .join('statement:unsure', 'STATED_IN', 'source:other', {}),
  );
  expect(lost).toEqual([
    'property description of Actor',
    'property kind of Agreement',
    'property kind of Party',
    'property main of STATED_IN',
    'property sourceClass of Source',
    'property start of STATED_IN',
  ]);
});

test('a text that begins with a byte order mark keeps it, and its passages their places', async () => {
  const text = '\ufeffOne. Two words.';
  const start = text.indexOf('Two');
  const graph = paper(text).statement('two', 'Two words', {
    exact: 'Two words',
    start,
    end: start + 9,
  });
  const { back } = await backOf(graph);
  expect(back.nodes.get('source:paper')?.properties.text).toBe(text);
  expect(back.nodes.get('statement:two')?.properties.text).toBe('Two words');
});

test('a project without sources has no list of them, and blank names are told as lost', async () => {
  const { batch } = new Graph().node('agreement:blank', 'Agreement', {
    name: ' ',
    kind: 'concept',
  });
  const bytes = await exportedAs('qdpx', memoryGraph(batch));
  expect(strFromU8(unzipSync(bytes)['project.qde'] ?? new Uint8Array())).not.toContain('<Sources>');
  const { losses } = await lossReport(exportFormats.qdpx, memoryGraph(batch));
  expect(losses.map(({ kind }) => kind)).toContain('property name of Agreement');
});
