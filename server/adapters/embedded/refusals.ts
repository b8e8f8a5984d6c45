/**
 * What readers may not do and what this store does not have, said in plain words before the engine
 * calls it a slip. The plan decides behind it (guard.ts): these are the words, not the wall.
 */
import { calledIn } from '../../cypher/called.ts';
import { NotKnown } from '../../cypher/cursor.ts';
import { isWord, positionAt, tokenize } from '../../cypher/lexer.ts';
import { parse } from '../../cypher/parse.ts';
import { StancegraphError } from '../../errors.ts';
import { isOpenProcedure, notOpen, refusal } from './guard.ts';

const namespaces = new Set([
  '',
  'date',
  'datetime',
  'localdatetime',
  'localtime',
  'time',
  'duration',
  'point',
  'vector.similarity',
  'db',
]);

const lacking: Record<string, string> = {
  'db.schema.visualization':
    'Write MATCH (a)-[r]->(b) RETURN DISTINCT labels(a) AS start, type(r) AS type, labels(b) AS end.',
  'db.schema.nodetypeproperties':
    'Write MATCH (n) UNWIND labels(n) AS label UNWIND keys(n) AS key RETURN DISTINCT label, key ORDER BY label, key.',
  'db.schema.reltypeproperties':
    'Write MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT type(r) AS type, key ORDER BY type, key.',
};

/** Throws `forbidden` for procedures and functions that are not open to readers, wherever they stand. */
export function assertOpen(query: string): void {
  for (const { name, namespace, isProcedure, start, end } of calledIn(query)) {
    const position = positionAt(query, start, end);
    if (isProcedure && namespace !== '') {
      if (!isOpenProcedure(name)) throw notOpen(name, position);
      if (/^db\.(labels|relationshipTypes|propertyKeys)$/i.test(name)) continue;
      throw new StancegraphError(
        'cannot-answer',
        `The embedded store has no procedure ${name}; Neo4j has. ${lacking[name.toLowerCase()] ?? ''}`.trim(),
        { position },
      );
    }
    if (!isProcedure && !namespaces.has(namespace)) {
      throw new StancegraphError(
        'forbidden',
        `The function ${name} is not open to readers: it belongs to a plug-in of the database.`,
        { position },
      );
    }
  }
}

const words: [meaning: (word: string) => string, words: string][] = [
  [
    (word) => `writes (${word})`,
    'create merge set delete detach nodetach remove insert foreach commit rollback begin',
  ],
  [
    (word) => `administers the database (${word})`,
    'show terminate drop alter grant deny revoke rename start stop enable deallocate reallocate dryrun',
  ],
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

/** Offset of the first word that is not understood. */
export function placeNotKnown(query: string): number | undefined {
  try {
    parse(query);
    return undefined;
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    return error.at;
  }
}
