/** `CYPHER 5` and planner options before a query say nothing to this engine. */
import { positionAt } from '../../cypher/lexer.ts';
import { splitPrefix } from '../../cypher/prefix.ts';
import { StancegraphError } from '../../errors.ts';

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
