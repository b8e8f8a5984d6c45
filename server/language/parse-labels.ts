/** Label expressions: `A`, `A&B`, `A:B`, `A|B`, `!A`, `%`, `$(…)`. */
import type { LabelExpression } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { isSign } from './lexer.ts';

/** What stands after the colon or IS. */
export function labelExpression(cursor: Cursor): LabelExpression {
  const { start } = cursor;
  const parts = [labelTerm(cursor)];
  let colon = false;
  while (cursor.isLabelBar()) {
    cursor.next();
    if (cursor.accept(':')) colon = true;
    parts.push(labelTerm(cursor));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'or', parts, colon, start, end: cursor.end };
}

function labelTerm(cursor: Cursor): LabelExpression {
  const { start } = cursor;
  const parts = [labelFactor(cursor)];
  let colon = false;
  while (cursor.is('&') || isColonBeforeLabel(cursor)) {
    if (cursor.next().text === ':') colon = true;
    parts.push(labelFactor(cursor));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'and', parts, colon, start, end: cursor.end };
}

const isColonBeforeLabel = (cursor: Cursor) =>
  cursor.is(':') &&
  (cursor.isName(1) || ['!', '(', '%', '$'].some((sign) => isSign(cursor.peek(1), sign)));

function labelFactor(cursor: Cursor): LabelExpression {
  const { start } = cursor;
  const place = () => ({ start, end: cursor.end });
  if (cursor.accept('!'))
    return { kind: 'not', of: cursor.deeper(() => labelFactor(cursor)), ...place() };
  if (cursor.accept('%')) return { kind: 'any', ...place() };
  if (cursor.accept('(')) {
    const inner = cursor.deeper(() => labelExpression(cursor));
    cursor.expect(')');
    return { ...inner, ...place() };
  }
  const mode = dynamicMode(cursor);
  if (mode) {
    cursor.expect('(');
    const of = cursor.expression();
    cursor.expect(')');
    return { kind: 'dynamic', of, mode, ...place() };
  }
  return { kind: 'name', name: cursor.name(), ...place() };
}

/** `$(`, `$all(` or `$any(`, of which the bracket is left. */
function dynamicMode(cursor: Cursor): 'all' | 'any' | undefined {
  if (cursor.accept('$')) return 'all';
  const token = cursor.peek();
  const mode = token?.kind === 'parameter' ? token.text.toLowerCase() : '';
  if ((mode !== 'all' && mode !== 'any') || !isSign(cursor.peek(1), '(')) return undefined;
  cursor.next();
  return mode;
}
