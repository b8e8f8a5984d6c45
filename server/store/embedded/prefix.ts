/** `CYPHER 5` and planner options before a query, which mean nothing to this engine. */

import { StancegraphError } from '../../errors.ts';
import { positionAt, tokenize } from '../../language/lexer.ts';
import { splitPrefix } from '../../language/prefix.ts';

/** The query with its options blanked out, so that every place stays. */
export function withoutOptions(query: string): string {
  const { optionsEnd, version } = splitPrefix(query);
  if (version !== undefined && version !== '5') {
    throw new StancegraphError(
      'cannot-answer',
      `The embedded store answers Cypher 5; the query asks for Cypher ${version}. Leave that out.`,
      { position: positionAt(query, 0, optionsEnd) },
    );
  }
  return query.slice(0, optionsEnd).replace(/[^\n]/g, ' ') + query.slice(optionsEnd);
}

/** Null for each parameter that a query names. */
export function withoutValues(query: string): Record<string, null> {
  const names = tokenize(query).filter(({ kind }) => kind === 'parameter');
  return Object.fromEntries(names.map(({ text }) => [text.replace(/^`|`$/g, ''), null]));
}
