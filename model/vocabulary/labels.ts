/**
 * The vocabulary's properties, stances and labels, with their shapes and hues, as data. Constraints,
 * validation, the API's schemas, dossier files, addresses, the client's types and the legend derive
 * from it, and from relationship-types.ts beside it; see docs/vocabulary.md.
 */

/** How the value of a property is stored and shown. `entity` is the id of another node. */
export type PropertyType =
  | 'text'
  | 'texts'
  | 'date'
  | 'integer'
  | 'integers'
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

export const proven = {
  ...provenance,
  sources: { type: 'entities', title: 'Sources' },
} as const satisfies Record<string, PropertyDefinition>;

export const votes = {
  votesFor: { type: 'integer', title: 'Votes for' },
  votesAgainst: { type: 'integer', title: 'Votes against' },
  votesAbstentions: { type: 'integer', title: 'Abstentions' },
} as const satisfies Record<string, PropertyDefinition>;

export const sourceClasses = {
  primary: 'Primary source',
  'press-or-reference': 'Press or reference',
  partisan: 'Partisan outlet',
  'reprint-or-translation': 'Reprint or translation',
  unknown: 'Source type unknown',
} as const;

export { type Stance, stanceNames, stances } from './stances.ts';

/**
 * As what somebody speaks: a person for itself, a party also through its members, an institution
 * also through its office holders. The rows of counts, the ends of terms and acts, the filters and
 * the pickers go by it.
 */
export type SpeaksAs = 'person' | 'party' | 'institution';

export interface LabelDefinition {
  /** What the interface calls one and several of them; the plural names the file and the address. */
  title: string;
  plural: string;
  /** What a sentence calls one, where that is not the title. */
  noun?: string;
  /** First part of an id, the label in lower case: `actor:geert-wilders`. */
  prefix: string;
  /** Left out for what does not speak. */
  speaksAs?: SpeaksAs;
  /** The property shown as the node's name. */
  nameProperty: string;
  shape: 'ellipse' | 'hexagon' | 'rectangle' | 'diamond' | 'speech-tag' | 'page';
  /** Name of the colour token: `--actor` and `--actor-fill`. Without one it gets a spare colour. */
  hue?: string;
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
    noun: 'person',
    prefix: 'actor',
    speaksAs: 'person',
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
      identifiers: { type: 'texts', title: 'Identifiers' },
      ...proven,
    },
  },
  Party: {
    title: 'Party',
    plural: 'Parties',
    prefix: 'party',
    speaksAs: 'party',
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
      identifiers: { type: 'texts', title: 'Identifiers' },
      ...proven,
    },
  },
  Institution: {
    title: 'Institution',
    plural: 'Institutions',
    prefix: 'institution',
    speaksAs: 'institution',
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
      identifiers: { type: 'texts', title: 'Identifiers' },
      unidentified: { type: 'boolean', title: 'Not identified' },
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
      codedBy: { type: 'text', title: 'Coded by' },
      codedAt: { type: 'text', title: 'Coded at' },
      method: { type: 'text', title: 'Found by', options: ['hand', 'rules', 'model'] },
      model: { type: 'text', title: 'Proposed by the model' },
      confirmedBy: { type: 'text', title: 'Confirmed by' },
      study: { type: 'text', title: 'Study' },
      confidence: { type: 'text', title: 'Confidence of the rule' },
      contested: { type: 'boolean', title: 'Contested' },
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
      titleIsDescription: { type: 'boolean', title: 'Headline not seen' },
      publisher: { type: 'text', title: 'Publisher' },
      originator: { type: 'text', title: 'Originator' },
      date: { type: 'date', title: 'Date' },
      accessed: { type: 'date', title: 'Accessed' },
      url: { type: 'url', title: 'Address' },
      archiveUrl: { type: 'url', title: 'Archived at' },
      language: { type: 'text', title: 'Language' },
      sourceClass: {
        type: 'text',
        title: 'Source type',
        required: true,
        options: Object.keys(sourceClasses),
      },
      text: { type: 'text', title: 'Text' },
      textHash: { type: 'text', title: 'Hash of the text' },
      licence: { type: 'text', title: 'Licence' },
      ...provenance,
    },
  },
} as const satisfies Record<string, LabelDefinition>;

export type Label = keyof typeof labels;
export const labelNames = Object.keys(labels) as [Label, ...Label[]];

// Looked up by names that others write: a property `constructor` is none of these.
for (const { properties } of Object.values(labels)) Object.setPrototypeOf(properties, null);

/** The entry of a label, whatever it says. */
export function labelDefinition(label: Label): LabelDefinition {
  return labels[label];
}

/** As what nodes of a label speak; undefined for what does not speak and for labels of others. */
export function speaksAs(label: string | undefined): SpeaksAs | undefined {
  return label !== undefined && Object.hasOwn(labels, label)
    ? labelDefinition(label as Label).speaksAs
    : undefined;
}

/** Labels of whoever speaks, all and by what they speak as. */
export const speakers = labelNames.filter((label) => speaksAs(label));
export const people = labelNames.filter((label) => speaksAs(label) === 'person');
export const parties = labelNames.filter((label) => speaksAs(label) === 'party');
export const institutions = labelNames.filter((label) => speaksAs(label) === 'institution');

/** Labels whose words the store's full-text index finds. */
export const textLabels = labelNames.filter((label) => labels[label].search === 'texts');

/** The colours of labels that client/ui/tokens.css has, and how many it has to spare. */
export const hues = ['actor', 'party', 'institution', 'agreement', 'statement', 'source'] as const;
export const spareHues = 3;

/** The name of a label's colour token; a label that names none of its own gets a spare one. */
export function hueOf(label: Label): string {
  const own = (name: Label) => hues.find((hue) => hue === labelDefinition(name).hue);
  const others = labelNames.filter((name) => own(name) === undefined);
  return own(label) ?? `spare-${1 + (others.indexOf(label) % spareHues)}`;
}
