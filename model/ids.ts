/** Ids: readable, stable, the same on every store. */

import { isRelationshipType } from './vocabulary/index.ts';
import { type Label, labelNames, labels } from './vocabulary/labels.ts';
import { relationshipTypes } from './vocabulary/relationship-types.ts';

const idPattern = /^[a-z]+:[a-z0-9][a-z0-9._-]*$/;
const longestId = 200;
const labelOfPrefix = new Map<string, Label>(labelNames.map((name) => [labels[name].prefix, name]));

/** Text without diacritics, in lower case: `Orbán` becomes `orban`. */
export function fold(text: string): string {
  // Most texts and names have nothing to fold.
  if (isPlain(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ı', 'i');
}

function isPlain(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  return /^[\x00-\x7f]*$/.test(text);
}

/** The words of a text, folded: letters and digits only. */
export function words(text: string): string[] {
  if (isPlain(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text as part of an id: folded, words joined by hyphens. */
export function slug(text: string): string {
  return words(text).join('-');
}

/**
 * The part of an id that is made of somebody's words: Latin letters and digits, at most so many characters. Empty for
 * words of other scripts: whoever makes the id adds what tells it from others.
 */
export function idWords(text: string, most = 60): string {
  return slug(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, most)
    .replace(/-+$/, '');
}

/** Whether a value can be the id of an entity of the vocabulary, of one label if given. */
export function isEntityId(id: unknown, label?: Label): id is string {
  if (typeof id !== 'string' || !idPattern.test(id) || id.length > longestId) return false;
  return label ? id.startsWith(`${labels[label].prefix}:`) : labelOfId(id) !== undefined;
}

/** The form of the ids of a label, as a regular expression of Cypher: what {@link isEntityId} takes. */
export function idForm(label: Label): string {
  const { prefix } = labels[label];
  return `${prefix}:[a-z0-9][a-z0-9._-]{0,${longestId - prefix.length - 2}}`;
}

/** The label that an id belongs to, by its prefix. */
export function labelOfId(id: string): Label | undefined {
  return labelOfPrefix.get(id.slice(0, id.indexOf(':')));
}

/**
 * The id of a relationship: `from|TYPE|to`, with `|role|from` for terms and `|date` for acts, each
 * empty when it is not known.
 */
export function relationshipId(
  from: string,
  type: string,
  to: string,
  properties: Record<string, unknown> = {},
): string {
  const base = `${from}|${type}|${to}`;
  if (!isRelationshipType(type)) return base;
  const definition = relationshipTypes[type];
  const parts = 'idParts' in definition ? definition.idParts : undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  if (parts === 'role-from') {
    return `${base}|${slug(text(properties.role))}|${text(properties.from)}`;
  }
  return parts === 'date' ? `${base}|${text(properties.date)}` : base;
}
