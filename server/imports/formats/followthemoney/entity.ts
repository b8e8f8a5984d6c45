/** An entity of FollowTheMoney, and what its schema means here. */
import { ownNames } from '../../../../model/own-names.ts';
import type { Label } from '../../../../model/vocabulary/labels.ts';
import { Unreadable } from '../shared/text.ts';

export interface Entity {
  id: string;
  schema: string;
  properties: Record<string, string[]>;
  referents: string[];
  datasets: string[];
}

/** The value of a line as an entity; entities within it stand for their ids. */
export function entityOf(value: unknown): Entity {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unreadable('the line is no entity');
  }
  const { id, schema, properties, referents, datasets } = value as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') throw new Unreadable('the entity has no id');
  if (typeof schema !== 'string' || schema === '') throw new Unreadable(`${id} has no schema`);
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) {
    throw new Unreadable(`${id} has no properties`);
  }
  const texts = (list: unknown) =>
    (Array.isArray(list) ? list : []).filter((one): one is string => typeof one === 'string');
  return {
    id,
    schema,
    referents: texts(referents),
    datasets: texts(datasets),
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, list]) => {
        if (!Array.isArray(list)) throw new Unreadable(`${id}: ${name} is no list of texts`);
        return [name, list.map((one) => textOf(one, id, name)).filter((text) => text !== '')];
      }),
    ),
  };
}

function textOf(value: unknown, id: string, name: string): string {
  if (typeof value === 'string') return value.trim();
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
