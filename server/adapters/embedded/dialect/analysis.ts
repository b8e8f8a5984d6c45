/** What the steps of the analysis share: the query, its changes, what is known of values. */
import type { Expression, Place } from '../../../cypher/ast.ts';
import { positionAt } from '../../../cypher/lexer.ts';
import { StancegraphError } from '../../../errors.ts';
import type { Params } from '../../../graph/engine.ts';
import { Edits } from './edits.ts';
import { type Type, typeOfProperty, typeOfValue } from './types.ts';

/** Names to types; what is not in it is not known. */
export type Scope = Map<string, Type>;

export class Analysis {
  readonly query: string;
  readonly params: Params;
  readonly edits: Edits;
  /** Calls of keys() and labels() where the order of what they give does not matter. */
  readonly unordered = new Set<Expression>();
  readonly #properties: ReadonlyMap<string, readonly string[]>;
  #invented = 0;

  constructor(query: string, params: Params, properties: ReadonlyMap<string, readonly string[]>) {
    this.query = query;
    this.params = params;
    this.edits = new Edits(query);
    this.#properties = properties;
  }

  /** The type of a property of a node or relationship; it may always be missing. */
  property(name: string): Type {
    return typeOfProperty(this.#properties.get(name) ?? []);
  }

  /** The type of a parameter's value. */
  parameter(place: Place, name: string): Type {
    if (Object.hasOwn(this.params, name)) return typeOfValue(this.params[name]);
    throw new StancegraphError('bad-cypher', `The parameter ${name} has no value.`, {
      position: positionAt(this.query, place.start, place.end),
    });
  }

  /** A variable that the query does not have. */
  invent(): string {
    do this.#invented += 1;
    while (this.query.includes(`anonymous${this.#invented}`));
    return `anonymous${this.#invented}`;
  }

  source({ start, end }: Place): string {
    return this.query.slice(start, end);
  }

  /** Refuses the query: the engine would answer it otherwise than Neo4j. */
  refuse(place: Place, reason: string, instead: string): never {
    throw new StancegraphError(
      'cannot-answer',
      `${reason} The embedded store therefore does not answer it; Neo4j does. ${instead}`,
      { position: positionAt(this.query, place.start, place.end) },
    );
  }
}
