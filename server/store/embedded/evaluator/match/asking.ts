/** Asks conditions of a row, together as AND asks them. */
import type { Compilation } from '../expressions/context.ts';
import { isTrue, truth } from '../expressions/logic.ts';
import { EvaluationError, placed } from '../values/errors.ts';
import { cannotFail } from './failing.ts';
import { Failure } from './failures.ts';
import type { Condition, Pattern } from './pattern.ts';

/**
 * When conditions are asked: of a row that is whole, `early` of one to which more is joined, or
 * `again` when they will be asked once more of the whole.
 */
export type AskedWhen = 'whole' | 'early' | 'again';

/**
 * Whether a row passes. What fails decides only when nothing else is false: a condition that is null
 * takes the row out, but does not hide that another failed.
 */
export function passing(
  compilation: Compilation,
  pattern: Pattern,
  conditions: Condition[],
  when: AskedWhen,
): () => boolean {
  const compiled = conditions.map(({ expression }) => ({
    place: expression,
    isSure: cannotFail(pattern, expression),
    evaluate: compilation.compile(expression, pattern.scope),
  }));
  const sure = compiled.filter(({ isSure }) => isSure).map(({ evaluate }) => evaluate);
  const unsure = compiled.filter(({ isSure }) => !isSure);
  const [only] = compiled;
  if (unsure.length === 0 || (compiled.length === 1 && when === 'whole')) {
    const tests = compiled.map(({ evaluate }) => isTrue(evaluate));
    return compiled.length === 1 && only
      ? isTrue(only.evaluate)
      : () => tests.every((test) => test());
  }
  const failure = when === 'whole' ? undefined : new Failure(when === 'again');
  if (failure) pattern.failures.push(failure);
  return () => {
    if (failure) failure.error = undefined;
    let holds = true;
    for (const evaluate of sure) {
      const value = truth(evaluate());
      if (value === false) return false;
      if (value === null) holds = false;
    }
    let failed: EvaluationError | undefined;
    for (const { evaluate, place } of unsure) {
      try {
        const value = truth(evaluate());
        if (value === false) return false;
        if (value === null) holds = false;
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        failed ??= placed(error, place);
      }
    }
    if (!failed) return holds;
    if (!failure) throw failed;
    failure.note(failed);
    return true;
  };
}
