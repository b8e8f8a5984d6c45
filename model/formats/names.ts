/** Names of nodes, types and languages as a reader sees them. */

import { isForeignId, labelOf } from '../ours.ts';
import type { GraphNode } from '../schemas/graph.ts';
import { labels, sourceClasses, speaksAs } from '../vocabulary/labels.ts';
import { foreignName, type Named } from './naming.ts';

/** A node's name: of a statement its words, in quotation marks when they are a quotation. */
export function nodeName(node: Named & { id: string }): string {
  const label = labelOf(node);
  const { properties } = node;
  if (isForeignId(node.id)) return foreignName(node) ?? node.id;
  const name =
    (label && properties[labels[label].nameProperty]) ??
    properties.name ??
    properties.title ??
    properties.id;
  const text =
    (typeof name === 'string' && name) || (typeof name === 'number' && `${name}`) || node.id;
  return label === 'Statement' && properties.kind === 'quote' ? quoted(text) : text;
}

/** A short name for tight places: a party's abbreviation. */
export function shortName(node: GraphNode): string {
  const short = node.properties.abbreviation;
  return typeof short === 'string' && !isForeignId(node.id) ? short : nodeName(node);
}

/** Whether a node speaks as a party. */
export function isParty(node: GraphNode): boolean {
  return speaksAs(labelOf(node)) === 'party';
}

/** A name as lists have it: a party's abbreviation, everybody else's name. */
export function listName(node: GraphNode): string {
  return isParty(node) ? shortName(node) : nodeName(node);
}

/** A text in quotation marks. */
export function quoted(text: string): string {
  return `“${text.replace(/^["“]|["”]$/g, '')}”`;
}

/** The class of a source, as it stands beside every quote. */
export function sourceClassName(source: GraphNode | undefined): string {
  const named = source?.properties.sourceClass as keyof typeof sourceClasses | undefined;
  return Object.hasOwn(sourceClasses, named ?? '')
    ? sourceClasses[named ?? 'unknown']
    : sourceClasses.unknown;
}

/** What a node is, in one word. */
export function typeName(node: GraphNode): string {
  const label = labelOf(node);
  if (label === 'Statement') {
    return node.properties.kind === 'quote' ? 'Statement, quoted' : 'Statement, paraphrased';
  }
  return label ? labels[label].title : node.labels.join(', ') || 'Node';
}

const languages = new Intl.DisplayNames(['en'], { type: 'language' });
/** A language's English name. */
export function languageName(code: unknown): string {
  if (typeof code !== 'string') return 'unknown language';
  try {
    return languages.of(code) ?? code;
  } catch {
    // No form of a language's code.
    return code;
  }
}

/** `eu-regulation` as EU regulation. */
export function kindName(kind: unknown): string {
  if (typeof kind !== 'string') return '';
  const text = kind.replaceAll('-', ' ').replace(/\b(eu|un|ngo)\b/g, (word) => word.toUpperCase());
  return text.charAt(0).toUpperCase() + text.slice(1);
}
