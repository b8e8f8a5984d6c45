/** Our JSON-LD context: terms of schema.org and Web Annotation where they exist, our own elsewhere. */
import { ownNames } from '../../../../model/own-names.ts';
import { type Label, labels, speaksAs } from '../../../../model/vocabulary/labels.ts';

export const context = {
  '@vocab': 'https://schema.org/',
  sg: 'https://stancegraph.org/ns#',
  oa: 'http://www.w3.org/ns/oa#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** What a label is in schema.org; a second type of ours tells those apart that it has one word for. */
export function typesOf(label: Label): string[] {
  if (label === 'Statement') return ['Quotation'];
  const as = speaksAs(label);
  if (as === 'person') return label === 'Actor' ? ['Person'] : ['Person', `sg:${label}`];
  return [as ? 'Organization' : 'CreativeWork', `sg:${label}`];
}

const words: Record<string, string> = ownNames({
  name: 'name',
  title: 'name',
  aliases: 'alternateName',
  description: 'description',
  text: 'text',
  language: 'inLanguage',
  url: 'url',
  publisher: 'publisher',
  originator: 'author',
  licence: 'license',
  number: 'identifier',
});

/** The term of a property; schema.org's where it has one for this label. */
export function jsonldTerm(label: Label, property: string): string {
  if (property === 'date' && (label === 'Statement' || label === 'Source')) {
    return label === 'Source' ? 'datePublished' : 'dateCreated';
  }
  const word = words[property];
  return word && property in labels[label].properties ? word : `sg:${property}`;
}
