/** What others may have in a store: under every label and property of ours, and what looks almost like ours. */

import {
  dateProperties,
  entityLabel,
  formerLabels,
  housekeepingLabels,
} from '../../model/vocabulary/index.ts';
import { labelNames } from '../../model/vocabulary/labels.ts';
import {
  cypher,
  cypherFolders,
  cypherNames,
  forEachDate,
} from '../../server/store/cypher-files.ts';
import type { Engine, EngineNode, EngineRelationship } from '../../server/store/engine.ts';
import { recordKinds } from '../../server/store/records.ts';

/** Every label that the program uses, or used before. */
export const labels = [entityLabel, ...labelNames, ...housekeepingLabels, ...formerLabels, 'Film'];
/** Folders of questions that only read, or whose text is a reader's. */
const reading = ['questions', 'facts', 'saved', 'templates', 'templates/examples'];
const files = cypherFolders()
  .filter((folder) => !reading.includes(folder))
  .flatMap((folder) => cypherNames(folder).map((name) => `${folder}/${name}`));
export const writing = files.filter((name) =>
  /^ *(MERGE|CREATE|SET|DELETE|DETACH|REMOVE|DROP)\b/m.test(cypher(name)),
);
/** Every property that a question which writes names. */
export const properties = [
  ...new Set(
    writing.flatMap((name) =>
      [
        ...forEachDate(cypher(name), [...dateProperties]).matchAll(
          /\b[a-z]+\.([a-z]\w*)|\{([a-z]\w*):/gi,
        ),
      ].map(([, a, b]) => a ?? b ?? ''),
    ),
  ),
];
/** Of all kinds, some of them as keys and ids of ours look elsewhere. */
export const values = [
  0,
  7,
  -1.5,
  true,
  '',
  'x',
  'graph',
  'change 1',
  'statement:nobody',
  'a|MADE|b',
  ['a'],
  [1, 2],
  [],
];

const now = '2026-01-02T03:04:05.006Z';
export const record = (key: string, more: object = {}) => ({
  key,
  title: key,
  summary: '{}',
  body: '{}',
  revision: 40,
  created: now,
  changed: now,
  ...more,
});
export const entry = (number: number, more: object = {}) => ({
  key: `${now} ${String(number).padStart(6, '0')} 0123abcd`,
  at: now,
  action: 'create',
  kind: 'Scene',
  name: 'old',
  means: 'server',
  ...more,
});

/** What looks almost like what an earlier version made, and is not. */
export const almost: [label: string, properties: object][] = [
  ...recordKinds.flatMap((kind): [string, object][] => [
    [kind, record('almost', { mine: true })],
    [kind, record('almost-too', { created: '2026-01-02' })],
    [kind, record('untitled', { title: 5 })],
    [`${kind}:Film`, record('of-a-film')],
  ]),
  ['Audit', entry(1, { means: 'me' })],
  ['Audit', entry(2, { key: 'mine' })],
  ['Audit', entry(3, { more: 1 })],
  ['Audit:Film', entry(4)],
  ['Audit', { auditor: 'Deloitte', year: 2024 }],
  ['GraphVersion', { key: 'graph', version: 3, of: 'mine' }],
  ['GraphVersion', { key: 'mine', version: 3 }],
  ['GraphVersion', { key: 'change 4', change: 3 }],
  ['GraphVersion:Film', { key: 'records', version: 3 }],
  ['Entity:Actor', { id: 'nm0000123' }],
  ['Entity:Actor', { id: 'actor:Not Of Our Form' }],
  ['Entity:Actor', { id: 'party:geert' }],
  ['Entity', { id: 'actor:alone' }],
  ['Actor', { id: 'actor:unlabelled' }],
  ['Entity:Film', { id: 'film:alien' }],
  ['Entity:Film', { id: 'film:alien' }],
];

export type Elements = Map<string, EngineNode | EngineRelationship>;

export async function elements(engine: Engine): Promise<Elements> {
  const nodes = await engine.read<{ x: EngineNode }>('MATCH (n) RETURN n AS x');
  const joins = await engine.read<{ x: EngineRelationship }>('MATCH ()-[r]->() RETURN r AS x');
  return new Map<string, EngineNode | EngineRelationship>([
    ...nodes.map(({ x }): [string, EngineNode] => [
      `node ${x.key}`,
      { ...x, labels: [...x.labels].sort() },
    ]),
    ...joins.map(({ x }): [string, EngineRelationship] => [`relationship ${x.key}`, x]),
  ]);
}
