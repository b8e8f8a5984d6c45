/** The rows of `cypher/facts/*.cypher`, and the facts that they tell. */

import { isOwnRelationship, ownLabel } from '../../../model/ours.ts';
import { isRelationshipType } from '../../../model/vocabulary/index.ts';
import { stanceNames } from '../../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../../model/vocabulary/relationship-types.ts';
import { type ActFact, type Days, dayNumber, type NodeFact, type Term } from './facts.ts';

export interface StatementRow {
  id: string;
  first: string | null;
  last: string | null;
  quote: boolean | null;
  verified: boolean | null;
  contested: boolean | null;
}

/** A statement with everything that hangs on it. */
export interface WholeStatementRow extends StatementRow {
  searchText: string | null;
  speakers: string[];
  about: { node: string; stance: string }[];
  sources: { node: string; main: boolean | null }[];
  answers: string[];
}

export interface LinkRow {
  statement: string;
  node: string;
  stance?: string;
  /** Whether a source is the one that the statement was coded from. */
  main?: boolean | null;
}

export interface EntityRow {
  id: string;
  labels: string[];
  name: string | null;
  country: string | null;
  kind: string | null;
  unidentified: boolean | null;
}

/** An entity with the terms it holds and what it did. */
export interface WholeEntityRow extends EntityRow {
  terms: TermRow[];
  acts: ActRow[];
}

export interface TermRow {
  id: string | null;
  node: string;
  type: string;
  body: string;
  role: string | null;
  from: string | null;
  fromEnd: string | null;
  to: string | null;
  toEnd: string | null;
  sources: string[] | null;
  verified: boolean | null;
}

export interface ActRow {
  id: string | null;
  node: string;
  type: string;
  agreement: string;
  first: string | null;
  last: string | null;
  sources: string[] | null;
  verified: boolean | null;
}

/** The number of each id. */
export type NumberOf = ReadonlyMap<string, number>;

/** The entities that rows can be, in the order of their ids. */
export function toNodes(rows: readonly EntityRow[]): NodeFact[] {
  const nodes = rows.flatMap(({ labels, unidentified, ...row }): NodeFact[] => {
    const { id, name, country, kind } = row;
    const label = ownLabel(labels, id);
    if (!label) return [];
    return [{ id, label, name: name ?? id, country, kind, unidentified: unidentified === true }];
  });
  return nodes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Index into `stanceNames`; -1 for what is none. */
export function stanceNumber(stance: string): number {
  return stanceNames.indexOf(stance as (typeof stanceNames)[number]);
}

/** First and last possible day of a statement; both 0 when undated. */
export function daysOfRow(row: StatementRow): Days {
  return toDays(row.first, row.last);
}

/** By first day, last day, id; undated last. */
export function inTime(rows: StatementRow[]): StatementRow[] {
  const undated = '9999-99-99';
  return rows.sort((a, b) => {
    const [x, y] = [a.first ?? undated, b.first ?? undated];
    if (x !== y) return x < y ? -1 : 1;
    const [u, v] = [a.last ?? x, b.last ?? y];
    if (u !== v) return u < v ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}

export function toTerms(rows: readonly TermRow[], numberOf: NumberOf): Term[] {
  return rows.flatMap((row) => {
    const [node, body] = [numberOf.get(row.node), numberOf.get(row.body)];
    if (node === undefined || body === undefined || !isRelationshipType(row.type)) return [];
    if (!isOwnRelationship(row.id, row.type, row.node, row.body)) return [];
    return {
      type: row.type,
      node,
      body,
      role: row.role,
      from: toDays(row.from, row.fromEnd),
      to: toDays(row.to, row.toEnd),
      sources: row.sources ?? [],
      verified: row.verified !== false,
    };
  });
}

/** In the order of time, the undated last. */
export function toActs(rows: readonly ActRow[], numberOf: NumberOf): ActFact[] {
  return rows.flatMap((row): ActFact[] => {
    const [node, agreement] = [numberOf.get(row.node), numberOf.get(row.agreement)];
    if (node === undefined || agreement === undefined) return [];
    if (!isOwnRelationship(row.id, row.type, row.node, row.agreement)) return [];
    const type = row.type as RelationshipType;
    return [
      {
        id: row.id,
        type,
        node,
        agreement,
        days: toDays(row.first, row.last),
        sources: row.sources ?? [],
        verified: row.verified !== false,
      },
    ];
  });
}

export function actsInTime(acts: ActFact[]): ActFact[] {
  const undated = 99_999_999;
  return acts.sort(
    (a, b) =>
      (a.days.first || undated) - (b.days.first || undated) ||
      a.days.last - b.days.last ||
      (a.id < b.id ? -1 : 1),
  );
}

export function byNumber<Item>(items: Item[], by: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}

function toDays(first: string | null, last: string | null): Days {
  return { first: dayNumber(first), last: dayNumber(last ?? first) };
}
