/** Label expressions: `A`, `A&B`, `A:B`, `A|B`, `!A`, `%`, `$(…)`. */
import type { LabelExpression, TextPlace } from './ast.ts';
import { type Cursor, Mistake } from './cursor.ts';
import { isSign, type Token } from './lexer.ts';

/** The labels after `:` or IS, when one comes next. */
export function parseLabels(cursor: Cursor): LabelExpression | undefined {
  if (cursor.accept(':')) return labelExpression(cursor);
  return cursor.accept('is') ? { ...labelsAfterIs(cursor), afterIs: true } : undefined;
}

/** Whether a label expression may begin with this token. */
export const beginsLabels = (token: Token | undefined) =>
  token !== undefined &&
  (/^[!(%$]$/.test(token.text) || (token.kind === 'parameter' && /^(any|all)$/i.test(token.text)));

/** Whether IS begins a label test, as in `n IS Person`, not IS NULL and the like. */
export function isLabelAfterIs(cursor: Cursor): boolean {
  const after = cursor.peek(1);
  if (after?.kind !== 'name') return after?.kind === 'quoted-name' || beginsLabels(after);
  return !/^(not|null|typed|normalized|nfc|nfd|nfkc|nfkd)$/i.test(after.text);
}

/** What stands after IS, where no colon joins labels. */
function labelsAfterIs(cursor: Cursor): LabelExpression {
  const labels = labelExpression(cursor);
  const colon = colonIn(labels);
  if (!colon) return labels;
  throw new Mistake(
    "Mixing the IS keyword with colon (':') between labels is not allowed. Write & between them.",
    colon,
  );
}

/** The colon that joins labels in some part. */
function colonIn(labels: LabelExpression): TextPlace | undefined {
  if (labels.kind === 'not') return colonIn(labels.of);
  if (labels.kind !== 'and' && labels.kind !== 'or') return undefined;
  return labels.colon ?? labels.parts.map(colonIn).find((place) => place);
}

/** What stands after the colon. */
function labelExpression(cursor: Cursor): LabelExpression {
  const { start } = cursor;
  const parts = [labelTerm(cursor)];
  let colon: TextPlace | undefined;
  while (cursor.isLabelBar()) {
    const bar = cursor.next();
    if (cursor.accept(':')) colon = { start: bar.start, end: cursor.end };
    parts.push(labelTerm(cursor));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'or', parts, colon, start, end: cursor.end };
}

function labelTerm(cursor: Cursor): LabelExpression {
  const { start } = cursor;
  const parts = [labelFactor(cursor)];
  const signs = new Set<string>();
  let colon: TextPlace | undefined;
  while (cursor.is('&') || isColonBeforeLabel(cursor)) {
    const { text, start: at, end } = cursor.next();
    signs.add(text);
    if (text === ':') colon = { start: at, end };
    parts.push(labelFactor(cursor));
  }
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return { kind: 'and', parts, colon, mixed: signs.size > 1, start, end: cursor.end };
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
