/** Numbers and labels as the files of networks write them. */
import type { WholeNetwork } from '../../questions/networks/whole.ts';

/** A whole number plain, else six decimals. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? String(value + 0) : value.toFixed(6);
}

/** A name for each node, no two the same: equal names get the id behind them. */
export function uniqueNames({ nodes }: Pick<WholeNetwork, 'nodes'>): string[] {
  const names = nodes.map(({ node }) => String(node.properties.name ?? node.id));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, at) => {
    const plain = name.replaceAll('"', "'").replace(/[\r\n]+/g, ' ');
    return (counts.get(name) ?? 0) > 1 ? `${plain} (${nodes[at]?.node.id})` : plain;
  });
}

/** Rows of numbers with the places of their rows and columns in the list of nodes. */
export interface NetworkMatrix {
  rows: number[];
  columns: number[];
  values: Float64Array;
}

/** A one-mode network in both triangles, a two-mode network as rows by columns. */
export function networkMatrix({ nodes, edges, twoMode }: WholeNetwork): NetworkMatrix {
  const sideOf = (side: 'row' | 'column') =>
    nodes.flatMap((node, place) => (!twoMode || node.side === side ? [place] : []));
  const [rows, columns] = [sideOf('row'), sideOf('column')];
  const at = (list: number[]) => new Map(list.map((place, index) => [place, index]));
  const [rowAt, columnAt] = [at(rows), at(columns)];
  const values = new Float64Array(rows.length * columns.length);
  for (let edge = 0; edge < edges.length; edge += 1) {
    const [from, to] = [edges.from[edge] ?? 0, edges.to[edge] ?? 0];
    const weight = edges.weight[edge] ?? 0;
    values[(rowAt.get(from) ?? 0) * columns.length + (columnAt.get(to) ?? 0)] = weight;
    if (!twoMode)
      values[(rowAt.get(to) ?? 0) * columns.length + (columnAt.get(from) ?? 0)] = weight;
  }
  return { rows, columns, values };
}

/** The values of one row, as text. */
export function rowTexts({ columns, values }: NetworkMatrix, row: number): string[] {
  return Array.from(values.subarray(row * columns.length, (row + 1) * columns.length), numberText);
}

/** Text inside XML. */
export function xml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** Text inside an XML comment, which no two hyphens may be in. */
export function comment(lines: readonly string[]): string {
  const text = lines.join('\n').replaceAll('--', '- -').replace(/-$/, '- ');
  return `<!--\n${xml(text)}\n-->`;
}
