/** Networks as plain text: matrices, lists of edges and nodes, DL for UCINET, Pajek. */
import { csvLine } from '../../../model/formats/csv.ts';
import type { WholeNetwork } from '../../questions/networks/whole.ts';
import { attributesOf } from './attributes.ts';
import { networkMatrix, numberText, rowTexts, uniqueNames } from './text.ts';

/** A matrix as Discourse Network Analyzer writes it. */
export function networkMatrixCsv(network: WholeNetwork, separator: string): string {
  const labels = uniqueNames(network).map((label) => `"${label}"`);
  const matrix = networkMatrix(network);
  const head = ['""', ...matrix.columns.map((place) => labels[place] ?? '')];
  const lines = matrix.rows.map((place, row) => [labels[place] ?? '', ...rowTexts(matrix, row)]);
  return `${[head, ...lines].map((line) => line.join(separator)).join('\n')}\n`;
}

/** Each pair once, with ids and names. */
export function edgesCsv({ nodes, edges, certain }: WholeNetwork): string {
  const name = (place: number) => String(nodes[place]?.node.properties.name ?? '');
  const lines = Array.from({ length: edges.length }, (_, at) => {
    const [from, to] = [edges.from[at] ?? 0, edges.to[at] ?? 0];
    return csvLine([
      nodes[from]?.node.id ?? '',
      nodes[to]?.node.id ?? '',
      ...[edges.weight, edges.congruence, edges.conflict].map((one) =>
        Number(numberText(one[at] ?? 0)),
      ),
      edges.shared[at] ?? 0,
      name(from),
      name(to),
      String(certain(at)),
    ]);
  });
  const head = 'from,to,weight,congruence,conflict,shared,fromName,toName,certain';
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

/** Every attribute of every node. */
export function nodesCsv(network: WholeNetwork): string {
  const { names, values } = attributesOf(network);
  const lines = values.map((node) => csvLine(names.map(({ name }) => textOf(node.get(name)))));
  return `${[csvLine(names.map(({ name }) => name)), ...lines].join('\r\n')}\r\n`;
}

function textOf(value: string | number | boolean | undefined): string | number {
  return typeof value === 'boolean' ? String(value) : (value ?? '');
}

/** DL, a full matrix, for UCINET. */
export function dl(network: WholeNetwork): string {
  const labels = uniqueNames(network).map((label) => `"${label}"`);
  const matrix = networkMatrix(network);
  const listed = (places: readonly number[]) => places.map((place) => labels[place] ?? '');
  const { rows, columns } = matrix;
  const head = network.twoMode
    ? [
        `dl nr = ${rows.length}, nc = ${columns.length}, format = fullmatrix`,
        'row labels:',
        ...listed(rows),
        'col labels:',
        ...listed(columns),
      ]
    : [`dl n = ${rows.length}, format = fullmatrix`, 'labels:', ...listed(rows)];
  const data = rows.map((_, row) => ` ${rowTexts(matrix, row).join(' ')}`);
  return `${[...head, 'data:', ...data].join('\n')}\n`;
}

/** Pajek, in UTF-8; of a two-mode network the rows come first. */
export function pajek(network: WholeNetwork): string {
  const { nodes, edges, twoMode } = network;
  const labels = uniqueNames(network);
  const rows = nodes.filter((node) => node.side === 'row').length;
  const lines = labels.map((label, at) => `${at + 1} "${label}"`);
  const pairs: string[] = [];
  for (let at = 0; at < edges.length; at += 1) {
    const weight = edges.weight[at] ?? 0;
    // What is balanced has no line.
    if (weight === 0) continue;
    pairs.push(`${(edges.from[at] ?? 0) + 1} ${(edges.to[at] ?? 0) + 1} ${numberText(weight)}`);
  }
  const head = `*Vertices ${nodes.length}${twoMode ? ` ${rows}` : ''}`;
  return `${[head, ...lines, '*Edges', ...pairs].join('\n')}\n`;
}
