/** The nodes of a plan: records of one id become one, and are compared with the store. */
import { propertiesOfLabel } from '../../model/vocabulary/index.ts';
import { labels } from '../../model/vocabulary/labels.ts';
import { nodeRow, searchTextOf } from '../store/batch.ts';
import { mergeRecords } from './merge.ts';
import type { Planning } from './plan.ts';
import { rewritten } from './plan-relationships.ts';
import { fileOf, fileSourceRow, type NodeRow, type RelationshipRow } from './stage.ts';
import { type Lines, StagedSpool } from './staging/spool.ts';
import { type StoredNode, storedNodes } from './stored.ts';

/** Also gives every statement without a source the file that it comes from. */
export async function planNodes(planning: Planning): Promise<void> {
  const { staged, same, ids } = planning;
  // Names may be named by other names, so their ids are known before any of them is checked.
  for (const { id } of staged.named) ids.add(same.get(id) ?? id);
  const fileIds = staged.files.map((file) => fileSourceRow(staged.dossier, file).id);
  const known = planning.empty ? [] : await storedNodes(planning.store.engine, fileIds);
  const storedSources = new Map(known);
  for (const id of storedSources.keys()) planning.there.add(id);
  const sources = new Map<string, NodeRow>();
  const ofFiles = new Map<string, string[]>();
  const sourceOf = (place: string): string[] => {
    const name = place.slice(0, place.lastIndexOf(':'));
    let found = ofFiles.get(name);
    if (!found) {
      const file = fileOf(staged.files, place);
      const source = file && (sources.get(file.name) ?? fileSourceRow(staged.dossier, file));
      if (source) {
        sources.set(file.name, source);
        ids.add(source.id);
      }
      found = source ? [source.id] : [];
      ofFiles.set(name, found);
    }
    return found;
  };
  const unstated = new StagedSpool<RelationshipRow>(planning.folder, 'unstated', staged.shares);
  for (const file of staged.texts.files) {
    const merged = await mergedRows(planning, file);
    const stored = await storedOf(planning, merged);
    for (const row of merged.values()) {
      const known = stored.get(row.id);
      if (!known && planning.planned.corrected.isDeleted(row.id, row.place)) continue;
      settle(planning, row, known, false);
      // A statement of the store has its sources, unless this dossier brought it from its file.
      const ofOthers = known && !planning.earlier.has(String(known.properties.importId));
      if (row.label !== 'Statement' || row.unsourced || ofOthers) continue;
      if (staged.stated.has(row.id)) continue;
      const [to = ''] = sourceOf(row.place);
      const { id: from, place } = row;
      const id = `${from}|STATED_IN|${to}`;
      unstated.add(from, { id, type: 'STATED_IN', from, to, properties: { main: true }, place });
    }
  }
  planning.unstated = unstated;
  const names = same.size === 0 ? staged.names : await respooled(planning);
  for (const file of names.files) {
    const merged = await mergedRows(planning, file);
    const stored = await storedOf(planning, merged);
    await planning.lookUp([...merged.values()].flatMap((row) => referencesOf(row)));
    for (const row of merged.values()) {
      const missing = referencesOf(row).filter((id) => !planning.exists(id));
      if (missing.length > 0) {
        planning.dropped.add(row.id);
        const what = missing.map((id) => JSON.stringify(id)).join(', ');
        planning.planned.issues.problem(
          row.place,
          `${row.id} names ${what}, which is neither in the import nor in the store`,
        );
        continue;
      }
      const known = stored.get(row.id);
      const { properties } = row;
      if ('sources' in labels[row.label].properties && properties.sources === undefined) {
        const ofFile = () => (row.unsourced ? undefined : sourceOf(row.place));
        const sources = known ? known.properties.sources : ofFile();
        row.properties = { ...properties, ...(sources ? { sources } : {}) };
      }
      settle(planning, row, known, row.aliased === true);
    }
  }
  planning.sourceOf = sourceOf;
  planning.addFileSources = () => {
    for (const source of sources.values()) {
      // A record may have the same id: it is not known not to be there.
      settle(planning, source, storedSources.get(source.id), false, false);
    }
  };
}

type MergedRow = NodeRow & { aliased?: boolean };

async function mergedRows(
  planning: Planning,
  file: Lines<NodeRow>,
): Promise<Map<string, MergedRow>> {
  const { ids, same } = planning;
  const { issues } = planning.planned;
  const merged = new Map<string, MergedRow>();
  for await (const rows of file.read()) {
    planning.advance(rows.length);
    for (const given of rows) {
      const id = same.get(given.id) ?? given.id;
      const aliased = id !== given.id;
      const properties = rewritten(same, propertiesOfLabel(given.label), given.properties);
      const row: MergedRow = { ...given, id, properties, ...(aliased ? { aliased } : {}) };
      const first = merged.get(id);
      if (!first) {
        merged.set(id, row);
        ids.add(id);
        continue;
      }
      if (first.aliased && !aliased) {
        // What is said under the id itself comes before what is said under another one.
        merged.set(id, row);
        row.properties = mergeRecords(row.properties, first.properties).properties;
        continue;
      }
      const { properties: both, against } = mergeRecords(first.properties, row.properties);
      if (against.length > 0 && !aliased && !first.aliased) {
        const values = against.map(
          (name) =>
            `${name} ${JSON.stringify(row.properties[name])} here and ${JSON.stringify(first.properties[name])} there`,
        );
        issues.problem(
          row.place,
          `${id} is also at ${first.place}, and they contradict each other: ${values.join(', ')}`,
          'Let both say the same, or give them different ids.',
        );
        continue;
      }
      first.properties = both;
    }
  }
  return merged;
}

/** Rows of names under the ids that they have in the store. */
async function respooled({ staged, same, folder }: Planning): Promise<StagedSpool<NodeRow>> {
  const names = new StagedSpool<NodeRow>(folder, 'names', staged.shares);
  for (const file of staged.names.files) {
    for await (const rows of file.read()) {
      for (const row of rows) names.add(same.get(row.id) ?? row.id, row);
    }
  }
  return names;
}

async function storedOf(
  { empty, store, there }: Planning,
  merged: ReadonlyMap<string, MergedRow>,
): Promise<Map<string, StoredNode>> {
  if (empty || merged.size === 0) return new Map();
  const found = await storedNodes(store.engine, [...merged.keys()]);
  for (const id of found.keys()) there.add(id);
  return found;
}

function referencesOf({ label, properties }: NodeRow): string[] {
  return Object.entries<{ type: string }>(propertiesOfLabel(label)).flatMap(([name, { type }]) =>
    type === 'entity' || type === 'entities' ? [properties[name] ?? []].flat().map(String) : [],
  );
}

/** Compares a node with what the store has of it, and lays it ready unless the store has it so. */
function settle(
  planning: Planning,
  { id, label, properties, place }: NodeRow,
  stored: StoredNode | undefined,
  aliased: boolean,
  mayBeNew = true,
): void {
  const { planned, byLabel } = planning;
  const name = String(properties[labels[label].nameProperty] ?? id).slice(0, 120);
  const fresh: StoredNode = { ...nodeRow({ id, label, properties }), label };
  const { row, outcome } = planning.settle(label, fresh, stored, place, aliased, name);
  if (!mayBeNew) delete row.isNew;
  if (outcome === 'unchanged') return;
  if (outcome === 'changed' && stored) {
    planned.before.add({ node: stored });
    // What is searched may be of both.
    Object.assign(row.properties, searchTextOf(label, row.properties));
  }
  byLabel.get(label)?.add(row);
}
