/** Checks of single records: what the vocabulary says of a label or type. */
import { z } from 'zod';
import { isPartialDate } from '../../model/dates.ts';
import { isEntityId, labelOfId, relationshipId } from '../../model/ids.ts';
import { propertySchema } from '../../model/schemas/dossier.ts';
import { isRelationshipType } from '../../model/vocabulary/index.ts';
import { type Label, labels, type PropertyDefinition } from '../../model/vocabulary/labels.ts';
import {
  type RelationshipType,
  relationshipTypes,
  typeDefinition,
} from '../../model/vocabulary/relationship-types.ts';
import type { BatchNode, BatchProperties, BatchRelationship } from '../store/batch.ts';

const schemas = new Map<string, z.ZodType>();

/** Every property at its type; who proves it may be left to the pipeline. */
function schemaOf(name: Label | RelationshipType): z.ZodType {
  let schema = schemas.get(name);
  if (!schema) {
    const { definitions } = definitionsOf(name);
    schema = z.strictObject(
      Object.fromEntries(
        Object.entries(definitions).map(([property, definition]) => {
          const value = propertySchema(property, definition);
          return [property, definition.required ? value : value.optional()];
        }),
      ),
    );
    schemas.set(name, schema);
  }
  return schema;
}

/** Properties without those that say nothing. */
export function withoutEmpty(properties: BatchProperties): BatchProperties {
  const result: BatchProperties = {};
  for (const name in properties) {
    const value = properties[name];
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    result[name] = value;
  }
  return result;
}

/** What is wrong with a node; nothing when it may be written. */
export function nodeProblems({ id, label, properties }: BatchNode): string[] {
  if (!Object.hasOwn(labels, label)) return [`there is no label ${JSON.stringify(label)}`];
  if (!isEntityId(id, label)) {
    return [
      `${JSON.stringify(id)} is no id of ${label}: it must be like ${labels[label].prefix}:… in lower case, without spaces`,
    ];
  }
  return [...propertyErrors(label, properties), ...tooLong(properties)];
}

/** Bytes of a text that the embedded store can hold. */
const mostBytes = 16 * 1024 * 1024 - 1;

function tooLong(properties: BatchProperties): string[] {
  return Object.entries(properties).flatMap(([name, value]) =>
    typeof value === 'string' &&
    value.length > mostBytes / 3 &&
    Buffer.byteLength(value) > mostBytes
      ? [`${name} has more than 16 MiB, which is more than a store holds: divide it`]
      : [],
  );
}

/** What is wrong with a relationship by itself, whether or not its ends exist. */
export function checkRelationship({ type, from, to, properties }: BatchRelationship): string[] {
  if (!isRelationshipType(type)) {
    return [`there is no relationship type ${JSON.stringify(type)}`];
  }
  const ends = [from, to].map((id) => (isEntityId(id) ? labelOfId(id) : undefined));
  const [fromLabel, toLabel] = ends;
  if (!fromLabel || !toLabel) {
    return [`${JSON.stringify(fromLabel ? to : from)} is no id of a node`];
  }
  const joins: readonly (readonly [Label, Label])[] = relationshipTypes[type].joins;
  if (!joins.some(([a, b]) => a === fromLabel && b === toLabel)) {
    const allowed = joins.map(([a, b]) => `${a} to ${b}`).join(', ');
    return [`${type} cannot join ${fromLabel} to ${toLabel}, only ${allowed}`];
  }
  const errors = propertyErrors(type, properties);
  const begun = properties.from;
  const ended = properties.to;
  if (
    typeof begun === 'string' &&
    typeof ended === 'string' &&
    ended < begun.slice(0, ended.length)
  ) {
    errors.push(`it ends (${ended}) before it begins (${begun})`);
  }
  return errors;
}

/** Values that the schemas take without being asked; they are slower, and say what is wrong. */
const takes: Partial<Record<PropertyDefinition['type'], (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value !== '',
  texts: (value) => Array.isArray(value) && value.every((one) => takes.text?.(one)),
  date: (value) => typeof value === 'string' && isPartialDate(value),
  boolean: (value) => typeof value === 'boolean',
  entities: (value) => Array.isArray(value) && value.every((one) => isEntityId(one)),
};

function isRight(name: Label | RelationshipType, properties: BatchProperties): boolean {
  const { definitions, required } = definitionsOf(name);
  for (const property of required) if (properties[property] === undefined) return false;
  for (const property in properties) {
    const definition = definitions[property];
    const value = properties[property];
    if (!definition) return false;
    if (property === 'sources') {
      const isProven = Array.isArray(value) && value.length > 0;
      if (!isProven || !value.every((one) => isEntityId(one, 'Source'))) return false;
    } else if (definition.options) {
      if (typeof value !== 'string' || !definition.options.includes(value)) return false;
    } else if (!takes[definition.type]?.(value)) return false;
  }
  return true;
}

const known = new Map<string, Known>();
interface Known {
  definitions: Record<string, PropertyDefinition>;
  required: string[];
}

function definitionsOf(name: Label | RelationshipType): Known {
  let found = known.get(name);
  if (!found) {
    const definitions: Record<string, PropertyDefinition> =
      name in labels
        ? labels[name as Label].properties
        : typeDefinition(name as RelationshipType).properties;
    const required = Object.keys(definitions).filter((one) => definitions[one]?.required);
    found = { definitions, required };
    known.set(name, found);
  }
  return found;
}

function propertyErrors(name: Label | RelationshipType, properties: BatchProperties): string[] {
  if (isRight(name, properties)) return [];
  const parsed = schemaOf(name).safeParse(properties);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return `${name} has no property ${issue.keys.join(', ')}`;
    }
    const property = String(issue.path[0] ?? '');
    if (properties[property] === undefined) return `${name} needs ${property}`;
    const value = JSON.stringify(properties[property])?.slice(0, 80);
    return `${property} is ${value}: ${issue.message}`;
  });
}

/** The same relationship with the id that its ends and properties give it. */
export function withOwnId(one: BatchRelationship): BatchRelationship {
  return { ...one, id: relationshipId(one.from, one.type, one.to, one.properties) };
}
