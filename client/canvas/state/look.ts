/** How a node or relationship looks: sizes, label, words on an edge. */

import { nodeName, quoted } from '../../../model/formats/names.ts';
import { isForeignId, labelOf, stanceOf, typeOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { isRelationshipType } from '../../../model/vocabulary/index.ts';
import {
  type LabelDefinition,
  labels,
  speaksAs,
  stances,
} from '../../../model/vocabulary/labels.ts';
import { kindOfType, relationshipTypes } from '../../../model/vocabulary/relationship-types.ts';
import { isBundle, isNote } from '../chain/bundled.ts';

const sizes: Record<LabelDefinition['shape'], [width: number, height: number]> = {
  ellipse: [38, 38],
  hexagon: [58, 48],
  rectangle: [42, 30],
  diamond: [54, 54],
  'speech-tag': [34, 28],
  page: [24, 31],
};
const unknownSize = [30, 30] as const;
/** A note on the canvas is as wide as this many letters. */
const noteLine = 26;
const noteWidth = 200;
/** Letters that a hexagon takes at most. */
const longestInside = 11;
const longest = { Statement: 34, Source: 38, Agreement: 46, other: 36 } as const;

interface NodeLook {
  width: number;
  height: number;
  label: string;
  /** The label stands inside the shape. */
  inside: boolean;
}

/** Size and label of a node, of a bundle, or of a note that stands on the canvas. */
export function look(node: GraphNode): NodeLook {
  const label = labelOf(node);
  if (isBundle(node.id)) {
    return {
      width: 48,
      height: 48,
      inside: false,
      label: shortened(nodeName(node), longest.other),
    };
  }
  if (isNote(node.id)) {
    const text = nodeName(node);
    const lines = Math.ceil(text.length / noteLine);
    return { width: noteWidth, height: lines * 19 + 14, inside: true, label: text };
  }
  const [width, height] = label ? sizes[labels[label].shape] : unknownSize;
  const short = speaksAs(label) === 'party' ? shortParty(node) : undefined;
  if (short) {
    return { width: Math.max(width, short.length * 9 + 22), height, label: short, inside: true };
  }
  const max =
    label === 'Statement' || label === 'Source' || label === 'Agreement'
      ? longest[label]
      : longest.other;
  if (label === 'Statement' && node.properties.kind === 'quote') {
    return {
      width,
      height,
      inside: false,
      label: quoted(shortened(String(node.properties.text), max)),
    };
  }
  return { width, height, inside: false, label: briefName(node, max) };
}

/**
 * What stands in a party’s hexagon: its abbreviation, else its name when that is short, else another
 * name that its own begins with, such as Tisza. None has room where all are long.
 */
function shortParty(node: GraphNode): string | undefined {
  const { abbreviation, aliases } = node.properties;
  if (typeof abbreviation === 'string' && abbreviation.length <= 8) return abbreviation;
  const name = nodeName(node);
  const others = Array.isArray(aliases) ? aliases.map(String) : [];
  return [name, ...others.filter((alias) => name.startsWith(alias))].find(
    (text) => text.length <= longestInside,
  );
}

/** A text cut at a word, with an ellipsis; a quotation that was cut ends with its mark. */
export function shortened(text: string, max: number): string {
  const plain = text.replace(/\s*\([^)]*\)\s*$/, '');
  if (plain.length <= max) return plain;
  const cut = plain.slice(0, max);
  const space = cut.lastIndexOf(' ');
  const kept = cut
    .slice(0, space > max / 2 ? space : max)
    .replace(/(?:[,;:.\s]|(?<=\s)["“])+$/, '');
  const count = (mark: string) => kept.split(mark).length - 1;
  const end = count('“') > count('”') ? '”' : count('"') % 2 === 1 ? '"' : '';
  return `${kept}…${end}`;
}

/** A node's name, cut; of a graph of others with what it has in parentheses, which may tell it apart. */
export function briefName(node: GraphNode, max: number): string {
  const name = nodeName(node);
  if (!isForeignId(node.id)) return shortened(name, max);
  if (name.length <= max) return name;
  const end = /\s*\([^()]*\)$/.exec(name)?.[0] ?? '';
  if (end.length === 0 || end.length > max / 2) return `${name.slice(0, max - 1).trimEnd()}…`;
  return `${name.slice(0, max - 1 - end.length).trimEnd()}…${end}`;
}

/** The words on an edge: a stance's mark, an act's verb, nothing on others. */
export function edgeLabel(one: GraphRelationship): string {
  const type = typeOf(one);
  if (!type) return plainType(one.type);
  if (type === 'ABOUT') {
    const stance = stanceOf(one);
    return stance ? stances[stance].mark : '';
  }
  return kindOfType(type) === 'act' ? relationshipTypes[type].title : '';
}

/** A type of a graph of others in words: `ACTED_IN` as acted in, what is no such name as it is. */
export function plainType(type: string): string {
  return /^[\p{Lu}\d_]+$/u.test(type)
    ? type.toLowerCase().replaceAll('_', ' ').trim() || type
    : type;
}

/** What a relationship says, read along its arrow. */
export function relationshipTitle(one: Pick<GraphRelationship, 'id' | 'type'>): string {
  return typeOf(one) ? typeTitle(one.type) : plainType(one.type);
}

/**
 * What a relationship says, read from one of its ends: along the arrow or against it. Of a graph of
 * others nobody knows how to say it the other way round, so an arrow tells the direction.
 */
export function titleFrom(
  one: Pick<GraphRelationship, 'id' | 'type'>,
  direction: 'in' | 'out',
): string {
  if (typeOf(one)) return typeTitle(one.type, direction);
  return `${direction === 'out' ? '→' : '←'} ${plainType(one.type)}`;
}

/** A text that begins with a capital letter, behind an arrow. */
export function capital(text: string): string {
  const at = /^[→←] /.test(text) ? 2 : 0;
  return text.slice(0, at) + text.charAt(at).toUpperCase() + text.slice(at + 1);
}

/** A relationship type as a reader reads it, along the arrow or against it. */
export function typeTitle(type: string, direction: 'in' | 'out' = 'out'): string {
  if (!isRelationshipType(type)) return plainType(type);
  const { title, inverse } = relationshipTypes[type];
  return direction === 'out' ? title : inverse;
}
