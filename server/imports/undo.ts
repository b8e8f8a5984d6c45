/** Takes an import out again: what it changed is as before, what it made is gone. */
import { counted } from '../../model/formats/counted.ts';
import { labelNames } from '../../model/vocabulary/labels.ts';
import { relationshipTypeNames } from '../../model/vocabulary/relationship-types.ts';
import { StancegraphError } from '../errors.ts';
import { noted } from '../store/changes.ts';
import { cypher, cypherWith } from '../store/cypher-files.ts';
import type { EngineRow, WriteStep } from '../store/engine.ts';
import { inTurn } from '../store/guarded.ts';
import type { Store } from '../store/store.ts';
import { isOfPeople } from './corrected.ts';
import { putBack } from './put-back.ts';
import {
  auditSteps,
  beforeImages,
  importHeads,
  recordSteps,
  storedImport,
  writer,
} from './records.ts';
import { carried, parts } from './stored.ts';

const rowsAtOnce = 2000;

/** Nodes that stay at an undo: what others have joined to, and what people have corrected since. */
export interface Kept {
  kept: number;
  corrected: number;
}

/** What an undo left, in words; null when nothing stayed. */
export function keptText({ kept, corrected }: Kept): string | null {
  const stay = (count: number) => `${counted(count, 'node')} ${count === 1 ? 'stays' : 'stay'}`;
  const sentences = [
    ...(kept ? [`${stay(kept)}: other programs or people have joined something to them.`] : []),
    ...(corrected ? [`${stay(corrected)} as people have corrected them since.`] : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : null;
}

interface UndoChoices {
  progress?: () => void;
  /** Goes on with an undo that was broken off. */
  again?: boolean;
  /** Takes out also what people have corrected since. */
  losesCorrections?: boolean;
}

/**
 * Undoes an applied import. Throws `not-found`, and `conflict` when a later import builds on it (that
 * one is to be undone first) or when people have corrected what it made and are not to lose that.
 */
export async function undo(
  store: Store,
  id: string,
  { progress = () => {}, again = false, losesCorrections = false }: UndoChoices = {},
): Promise<Kept> {
  const found = await storedImport(store, id);
  if (!found) throw new StancegraphError('not-found', `There is no import ${JSON.stringify(id)}.`);
  const { summary, body } = found;
  if (summary.state !== (again ? 'undoing' : 'applied')) {
    throw new StancegraphError(
      'conflict',
      `The import ${id} is ${summary.state}: only what is applied can be undone.`,
    );
  }
  if (!again) await assertNothingBuildsOnIt(store, id, summary.made);
  if (!again && !losesCorrections) await assertNothingIsLost(store, id);
  const undoing = { summary: { ...summary, state: 'undoing' as const, writer: writer() }, body };
  await store.engine.write(recordSteps(undoing), 'records');
  const kept = await restoreBefore(store, id, progress);
  const undone = { summary: { ...summary, state: 'undone' as const }, body: { ...body, ...kept } };
  await store.engine.write([
    ...noted(store.engine.kind, null, []),
    ...recordSteps(undone),
    ...auditSteps(store, id, 'delete'),
  ]);
  await dropParts(store, id);
  return kept;
}

/** Takes out what was written of an import that was broken off, and forgets it. */
export async function takeOut(store: Store, id: string): Promise<void> {
  await restoreBefore(store, id, () => {});
  await dropParts(store, id);
  await store.engine.write(
    [
      { text: cypher('records/bump-records-version'), params: {} },
      { text: cypher('imports/delete-parts'), params: { prefix: id } },
    ],
    'records',
  );
}

async function dropParts(store: Store, id: string): Promise<void> {
  await store.engine.write(
    [
      { text: cypher('records/bump-records-version'), params: {} },
      { text: cypher('imports/delete-parts'), params: { prefix: `${id}/before/` } },
    ],
    'records',
  );
}

/** Between two writes whoever corrects has a turn. */
function writeInTurn({ engine }: Store, steps: WriteStep[]): Promise<EngineRow[][]> {
  return inTurn(engine, () => engine.write(steps));
}

async function restoreBefore(store: Store, id: string, progress: () => void): Promise<Kept> {
  const corrected = await putBack(store, id, progress);
  progress();
  let kept = 0;
  for (const label of labelNames) {
    for await (const rows of carried(store.engine, 'nodes', label, [id])) {
      for (const some of parts(rows, rowsAtOnce)) {
        const ids = some.map((row) => row.id);
        await writeInTurn(
          store,
          noted(store.engine.kind, ids, [
            { text: cypher('imports/delete-relationships-of'), params: { ids, import: id } },
            { text: cypher('imports/delete-nodes'), params: { ids, import: id } },
          ]),
        );
        progress();
      }
    }
    for await (const rows of carried(store.engine, 'nodes', label, [id])) kept += rows.length;
  }
  for (const type of relationshipTypeNames) {
    const text = cypherWith('imports/delete-relationships', { type });
    for (let deleted = 5000; deleted >= 5000; ) {
      const steps = [{ text, params: { import: id, limit: 5000 } }];
      const results = await writeInTurn(store, noted(store.engine.kind, null, steps));
      deleted = Number(results.flat().find((row) => 'deleted' in row)?.deleted ?? 0);
      progress();
    }
  }
  return { kept, corrected };
}

/** Later imports that changed what this one brought, or joined something to it. */
async function assertNothingBuildsOnIt(store: Store, id: string, made: string): Promise<void> {
  const heads = await importHeads(store);
  const later = heads.filter((one) => one.id !== id && one.state === 'applied' && one.made >= made);
  if (later.length === 0) return;
  const builds = new Set<string>();
  for (const one of later) {
    for await (const image of beforeImages(store, one.id)) {
      const { properties } = 'node' in image ? image.node : image.relationship;
      if (properties.importId === id) builds.add(one.id);
    }
  }
  const text = cypher('imports/joined-by-others');
  const imports = later.map((one) => one.id);
  for (const label of labelNames) {
    for await (const rows of carried(store.engine, 'nodes', label, [id])) {
      for (const some of parts(rows, rowsAtOnce)) {
        const ids = some.map((row) => row.id);
        const found = await store.engine.read<{ import: string }>(text, { ids, imports }, 120_000);
        for (const one of found) builds.add(one.import);
      }
    }
  }
  const first = later.find((one) => builds.has(one.id));
  if (!first) return;
  throw new StancegraphError(
    'conflict',
    `The import “${first.dossier}” of ${first.made.slice(0, 16).replace('T', ' ')} (${first.id}) builds on this one. Undo that one first. Nothing was changed.`,
  );
}

interface Versions {
  id: string;
  historyText: string;
}

async function assertNothingIsLost(store: Store, id: string): Promise<void> {
  const text = cypher('imports/versions-of');
  const rows = await store.engine.read<Versions>(text, { import: id }, 120_000);
  const corrected = new Set(rows.filter((row) => isOfPeople(row.historyText)).map(({ id }) => id));
  if (corrected.size === 0) return;
  // What was there before it is put back as far as people have not corrected it.
  for await (const image of beforeImages(store, id)) {
    if ('node' in image) corrected.delete(image.node.id);
  }
  const count = corrected.size;
  if (count === 0) return;
  const [have, them] = count === 1 ? ['has', 'it'] : ['have', 'them'];
  const message = `${counted(count, 'record')} that this import made ${have} been corrected here since. Undoing the import takes ${them} out, with the corrections.`;
  throw new StancegraphError('conflict', `${message} Nothing was changed.`, {
    errors: [
      {
        path: 'corrections',
        message: 'to undo it all the same say corrections=lose (--lose-corrections)',
      },
    ],
  });
}
