/** Which rows a statement belongs to: its speakers, their parties and institutions of the day. */

import type { Holding } from '../../../model/dates.ts';
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { type Label, type SpeaksAs, speaksAs } from '../../../model/vocabulary/labels.ts';
import { typeDefinition } from '../../../model/vocabulary/relationship-types.ts';
import { speaksFor } from '../../../model/vocabulary/roles.ts';
import type { Scope } from '../../../model/vocabulary/scopes.ts';
import { type Days, each, type Facts, type Term, validOn } from './facts.ts';

/** The row of speakers who have none of the kind asked for. */
export const noRow = -1;

/** More than the terms around one speaker. */
const spans = 4096;
const undatedSpan = -1;
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

/** Which bodies a speaker counts for; institutions alone are asked through a scope. */
export interface RowsAsked {
  kind: RowKind;
  scope: Scope;
  /** Leaves out the rows that rest on unknown dates of office or membership. */
  certain: boolean;
}

/** The rows of a speaker or a statement, and those of them that rest on unknown dates. */
export interface MatrixRows {
  rows: readonly number[];
  uncertain: readonly number[];
}

/** All rows, and those that are certain. */
interface BothRows {
  all: MatrixRows;
  sure: MatrixRows;
}

/** What has been worked out of terms and nodes, for as long as both stay the same. */
interface Known {
  nodes: Facts['nodes'];
  /** By speaker. */
  boundaries: (readonly number[] | undefined)[];
  /** By kind and scope, speaker and span. */
  rowsByKind: Map<string, (Map<number, BothRows> | undefined)[]>;
}

const knownOfTerms = new WeakMap<Facts['terms'], Known>();

/** What speakers were on a day. The same few are asked for again and again, so it is cached. */
export class Affiliations {
  readonly #facts: Facts;
  readonly #known: Known;

  constructor(facts: Facts) {
    this.#facts = facts;
    let known = knownOfTerms.get(facts.terms);
    if (known?.nodes !== facts.nodes) {
      known = { nodes: facts.nodes, boundaries: [], rowsByKind: new Map() };
      knownOfTerms.set(facts.terms, known);
    }
    this.#known = known;
  }

  /** Tells the rows of a kind, through a scope where they are institutions. */
  rowsOf({ kind, scope, certain }: RowsAsked): RowsOf {
    if (kind !== 'institution') return this.#through(kind, 'all', certain);
    if (scope !== 'members') return this.#through(kind, scope, certain);
    return withoutSpokenFor(
      this.#through(kind, 'all', certain),
      this.#through(kind, 'office', certain),
    );
  }

  #through(kind: RowKind, scope: Scope, certain: boolean): RowsOf {
    const facts = this.#facts;
    const key = `${kind} ${scope}`;
    const rowsBySpeaker = this.#known.rowsByKind.get(key) ?? [];
    this.#known.rowsByKind.set(key, rowsBySpeaker);
    // Asked for every statement of a large graph: no object is made on the way.
    const at = (speaker: number, first: number, last: number): MatrixRows => {
      let rowsBySpan = rowsBySpeaker[speaker];
      if (!rowsBySpan) {
        rowsBySpan = new Map();
        rowsBySpeaker[speaker] = rowsBySpan;
      }
      const span = this.#span(speaker, first, last);
      let both = rowsBySpan.get(span);
      if (!both) {
        both = withSure(this.#rows(kind, scope, speaker, { first, last }));
        rowsBySpan.set(span, both);
      }
      return certain ? both.sure : both.all;
    };
    const of = (speaker: number, { first, last }: Days) => at(speaker, first, last);
    return {
      of,
      ofStatement(statement) {
        const [first, last] = [facts.first[statement] ?? 0, facts.last[statement] ?? 0];
        const { starts, values } = facts.speakers;
        const begin = starts[statement] ?? 0;
        if ((starts[statement + 1] ?? 0) - begin === 1) return at(values[begin] ?? 0, first, last);
        const rows = new Set<number>();
        const sure = new Set<number>();
        each(facts.speakers, statement, (speaker) => {
          const { rows: found, uncertain } = at(speaker, first, last);
          for (const row of found) {
            rows.add(row);
            if (!uncertain.includes(row)) sure.add(row);
          }
        });
        return { rows: [...rows], uncertain: [...rows].filter((row) => !sure.has(row)) };
      },
    };
  }

  /** Itself when it is of that kind, and the bodies that it counts for on the days. */
  #rows(kind: RowKind, scope: Scope, speaker: number, days: Days): MatrixRows {
    const { nodes } = this.#facts;
    const as = speakingAs[kind];
    const isRow = (row: number) => {
      const node = nodes[row];
      return node !== undefined && rowKindOf(node.label, node.kind) === kind;
    };
    const found = new Set([speaker]);
    const sure = new Set([speaker]);
    if (as !== 'person' && scope !== 'own') {
      const through = (term: Term): Holding => {
        if (!this.#speaksThrough(term, as, scope)) return 'no';
        return term.type === 'PART_OF' && as === 'institution'
          ? heldAsPart(term, days)
          : validOn(term, days);
      };
      // Only whoever speaks holds an office: a body does not pass it on to what it is part of.
      const throughOthers = scope === 'all';
      this.#grow(found, throughOthers, (term) => through(term) !== 'no');
      this.#grow(sure, throughOthers, (term) => through(term) === 'certain');
    }
    const rows = [...found].filter(isRow);
    if (rows.length === 0) return none;
    return { rows, uncertain: rows.filter((row) => !sure.has(row)) };
  }

  /** Whether a term makes its body one that its holder counts for, whatever the day. */
  #speaksThrough(term: Term, as: SpeaksAs, scope: Scope): boolean {
    const { nodes } = this.#facts;
    if (typeDefinition(term.type).countsFor === as) {
      return scope === 'all' || speaksFor(term.role, nodes[term.body]?.kind);
    }
    return scope === 'all' && term.type === 'PART_OF' && speaksAs(nodes[term.node]?.label) === as;
  }

  /** Adds the bodies at the other end of terms: of all that is found when `throughOthers`, else of the first. */
  #grow(found: Set<number>, throughOthers: boolean, through: (term: Term) => boolean): void {
    for (const one of throughOthers ? found : [...found]) {
      for (const term of this.#facts.terms.get(one) ?? []) {
        if (through(term)) found.add(term.body);
      }
    }
  }

  /** A number for the days between which nothing around the speaker begins or ends. */
  #span(speaker: number, first: number, last: number): number {
    if (first === 0) return undatedSpan;
    let boundaries = this.#known.boundaries[speaker];
    if (!boundaries) {
      boundaries = this.#boundariesAround(speaker);
      this.#known.boundaries[speaker] = boundaries;
    }
    let before = 0;
    let after = 0;
    for (let at = 0; at < boundaries.length; at += 1) {
      const day = boundaries[at] ?? 0;
      if (day <= first) before += 1;
      if (day <= last) after += 1;
    }
    return before * spans + after;
  }

  /** The days, each once, from which on a term may hold, surely holds, may have ended, has ended. */
  #boundariesAround(speaker: number): number[] {
    const days = new Set<number>();
    const around = new Set([speaker]);
    this.#grow(around, true, () => true);
    for (const node of around) {
      for (const { from, to } of this.#facts.terms.get(node) ?? []) {
        if (from.first) days.add(from.first).add(from.last);
        if (to.first) days.add(to.first + 1).add(to.last + 1);
      }
    }
    return [...days];
  }
}

/** Everything that a speaker belongs to: parties, groups, and institutions whatever the office. */
export function everyBody(affiliations: Affiliations, certain: boolean): RowsOf[] {
  return (['party', 'group', 'institution'] as const).map((kind) =>
    affiliations.rowsOf({ kind, scope: 'all', certain }),
  );
}

/** Tells rows. Those of a speaker are never empty unless what is uncertain is left out. */
export interface RowsOf {
  /**
   * The rows of one speaker on the days: itself when it is of that kind, else the parties it is a
   * member of or the institutions it speaks for, and with the scope `all` what those are part of.
   * `[noRow]` when there is none.
   */
  of(speaker: number, days: Days): MatrixRows;
  /** The distinct rows of a statement, over its speakers. */
  ofStatement(statement: number): MatrixRows;
}

const none: MatrixRows = { rows: [noRow], uncertain: [] };

function withSure(all: MatrixRows): BothRows {
  if (all.uncertain.length === 0) return { all, sure: all };
  const rows = all.rows.filter((row) => !all.uncertain.includes(row));
  return { all, sure: { rows, uncertain: [] } };
}

/** What members and parts said that nobody said for the institution. */
function withoutSpokenFor(all: RowsOf, office: RowsOf): RowsOf {
  const without = (whole: MatrixRows, part: MatrixRows): MatrixRows => {
    const left = (row: number) => row !== noRow && !part.rows.includes(row);
    return { rows: whole.rows.filter(left), uncertain: whole.uncertain.filter(left) };
  };
  return {
    of: (speaker, days) => without(all.of(speaker, days), office.of(speaker, days)),
    ofStatement: (statement) => without(all.ofStatement(statement), office.ofStatement(statement)),
  };
}

/** An institution is a part for good, unless days are stated: ministries do not join and leave. */
function heldAsPart(term: Term, days: Days): Holding {
  return term.from.first === 0 && term.to.first === 0 ? 'certain' : validOn(term, days);
}

/** A node and everything that is part of it, directly or through others. */
export function withParts(facts: Facts, nodes: Iterable<number>): Set<number> {
  const found = new Set(nodes);
  for (const one of found) {
    for (const term of facts.termsIn.get(one) ?? []) {
      if (term.type === 'PART_OF') found.add(term.node);
    }
  }
  return found;
}

/** What a node is part of, directly or through others, the nearest first. */
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
export function outermostAgreements(facts: Facts, agreement: number): number[] {
  const around = [agreement, ...wholesOf(facts, agreement)];
  const outer = around.filter(
    (one) => !facts.terms.get(one)?.some((term) => term.type === 'PART_OF'),
  );
  return outer.length > 0 ? outer : [agreement];
}
