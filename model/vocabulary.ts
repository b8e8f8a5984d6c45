/**
 * The vocabulary: every label, relationship type, property, stance, shape and hue of the graph,
 * as data in one place. Constraints, validation, the API's schemas, the client's types and the
 * legend derive from it; adding a relationship type is one edit here.
 */

/** How the value of a property is stored and shown. `entity` is the id of another node. */
export type PropertyType =
  | 'text'
  | 'texts'
  | 'date'
  | 'integer'
  | 'boolean'
  | 'url'
  | 'entity'
  | 'entities';

export interface PropertyDefinition {
  type: PropertyType;
  /** What the interface calls it. */
  title: string;
  required?: boolean;
  options?: readonly string[];
}

/** Properties that any fact may carry. */
const provenance = {
  verified: { type: 'boolean', title: 'Verified' },
  basis: { type: 'text', title: 'Basis' },
  note: { type: 'text', title: 'Note' },
} as const satisfies Record<string, PropertyDefinition>;

const proven = {
  ...provenance,
  sources: { type: 'entities', title: 'Sources' },
} as const satisfies Record<string, PropertyDefinition>;

const votes = {
  votesFor: { type: 'integer', title: 'Votes for' },
  votesAgainst: { type: 'integer', title: 'Votes against' },
  votesAbstentions: { type: 'integer', title: 'Abstentions' },
} as const satisfies Record<string, PropertyDefinition>;

export const sourceClasses = {
  primary: 'Primary source',
  'press-or-reference': 'Press or reference',
  partisan: 'Partisan outlet',
  'reprint-or-translation': 'Reprint or translation',
  unknown: 'Class not known',
} as const;

export const stances = {
  support: { title: 'Support', verb: 'Supports', mark: '+', line: 'solid', dash: [] },
  oppose: { title: 'Oppose', verb: 'Opposes', mark: '−', line: 'dashed', dash: [7, 5] },
  mixed: { title: 'Mixed', verb: 'Is mixed on', mark: '±', line: 'dashed', dash: [9, 4, 2, 4] },
  neutral: { title: 'Neutral', verb: 'Is neutral on', mark: '•', line: 'dashed', dash: [2, 4] },
} as const;
export type Stance = keyof typeof stances;
export const stanceNames = Object.keys(stances) as [Stance, ...Stance[]];

export interface LabelDefinition {
  /** What the interface calls one and several of them. */
  title: string;
  plural: string;
  /** First part of an id: `actor:geert-wilders`. */
  prefix: string;
  /** The property shown as the node's name. */
  nameProperty: string;
  shape: 'ellipse' | 'hexagon' | 'rectangle' | 'diamond' | 'speech-tag' | 'page';
  /** Name of the colour token: `--actor` and `--actor-fill`. */
  hue: string;
  /** Names are searched in memory, texts by the store's full-text index. */
  search: 'names' | 'texts';
  /** Properties whose words can be searched, the most telling first. */
  searched: readonly string[];
  properties: Record<string, PropertyDefinition>;
}

export const labels = {
  Actor: {
    title: 'Actor',
    plural: 'Actors',
    prefix: 'actor',
    nameProperty: 'name',
    shape: 'ellipse',
    hue: 'actor',
    search: 'names',
    searched: ['name', 'aliases', 'description'],
    properties: {
      name: { type: 'text', title: 'Name', required: true },
      aliases: { type: 'texts', title: 'Also known as' },
      description: { type: 'text', title: 'Description' },
      country: { type: 'text', title: 'Country' },
      wikidata: { type: 'text', title: 'Wikidata' },
      ...proven,
    },
  },
  Party: {
    title: 'Party',
    plural: 'Parties',
    prefix: 'party',
    nameProperty: 'name',
    shape: 'hexagon',
    hue: 'party',
    search: 'names',
    searched: ['name', 'abbreviation', 'aliases', 'description'],
    properties: {
      name: { type: 'text', title: 'Name', required: true },
      abbreviation: { type: 'text', title: 'Abbreviation' },
      aliases: { type: 'texts', title: 'Also known as' },
      kind: { type: 'text', title: 'Kind' },
      country: { type: 'text', title: 'Country' },
      description: { type: 'text', title: 'Description' },
      wikidata: { type: 'text', title: 'Wikidata' },
      ...proven,
    },
  },
  Institution: {
    title: 'Institution',
    plural: 'Institutions',
    prefix: 'institution',
    nameProperty: 'name',
    shape: 'rectangle',
    hue: 'institution',
    search: 'names',
    searched: ['name', 'aliases', 'description'],
    properties: {
      name: { type: 'text', title: 'Name', required: true },
      aliases: { type: 'texts', title: 'Also known as' },
      kind: { type: 'text', title: 'Kind' },
      country: { type: 'text', title: 'Country' },
      description: { type: 'text', title: 'Description' },
      wikidata: { type: 'text', title: 'Wikidata' },
      ...proven,
    },
  },
  Agreement: {
    title: 'Agreement',
    plural: 'Agreements',
    prefix: 'agreement',
    nameProperty: 'name',
    shape: 'diamond',
    hue: 'agreement',
    search: 'names',
    searched: ['name', 'aliases', 'number', 'celex', 'description'],
    properties: {
      name: { type: 'text', title: 'Name', required: true },
      aliases: { type: 'texts', title: 'Also known as' },
      kind: { type: 'text', title: 'Kind' },
      number: { type: 'text', title: 'Number' },
      celex: { type: 'text', title: 'CELEX' },
      date: { type: 'date', title: 'Date' },
      status: { type: 'text', title: 'Status' },
      description: { type: 'text', title: 'Description' },
      proposed: { type: 'date', title: 'Proposed' },
      politicalAgreement: { type: 'date', title: 'Political agreement' },
      parliamentVote: { type: 'date', title: 'Vote in parliament' },
      unVote: { type: 'date', title: 'Vote in the United Nations' },
      ...votes,
      published: { type: 'date', title: 'Published' },
      entryIntoForce: { type: 'date', title: 'Entry into force' },
      appliesFrom: { type: 'date', title: 'Applies from' },
      rapporteur: { type: 'entity', title: 'Rapporteur' },
      repeals: { type: 'entities', title: 'Repeals' },
      ...proven,
    },
  },
  Statement: {
    title: 'Statement',
    plural: 'Statements',
    prefix: 'statement',
    nameProperty: 'text',
    shape: 'speech-tag',
    hue: 'statement',
    search: 'texts',
    searched: ['text', 'translation'],
    properties: {
      text: { type: 'text', title: 'Text', required: true },
      language: { type: 'text', title: 'Language' },
      translation: { type: 'text', title: 'Translation' },
      kind: { type: 'text', title: 'Kind', required: true, options: ['quote', 'paraphrase'] },
      date: { type: 'date', title: 'Date' },
      textIsPublishedTranslation: { type: 'boolean', title: 'Words printed in translation' },
      ...provenance,
    },
  },
  Source: {
    title: 'Source',
    plural: 'Sources',
    prefix: 'source',
    nameProperty: 'title',
    shape: 'page',
    hue: 'source',
    search: 'texts',
    searched: ['title', 'publisher', 'originator'],
    properties: {
      title: { type: 'text', title: 'Title', required: true },
      titleIsDescription: { type: 'boolean', title: 'Title is a description' },
      publisher: { type: 'text', title: 'Publisher' },
      originator: { type: 'text', title: 'Originator' },
      date: { type: 'date', title: 'Date' },
      accessed: { type: 'date', title: 'Accessed' },
      url: { type: 'url', title: 'Address' },
      archiveUrl: { type: 'url', title: 'Archived at' },
      language: { type: 'text', title: 'Language' },
      sourceClass: {
        type: 'text',
        title: 'Class',
        required: true,
        options: Object.keys(sourceClasses),
      },
      text: { type: 'text', title: 'Text' },
      licence: { type: 'text', title: 'Licence' },
      ...provenance,
    },
  },
} as const satisfies Record<string, LabelDefinition>;

export type Label = keyof typeof labels;
export const labelNames = Object.keys(labels) as [Label, ...Label[]];

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
  SEEKS_OPT_OUT: act('seeks an opt-out from', 'opt-out sought by'),
  HAS_OPT_OUT: act('has an opt-out from', 'opt-out held by'),
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

/** Labels of the program's own records, never counted, searched, drawn or exported. */
export const housekeepingLabels = [
  'SavedQuery',
  'Scene',
  'Import',
  'Audit',
  'GraphVersion',
] as const;

/** Whether a name is a label of the program's own records. */
export function isHousekeeping(name: string): boolean {
  return housekeepingLabels.some((label) => label === name);
}

/** The label that every node of the vocabulary carries beside its own. */
export const entityLabel = 'Entity';

/** Properties that the store keeps for itself and no reader sees. */
export const hiddenProperties = ['searchText', 'importId', 'importPlace'] as const;

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

/** Names of every property that holds a date, on nodes and relationships alike. */
export const dateProperties: ReadonlySet<string> = new Set(
  [...Object.values(labels), ...Object.values(relationshipTypes)].flatMap((definition) =>
    Object.entries<PropertyDefinition>(definition.properties)
      .filter(([, property]) => property.type === 'date')
      .map(([name]) => name),
  ),
);
