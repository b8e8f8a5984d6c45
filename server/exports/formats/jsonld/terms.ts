/** The JSON-LD of our own: schema.org and Web Annotation where they have a word, ours elsewhere. */
import { type Label, labels } from '../../../../model/vocabulary/labels.ts';

export const context = {
  '@vocab': 'https://schema.org/',
  sg: 'https://stancegraph.org/ns#',
  oa: 'http://www.w3.org/ns/oa#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** What each label is; a second type of ours tells bodies apart. */
export const types: Record<Label, string[]> = {
  Actor: ['Person'],
  Party: ['Organization', 'sg:Party'],
  Institution: ['Organization', 'sg:Institution'],
  Agreement: ['CreativeWork', 'sg:Agreement'],
  Statement: ['Quotation'],
  Source: ['CreativeWork', 'sg:Source'],
};

const words: Record<string, string> = {
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
};

/** The term of a property; schema.org's where it has one for this label. */
export function termOf(label: Label, property: string): string {
  if (property === 'date' && (label === 'Statement' || label === 'Source')) {
    return label === 'Source' ? 'datePublished' : 'dateCreated';
  }
  const word = words[property];
  return word && property in labels[label].properties ? word : `sg:${property}`;
}
