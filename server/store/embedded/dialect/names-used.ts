/** Which variables a piece of the query speaks of; rather one too many than one too few. */
import type { Place } from '../../../language/ast.ts';
import { tokenize } from '../../../language/lexer.ts';
import type { Analysis, Scope } from './analysis.ts';

export function namesUsed(analysis: Analysis, { start, end }: Place, scope: Scope): string[] {
  const tokens = tokenize(analysis.query);
  const used = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.start < start || token.end > end || !scope.has(token.text)) continue;
    if (token.kind !== 'name' && token.kind !== 'quoted-name') continue;
    const [before, after] = [tokens[index - 1]?.text, tokens[index + 1]?.text];
    const isKey = after === ':' && (before === '{' || before === ',');
    if (before !== '.' && before !== ':' && !isKey) used.add(token.text);
  }
  return [...used];
}
