/**
 * Fills the vocabulary into the texts of `cypher/`. Where a list of names goes a file has a mark, a
 * block comment that holds the list's name, and one name right after it, so that it runs as it is.
 */
import {
  institutions,
  type Label,
  labelDefinition,
  labelNames,
  parties,
  people,
  speakers,
  stanceNames,
  stances,
  textLabels,
} from './labels.ts';
import {
  actTypes,
  belongingTypes,
  connectingTypes,
  type RelationshipType,
  relationshipTypes,
} from './relationship-types.ts';

/** Names, each with what a sentence calls it. */
type Named = readonly (readonly [name: string, title: string])[];

const ofLabels = (of: readonly Label[]): Named =>
  of.map((label) => {
    const { noun, title } = labelDefinition(label);
    return [label, noun ?? title.toLowerCase()];
  });
const ofTypes = (of: readonly RelationshipType[]): Named =>
  of.map((type) => [type, relationshipTypes[type].title]);

const lists: Record<string, Named> = {
  labels: ofLabels(labelNames),
  speakers: ofLabels(speakers),
  people: ofLabels(people),
  parties: ofLabels(parties),
  institutions: ofLabels(institutions),
  texts: ofLabels(textLabels),
  acts: ofTypes(actTypes),
  belonging: ofTypes(belongingTypes),
  connecting: ofTypes(connectingTypes),
  stances: stanceNames.map((stance) => [stance, stances[stance].plural]),
};

const marked = /("?)\/\*([a-z]+)\*\/\w+\1(: "[^"]*")?/g;
const repeated = /^.*\/\*each ([a-z]+)\*\/.*$/gm;

/**
 * The text with its marks filled in: in a pattern the names stand side by side (`SIGNED|ADOPTED`),
 * in quotation marks they become a list (`"SIGNED", "ADOPTED"`), with a title after them all their
 * titles (`"SIGNED": "signed", …`). A line whose mark says `each` is there once for each name, which may stand in single quotes.
 * Marks that stand for something else stay.
 */
export function withVocabulary(text: string): string {
  return text
    .replace(repeated, (line, list: string) => {
      const names = lists[list];
      if (!names) throw new Error(`the vocabulary has no list ${list}`);
      const mark = new RegExp(`/\\*each ${list}\\*/('?)\\w+\\1`, 'g');
      return names.map(([name]) => line.replace(mark, `$1${name}$1`)).join('\n');
    })
    .replace(marked, (whole, quote: string, list: string, title = '') => {
      const names = lists[list];
      if (!names) return whole;
      if (quote === '') return names.map(([name]) => name).join('|') + title;
      return names.map(([name, own]) => (title ? `"${name}": "${own}"` : `"${name}"`)).join(', ');
    });
}
