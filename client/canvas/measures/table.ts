/** The measures as a table: sorted rows, and a CSV file. */
import { csvLine } from '../../../model/formats/csv.ts';
import { nodeName, typeName } from '../../../model/formats/names.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { type MeasureName, type Measures, measureNames, type NodeMeasures } from './measures.ts';

interface MeasureRow {
  node: GraphNode;
  name: string;
  values: NodeMeasures;
}

export type MeasureSort = { by: MeasureName | 'name'; down: boolean };

/** A row for each measured node that is still shown, sorted; ties by name. */
export function measureRows(
  measures: Measures,
  nodes: ReadonlyMap<string, GraphNode>,
  { by, down }: MeasureSort,
): MeasureRow[] {
  const rows = [...measures.nodes].flatMap(([id, values]): MeasureRow[] => {
    const node = nodes.get(id);
    return node ? [{ node, name: nodeName(node), values }] : [];
  });
  const byName = (a: MeasureRow, b: MeasureRow) => a.name.localeCompare(b.name);
  return rows.sort((a, b) => {
    const first = by === 'name' ? byName(a, b) : a.values[by] - b.values[by];
    return (down ? -first : first) || byName(a, b);
  });
}

/** The rows as a CSV file, in the order given. */
export function measuresCsv(rows: readonly MeasureRow[]): string {
  const lines = rows.map(({ node, name, values }) =>
    csvLine([node.id, name, typeName(node), ...measureNames.map((measure) => values[measure])]),
  );
  return `\uFEFF${[csvLine(['id', 'name', 'type', ...measureNames]), ...lines].join('\r\n')}\r\n`;
}
