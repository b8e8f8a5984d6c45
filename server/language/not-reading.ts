/**
 * Explains, with its place in the text, why a query is more than reading. Whether it is one is
 * decided by the store's own plan: what is found here only words the refusal.
 */
import { StancegraphError, type TextPosition } from '../errors.ts';
import { NotKnown } from './cursor.ts';
import { isWord, positionAt, tokenize } from './lexer.ts';
import { parse } from './parse.ts';

/** The refusal of a query that does more than read. */
export function refusal(what: string, position?: TextPosition): StancegraphError {
  return new StancegraphError(
    'forbidden',
    `Only reading is allowed here; this query ${what}. Start it with MATCH and end it with RETURN.`,
    position ? { position } : {},
  );
}

/** The refusal of a function that is not the database's own. */
export function ofPlugIn(name: string, position?: TextPosition): StancegraphError {
  return new StancegraphError(
    'forbidden',
    `The function ${name} is not open to readers: it belongs to a plug-in of the database.`,
    position ? { position } : {},
  );
}

/** The refusal of a function that tells of the file that LOAD CSV reads. */
export function ofFiles(name: string): StancegraphError {
  return new StancegraphError(
    'forbidden',
    `The function ${name} speaks of files: it is not open to readers.`,
  );
}

/** The refusal of a procedure that readers may not call. */
export function notOpenToReaders(name: string, position?: TextPosition): StancegraphError {
  return new StancegraphError(
    'forbidden',
    `The procedure ${name} is not open to readers. Open are db.labels, db.relationshipTypes and db.propertyKeys.`,
    position ? { position } : {},
  );
}

const administration =
  'show terminate drop alter grant deny revoke rename start stop enable deallocate reallocate dryrun';
const words: [meaning: (word: string) => string, words: string][] = [
  [
    (word) => `writes (${word})`,
    'create merge set delete detach nodetach remove insert foreach commit rollback begin',
  ],
  [(word) => `administers the database (${word})`, administration],
  [() => 'reads a file or an address (LOAD CSV)', 'load'],
];
const meanings = new Map(
  words.flatMap(([meaning, list]) => list.split(' ').map((word) => [word, meaning] as const)),
);

/** Why a text that this program does not know is no reading, when its first strange word tells. */
export function refusalOf(query: string): StancegraphError | undefined {
  const at = placeNotKnown(query);
  const tokens = tokenize(query);
  const index = tokens.findIndex(({ start }) => start === at);
  const token = tokens[index];
  if (!token || (token.kind !== 'name' && token.kind !== 'sign')) return undefined;
  const position = positionAt(query, token.start, token.end);
  const around = tokens.slice(Math.max(0, index - 1), index + 3);
  if (around.some((one) => isWord(one, 'transactions') || isWord(one, 'concurrent'))) {
    const isShown = around.some((one) => isWord(one, 'show') || isWord(one, 'terminate'));
    if (!isShown) return refusal('opens transactions of its own (IN TRANSACTIONS)', position);
  }
  if (isWord(token, 'using') && isWord(tokens[index + 1], 'periodic')) {
    return refusal('reads a file or an address (LOAD CSV)', position);
  }
  const meaning = meanings.get(token.text.toLowerCase());
  return meaning && refusal(meaning(token.text.toUpperCase()), position);
}

/** Whether a text begins with a command to the database. */
export function administers(query: string): boolean {
  const first = tokenize(query)[0];
  return first !== undefined && administration.split(' ').some((word) => isWord(first, word));
}

/** Offset of the first word that is not understood. */
function placeNotKnown(query: string): number | undefined {
  try {
    parse(query);
    return undefined;
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    return error.at;
  }
}
