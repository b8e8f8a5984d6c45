/** What a query can fail with while it runs. */

import type { TextPlace, ToldPlace } from '../../../../language/ast.ts';

/** A failure of a running query that Neo4j reports too, with Neo4j's status code. */
export class EvaluationError extends Error {
  readonly code: string;
  place?: TextPlace;

  constructor(code: string, message: string, place?: TextPlace) {
    super(message);
    this.name = 'EvaluationError';
    this.code = code;
    if (place) this.place = place;
  }
}

/** Something that Neo4j can do and this evaluator cannot: it is refused by its name. */
export class Unsupported extends Error {
  readonly construct: string;
  place?: TextPlace;

  constructor(construct: string, place?: TextPlace) {
    super(`${construct} is not available on the embedded store; Neo4j runs it.`);
    this.name = 'Unsupported';
    this.construct = construct;
    if (place) this.place = place;
  }
}

/** Notes where it failed, unless that is known. Anything else than a failure of a query stays as it is. */
export function placed<Thrown>(error: Thrown, { toldPlace, start, end }: ToldPlace): Thrown {
  if (error instanceof EvaluationError || error instanceof Unsupported)
    error.place ??= toldPlace ?? { start, end };
  return error;
}

const statement = (name: string) => (message: string) =>
  new EvaluationError(`Neo.ClientError.Statement.${name}`, message);

/** A value of the wrong type. */
export const typeError = statement('TypeError');
/** A value of the right type that cannot be used here. */
export const argumentError = statement('ArgumentError');
/** An integer overflow or a division by zero. */
export const arithmeticError = statement('ArithmeticError');
/** What would need more memory than there is. */
export function outOfMemory(what: string): EvaluationError {
  return new EvaluationError(
    'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
    `${what} would need more memory than a query may have.`,
  );
}

/** A text that is no Cypher, found only when the query runs. */
export const syntaxError = statement('SyntaxError');
