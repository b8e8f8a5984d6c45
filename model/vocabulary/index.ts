/** What can be asked of the vocabulary, and the names that the program keeps for itself. */
import { type Label, labels, type PropertyDefinition, textLabels } from './labels.ts';
import { type RelationshipType, relationshipTypes } from './relationship-types.ts';

/**
 * Labels of the program's own records, never counted, searched, drawn or exported: with a prefix that
 * nobody else has, since a graph that was there before may well have scenes or audits of its own.
 */
export const housekeepingLabels = [
  'StancegraphSavedQuery',
  'StancegraphScene',
  'StancegraphToken',
  'StancegraphImport',
  'StancegraphLink',
  'StancegraphCoding',
  'StancegraphCodingText',
  'StancegraphRevision',
  'StancegraphReport',
  'StancegraphWebhook',
  'StancegraphEvent',
  'StancegraphAudit',
  'StancegraphVersion',
] as const;

/** What the same labels were called before; what else has such a label is somebody's own. */
export const formerLabels = ['SavedQuery', 'Scene', 'Import', 'Audit', 'GraphVersion'] as const;

/** Whether a name is a label of the program's own records. */
export function isHousekeeping(name: string): boolean {
  return housekeepingLabels.some((label) => label === name);
}

/** The label that every node of the vocabulary carries beside its own. */
export const entityLabel = 'Entity';

/** Properties that the store keeps for itself and no reader sees. */
export const hiddenProperties = ['searchText', 'historyText', 'importId', 'importPlace'] as const;

/** Whether a name is a label of the vocabulary. */
export function isLabel(name: string): name is Label {
  return Object.hasOwn(labels, name);
}

/** Whether a name is a relationship type of the vocabulary. */
export function isRelationshipType(name: string): name is RelationshipType {
  return Object.hasOwn(relationshipTypes, name);
}

/** The properties of a label, by name; none for an unknown label. */
export function propertiesOfLabel(name: string): Record<string, PropertyDefinition> {
  return isLabel(name) ? labels[name].properties : {};
}

/** The properties of a relationship type, by name; none for an unknown type. */
export function propertiesOfType(name: string): Record<string, PropertyDefinition> {
  return isRelationshipType(name) ? relationshipTypes[name].properties : {};
}

/** The vocabulary's label among a node's labels, if it has one. */
export function mainLabel(nodeLabels: readonly string[]): Label | undefined {
  return nodeLabels.find(isLabel);
}

/** The full-text index of a label's texts, where a store gives its indexes names. */
export function textIndexOf(label: Label): string {
  return `${labels[label].prefix}_texts`;
}

/** Whether a name is of a full-text index of the vocabulary. */
export function isTextIndex(name: string): boolean {
  return textLabels.some((label) => textIndexOf(label) === name);
}

/** Names of every property of nodes, and of relationships, that holds a date. */
export const nodeDates = datesOf(Object.values(labels));
export const relationshipDates = datesOf(Object.values(relationshipTypes));
/** The same of both. */
export const dateProperties: ReadonlySet<string> = new Set([...nodeDates, ...relationshipDates]);

function datesOf(
  definitions: readonly { properties: Record<string, PropertyDefinition> }[],
): string[] {
  const names = definitions.flatMap(({ properties }) =>
    Object.entries(properties)
      .filter(([, property]) => property.type === 'date')
      .map(([name]) => name),
  );
  return [...new Set(names)];
}
