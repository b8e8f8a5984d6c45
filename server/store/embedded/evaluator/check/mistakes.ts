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
  const other = foreign(text, token);
  const written = other ?? text.slice(token.start, token.end);
  const said = other && `. ${otherwise[other.toLowerCase()]}`;
  const hint = said ?? meantBy(token) ?? (closing && `: ${closing}`) ?? '';
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

/** How Cypher says what SQL and other languages have a word or sign for. */
const otherwise: Record<string, string> = ownNames({
  like: 'Cypher has CONTAINS, STARTS WITH, ENDS WITH, and =~ for regular expressions.',
  ilike: 'Cypher has toLower(…) CONTAINS, and =~ with (?i).',
  group: 'Cypher groups by the columns of RETURN or WITH that do not aggregate; leave it out.',
  having: 'Cypher has WITH … WHERE for it.',
  select: 'Cypher has MATCH for what is sought and RETURN for its columns.',
  from: 'Cypher has MATCH for what is sought.',
  join: 'Cypher has patterns for it, such as (a)-->(b).',
  between: 'Cypher has 1 <= n.x <= 2 for it.',
  '==': 'Cypher has = for it.',
  '&&': 'Cypher has AND for it.',
});

/** The word or sign of another language that begins or ends here. */
function foreign(text: string, { start, end }: Token): string | undefined {
  const signs = [text.slice(start - 1, start + 1), text.slice(start, start + 2)];
  return [text.slice(start, end), ...signs].find((one) => otherwise[one.toLowerCase()]);
}
