/** The relationships of a plan: their ends must exist, and they are compared with the store. */
import { propertiesOfType } from '../../model/vocabulary/index.ts';
import type { PropertyDefinition } from '../../model/vocabulary/labels.ts';
import {
  type RelationshipType,
  relationshipTypes,
} from '../../model/vocabulary/relationship-types.ts';
import { type BatchProperties, relationshipRow } from '../store/batch.ts';
import { mergeRecords } from './merge.ts';
import type { Planning } from './plan.ts';
import type { RelationshipRow } from './stage.ts';
import { type Lines, StagedSpool } from './staging/spool.ts';
import { anchorOf, type StoredRelationship, storedRelationships } from './stored.ts';
import { withOwnId } from './validate.ts';

const votes: ReadonlySet<string> = new Set<RelationshipType>([
  'VOTED_FOR',
  'VOTED_AGAINST',
  'ABSTAINED',
]);

export async function planRelationships(planning: Planning): Promise<void> {
  const { staged, same } = planning;
  const given = same.size === 0 ? staged.relationships : await respooled(planning);
  for (const file of given.files) await planFile(planning, file);
  for (const file of planning.unstated?.files ?? []) await planFile(planning, file);
  planning.addFileSources?.();
}

/** Properties with the ids that what they name has in the store. */
export function rewritten<Properties extends BatchProperties>(
  same: ReadonlyMap<string, string>,
  definitions: Record<string, PropertyDefinition>,
  properties: Properties,
): Properties {
  if (same.size === 0) return properties;
  const result: BatchProperties = { ...properties };
  for (const [name, value] of Object.entries(properties)) {
    const type = definitions[name]?.type;
    if (type === 'entity') result[name] = same.get(String(value)) ?? value;
    if (type === 'entities' && Array.isArray(value)) {
      result[name] = [...new Set(value.map((id) => same.get(String(id)) ?? id))];
    }
  }
  return result as Properties;
}

async function respooled({
  staged,
  same,
  folder,
}: Planning): Promise<StagedSpool<RelationshipRow>> {
  const spool = new StagedSpool<RelationshipRow>(folder, 'relationships', staged.shares);
  for (const file of staged.relationships.files) {
    for await (const rows of file.read()) {
      for (const row of rows) {
        const from = same.get(row.from) ?? row.from;
        const to = same.get(row.to) ?? row.to;
        const properties = rewritten(same, propertiesOfType(row.type), row.properties);
        const one = withOwnId({ ...row, from, to, properties });
        spool.add(anchorOf(one), { ...row, ...one });
      }
    }
  }
  return spool;
}

/** A relationship, and where else the import has it. */
interface Given {
  row: RelationshipRow;
  again: RelationshipRow[];
}

async function planFile(planning: Planning, file: Lines<RelationshipRow>): Promise<void> {
  const merged = new Map<string, Given>();
  const asked = new Set<string>();
  for await (const rows of file.read()) {
    planning.advance(rows.length);
    for (const row of rows) {
      if (planning.staged.circular.has(row.id) || planning.planned.corrected.isOfDeleted(row))
        continue;
      const key = row.unrecorded ? `${row.id} unrecorded` : row.id;
      const first = merged.get(key);
      if (first) first.again.push(row);
      else merged.set(key, { row, again: [] });
      for (const id of namedBy(row)) asked.add(id);
    }
  }
  await planning.lookUp(asked);
  const kept: RelationshipRow[] = [];
  for (const { row, again } of merged.values()) {
    const rows = [row, ...again].filter((one) => allThere(planning, one));
    const [first, ...others] = rows;
    if (!first || first.unrecorded) continue;
    for (const other of others) join(planning, first, other);
    kept.push(first);
  }
  tellBothWays(planning, kept);
  const stored = await storedOf(planning, kept);
  for (const row of kept) settle(planning, row, stored.get(row.id));
}

/** Whether everything that a relationship names exists; what does not is told once for its record. */
function allThere(planning: Planning, row: RelationshipRow): boolean {
  const missing = namedBy(row).filter((id) => !planning.exists(id));
  if (missing.length === 0) return true;
  const what = missing.map((id) => JSON.stringify(id)).join(' and ');
  planning.planned.issues.problem(
    row.place,
    `${row.type} names ${what}, neither in the import nor in the store`,
    'Import what it names too, or correct it.',
  );
  return false;
}

/** A relationship that is given before is the same when nothing contradicts. */
function join({ planned }: Planning, first: RelationshipRow, row: RelationshipRow): void {
  const { properties, against } = mergeRecords(first.properties, row.properties);
  if (against.length > 0) {
    planned.issues.problem(
      row.place,
      `${row.id} is also at ${first.place}, and they contradict each other in ${against.join(', ')}`,
      'Let both say the same.',
    );
    return;
  }
  first.properties = properties;
  planned.issues.note(
    row.place,
    `${row.from} ${row.type} ${row.to} is also at ${first.place}`,
    `${row.type} that is given more than once is one`,
  );
}

/** Votes of one voter on one agreement and day that differ: both are recorded, and told. */
function tellBothWays({ planned }: Planning, rows: readonly RelationshipRow[]): void {
  const seen = new Map<string, RelationshipRow>();
  for (const row of rows) {
    if (!votes.has(row.type)) continue;
    const key = `${row.from} ${row.to} ${String(row.properties.date ?? '')}`;
    const first = seen.get(key);
    if (!first) seen.set(key, row);
    else {
      planned.issues.note(
        row.place,
        `${row.from} has also ${first.type} on ${row.to}, at ${first.place}`,
        'voted on one agreement in different ways; both are recorded',
      );
    }
  }
}

function namedBy({ type, from, to, properties }: RelationshipRow): string[] {
  const named = [from, to];
  const definitions: Record<string, PropertyDefinition> = relationshipTypes[type].properties;
  for (const name in properties) {
    const kind = definitions[name]?.type;
    if (kind === 'entity' || kind === 'entities') {
      named.push(...[properties[name] ?? []].flat().map(String));
    }
  }
  return named;
}

async function storedOf(
  { empty, there, store }: Planning,
  rows: readonly RelationshipRow[],
): Promise<Map<string, StoredRelationship>> {
  const found = new Map<string, StoredRelationship>();
  if (empty) return found;
  const anchors = new Map<RelationshipType, Set<string>>();
  for (const row of rows) {
    // Between ends of which one is new there can be nothing yet.
    if (!there.has(row.from) || !there.has(row.to)) continue;
    const known = anchors.get(row.type) ?? new Set();
    anchors.set(row.type, known.add(anchorOf(row)));
  }
  for (const [type, ids] of anchors) {
    for (const [id, one] of await storedRelationships(store.engine, type, [...ids])) {
      found.set(id, one);
    }
  }
  return found;
}

function settle(
  planning: Planning,
  given: RelationshipRow,
  stored: StoredRelationship | undefined,
): void {
  const { id, type, from, to, place } = given;
  planning.relationshipIds.add(given.id);
  if (planning.planned.corrected.keepsRelationship(given, stored)) return;
  const bare =
    'sources' in relationshipTypes[type].properties && given.properties.sources === undefined;
  const ofFile = () => (given.unsourced ? undefined : (planning.sourceOf?.(place) ?? []));
  const sources = bare ? (stored ? stored.properties.sources : ofFile()) : undefined;
  const properties = sources ? { ...given.properties, sources } : given.properties;
  const fresh: StoredRelationship = {
    ...relationshipRow({ id, type, from, to, properties }),
    type,
    from,
    to,
  };
  const { row, outcome } = planning.settle(type, fresh, stored, place, false, given.id);
  if (outcome === 'unchanged') return;
  if (outcome === 'changed' && stored) planning.planned.before.add({ relationship: stored });
  planning.planned.relationships.add(row);
}
