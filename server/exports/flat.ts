/** Properties as one text each, as graph files want them, and which of them a vocabulary has. */
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { propertiesOfLabel, propertiesOfType } from '../../model/vocabulary/index.ts';
import { labelNames, labels, type PropertyType } from '../../model/vocabulary/labels.ts';
import {
  relationshipTypeNames,
  relationshipTypes,
} from '../../model/vocabulary/relationship-types.ts';
import type { BatchNode, BatchRelationship } from '../store/batch.ts';

/**
 * Every property of nodes, and of relationships, with its type; text where labels differ in it. Files
 * also say `unsourced` of what names no source.
 */
export const nodeKeys = keysOf(labelNames.map((label) => labels[label].properties));
export const edgeKeys = keysOf(
  relationshipTypeNames.map((type) => relationshipTypes[type].properties),
);

function keysOf(all: readonly Record<string, { type: PropertyType }>[]): Map<string, PropertyType> {
  const keys = new Map<string, PropertyType>([['unsourced', 'boolean']]);
  for (const properties of all) {
    for (const [name, { type }] of Object.entries(properties)) {
      const before = keys.get(name);
      keys.set(name, before === undefined || before === type ? type : 'text');
    }
  }
  return new Map([...keys].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A value as text; undefined for one that is not there. Lists are joined by `; `, or are JSON where
 * that would not tell their items apart.
 */
function flat(value: PropertyValue | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (!Array.isArray(value))
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (value.length === 0) return undefined;
  const items = value.map(String);
  const isPlain = items.every((one) => one !== '' && !one.includes('; ') && !one.startsWith('['));
  return isPlain ? items.join('; ') : JSON.stringify(value);
}

/** The properties of the vocabulary that an element has, flat. */
export function flatProperties(
  properties: BatchNode['properties'],
  keys: ReadonlyMap<string, PropertyType>,
): [name: string, text: string][] {
  return Object.entries(properties).flatMap(([name, value]): [string, string][] => {
    const text = keys.has(name) ? flat(value) : undefined;
    return text === undefined ? [] : [[name, text]];
  });
}

/** Properties that no file of ours holds: those that the vocabulary does not have, and empty ones. */
export function unknownOfNode({ label, properties }: BatchNode): string[] {
  return unknown(label, properties, propertiesOfLabel(label));
}
export function unknownOfRelationship({ type, properties }: BatchRelationship): string[] {
  return unknown(type, properties, propertiesOfType(type));
}

function unknown(
  of: string,
  properties: BatchNode['properties'],
  definitions: Record<string, unknown>,
): string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
    return name in definitions && !isEmpty ? [] : [`property ${name} of ${of}`];
  });
}
