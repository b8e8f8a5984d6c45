/** `=~`: whether a regular expression takes a whole text. */
import { Unsupported } from '../../values/errors.ts';
import type { CallContext } from '../definition.ts';
import { isPlain, linearForm } from './linear.ts';
import { translate } from './translate.ts';

const kept = 1000;
/** Ways to try above which the slower engine that does not try them is the better. */
const manyWays = 1e9;

/** What the first engine might take too long for. */
const risks = new WeakMap<RegExp, { loops: number; linear: RegExp }>();

/** Patterns are those of Java; the same pattern is translated once a query. */
export function matchesPattern(text: string, pattern: string, context: CallContext): boolean {
  const { patterns } = context;
  let expression = patterns.get(pattern);
  if (!expression) {
    expression = compiled(pattern);
    if (patterns.size >= kept) patterns.clear();
    patterns.set(pattern, expression);
  }
  context.budget.step(1 + (text.length >> 8));
  const risk = risks.get(expression);
  if (risk && text.length ** risk.loops > manyWays && isPlain(text)) return risk.linear.test(text);
  return expression.test(text);
}

function compiled(pattern: string): RegExp {
  try {
    const { source, loops, nested } = translate(pattern);
    const expression = new RegExp(source, 'v');
    const linear = nested || loops > 1 ? linearForm(source) : null;
    // A repetition in a repetition is tried in a number of ways that doubles with each character.
    if (linear) risks.set(expression, { loops: nested ? Number.POSITIVE_INFINITY : loops, linear });
    return expression;
  } catch (error) {
    // A RangeError comes of very many groups in one another.
    if (error instanceof SyntaxError || error instanceof RangeError) {
      throw new Unsupported('This regular expression');
    }
    throw error;
  }
}
