/** DISTINCT, which may also be the name of a variable. */
import type { Cursor } from './cursor.ts';
import { isSign, isWord } from './lexer.ts';

/** Takes DISTINCT where it is the word, and not a variable of that name. */
export function acceptDistinct(cursor: Cursor): boolean {
  return cursor.is('distinct') && !isName(cursor) && cursor.accept('distinct');
}

/** Words that go on after a variable, and after which another name may follow. */
const goesOn = /^(and|as|in|limit|offset|or|order|return|skip|where|with|xor)$/i;

/** Whether what follows DISTINCT can only follow a variable. */
function isName(cursor: Cursor): boolean {
  const [next, after] = [cursor.peek(1), cursor.peek(2)];
  if (!next) return true;
  if (next.kind === 'sign') {
    if (next.text === '{') return isSign(after, '.');
    if (next.text === '*') return after?.kind === 'number';
    return !/^[[({)+\-$]$/.test(next.text);
  }
  if (next.kind !== 'name') return false;
  const word = next.text.toLowerCase();
  if (word === 'order') return isWord(after, 'by');
  if (word === 'is') return isWord(after, 'null') || isWord(after, 'not');
  if (!goesOn.test(word)) return false;
  if (after?.kind === 'number' || after?.kind === 'parameter') return true;
  const isValue =
    after?.kind === 'quoted-name' || (after?.kind === 'name' && !goesOn.test(after.text));
  return isValue && !/^(limit|offset|skip)$/.test(word);
}
