/** `=~`: whether a regular expression takes a whole text. */
import { Unsupported } from '../../values/errors.ts';
import type { CallContext } from '../definition.ts';
import { translate } from './translate.ts';

const kept = 1000;

/** Patterns are those of Java; the same pattern is translated once a query. */
export function matches(text: string, pattern: string, context: CallContext): boolean {
  const { patterns } = context;
  let expression = patterns.get(pattern);
  if (!expression) {
    expression = compiled(pattern);
    if (patterns.size >= kept) patterns.clear();
    patterns.set(pattern, expression);
  }
  context.budget.step(1 + (text.length >> 8));
  return expression.test(text);
}

function compiled(pattern: string): RegExp {
  try {
    return translate(pattern);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Unsupported('This regular expression');
    throw error;
  }
}
