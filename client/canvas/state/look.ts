/** How a node or relationship looks: sizes, label, words on an edge. */

import { nodeName, quoted } from '../../../model/formats/names.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { isRelationshipType, mainLabel } from '../../../model/vocabulary/index.ts';
import {
  type LabelDefinition,
  labels,
  type Stance,
  speaksAs,
  stances,
} from '../../../model/vocabulary/labels.ts';
import { kindOfType, relationshipTypes } from '../../../model/vocabulary/relationship-types.ts';

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

export interface NodeLook {
  width: number;
  height: number;
  label: string;
  /** The label stands inside the shape. */
  inside: boolean;
}

/** Size and label of a node, of a bundle, or of a note that stands on the canvas. */
export function look(node: GraphNode): NodeLook {
  const label = mainLabel(node.labels);
  if (node.labels[0] === 'Bundle') {
    return {
      width: 48,
      height: 48,
      inside: false,
      label: shortened(nodeName(node), longest.other),
    };
  }
  if (node.labels[0] === 'Note') {
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
  return { width, height, inside: false, label: shortened(nodeName(node), max) };
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

/** A text cut at a word, with an ellipsis. */
export function shortened(text: string, max: number): string {
  const plain = text.replace(/\s*\([^)]*\)\s*$/, '');
  if (plain.length <= max) return plain;
  const cut = plain.slice(0, max);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > max / 2 ? space : max).replace(/[,;:.\s]+$/, '')}…`;
}

/** The words on an edge: a stance's mark, an act's verb, nothing on others. */
export function edgeLabel(one: GraphRelationship): string {
  if (one.type === 'ABOUT') return stances[one.properties.stance as Stance]?.mark ?? '';
  if (!isRelationshipType(one.type)) return one.type.toLowerCase().replaceAll('_', ' ');
  return kindOfType(one.type) === 'act' ? relationshipTypes[one.type].title : '';
}

/** A relationship type as a reader reads it, along the arrow or against it. */
export function typeTitle(type: string, direction: 'in' | 'out' = 'out'): string {
  if (!isRelationshipType(type)) return type.toLowerCase().replaceAll('_', ' ');
  const { title, inverse } = relationshipTypes[type];
  return direction === 'out' ? title : inverse;
}
