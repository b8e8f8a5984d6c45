/** Nodes of networks as the facts know them, with what they are grouped by. */
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { NetworksRequest } from '../../../model/schemas/networks.ts';
import { daysOf, noRow, outermostAgreements } from '../facts/affiliations.ts';
import type { Facts } from '../facts/facts.ts';
import type { Selection } from '../facts/select.ts';

/** A node by its number. */
export type NodeOf = (number: number) => GraphNode;

/** The few properties that a network shows. */
const shown = ['name', 'abbreviation', 'kind', 'country'] as const;

/** Nodes without the properties that no network shows: an answer may name them again and again. */
export function slim(nodes: ReadonlyMap<number, GraphNode>, facts: Facts): NodeOf {
  const kept = new Map<number, GraphNode>();
  return (number) => {
    let node = kept.get(number);
    if (!node) {
      const whole = nodes.get(number);
      const properties: GraphNode['properties'] = { name: facts.nodes[number]?.name ?? '' };
      for (const name of shown) {
        const value = whole?.properties[name];
        if (value !== undefined) properties[name] = value;
      }
      node = {
        id: facts.nodes[number]?.id ?? '',
        labels: whole?.labels ?? [facts.nodes[number]?.label ?? ''],
        properties,
      };
      kept.set(number, node);
    }
    return node;
  };
}

/**
 * What a row belongs to as of its last counted statement (-1 for none): a speaker to a party, a party to its
 * group, an institution to its kind. -1 for none; a kind is told by its name.
 */
export function groupOfRow(
  { facts, affiliations }: Selection,
  { rows }: Pick<NetworksRequest, 'rows'>,
  row: number,
  latest: number,
): number | string {
  if (rows === 'institution') return facts.nodes[row]?.kind ?? noRow;
  const days = latest < 0 ? { first: 0, last: 0 } : daysOf(facts, latest);
  const kind = rows === 'actor' ? 'party' : 'group';
  const rowsOf = affiliations.rowsOf({ kind, scope: 'office', certain: false });
  return rowsOf.of(row, days).rows.find((one) => one !== row) ?? noRow;
}

/** The outermost agreement around a column; -1 when it is that itself. */
export function groupOfColumn(facts: Facts, column: number): number {
  const [whole] = outermostAgreements(facts, column);
  return whole === undefined || whole === column ? noRow : whole;
}
