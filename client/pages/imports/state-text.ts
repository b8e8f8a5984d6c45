/** How far an import is, in words. */
import type { ImportProgress, ImportState } from '../../../model/schemas/imports.ts';
import { states, strings } from './strings.ts';

/** `being written, 37 %`, or `waiting, 2 imports before it`. */
export function stateText({
  state,
  progress,
}: {
  state: ImportState;
  progress?: ImportProgress | undefined;
}): string {
  const text = states[state] ?? state;
  if (!progress || progress.step === 'done') return text;
  const { step, done, total } = progress;
  if (step === 'waiting') return total > 0 ? `${text}, ${strings.inLine(total)}` : text;
  return total > 0 ? `${text}, ${Math.floor((100 * done) / total)} %` : text;
}
