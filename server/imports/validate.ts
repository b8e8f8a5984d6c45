/** Checks of single records: what the vocabulary says of a label or type. */
import { z } from 'zod';
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
    const definitions: Record<string, PropertyDefinition> =
      name in labels
        ? labels[name as Label].properties
        : typeDefinition(name as RelationshipType).properties;
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
  return propertyErrors(label, properties);
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

function propertyErrors(name: Label | RelationshipType, properties: BatchProperties): string[] {
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
