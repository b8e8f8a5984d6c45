/** What a dossier can hold: facts with evidence, and nothing that leads to what it cannot hold. */
import { propertiesOfLabel, propertiesOfType } from '../../../../model/vocabulary/index.ts';
import type { BatchNode, BatchProperties, BatchRelationship } from '../../../store/batch.ts';
import { hasSources } from '../../unsourced.ts';

export function isKept(one: BatchRelationship, left: ReadonlySet<string>): boolean {
  const isProven = one.type === 'STATED_IN' || hasSources(one.properties);
  return isProven && !left.has(one.from) && !left.has(one.to);
}

/** An element without the ids of what is left out. */
export function keptProperties(
  one: BatchNode | BatchRelationship,
  left: ReadonlySet<string>,
): BatchProperties {
  if (left.size === 0) return one.properties;
  const kept = { ...one.properties };
  for (const name of pointersOf(one)) {
    const value = kept[name];
    if (!Array.isArray(value)) {
      if (left.has(String(value))) delete kept[name];
      continue;
    }
    const ids = value.map(String).filter((id) => !left.has(id));
    if (ids.length > 0) kept[name] = ids;
    else delete kept[name];
  }
  return kept;
}

/** Properties that name what is left out, as kinds of loss. */
export function lostPointers(
  one: BatchNode | BatchRelationship,
  left: ReadonlySet<string>,
): string[] {
  const of = 'label' in one ? one.label : one.type;
  return pointersOf(one)
    .filter((name) => [one.properties[name] ?? []].flat().some((id) => left.has(String(id))))
    .map((name) => `property ${name} of ${of}`);
}

function pointersOf(one: BatchNode | BatchRelationship): string[] {
  const definitions = 'label' in one ? propertiesOfLabel(one.label) : propertiesOfType(one.type);
  return Object.entries(definitions).flatMap(([name, { type }]) =>
    name !== 'sources' && (type === 'entity' || type === 'entities') ? [name] : [],
  );
}
