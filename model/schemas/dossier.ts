/**
 * The dossier: a folder of JSON files that people can read, review and keep in git. Field lists
 * derive from the vocabulary, so that a new property or relationship type is one edit there.
 */
import { z } from 'zod';
import { isPartialDate } from '../dates.ts';
import { isEntityId } from '../ids.ts';
import { folderOf } from '../pages.ts';
import {
  type Label,
  labelNames,
  labels,
  type PropertyDefinition,
  speakers,
  stanceNames,
} from '../vocabulary/labels.ts';
import {
  type RelationshipType,
  relationshipTypes,
  relationTypes,
  termTypes,
  typeDefinition,
} from '../vocabulary/relationship-types.ts';

const partialDate = z
  .string()
  .refine(
    isPartialDate,
    'must be a year, month or day that exists, such as 2024, 2024-09 or 2024-09-18',
  )
  .meta({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' });

/** An id of any entity, or of one of the given labels. */
function idOf(...of: Label[]) {
  const prefixes = of.map((label) => labels[label].prefix);
  const example = prefixes.map((prefix) => `${prefix}:…`).join(' or ') || 'actor:…';
  return z
    .string()
    .refine(
      (id) => (of.length === 0 ? isEntityId(id) : of.some((label) => isEntityId(id, label))),
      `must be an id like ${example}: lower case, no spaces`,
    );
}

const sourceIds = z.array(idOf('Source')).min(1, 'needs at least one source: evidence first');

/** What the value of a property must be. */
export function propertySchema(name: string, property: PropertyDefinition): z.ZodType {
  if (name === 'sources') return sourceIds;
  if (property.options) return z.enum(property.options as [string, ...string[]]);
  const kinds = {
    text: z.string().min(1),
    texts: z.array(z.string().min(1)),
    date: partialDate,
    integer: z.int(),
    integers: z.array(z.int().min(0)).min(2),
    boolean: z.boolean(),
    url: z.url({ protocol: /^https?$/ }),
    entity: idOf(),
    entities: z.array(idOf()),
  };
  return kinds[property.type];
}

function fields(properties: Record<string, PropertyDefinition>): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const value = propertySchema(name, property);
      return [name, property.required || name === 'sources' ? value : value.optional()];
    }),
  );
}

const propertiesOf = (type: RelationshipType) =>
  fields(relationshipTypes[type].properties as Record<string, PropertyDefinition>);
const entity = (label: Label) =>
  z.strictObject({ id: idOf(label), ...fields(labels[label].properties) });
const speakerId = idOf(...speakers);

const statement = z.strictObject({
  id: idOf('Statement'),
  speakers: z.array(speakerId).min(1, 'needs at least one speaker'),
  as: z.string().min(1).optional(),
  about: z
    .array(z.strictObject({ agreement: idOf('Agreement'), stance: z.enum(stanceNames) }))
    .min(1, 'needs at least one agreement'),
  ...fields(labels.Statement.properties),
  statedIn: z
    .array(z.strictObject({ source: idOf('Source'), ...propertiesOf('STATED_IN') }))
    .min(1, 'needs at least one source: evidence first'),
  respondsTo: z.array(idOf('Statement')).optional(),
  reportedBy: z.array(speakerId).optional(),
  mentions: z.array(idOf()).optional(),
});

/** The labels at one end of the given types, in the vocabulary's order. */
function endsOf(types: readonly RelationshipType[], end: 0 | 1): Label[] {
  const found = new Set(
    types.flatMap((type) => typeDefinition(type).joins.map((pair) => pair[end])),
  );
  return labelNames.filter((label) => found.has(label));
}

/** The files of terms: each with its type and what it calls both ends. */
export const termFiles = termTypes.flatMap((type) => {
  const { file } = typeDefinition(type);
  return file ? [{ ...file, type }] : [];
});

const term = ({ type, from, to }: (typeof termFiles)[number]) =>
  z.strictObject({
    [from]: idOf(...endsOf([type], 0)),
    [to]: idOf(...endsOf([type], 1)),
    ...propertiesOf(type),
  });

const relation = z.discriminatedUnion(
  'type',
  relationTypes.map((type) =>
    z.strictObject({
      type: z.literal(type),
      from: idOf(...endsOf(relationTypes, 0)),
      to: idOf(...endsOf(relationTypes, 1)),
      // The ends take the names from and to; the days of a part are since and until.
      ...withDaysRenamed(propertiesOf(type)),
    }),
  ) as unknown as [z.ZodObject<{ type: z.ZodLiteral<string> }>],
);

function withDaysRenamed(properties: Record<string, z.ZodType>): Record<string, z.ZodType> {
  const { from, to, ...rest } = properties;
  return { ...rest, ...(from ? { since: from } : {}), ...(to ? { until: to } : {}) };
}

/** What `dossier.json` says about the whole. */
export const dossierHeader = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case words with hyphens'),
  title: z.string().min(1),
  description: z.string().optional(),
  compiled: partialDate.optional(),
  licence: z.string().optional(),
  knownGaps: z.array(z.string()).optional(),
});

/** The files of entities, sources first; statements have one of their own. */
export const entityFiles = [
  ...labelNames.filter((label) => label === 'Source'),
  ...labelNames.filter((label) => label !== 'Source' && label !== 'Statement'),
].map((label) => ({ name: folderOf(label), label }));

/** The files of a dossier, each a list; all but `dossier.json` may be missing. */
export const dossierFiles: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(entityFiles.map(({ name, label }) => [name, z.array(entity(label))])),
  ...Object.fromEntries(termFiles.map((file) => [file.name, z.array(term(file))])),
  relations: z.array(relation),
  statements: z.array(statement),
};

/** The whole dossier as one object, for the JSON Schema: a definition for each file. */
const dossierSchema = z.object({ dossier: dossierHeader, ...dossierFiles });

/** The JSON Schema of a dossier, as the text of `seed/dossier.schema.json`. */
export function dossierSchemaText(): string {
  const schema = z.toJSONSchema(dossierSchema, { unrepresentable: 'any' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
