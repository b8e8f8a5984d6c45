/** Two records of one thing: of one import, or of an import and the store. */
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { hiddenProperties } from '../../model/vocabulary/index.ts';
import type { BatchProperties, WriteRow } from '../store/batch.ts';

/** Lists that two records of one thing fill together. */
const joined = new Set(['aliases', 'identifiers', 'sources']);

/**
 * Properties of both records; those that contradict each other are named, and of them the first
 * record's stay.
 */
export function mergeRecords(
  first: BatchProperties,
  second: BatchProperties,
): { properties: BatchProperties; against: string[] } {
  const properties: BatchProperties = { ...first };
  const against: string[] = [];
  for (const [name, value] of Object.entries(second)) {
    const known = properties[name];
    if (value === undefined) continue;
    if (known === undefined) properties[name] = value;
    else if (joined.has(name)) properties[name] = union(known, value);
    else if (JSON.stringify(known) !== JSON.stringify(value)) against.push(name);
  }
  return { properties, against };
}

/**
 * How what is in the store goes together with what an import says of it:
 * - `replace`: an earlier version of the same dossier brought it, so what is now left out is gone;
 * - `update`: the import knows it by its id: what it says holds, the rest stays;
 * - `complete`: it was found to be the same by other means: what is there stays, the rest is added.
 */
export type Manner = 'replace' | 'update' | 'complete';

/** Properties of the store that say nothing of the thing itself. */
const ofTheStore = new Set<string>(['id', ...hiddenProperties]);

/** What people have said of it here, which no file knows. */
const ofPeople = ['historyText', 'contested'];

/** The row that is to stand in the store. */
export function mergeStored(stored: WriteRow, row: WriteRow, manner: Manner): WriteRow {
  if (manner === 'replace') {
    const said = ofPeople.flatMap((name) => {
      const value = stored.properties[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    return { ...row, properties: { ...row.properties, ...Object.fromEntries(said) } };
  }
  const properties: Record<string, PropertyValue> = {};
  const [base, over] = manner === 'update' ? [stored, row] : [row, stored];
  for (const name of Object.keys(base.properties)) {
    properties[name] = base.properties[name] as PropertyValue;
  }
  for (const name of Object.keys(over.properties)) {
    properties[name] = over.properties[name] as PropertyValue;
  }
  for (const name of joined) {
    const known = stored.properties[name];
    const given = row.properties[name];
    if (known !== undefined && given !== undefined) properties[name] = union(known, given);
  }
  const { name } = row.properties;
  const kept = properties.name;
  if (manner === 'complete' && typeof name === 'string' && typeof kept === 'string') {
    if (name !== kept) properties.aliases = union(properties.aliases ?? [], [name]);
  }
  return { ...row, properties, dates: { ...base.dates, ...over.dates } };
}

/** Names of the properties in which two rows differ, apart from what the store keeps for itself. */
export function changedProperties(stored: WriteRow, row: WriteRow): string[] {
  const known = { ...stored.properties, ...stored.dates };
  const given = { ...row.properties, ...row.dates };
  return [...new Set([...Object.keys(known), ...Object.keys(given)])]
    .filter((name) => !ofTheStore.has(name) && !alike(known[name], given[name]))
    .sort();
}

function alike(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function union(known: PropertyValue, given: PropertyValue): PropertyValue[] {
  return [...new Set([known, given].flat())] as PropertyValue[];
}
