/** How wide a column begins, from what is in it. */

import { isDayOrMonth } from '../../../../model/formats/date-text.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { isNode, isPath, isRelationship, valueText } from './values.ts';

interface ShownColumn {
  name: string;
  numeric: boolean;
  /** Minimum width in px; columns with `grow` share the rest. */
  width: number;
  grow: number;
}

const looked = 100;
const letter = 7.4;

/** Columns of a result, from its first rows. */
export function columnsOf(
  names: readonly string[],
  rows: readonly PropertyValue[][],
): ShownColumn[] {
  return names.map((name, at) => {
    const values = rows.slice(0, looked).map((row) => row[at] ?? null);
    const lengths = values.map(length).sort((a, b) => a - b);
    // The 90th percentile: one long value does not widen its column.
    const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
    const letters = Math.max(name.length + 3, usual);
    const glyph = values.some((value) => isNode(value)) ? 28 : 0;
    const width = Math.round(Math.min(230, Math.max(76, letters * letter + 26 + glyph)));
    const filled = values.filter((value) => value !== null);
    const numeric = filled.length > 0 && filled.every((value) => typeof value === 'number');
    return { name, numeric, width, grow: usual > 60 ? 3 : usual > 22 ? 1 : 0 };
  });
}

/** Width of a stance mark with its margin, in characters. */
const mark = 5;

function length(value: PropertyValue): number {
  if (isRelationship(value) && typeof value.properties.stance === 'string') {
    return valueText(value).length + mark + value.properties.stance.length;
  }
  if (isRelationship(value) || isPath(value) || isNode(value)) return valueText(value).length;
  if (isDayOrMonth(value)) return 11;
  return valueText(value).length;
}

/** The grid's columns in CSS and what they need at least; a width set by hand is kept. */
export function template(
  columns: readonly ShownColumn[],
  set: ReadonlyMap<number, number>,
): { gridTemplateColumns: string; minWidth: number } {
  const growing = columns.some((column, at) => column.grow > 0 && !set.has(at));
  const gridTemplateColumns = columns
    .map(({ width, grow }, at) => {
      const fixed = set.get(at);
      if (fixed !== undefined) return `${fixed}px`;
      return grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`;
    })
    // Without long columns none grows, so that numbers stay beside what they count.
    .concat(growing ? [] : ['minmax(0, 1fr)'])
    .join(' ');
  const minWidth = columns.reduce((sum, { width }, at) => sum + (set.get(at) ?? width), 0);
  return { gridTemplateColumns, minWidth };
}

/** The same on paper, which is as wide as it is. */
export function paperTemplate(columns: readonly ShownColumn[]): {
  gridTemplateColumns: string;
  minWidth: number;
} {
  const parts = columns.map(
    ({ width, grow }) => `minmax(${Math.min(width, 96)}px, ${width * (1 + grow)}fr)`,
  );
  return { gridTemplateColumns: parts.join(' '), minWidth: 0 };
}
