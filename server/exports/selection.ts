/** The working set with all that its statements rest on. */

import { labelOfId } from '../../model/ids.ts';
import type { StatementFilters } from '../../model/schemas/statements.ts';
import { propertiesOfLabel, propertiesOfType } from '../../model/vocabulary/index.ts';
import { speaksAs } from '../../model/vocabulary/labels.ts';
import { kindOfType, relationshipTypeNames } from '../../model/vocabulary/relationship-types.ts';
import { select } from '../questions/facts/select.ts';
import type { BatchProperties } from '../store/batch.ts';
import type { Store } from '../store/store.ts';
import { exportGraph } from './graph.ts';

const atOnce = 500;

/**
 * Ids of the statements that match, of their speakers, agreements and sources, of the bodies that
 * speakers belong to, of wholes, and of the sources that prove any of it.
 */
export async function selectedIds(store: Store, filters: StatementFilters): Promise<Set<string>> {
  const { facts, statements } = await select(store, filters);
  const chosen = statements.map((number) => facts.ids[number] ?? '');
  const ids = new Set(chosen);
  const graph = exportGraph(store);
  for (const page of pagesOf(chosen)) {
    // Other statements come along only when they match themselves.
    for (const { to } of await graph.from(page)) {
      if (labelOfId(to) !== 'Statement') ids.add(to);
    }
    for (const { from } of await graph.into(page, ['MADE'])) ids.add(from);
  }
  const belonging = relationshipTypeNames.filter((type) =>
    ['term', 'part'].includes(kindOfType(type) ?? ''),
  );
  // Members lead to parties, parties to groups and bodies, bodies and agreements to wholes.
  let fresh = [...ids].filter((id) => {
    const label = labelOfId(id);
    return label === 'Agreement' || speaksAs(label) !== undefined;
  });
  while (fresh.length > 0) {
    const next: string[] = [];
    for (const page of pagesOf(fresh)) {
      for (const { type, to } of await graph.from(page)) {
        if (!belonging.includes(type) || ids.has(to)) continue;
        ids.add(to);
        next.push(to);
      }
    }
    fresh = next;
  }
  await addNamed(store, ids);
  return ids;
}

/** Sources and other nodes that properties name. */
async function addNamed(store: Store, ids: Set<string>): Promise<void> {
  const named = new Set<string>();
  const note = (properties: BatchProperties, definitions: Record<string, { type: string }>) => {
    for (const [name, { type }] of Object.entries(definitions)) {
      if (type !== 'entity' && type !== 'entities') continue;
      for (const id of [properties[name] ?? []].flat())
        if (!ids.has(String(id))) named.add(String(id));
    }
  };
  const graph = exportGraph(store, ids);
  for await (const page of graph.nodes()) {
    for (const { label, properties } of page) note(properties, propertiesOfLabel(label));
  }
  for await (const page of graph.relationships()) {
    for (const { type, properties } of page) note(properties, propertiesOfType(type));
  }
  if (named.size === 0) return;
  for (const id of named) ids.add(id);
  // What is named may itself name sources that prove it.
  await addNamed(store, ids);
}

function* pagesOf(ids: readonly string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += atOnce) yield ids.slice(at, at + atOnce);
}
