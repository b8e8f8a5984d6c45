/** The first half of an undo: what an import has changed is as it was before. */
import { noted } from '../store/changes.ts';
import type { Engine } from '../store/engine.ts';
import type { Store } from '../store/store.ts';
import { type KeptVersion, versionsIn } from '../store/versions.ts';
import { writeCompared } from './compared.ts';
import { beforeImages } from './records.ts';
import { replacing, touched } from './rows.ts';
import {
  anchorOf,
  type StoredNode,
  type StoredRelationship,
  standing,
  storedNodes,
} from './stored.ts';

const rowsAtOnce = 2000;

type Row = StoredNode | StoredRelationship;

/**
 * What the import has written over is as it was. What it has not reached, and what somebody has deleted
 * or corrected since, is left as it is: only what carries the mark of the import was written by it.
 * Gives how many nodes were corrected.
 */
export async function putBack(store: Store, id: string, progress: () => void): Promise<number> {
  const { engine } = store;
  // Of several images of one thing the newest is what the import wrote over.
  let images = new Map<string, Row>();
  let corrected = 0;
  const flush = async () => {
    const rows = [...images.values()];
    images = new Map();
    if (rows.length === 0) return;
    let nodes = 0;
    await writeCompared(engine, async () => {
      const there = await standing(engine, rows);
      const marked = rows.flatMap((before) => {
        const now = there.get(before.id);
        return now?.properties.importId === id ? [{ before, now }] : [];
      });
      if (marked.length === 0) return [];
      const versions = await versionsOf(
        engine,
        marked.map(({ before }) => before),
        there,
      );
      nodes = 0;
      const back = marked.map(({ before, now }) => {
        if (!isCorrectedSince(before, now, id, versions)) return before;
        if ('label' in before) nodes += 1;
        return { ...now, properties: withMarkOf(before, now) };
      });
      return noted(engine.kind, touched(back), replacing(back));
    });
    corrected += nodes;
    progress();
  };
  for await (const image of beforeImages(store, id, 'newest first')) {
    const row = 'node' in image ? image.node : image.relationship;
    if (!images.has(row.id)) images.set(row.id, row);
    if (images.size >= rowsAtOnce) await flush();
  }
  await flush();
  return corrected;
}

/** Versions of the entities that rows are or tell about. */
async function versionsOf(
  engine: Engine,
  rows: readonly Row[],
  there: ReadonlyMap<string, Row>,
): Promise<Map<string, KeptVersion[]>> {
  const owners = new Set(rows.map((row) => ('label' in row ? row.id : anchorOf(row))));
  const others = [...owners].filter((owner) => !there.has(owner));
  const nodes = new Map([...there, ...(await storedNodes(engine, others))]);
  return new Map(
    [...owners].map((owner) => [owner, versionsIn(nodes.get(owner)?.properties.historyText)]),
  );
}

/** Whether people have corrected something after the import has written it. */
function isCorrectedSince(
  before: Row,
  now: Row,
  id: string,
  versions: ReadonlyMap<string, readonly KeptVersion[]>,
): boolean {
  if ('label' in before) return before.properties.historyText !== now.properties.historyText;
  const changed = versions.get(anchorOf(before))?.map(({ kept }) => kept?.[before.id]);
  return changed?.some((one) => one?.properties.importId === id) === true;
}

/** What stands there, as brought by whoever brought it before. */
function withMarkOf(before: Row, now: Row): Row['properties'] {
  const properties = { ...now.properties };
  for (const name of ['importId', 'importPlace'] as const) {
    const value = before.properties[name];
    if (value === undefined) delete properties[name];
    else properties[name] = value;
  }
  return properties;
}
