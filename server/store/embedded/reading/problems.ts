/** Translates what a query can fail with into errors of this program. */
import { StancegraphError } from '../../../errors.ts';
import type { TextPlace } from '../../../language/ast.ts';
import { positionAt } from '../../../language/lexer.ts';
import { CheckError } from '../evaluator/check/errors.ts';
import { EvaluationError, Unsupported } from '../evaluator/values/errors.ts';
import { LimitReached } from './limits.ts';
import type { SentProblem } from './messages.ts';

/** `undefined` for what is a defect of this program. */
export function sentProblem(
  error: unknown,
  text: string,
  timeoutMs: number,
): SentProblem | undefined {
  const problem = (code: SentProblem['code'], message: string, place?: TextPlace): SentProblem => ({
    code,
    message,
    facts: place ? { position: positionAt(text, place.start, place.end) } : {},
  });
  if (error instanceof StancegraphError) {
    const { cause: _, ...facts } = error.facts;
    return { code: error.code, message: error.message, facts };
  }
  if (error instanceof EvaluationError && /OutOfMemory|StackOverFlow/.test(error.code)) {
    return problem('limit-reached', tooMuch);
  }
  if (error instanceof CheckError || error instanceof EvaluationError) {
    return problem('bad-cypher', error.message, error.place);
  }
  if (error instanceof Unsupported) return problem('cannot-answer', error.message, error.place);
  if (error instanceof LimitReached) {
    const said = { time: tooLong(timeoutMs), memory: tooMuch, depth: tooDeep };
    return problem('limit-reached', said[error.limit]);
  }
  if (!(error instanceof RangeError)) return undefined;
  if (/call stack/i.test(error.message)) {
    return problem(
      'cannot-answer',
      'The query is nested too deeply for the embedded store; Neo4j may answer it. Write x IN [a, b, c] or a parameter instead of a long chain.',
    );
  }
  // A text, list or map beyond what JavaScript holds.
  return /length|maximum size|allocation/i.test(error.message)
    ? problem('limit-reached', tooMuch)
    : undefined;
}

/** The refusal of a query that took longer than it may. */
export function tooLong(timeoutMs: number): string {
  return `The query was stopped after ${timeoutMs / 1000} s, its time limit. Ask for less: add a label, a limit or a narrower period.`;
}

/** The refusal of a query that needed more memory than it may. */
export const tooMuch =
  'The query was stopped because it, or another running beside it, needed too much memory. Ask for less: match fewer nodes or collect less.';

const tooDeep =
  'The query or its result is nested too deeply to be read. Use fewer UNIONs, clauses or lists within lists.';
