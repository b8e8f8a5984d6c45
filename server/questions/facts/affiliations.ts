/** Which rows a statement belongs to: its speakers, their parties and institutions of the day. */
import { type Label, type SpeaksAs, speaksAs } from '../../../model/vocabulary/labels.ts';
import { typeDefinition } from '../../../model/vocabulary/relationship-types.ts';
import { type Days, each, type Facts, type Term, validOn } from './facts.ts';

/** What the rows of a matrix are. `group` stands for parliamentary groups. */
export type RowKind = 'actor' | 'party' | 'group' | 'institution';

/** The row of speakers who have none of the kind asked for. */
export const noRow = -1;

/** More than the terms around one speaker. */
const spans = 4096;
const groupKind = 'parliamentary-group';
/** As what the rows of a kind speak. */
const speakingAs = {
  actor: 'person',
  party: 'party',
  group: 'party',
  institution: 'institution',
} as const satisfies Record<RowKind, SpeaksAs>;

/** The kind of row that a node of a label is; undefined for what does not speak. */
export function rowKindOf(label: Label, kind: string | null): RowKind | undefined {
  const as = speaksAs(label);
  if (as === 'person') return 'actor';
  return as === 'party' && kind === groupKind ? 'group' : as;
}

/** The days that a statement's date may mean. */
export function daysOf(facts: Facts, statement: number): Days {
  return { first: facts.first[statement] ?? 0, last: facts.last[statement] ?? 0 };
}

/** Days on which something around a speaker begins or has ended, each sorted. */
interface Boundaries {
  begins: number[];
  ends: number[];
}

/** What has been worked out of terms and nodes, for as long as both stay the same. */
interface Known {
  nodes: Facts['nodes'];
  boundaries: Map<number, Boundaries>;
  rowsByKind: Map<RowKind, Map<number, readonly number[]>>;
}

const knownOfTerms = new WeakMap<Facts['terms'], Known>();

/** What speakers were on a day. The same few are asked for again and again, so it is cached. */
export class Affiliations {
  readonly #facts: Facts;
  readonly #boundaries: Known['boundaries'];
  readonly #rowsByKind: Known['rowsByKind'];

  constructor(facts: Facts) {
    this.#facts = facts;
    let known = knownOfTerms.get(facts.terms);
    if (known?.nodes !== facts.nodes) {
      known = { nodes: facts.nodes, boundaries: new Map(), rowsByKind: new Map() };
      knownOfTerms.set(facts.terms, known);
    }
    this.#boundaries = known.boundaries;
    this.#rowsByKind = known.rowsByKind;
  }

  /**
   * The rows of one speaker on the days: itself when it is of that kind, else the parties it is a
   * member of or the institutions it holds an office at, and what those are part of. Never empty:
   * `[noRow]` when there is none.
   */
  of(kind: RowKind, speaker: number, days: Days): readonly number[] {
    let rowsBySpan = this.#rowsByKind.get(kind);
    if (!rowsBySpan) {
      rowsBySpan = new Map();
      this.#rowsByKind.set(kind, rowsBySpan);
    }
    const key = speaker * spans * spans + this.#span(speaker, days);
    let rows = rowsBySpan.get(key);
    if (!rows) {
      rows = this.#rows(kind, speaker, days);
      rowsBySpan.set(key, rows);
    }
    return rows;
  }

  /** The distinct rows of a statement, over its speakers. */
  ofStatement(kind: RowKind, statement: number): readonly number[] {
    const days = daysOf(this.#facts, statement);
    const { starts, values } = this.#facts.speakers;
    const begin = starts[statement] ?? 0;
    if ((starts[statement + 1] ?? 0) - begin === 1) {
      return this.of(kind, values[begin] ?? 0, days);
    }
    const rows = new Set<number>();
    each(this.#facts.speakers, statement, (speaker) => {
      for (const row of this.of(kind, speaker, days)) rows.add(row);
    });
    return [...rows];
  }

  /** Every body that the node is in on the days, near and far; itself too. */
  within(node: number, days: Days, through: (term: Term) => boolean): Set<number> {
    const found = new Set([node]);
    for (const one of found) {
      for (const term of this.#facts.terms.get(one) ?? []) {
        if (through(term) && validOn(term, days) !== 'no') found.add(term.body);
      }
    }
    return found;
  }

  #rows(kind: RowKind, speaker: number, days: Days): number[] {
    const { nodes } = this.#facts;
    const as = speakingAs[kind];
    if (as === 'person') return speaksAs(nodes[speaker]?.label) === as ? [speaker] : [noRow];
    const around = this.within(
      speaker,
      days,
      (term) =>
        typeDefinition(term.type).countsFor === as ||
        (term.type === 'PART_OF' && speaksAs(nodes[term.node]?.label) === as),
    );
    const rows = [...around].filter((row) => {
      const node = nodes[row];
      return node !== undefined && rowKindOf(node.label, node.kind) === kind;
    });
    return rows.length > 0 ? rows : [noRow];
  }

  /** A number for the days between which nothing around the speaker begins or ends. */
  #span(speaker: number, days: Days): number {
    if (days.first === 0) return spans * spans - 1;
    let boundaries = this.#boundaries.get(speaker);
    if (!boundaries) {
      boundaries = this.#boundariesAround(speaker);
      this.#boundaries.set(speaker, boundaries);
    }
    let begun = 0;
    let ended = 0;
    for (const day of boundaries.begins) if (day <= days.last) begun += 1;
    for (const day of boundaries.ends) if (day < days.first) ended += 1;
    return begun * spans + ended;
  }

  #boundariesAround(speaker: number): Boundaries {
    const begins = new Set<number>();
    const ends = new Set<number>();
    for (const node of this.within(speaker, { first: 0, last: 0 }, () => true)) {
      for (const { from, to } of this.#facts.terms.get(node) ?? []) {
        if (from.first) begins.add(from.first);
        if (to.last) ends.add(to.last);
      }
    }
    return { begins: [...begins], ends: [...ends] };
  }
}

/** A node and everything that is part of it, near and far. */
export function withParts(facts: Facts, nodes: Iterable<number>): Set<number> {
  const found = new Set(nodes);
  for (const one of found) {
    for (const term of facts.termsIn.get(one) ?? []) {
      if (term.type === 'PART_OF') found.add(term.node);
    }
  }
  return found;
}

/** What a node is part of, near and far, the nearest first. */
export function wholesOf(facts: Facts, node: number): number[] {
  const found = new Set([node]);
  for (const one of found) {
    for (const term of facts.terms.get(one) ?? []) {
      if (term.type === 'PART_OF') found.add(term.body);
    }
  }
  found.delete(node);
  return [...found];
}

/** The outermost agreements around one: itself when it is part of nothing. */
export function outermost(facts: Facts, agreement: number): number[] {
  const around = [agreement, ...wholesOf(facts, agreement)];
  const outer = around.filter(
    (one) => !facts.terms.get(one)?.some((term) => term.type === 'PART_OF'),
  );
  return outer.length > 0 ? outer : [agreement];
}
