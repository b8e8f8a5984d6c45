/**
 * Who spoke for whom on a day, in plain loops over the files of a graph or over what was generated:
 * it shares no code with the program, whose answers capacity.test.ts holds to it.
 */

import { readFileSync } from 'node:fs';
import { stanceNames } from '../../model/vocabulary/stances.ts';
import type { GraphBatch } from '../../server/store/batch.ts';

export type RowKind = 'actor' | 'party' | 'group' | 'institution';
export type Scope = 'own' | 'office' | 'all' | 'members';
export const stances = stanceNames;

interface Body {
  kind?: string;
  unidentified?: boolean;
}
interface Statement {
  id: string;
  date: string | undefined;
  speakers: string[];
  about: { agreement: string; stance: string }[];
}
interface Term {
  type: string;
  who: string;
  body: string;
  role?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}
export interface Plain {
  bodies: Map<string, Body>;
  statements: Statement[];
  terms: Term[];
  acts: { who: string; agreement: string }[];
}

const termTypes = ['MEMBER_OF', 'HOLDS_OFFICE', 'PART_OF'];
const noActs = ['MADE', 'ABOUT', 'STATED_IN', 'RESPONDS_TO', ...termTypes];

/** A dossier, from its files. */
export function plainOfFiles(folder: string): Plain {
  const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
  const plain: Plain = { bodies: new Map(), statements: [], terms: [], acts: [] };
  for (const name of ['actors', 'parties', 'institutions', 'agreements']) {
    for (const one of read(name)) plain.bodies.set(one.id, one);
  }
  for (const one of read('statements')) {
    plain.statements.push({ ...one, date: one.date ?? undefined });
  }
  for (const one of read('memberships')) {
    plain.terms.push({ ...one, type: 'MEMBER_OF', who: one.actor, body: one.party });
  }
  for (const one of read('offices')) {
    plain.terms.push({ ...one, type: 'HOLDS_OFFICE', who: one.actor, body: one.institution });
  }
  for (const { type, from: who, to: body } of read('relations')) {
    if (type === 'PART_OF') plain.terms.push({ type, who, body });
    else plain.acts.push({ who, agreement: body });
  }
  return plain;
}

/** A generated graph, from what is loaded. */
export function plainOfBatches(batches: Iterable<GraphBatch>): Plain {
  const plain: Plain = { bodies: new Map(), statements: [], terms: [], acts: [] };
  const said = new Map<string, Statement>();
  for (const { nodes, relationships } of batches) {
    for (const { id, label, properties } of nodes) {
      if (label === 'Statement') {
        const date = properties.date as string | undefined;
        said.set(id, { id, date, speakers: [], about: [] });
      } else plain.bodies.set(id, properties as Body);
    }
    for (const { type, from, to, properties } of relationships) {
      if (type === 'MADE') said.get(to)?.speakers.push(from);
      if (type === 'ABOUT') {
        said.get(from)?.about.push({ agreement: to, stance: String(properties.stance) });
      }
      if (termTypes.includes(type)) {
        plain.terms.push({ ...(properties as Partial<Term>), type, who: from, body: to });
      } else if (!noActs.includes(type)) plain.acts.push({ who: from, agreement: to });
    }
  }
  plain.statements = [...said.values()];
  return plain;
}

const opening = (date: string) => (date + '-01-01'.slice(date.length === 4 ? 0 : 3)).slice(0, 10);
/** A day after the last of a month counts as its last: only the order matters. */
const closing = (date: string) => (date + '-12-31'.slice(date.length === 4 ? 0 : 3)).slice(0, 10);

type Sure = 'no' | 'maybe' | 'yes';

function held({ type, who, from, to }: Term, date: string | undefined): Sure {
  // A ministry is part of its state for good; a party may join and leave its group.
  if (type === 'PART_OF' && who.startsWith('institution:') && !from && !to) return 'yes';
  if (!date) return 'maybe';
  if (from && opening(from) > closing(date)) return 'no';
  if (to && closing(to) < opening(date)) return 'no';
  if (!from || closing(from) > opening(date)) return 'maybe';
  return to && opening(to) < closing(date) ? 'maybe' : 'yes';
}

/** Offices that speak for any institution, and those that do not speak for a whole state. */
const forAny =
  /^((acting|caretaker|executive) )*(president|vice.president|prime minister|king|speaker|spokes|secretary.general|commissioner)\b/;
const forBodies =
  /^((acting|caretaker) )*(minister|deputy minister|deputy prime minister|state secretary|head)\b/;

export function speaks(role: string | undefined, kind: string | undefined): boolean {
  const isState = kind === 'member-state' || kind === 'state';
  for (const part of (role ?? '').split(';')) {
    const text = part.trim().toLowerCase();
    if (text.startsWith('spokes') || forAny.test(text)) return true;
    if (!isState && forBodies.test(text)) return true;
  }
  return false;
}

function isRow(plain: Plain, id: string, kind: RowKind): boolean {
  if (kind === 'party' || kind === 'group') {
    const isGroup = plain.bodies.get(id)?.kind === 'parliamentary-group';
    return id.startsWith('party:') && isGroup === (kind === 'group');
  }
  return id.startsWith(`${kind}:`);
}

/** The rows that one speaker counts for, each with whether that is certain. */
function rowsOfSpeaker(
  plain: Plain,
  speaker: string,
  date: string | undefined,
  kind: RowKind,
  scope: 'own' | 'office' | 'all',
): Map<string, boolean> {
  const reached = new Map<string, boolean>([[speaker, true]]);
  const walk = (from: string, sure: boolean) => {
    for (const term of plain.terms) {
      if (term.who !== from) continue;
      const joins = kind === 'institution' ? 'HOLDS_OFFICE' : 'MEMBER_OF';
      const prefix = kind === 'institution' ? 'institution:' : 'party:';
      const counts =
        term.type === joins
          ? scope === 'all' || speaks(term.role, plain.bodies.get(term.body)?.kind)
          : term.type === 'PART_OF' && scope === 'all' && from.startsWith(prefix);
      const holds = counts ? held(term, date) : 'no';
      if (holds === 'no') continue;
      const surely = sure && holds === 'yes';
      const known = reached.get(term.body);
      if (known === true || known === surely) continue;
      reached.set(term.body, surely);
      if (scope === 'all') walk(term.body, surely);
    }
  };
  if (kind !== 'actor' && scope !== 'own') walk(speaker, true);
  const rows = new Map([...reached].filter(([id]) => isRow(plain, id, kind)));
  return rows.size > 0 ? rows : new Map([['none', true]]);
}

/** The rows of a statement, each with whether it counts there with certainty. */
export function rowsOf(
  plain: Plain,
  one: Statement,
  kind: RowKind,
  scope: Scope,
  certain = false,
): Map<string, boolean> {
  const through: Scope = kind === 'institution' ? scope : 'all';
  if (through === 'members') {
    const all = rowsOf(plain, one, kind, 'all', certain);
    for (const row of rowsOf(plain, one, kind, 'office', certain).keys()) all.delete(row);
    all.delete('none');
    return all;
  }
  const rows = new Map<string, boolean>();
  for (const speaker of one.speakers) {
    for (const [row, sure] of rowsOfSpeaker(plain, speaker, one.date, kind, through)) {
      if (!rows.get(row)) rows.set(row, sure);
    }
  }
  if (certain) for (const [row, sure] of rows) if (!sure) rows.delete(row);
  return rows;
}

/** An agreement and everything that is part of it. */
export function familyOf(plain: Plain, agreement: string): Set<string> {
  const family = new Set([agreement]);
  for (const one of family) {
    for (const term of plain.terms) {
      if (term.type === 'PART_OF' && term.body === one) family.add(term.who);
    }
  }
  return family;
}

export interface Asked {
  rows: RowKind;
  scope: Scope;
  certain: boolean;
  agreement?: string;
  /** A party or an institution that the statements are of. */
  of?: string;
}

/** The statements asked for, each with whether it is so with certainty. */
export function matching(plain: Plain, asked: Omit<Asked, 'rows'>): [Statement, boolean][] {
  const { scope, certain, agreement, of } = asked;
  const family = agreement ? familyOf(plain, agreement) : undefined;
  return plain.statements.flatMap((one): [Statement, boolean][] => {
    if (family && !one.about.some((about) => family.has(about.agreement))) return [];
    let fit: boolean | undefined = true;
    if (of) {
      const kinds: RowKind[] = of.startsWith('party:') ? ['party', 'group'] : ['institution'];
      const fits = kinds.map((kind) => rowsOf(plain, one, kind, scope).get(of));
      fit = fits.includes(true) || (fits.includes(false) ? false : undefined);
    }
    return fit === undefined || (certain && !fit) ? [] : [[one, fit]];
  });
}

interface Line {
  total: number;
  uncertain: number;
}
export interface Table {
  total: number;
  uncertain: number;
  rows: Record<string, Line>;
  columns: Record<string, Line>;
  /** `support oppose mixed neutral, uncertain` by row and column. */
  cells: Record<string, string>;
}

/** Every number of a matrix. */
export function tableOf(plain: Plain, asked: Asked): Table {
  const table: Table = { total: 0, uncertain: 0, rows: {}, columns: {}, cells: {} };
  const counts = new Map<string, number[]>();
  const family = asked.agreement ? familyOf(plain, asked.agreement) : undefined;
  const count = (lines: Record<string, Line>, name: string, sure: boolean) => {
    lines[name] ??= { total: 0, uncertain: 0 };
    lines[name].total += 1;
    if (!sure) lines[name].uncertain += 1;
  };
  for (const [one, fit] of matching(plain, asked)) {
    const rows = rowsOf(plain, one, asked.rows, asked.scope, asked.certain);
    if (rows.size === 0) continue;
    const anySure = fit && [...rows.values()].includes(true);
    table.total += 1;
    if (!anySure) table.uncertain += 1;
    const about = one.about.filter(({ agreement }) => !family || family.has(agreement));
    for (const column of new Set(about.map(({ agreement }) => agreement))) {
      count(table.columns, column, anySure);
    }
    for (const [row, sure] of rows) {
      count(table.rows, row, fit && sure);
      for (const { agreement, stance } of about) {
        const cell = counts.get(`${row} ${agreement}`) ?? [...stances.map(() => 0), 0];
        const place = stances.indexOf(stance as (typeof stances)[number]);
        cell[place] = (cell[place] ?? 0) + 1;
        if (!fit || !sure) cell[stances.length] = (cell[stances.length] ?? 0) + 1;
        counts.set(`${row} ${agreement}`, cell);
      }
    }
  }
  for (const [cell, numbers] of counts) table.cells[cell] = numbers.join(' ');
  return table;
}
