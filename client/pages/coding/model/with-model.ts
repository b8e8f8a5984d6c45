/** A language model's suggestions beside those that are there. */
import type { SuggestionReply } from '../../../../model/schemas/coding.ts';
import { type Work, workOf } from './work.ts';

/** Adds what the model alone found, and its candidates where nothing is decided yet. */
export function withModel(work: Work, suggestions: readonly SuggestionReply[]): Work {
  const byId = new Map(suggestions.map((one) => [one.id, one]));
  const known = work.statements.map((one) => {
    const offered = one.suggestion && byId.get(one.suggestion.id);
    if (one.state !== 'open' || !offered || offered.exact !== one.suggestion?.exact) return one;
    return { ...one, suggestion: offered };
  });
  const there = new Set(work.statements.map(({ ref }) => ref));
  const added = workOf(suggestions.filter(({ rule, id }) => rule === 'model' && !there.has(id)));
  const statements = [...known, ...added.statements].sort(
    (a, b) => (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0),
  );
  return { ...work, statements, current: work.current ?? added.current };
}
