/** Ids for what a table names. */
import { createHash } from 'node:crypto';
import { idWords, isEntityId, slug } from '../../../model/ids.ts';
import { type Label, labels } from '../../../model/vocabulary/labels.ts';

const longestPart = 80;

/** Some characters that a text alone has. */
export function hexHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/**
 * The id of what a table calls by a value of its own. An id of the store is taken as it is; any other
 * is told apart from those of other dossiers. Two values that are written differently, beyond case and
 * punctuation, give two ids.
 */
export function idOf(label: Label, dossier: string, value: string): string {
  if (isEntityId(value)) return value;
  return `${labels[label].prefix}:${dossier}-${idPart(value)}`;
}

/** The name of a dossier as part of ids: one in another script than Latin has a number in its place. */
export function dossierName(name: string): string {
  const folded = slug(name);
  if (/^[a-z0-9-]*$/.test(folded)) return idWords(name) || 'import';
  return [idWords(name, 40), hexHash(folded)].filter(Boolean).join('-');
}

function idPart(value: string): string {
  const part = slug(value)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const plain = value
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.,;:'"’“”()\-–—/&_]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (part !== '' && part === plain && part.length <= longestPart) return part;
  return `${part.slice(0, longestPart)}-${hexHash(plain)}`.replace(/^-/, '');
}
