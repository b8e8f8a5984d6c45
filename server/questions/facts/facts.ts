/**
 * The facts that every count rests on, as columns of numbers: who said what about which agreement,
 * when, stated where, and who was what at the time. 600,000 statements take some 100 MB and are
 * filtered in milliseconds; both stores answer by the same code.
 *
 * Statements are numbered in the order of time (first day, last day, id; undated last), other
 * nodes in the order of their ids. A day is the number `yyyymmdd`; 0 means not stated.
 */

import { type Holding, holdsOn } from '../../../model/dates.ts';
import type { Label } from '../../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../../model/vocabulary/relationship-types.ts';
import type { InvertedIndex } from './inverted-index.ts';

/** A list of numbers for each number: those of `n` lie from `starts[n]` to `starts[n + 1]`. */
export interface Lists {
  starts: Int32Array;
  values: Int32Array;
}

export interface NodeFact {
  id: string;
  label: Label;
  name: string;
  country: string | null;
  kind: string | null;
  /** A body that nobody could identify, which comes last in every ranking. */
  unidentified: boolean;
}

/** A membership, office, participation or part, from a node to a body. */
export interface Term {
  type: RelationshipType;
  node: number;
  body: number;
  role: string | null;
  from: Days;
  to: Days;
  sources: string[];
  verified: boolean;
}

export interface ActFact {
  id: string;
  type: RelationshipType;
  node: number;
  agreement: number;
  days: Days;
  sources: string[];
  verified: boolean;
}

/** First and last possible day; both 0 when not stated. */
export interface Days {
  first: number;
  last: number;
}

export interface Facts {
  nodes: NodeFact[];
  numberOf: ReadonlyMap<string, number>;
  ids: string[];
  /**
   * A slot stays with a statement while numbers move, until a write touches it: the slot of each
   * number, the number at each slot (-1 for none) and the slot of an id.
   */
  slots: Int32Array;
  numberAt: Int32Array;
  slotOf: Map<string, number>;
  /** Which statements, by slot, hold a word. */
  words: InvertedIndex;
  first: Int32Array;
  last: Int32Array;
  quote: Uint8Array;
  /** 0 when a fact is known not to be verified. */
  verified: Uint8Array;
  /** 1 while a report about it is open. */
  contested: Uint8Array;
  speakers: Lists;
  agreements: Lists;
  /** Index into `stanceNames`, beside `agreements.values`. */
  stances: Uint8Array;
  /** Numbers into `sourceIds`, and which of them is the one that a statement was coded from. */
  sources: Lists;
  mainSources: Uint8Array;
  sourceIds: string[];
  /** Statements that a statement answers, and that answer it. */
  answers: Lists;
  answeredBy: Lists;
  /** Statements by speaker and by agreement, in the order of time. */
  bySpeaker: Lists;
  byAgreement: Lists;
  /** Terms by the node that holds them, and by the body they are held in. */
  terms: ReadonlyMap<number, Term[]>;
  termsIn: ReadonlyMap<number, Term[]>;
  acts: ActFact[];
}

/** How long a number's list is. */
export function length({ starts }: Lists, of: number): number {
  return (starts[of + 1] ?? 0) - (starts[of] ?? 0);
}

/** Calls back for each value in a number's list. */
export function each(lists: Lists, of: number, visit: (value: number, at: number) => void): void {
  const end = lists.starts[of + 1] ?? 0;
  for (let at = lists.starts[of] ?? 0; at < end; at += 1) visit(lists.values[at] ?? 0, at);
}

/** A number's list as an array. */
export function listOf(lists: Lists, of: number): number[] {
  return Array.from(lists.values.subarray(lists.starts[of] ?? 0, lists.starts[of + 1] ?? 0));
}

/** The place of each id in a list. */
export function numbered(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, number) => [id, number]));
}

/** The number of a statement; -1 when there is none of that id. */
export function statementNumber(facts: Facts, id: string): number {
  return facts.numberAt[facts.slotOf.get(id) ?? -1] ?? -1;
}

/** 1 for a body that nobody could identify, which comes after all others; 0 for everybody else. */
export function lastInRankings(facts: Facts, node: number): number {
  return facts.nodes[node]?.unidentified ? 1 : 0;
}

/** `20240918` for `2024-09-18`; 0 for nothing. */
export function dayNumber(day: string | null | undefined): number {
  return day ? Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10)) : 0;
}

/** The opposite of {@link dayNumber}; null for 0. */
export function dayText(day: number): string | null {
  if (day === 0) return null;
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** Whether a term holds on the days that a date may mean. */
export function validOn(term: { from: Days; to: Days }, days: Days): Holding {
  return holdsOn(stated(days), stated(term.from), stated(term.to));
}

function stated(days: Days): Days | undefined {
  return days.first === 0 ? undefined : days;
}
