/** An entity of FollowTheMoney, and what its schema means here. */
import { ownNames } from '../../../../model/own-names.ts';
import type { Label } from '../../../../model/vocabulary/labels.ts';
import { Unreadable } from '../shared/text.ts';

export interface Entity {
  id: string;
  schema: string;
  /** What the file calls it. */
  caption: string | undefined;
  properties: Record<string, string[]>;
  referents: string[];
  datasets: string[];
}

/** How deep entities may lie in one another. */
const deepest = 30;

/** A line that is one statement, as a part of the entity that it is about; undefined for others. */
function partOf(line: Record<string, unknown>): Record<string, unknown> | undefined {
  const { canonical_id: whole, entity_id: own, schema, prop, value, dataset } = line;
  if ('properties' in line || typeof prop !== 'string' || typeof value !== 'string')
    return undefined;
  const isTold = prop !== 'id' && value !== '';
  return {
    id: whole || own,
    schema,
    referents: own && own !== whole ? [own] : [],
    datasets: [dataset],
    properties: isTold ? { [prop]: [value] } : {},
  };
}

/** The value of a line as entities: its own, and those within it, which stand for their ids there. */
export function entitiesOf(value: unknown, parent?: string, depth = 0): Entity[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unreadable('the line is no entity');
  }
  const line = value as Record<string, unknown>;
  const { id, schema, caption, properties, referents, datasets } = partOf(line) ?? line;
  if (typeof id !== 'string' || id === '') throw new Unreadable('the entity has no id');
  if (typeof schema !== 'string' || schema === '') throw new Unreadable(`${id} has no schema`);
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) {
    throw new Unreadable(`${id} has no properties`);
  }
  if (depth > deepest) throw new Unreadable(`${id} lies too deep in other entities`);
  const texts = (list: unknown) =>
    (Array.isArray(list) ? list : []).filter((one): one is string => typeof one === 'string');
  const inner: Entity[] = [];
  const entity: Entity = {
    id,
    schema,
    caption: typeof caption === 'string' ? caption : undefined,
    referents: texts(referents),
    datasets: texts(datasets),
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, list]) => {
        if (!Array.isArray(list)) throw new Unreadable(`${id}: ${name} is no list of texts`);
        for (const one of list) {
          if (isWhole(one)) inner.push(...entitiesOf(one, id, depth + 1));
        }
        return [name, list.map((one) => textOf(one, id, name)).filter((text) => text !== '')];
      }),
    ),
  };
  if (parent !== undefined) joinTo(entity, parent);
  return [entity, ...inner];
}

function isWhole(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'schema' in value && 'properties' in value;
}

/** A relation within an entity may leave out that it is the entity's. */
function joinTo({ schema, properties }: Entity, parent: string): void {
  const ends = relations[schema];
  if (!ends) return;
  const [from, to] = [properties[ends.from] ?? [], properties[ends.to] ?? []];
  if (from.length === 0 && to.length > 0) properties[ends.from] = [parent];
  else if (to.length === 0 && from.length > 0) properties[ends.to] = [parent];
}

function textOf(value: unknown, id: string, name: string): string {
  if (typeof value === 'string') return value.trim();
  // A statement tells the value beside an id of its own.
  const isStatement = typeof value === 'object' && value !== null && 'value' in value;
  if (isStatement && typeof value.value === 'string') return value.value.trim();
  const held = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  if (typeof held === 'string') return held;
  throw new Unreadable(`${id}: ${name} holds what is no text`);
}

/** Schemata of bodies, with those that inherit from them. */
const bodies = ['Organization', 'PublicBody', 'Company', 'LegalEntity'];
const papers = ['Document', 'Article', 'HyperText', 'PlainText', 'Pages'];

/** What an entity is in the graph; undefined for relations and for what has no place. */
export function labelOfEntity({ schema, properties }: Entity): Label | undefined {
  if (schema === 'Person') return 'Actor';
  if (bodies.includes(schema)) return isParty(properties) ? 'Party' : 'Institution';
  if (schema === 'Position') return 'Institution';
  return papers.includes(schema) ? 'Source' : undefined;
}

function isParty({
  topics = [],
  classification = [],
  legalForm = [],
  sector = [],
}: Entity['properties']) {
  return (
    topics.includes('pol.party') ||
    [...classification, ...legalForm, ...sector].some((one) =>
      /\bpolitical[ _-]party\b|^party$/i.test(one),
    )
  );
}

/** Relations: what they lead from and to. */
export const relations: Record<string, { from: string; to: string }> = ownNames({
  Membership: { from: 'member', to: 'organization' },
  Directorship: { from: 'director', to: 'organization' },
  Employment: { from: 'employee', to: 'employer' },
  Occupancy: { from: 'holder', to: 'post' },
});

/** What is said more closely by which schema: the same thing may come as both. */
const ranks: Record<string, number> = ownNames({ LegalEntity: 0, Organization: 1 });

/** Of two schemata that a thing has, the one that says more; undefined where it cannot be both. */
export function closerSchema(one: string, other: string): string | undefined {
  if (one === other) return one;
  // What kind of paper it is says more than that it is one.
  if (papers.includes(one) && papers.includes(other)) {
    return one === 'Document' ? other : one;
  }
  const [a, b] = [ranks[one] ?? 2, ranks[other] ?? 2];
  const isPerson = one === 'Person' || other === 'Person';
  const areBodies = (schema: string) => bodies.includes(schema) || schema === 'Person';
  if (!areBodies(one) || !areBodies(other) || (isPerson && Math.min(a, b) > 0)) return undefined;
  return a < b ? other : one;
}

/** What something is called: of several names the one that the file prefers. */
export function nameOf({ id, schema, caption, properties }: Entity): string | undefined {
  const { name = [], firstName = [], lastName = [], alias = [], weakAlias = [] } = properties;
  if (caption && name.includes(caption)) return caption;
  const parts = [firstName[0], lastName[0]].filter(Boolean).join(' ');
  const title = papers.includes(schema) ? (properties.title ?? []) : [];
  const own = name[0] ?? title[0] ?? (parts || alias[0] || weakAlias[0]);
  // The caption of what has no name is its schema or id.
  return own ?? (caption && ![id, schema].includes(caption) ? caption : undefined);
}
