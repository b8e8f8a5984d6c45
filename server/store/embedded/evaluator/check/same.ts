/** Whether two expressions are written alike, whatever stands around them. */
import type { Expression } from '../../../../language/ast.ts';

const places = /^(start|end|.*Place|.*Start)$/;

/** Whether two expressions say the same in the same way; spaces and the case of words do not count. */
export function same(one: Expression, other: Expression): boolean {
  if (one.kind !== other.kind) return false;
  // Long chains are not written out to be compared with what is another operation anyway.
  if (one.kind === 'binary' && other.kind === 'binary' && one.operator !== other.operator)
    return false;
  return textOf(one) === textOf(other);
}

const texts = new WeakMap<Expression, string>();

function textOf(expression: Expression): string {
  const known = texts.get(expression);
  if (known !== undefined) return known;
  const text = JSON.stringify(expression, (key, value: unknown) =>
    places.test(key)
      ? undefined
      : isCall(value)
        ? { ...value, name: value.name.toLowerCase() }
        : value,
  );
  texts.set(expression, text);
  return text;
}

function isCall(value: unknown): value is Extract<Expression, { kind: 'call' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'call';
}
