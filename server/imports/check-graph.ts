/** Checks that hold over a whole batch: unique ids, ends that exist, no circle of parts. */

import { propertiesOfType } from '../../model/vocabulary/index.ts';
import { labels } from '../../model/vocabulary/labels.ts';
import { relationshipTypes } from '../../model/vocabulary/relationship-types.ts';
import type { FieldError } from '../errors.ts';
import type { BatchNode, BatchRelationship } from '../store/batch.ts';

/** A node or relationship with the place in the files that it comes from. */
export interface WithPlace<Item> {
  place: string;
  item: Item;
}

/** Every problem, with its place; none for a batch that may be written. */
export function checkGraph(
  nodes: readonly WithPlace<BatchNode>[],
  relationships: readonly WithPlace<BatchRelationship>[],
): FieldError[] {
  const errors: FieldError[] = [];
  const known = new Map<string, WithPlace<BatchNode>>();
  for (const node of nodes) {
    const { id } = node.item;
    const first = known.get(id);
    if (first) errors.push(at(node, `the id ${id} is used before, in ${first.place}`));
    else known.set(id, node);
  }
  const seen = new Map<string, string>();
  for (const one of relationships) {
    const { id, type, from, to } = one.item;
    const first = seen.get(id);
    if (first) errors.push(at(one, `${from} ${type} ${to} is given before, in ${first}`));
    seen.set(id, one.place);
    const ends = [from, to].map((end) => {
      const node = known.get(end);
      if (!node) errors.push(at(one, `${end} is not in this dossier${nearest(end, known)}`));
      return node?.item.label;
    });
    const [fromLabel, toLabel] = ends;
    const joins: readonly (readonly [string, string])[] = relationshipTypes[type].joins;
    if (fromLabel && toLabel && !joins.some(([a, b]) => a === fromLabel && b === toLabel)) {
      const allowed = joins.map(([a, b]) => `${a} to ${b}`).join(', ');
      errors.push(at(one, `${type} cannot join ${fromLabel} to ${toLabel}, only ${allowed}`));
    }
    errors.push(...wrongOrder(one));
  }
  for (const one of [...nodes, ...relationships]) errors.push(...unknownReferences(one, known));
  errors.push(...circles(relationships.filter(({ item }) => item.type === 'PART_OF')));
  return errors;
}

function at({ place }: WithPlace<unknown>, message: string): FieldError {
  return { path: place, message };
}

/** Properties that name other nodes (sources, a rapporteur) must name nodes of the dossier. */
function unknownReferences(
  one: WithPlace<BatchNode | BatchRelationship>,
  known: ReadonlyMap<string, unknown>,
): FieldError[] {
  const { item } = one;
  const definitions = 'label' in item ? labels[item.label].properties : propertiesOfType(item.type);
  return Object.entries<{ type: string }>(definitions).flatMap(([name, { type }]) => {
    if (type !== 'entity' && type !== 'entities') return [];
    return [item.properties[name] ?? []]
      .flat()
      .filter((id) => typeof id === 'string' && !known.has(id))
      .map((id) => at(one, `${name}: ${id} is not in this dossier${nearest(String(id), known)}`));
  });
}

function wrongOrder(one: WithPlace<BatchRelationship>): FieldError[] {
  const { from, to } = one.item.properties;
  const wrong = typeof from === 'string' && typeof to === 'string' && to < from.slice(0, to.length);
  return wrong ? [at(one, `ends (${to}) before it begins (${from})`)] : [];
}

function circles(parts: WithPlace<BatchRelationship>[]): FieldError[] {
  return circularParts(parts).map((part) => at(part, part.message));
}

/** Those parts by which something would be part of itself, with what to say of each. */
export function circularParts<Part extends BatchRelationship>(
  parts: readonly WithPlace<Part>[],
): (WithPlace<Part> & { message: string })[] {
  const wholes = new Map<string, string[]>();
  for (const { item } of parts) {
    const known = wholes.get(item.from);
    if (known) known.push(item.to);
    else wholes.set(item.from, [item.to]);
  }
  return parts.flatMap((part) => {
    const reached = new Set<string>();
    const open = [part.item.to];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (reached.has(id)) continue;
      reached.add(id);
      open.push(...(wholes.get(id) ?? []));
    }
    const { from, to } = part.item;
    return reached.has(from)
      ? [{ ...part, message: `${from} would be part of itself, by way of ${to}` }]
      : [];
  });
}

/** A hint when an id that exists differs only in its prefix or an end. */
function nearest(id: string, known: ReadonlyMap<string, unknown>): string {
  const slug = id.slice(id.indexOf(':') + 1);
  for (const other of known.keys()) {
    const otherSlug = other.slice(other.indexOf(':') + 1);
    if (otherSlug === slug || otherSlug.startsWith(slug) || slug.startsWith(otherSlug)) {
      return `; is ${other} meant?`;
    }
  }
  return '';
}
