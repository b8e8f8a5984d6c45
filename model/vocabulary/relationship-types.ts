/** The vocabulary's relationship types, as data: adding one is one edit here. */
import { type Label, type PropertyDefinition, proven, stanceNames, votes } from './labels.ts';

export interface RelationshipDefinition {
  /** `[from, to]` pairs of labels that it may join. */
  joins: readonly (readonly [Label, Label])[];
  /** Read along the arrow ("Marjolein Faber made …") and against it. */
  title: string;
  inverse: string;
  /** An act on an agreement: drawn in ink, dated, set beside words. */
  act?: boolean;
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

const speakers = ['Actor', 'Party', 'Institution'] as const;
const actsOnAgreements = speakers.map((label) => [label, 'Agreement'] as const);
const act = (title: string, inverse: string) =>
  ({
    joins: actsOnAgreements,
    title,
    inverse,
    act: true,
    idParts: 'date',
    properties: dated,
  }) as const satisfies RelationshipDefinition;
const optOut = (title: string, inverse: string) =>
  ({
    ...act(title, inverse),
    properties: { under: { type: 'entity', title: 'Under' }, ...dated },
  }) as const satisfies RelationshipDefinition;

export const relationshipTypes = {
  MADE: {
    joins: speakers.map((label) => [label, 'Statement'] as const),
    title: 'made',
    inverse: 'made by',
    properties: { as: { type: 'text', title: 'Speaking as' }, ...proven },
  },
  ABOUT: {
    joins: [['Statement', 'Agreement']],
    title: 'about',
    inverse: 'statements about it',
    properties: {
      stance: { type: 'text', title: 'Stance', required: true, options: stanceNames },
      ...proven,
    },
  },
  MENTIONS: {
    joins: (['Actor', 'Party', 'Institution', 'Agreement', 'Statement'] as const).map(
      (label) => ['Statement', label] as const,
    ),
    title: 'mentions',
    inverse: 'mentioned in',
    properties: proven,
  },
  RESPONDS_TO: {
    joins: [['Statement', 'Statement']],
    title: 'answers',
    inverse: 'answered by',
    properties: proven,
  },
  REPORTED_BY: {
    joins: speakers.map((label) => ['Statement', label] as const),
    title: 'told by',
    inverse: 'passed on',
    properties: proven,
  },
  STATED_IN: {
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
    },
  },
  MEMBER_OF: {
    joins: [['Actor', 'Party']],
    title: 'member of',
    inverse: 'members',
    idParts: 'role-from',
    properties: term,
  },
  HOLDS_OFFICE: {
    joins: [['Actor', 'Institution']],
    title: 'holds office at',
    inverse: 'office holders',
    idParts: 'role-from',
    properties: term,
  },
  PARTICIPATES_IN: {
    joins: [['Party', 'Institution']],
    title: 'participates in',
    inverse: 'participating parties',
    idParts: 'role-from',
    properties: term,
  },
  PART_OF: {
    joins: [
      ['Agreement', 'Agreement'],
      ['Institution', 'Institution'],
      ['Party', 'Party'],
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
  ADOPTED: act('adopted', 'adopted by'),
  SIGNED: act('signed', 'signed by'),
  VOTED_FOR: act('voted for', 'voted for by'),
  VOTED_AGAINST: act('voted against', 'voted against by'),
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

/** The acts: relationship types by which somebody did something to an agreement. */
export const actTypes = relationshipTypeNames.filter(
  (name) => 'act' in relationshipTypes[name] && relationshipTypes[name].act,
);
