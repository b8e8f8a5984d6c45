/** Has the store explain a text without running it: its verdict is authoritative. */
import type { Diagnostic } from '@codemirror/lint';
import type { Problem } from '../../../../model/schemas/api.ts';
import type { Notice } from '../../../../model/schemas/queries.ts';
import { checkCypher } from '../../../api/cypher-check.ts';
import { isSeveral, plainMessage } from './plain-messages.ts';
import { parameterNames, secondStatement } from './scan.ts';

export type ShownFinding = Pick<Diagnostic, 'from' | 'to' | 'severity' | 'message'> & {
  /** What was probably meant there. */
  suggestion?: string | undefined;
};

let current: AbortController | undefined;

/** What the store would refuse, and what it noticed; nothing when it cannot be asked now. */
export async function checkOnServer(text: string): Promise<ShownFinding[]> {
  current?.abort();
  const mine = new AbortController();
  current = mine;
  const said = await checkCypher(text, placeholders(text), mine.signal).catch(() => undefined);
  if (!said) return [];
  const { problem, notices } = said;
  if (!problem) return notices.map((one) => noticeAt(text, one));
  const place = placeOf(text, problem.position);
  const { detail, suggestion } = problem;
  return [{ ...place, severity: 'error', message: plainMessage(detail), suggestion }];
}

/** Placeholder values for EXPLAIN: null, or a number after LIMIT and SKIP. */
export function placeholders(text: string): Record<string, number | null> {
  const numbers = new Set(
    [...text.matchAll(/\b(?:LIMIT|SKIP|OFFSET)\s+\$([\p{L}\p{N}_]+)/giu)].map(([, name]) => name),
  );
  return Object.fromEntries(
    parameterNames(text).map((name) => [name, numbers.has(name) ? 1 : null]),
  );
}

function noticeAt(text: string, { message, position, suggestion }: Notice): ShownFinding {
  return { ...placeOf(text, position), severity: 'warning', message, suggestion };
}

interface Position {
  line: number;
  column: number;
}

function placeOf(text: string, position: Position | undefined): { from: number; to: number } {
  return wordFrom(text, position ? offsetOf(text, position) : 0);
}

/** The offset of a line and column, both from 1. */
export function offsetOf(text: string, { line, column }: Position): number {
  const lines = text.split('\n');
  const before = lines
    .slice(0, Math.max(0, line - 1))
    .reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(text.length, before + Math.max(0, column - 1));
}

/** The line and column of an offset, both from 1; the opposite of {@link offsetOf}. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The place that a refusal of a text is about; none where the store names none. */
export function placeOfProblem(
  text: string,
  { detail, position }: Problem,
): { from: number; to: number } | undefined {
  if (isSeveral.test(detail)) return secondStatement(text);
  return position && position.line > 0 ? wordFrom(text, offsetOf(text, position)) : undefined;
}

/** The word or sign that begins at an offset, so that something can be underlined. */
export function wordFrom(text: string, from: number): { from: number; to: number } {
  const word = /^(?:[\p{L}\p{N}_$]+|\S)/u.exec(text.slice(from))?.[0] ?? '';
  if (word) return { from, to: from + word.length };
  const before = /\S+\s*$/.exec(text.slice(0, from))?.[0].length ?? 0;
  return { from: from - before, to: from };
}
