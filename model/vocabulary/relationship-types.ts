/** The vocabulary's relationship types, as data: adding one is one edit here; see docs/vocabulary.md. */
import {
  institutions,
  type Label,
  labelNames,
  type PropertyDefinition,
  parties,
  people,
  proven,
  type SpeaksAs,
  speakers,
  stanceNames,
  votes,
} from './labels.ts';

/**
 * What a type tells: `statement` of a statement, `evidence` where it is proved, `term` that somebody
 * belongs to a body for a time, `part` what something is part of, `act` what somebody did to an
 * agreement: drawn in ink, dated, set beside words.
 */
type RelationshipKind = 'statement' | 'evidence' | 'term' | 'part' | 'act';

export interface RelationshipDefinition {
  kind: RelationshipKind;
  /** `[from, to]` pairs of labels that it may join. */
  joins: readonly (readonly [Label, Label])[];
  /** Read along the arrow ("Marjolein Faber made …") and against it. */
  title: string;
  inverse: string;
  /** Of a term: the dossier's file of them, and what it calls both ends. */
  file?: { name: string; from: string; to: string };
  /** Of a term: who holds it is counted in the body's row among these. */
  countsFor?: SpeaksAs;
  /** In layers its end stands above its start. */
  endAbove?: boolean;
  /** What its id holds beside both ends: a role and its start, or a date. */
  idParts?: 'role-from' | 'date';
  properties: Record<string, PropertyDefinition>;
}

const term = {
  role: { type: 'text', title: 'Role' },
  from: { type: 'date', title: 'From' },
  to: { type: 'date', title: 'To' },
  ...proven,
} as const satisfies Record<string, PropertyDefinition>;

const dated = {
  date: { type: 'date', title: 'Date' },
  ...votes,
  ...proven,
} as const satisfies Record<string, PropertyDefinition>;

const pairs = (from: readonly Label[], to: readonly Label[]) =>
  from.flatMap((one) => to.map((other) => [one, other] as const));
const actsOnAgreements = pairs(speakers, ['Agreement']);
const act = (title: string, inverse: string) =>
  ({
    kind: 'act',
    joins: actsOnAgreements,
    title,
    inverse,
    idParts: 'date',
    properties: dated,
  }) as const satisfies RelationshipDefinition;
const decision = (title: string, inverse: string) =>
  ({ ...act(title, inverse), endAbove: true }) as const satisfies RelationshipDefinition;
const optOut = (title: string, inverse: string) =>
  ({
    ...act(title, inverse),
    properties: { under: { type: 'entity', title: 'Under' }, ...dated },
  }) as const satisfies RelationshipDefinition;

export const relationshipTypes = {
  MADE: {
    kind: 'statement',
    joins: pairs(speakers, ['Statement']),
    endAbove: true,
    title: 'made',
    inverse: 'made by',
    properties: {
      as: { type: 'text', title: 'Speaking as' },
      role: { type: 'text', title: 'Part in the sitting', options: ['chair', 'regular', 'guest'] },
      ...proven,
    },
  },
  ABOUT: {
    kind: 'statement',
    endAbove: true,
    joins: [['Statement', 'Agreement']],
    title: 'about',
    inverse: 'statements about it',
    properties: {
      stance: { type: 'text', title: 'Stance', required: true, options: stanceNames },
      ...proven,
    },
  },
  MENTIONS: {
    kind: 'statement',
    joins: pairs(
      ['Statement'],
      labelNames.filter((label) => label !== 'Source'),
    ),
    title: 'mentions',
    inverse: 'mentioned in',
    properties: proven,
  },
  RESPONDS_TO: {
    kind: 'statement',
    endAbove: true,
    joins: [['Statement', 'Statement']],
    title: 'answers',
    inverse: 'answered by',
    properties: proven,
  },
  REPORTED_BY: {
    kind: 'statement',
    joins: pairs(['Statement'], speakers),
    title: 'told by',
    inverse: 'passed on',
    properties: proven,
  },
  STATED_IN: {
    kind: 'evidence',
    endAbove: true,
    joins: [['Statement', 'Source']],
    title: 'stated in',
    inverse: 'statements in it',
    properties: {
      main: { type: 'boolean', title: 'Coded from here' },
      exact: { type: 'text', title: 'Quoted words' },
      prefix: { type: 'text', title: 'Words before' },
      suffix: { type: 'text', title: 'Words after' },
      start: { type: 'integer', title: 'Starts at' },
      end: { type: 'integer', title: 'Ends at' },
      segments: { type: 'integers', title: 'Parts of the words' },
      textHash: { type: 'text', title: 'Hash of the text' },
    },
  },
  MEMBER_OF: {
    kind: 'term',
    file: { name: 'memberships', from: 'actor', to: 'party' },
    countsFor: 'party',
    joins: pairs(people, parties),
    title: 'member of',
    inverse: 'members',
    idParts: 'role-from',
    properties: term,
  },
  HOLDS_OFFICE: {
    kind: 'term',
    file: { name: 'offices', from: 'actor', to: 'institution' },
    countsFor: 'institution',
    joins: pairs(people, institutions),
    title: 'holds office at',
    inverse: 'office holders',
    idParts: 'role-from',
    properties: term,
  },
  PARTICIPATES_IN: {
    kind: 'term',
    file: { name: 'participations', from: 'party', to: 'institution' },
    joins: pairs(parties, institutions),
    title: 'participates in',
    inverse: 'participating parties',
    idParts: 'role-from',
    properties: term,
  },
  PART_OF: {
    kind: 'part',
    endAbove: true,
    joins: [
      ['Agreement', 'Agreement'],
      ...pairs(institutions, institutions),
      ...pairs(parties, parties),
    ],
    title: 'part of',
    inverse: 'parts',
    properties: {
      from: { type: 'date', title: 'From' },
      to: { type: 'date', title: 'To' },
      ...proven,
    },
  },
  NEGOTIATED: act('negotiated', 'negotiated by'),
  ADOPTED: decision('adopted', 'adopted by'),
  SIGNED: act('signed', 'signed by'),
  VOTED_FOR: decision('voted for', 'voted for by'),
  VOTED_AGAINST: decision('voted against', 'voted against by'),
  ABSTAINED: act('abstained on', 'abstained on by'),
  IMPLEMENTS: act('implements', 'implemented by'),
  SEEKS_OPT_OUT: optOut('seeks an opt-out from', 'opt-out sought by'),
  HAS_OPT_OUT: optOut('has an opt-out from', 'opt-out held by'),
  WITHDREW_FROM: act('withdrew from', 'withdrawn from by'),
} as const satisfies Record<string, RelationshipDefinition>;

export type RelationshipType = keyof typeof relationshipTypes;
export const relationshipTypeNames = Object.keys(relationshipTypes) as [
  RelationshipType,
  ...RelationshipType[],
];

// Looked up by names that others write: a property `constructor` is none of these.
for (const { properties } of Object.values(relationshipTypes)) {
  Object.setPrototypeOf(properties, null);
}

/** The entry of a type, whatever it says. */
export function typeDefinition(type: RelationshipType): RelationshipDefinition {
  return relationshipTypes[type];
}

/** The kind of a type; undefined for types of others. */
export function kindOfType(type: string): RelationshipKind | undefined {
  return Object.hasOwn(relationshipTypes, type)
    ? typeDefinition(type as RelationshipType).kind
    : undefined;
}

const ofKinds = (...kinds: RelationshipKind[]) =>
  relationshipTypeNames.filter((type) => kinds.includes(relationshipTypes[type].kind));

/** The acts: relationship types by which somebody did something to an agreement. */
export const actTypes = ofKinds('act');
/** Terms of people and parties, each with a file in a dossier. */
export const termTypes = ofKinds('term');
/** Terms and parts: what tells who belongs to what. */
export const belongingTypes = ofKinds('term', 'part');
/** What a chain between two may go along: all but evidence, since a source joins whatever it states. */
export const connectingTypes = relationshipTypeNames.filter(
  (type) => kindOfType(type) !== 'evidence',
);
/** Relations that a dossier gives with subject and object: what is part of what, and the acts. */
export const relationTypes = ofKinds('part', 'act');
