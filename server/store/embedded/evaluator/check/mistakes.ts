/** What is not understood, in plain words. */

import { nearest } from '../../../../../model/nearest.ts';
import { ownNames } from '../../../../../model/own-names.ts';
import type { NotKnown } from '../../../../language/cursor.ts';
import { isSign, type Token, tokenize } from '../../../../language/lexer.ts';
import { CheckError } from './errors.ts';

/** The mistake at the first word that is not understood. */
export function mistakeAt(text: string, { at, deep }: NotKnown): CheckError {
  const tokens = tokenize(text);
  const index = tokens.findIndex(({ start }) => start === at);
  const token = tokens[index];
  const place = { start: at, end: token?.end ?? at };
  if (deep) return new CheckError('The query is nested too deeply here.', place);
  const before = index < 0 ? tokens : tokens.slice(0, index);
  const open = openBracket(before);
  const isMissing = open && openBracket(tokens);
  const closing =
    isMissing && `a closing ${closingOf[open.text]} for the ${open.text} may be missing`;
  if (tokens.length === 0) return new CheckError('The query is empty.', place);
  if (!token) {
    return new CheckError(
      `The query ends too early: ${closing ?? 'something is missing at its end'}.`,
      place,
    );
  }
  if (token.open) return new CheckError('The closing quotation mark is missing.', place);
  // After a value the / was read as a division.
  if (text.startsWith('/*', at) || text.startsWith('/*', at - 1))
    return new CheckError('The comment has no closing */.', place);
  if (isSign(before.at(-1), ';')) {
    const message = 'One statement at a time: run this one on its own, or remove it.';
    return new CheckError(message, place);
  }
  const written = text.slice(token.start, token.end);
  const hint = meantBy(token) ?? (closing && `: ${closing}`) ?? '';
  return new CheckError(`'${written}' is not understood here${hint}`, place);
}

const closingOf: Record<string, string> = ownNames({ '(': ')', '[': ']', '{': '}' });

/** The last bracket that is not closed. */
function openBracket(tokens: readonly Token[]): Token | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== 'sign') continue;
    if (closingOf[token.text]) open.push(token);
    else if (Object.values(closingOf).includes(token.text)) open.pop();
  }
  return open.at(-1);
}

/** Words that are often mistyped, and AS, which is near to one of them. */
const words =
  'AS MATCH OPTIONAL WHERE RETURN WITH UNWIND ORDER LIMIT SKIP OFFSET UNION CALL YIELD DISTINCT CONTAINS STARTS ENDS DESC ASC'.split(
    ' ',
  );

function meantBy(token: Token): string | undefined {
  const word = token.kind === 'name' ? nearest(token.text, words, true) : undefined;
  return word && `. Did you mean ${word}?`;
}
