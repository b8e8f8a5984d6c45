/** What Neo4j refuses before a query runs. */
import type { TextPlace, ToldPlace } from '../../../../language/ast.ts';

/** A mistake in a query, in plain words and with its place. */
export class CheckError extends Error {
  /** Neo4j's status code. */
  readonly code: string;
  readonly place: TextPlace | undefined;
  constructor(message: string, at?: ToldPlace, code = syntaxError) {
    const place = at?.toldPlace ?? at;
    super(message);
    this.name = 'CheckError';
    this.code = code;
    this.place = place && { start: place.start, end: place.end };
  }
}

const syntaxError = 'Neo.ClientError.Statement.SyntaxError';

/** The code of a query whose parameters are not all given. */
export const parameterMissing = 'Neo.ClientError.Statement.ParameterMissing';

/** The code of a value that cannot stand where it is. */
export const argumentErrorCode = 'Neo.ClientError.Statement.ArgumentError';
