/** `CYPHER 5` and planner options before a query say nothing to this engine. */

import { StancegraphError } from '../../errors.ts';
import { positionAt, tokenize } from '../../language/lexer.ts';
import { splitPrefix } from '../../language/prefix.ts';

/** The query with its options blanked out, so that every place stays. */
export function plainText(query: string): string {
  const sign = /\\u+00(22|27|5c|60)/i.exec(query);
  if (sign) {
    throw new StancegraphError(
      'cannot-answer',
      "Neo4j reads an escaped quotation mark before it reads the text, so that it ends the text; this store does not. Write \\\\' or another mark.",
      { position: positionAt(query, sign.index, sign.index + sign[0].length) },
    );
  }
  const letter = tokenize(query, true).find(
    ({ kind, start, end }) =>
      !/^(string|quoted-name)$/.test(kind) && /\\u+[\da-f]{4}/i.test(query.slice(start, end)),
  );
  if (letter) {
    throw new StancegraphError(
      'cannot-answer',
      'Neo4j resolves escaped letters before it reads the text; this store does so inside quotation marks only. Write the letters themselves.',
      { position: positionAt(query, letter.start, letter.end) },
    );
  }
  const { optionsEnd, version } = splitPrefix(query);
  if (version !== undefined && version !== '5') {
    throw new StancegraphError(
      'cannot-answer',
      `The embedded store answers Cypher 5; the query asks for Cypher ${version}. Leave that out.`,
      { position: positionAt(query, 0, optionsEnd) },
    );
  }
  return plainSpaces(query.slice(0, optionsEnd).replace(/[^\n]/g, ' ') + query.slice(optionsEnd));
}

/** What a word processor leaves between words is a space to Neo4j, and unknown to this engine. */
function plainSpaces(query: string): string {
  if (!/[^\S \t\r\n\uFEFF]/.test(query)) return query;
  return tokenize(query, true)
    .map(({ kind, start, end }) => {
      const text = query.slice(start, end);
      return kind === 'space' ? text.replace(/[^\S\t\r\n\uFEFF]/g, ' ') : text;
    })
    .join('');
}

/** Null for each parameter that a query names. */
export function withoutValues(query: string): Record<string, null> {
  const names = tokenize(query).filter(({ kind }) => kind === 'parameter');
  return Object.fromEntries(names.map(({ text }) => [text.replace(/^`|`$/g, ''), null]));
}
