/** What the steps of the analysis share: the query, its changes, what is known of values. */

import { StancegraphError } from '../../../errors.ts';
import type { Expression, Place, ProjectedItem } from '../../../language/ast.ts';
import { positionAt } from '../../../language/lexer.ts';
import type { Params } from '../../engine.ts';
import { Edits } from './edits.ts';
import type { Steps } from './steps.ts';
import { type Type, typeOfProperty, typeOfValue } from './types.ts';

/** Names to types; what is not in it is not known. */
export type Scope = Map<string, Type>;

/** What is known of the graph. */
export interface Known {
  /** The types of properties' values. */
  properties: ReadonlyMap<string, readonly string[]>;
  relationshipTypes: readonly string[];
}

/** Asks for it: of these properties, and of the relationship types where they are named. */
export type Learn = (properties: string[], withRelationshipTypes: boolean) => Promise<Known>;

/** Puts other texts in the place of some expressions; gives the type of what it put there. */
type StandIn = (expression: Expression, scope: Scope) => Type | undefined;

export class Analysis {
  readonly query: string;
  readonly params: Params;
  readonly edits: Edits;
  /** Calls of keys() and labels() where the order of what they give does not matter. */
  readonly unordered = new Set<Expression>();
  /** Expressions that stand as a condition, where a pattern may stand. */
  readonly conditions = new Set<Expression>();
  /** Names that are given to items of a projection. */
  readonly names = new Map<ProjectedItem, string>();
  /** The steps of the clause that is looked at, where it may have some. */
  steps: Steps | undefined;
  /** What was put into a step, with its type: in a < b < c the middle is met twice. */
  readonly stepped = new Map<Expression, Type>();
  /** Whether clauses may have steps: not inside EXISTS { … } and COUNT { … }. */
  canStep = true;
  standIn: StandIn | undefined;
  readonly #known: Known;
  #invented = 0;

  constructor(query: string, params: Params, known: Known) {
    this.query = query;
    this.params = params;
    this.edits = new Edits(query);
    this.#known = known;
  }

  /** The type of a property of a node or relationship; it may always be missing. */
  property(name: string): Type {
    return typeOfProperty(this.#known.properties.get(name) ?? []);
  }

  /**
   * A relationship type for the engine, which takes `made` for `MADE` where Neo4j does not: one that
   * the graph does not have in this spelling is given one that it has in none.
   */
  relationshipType(name: string): string {
    const has = (type: string) =>
      this.#known.relationshipTypes.some((known) => known.toLowerCase() === type.toLowerCase());
    if (this.#known.relationshipTypes.includes(name)) return name;
    let other = name;
    while (has(other)) other += '_';
    return other;
  }

  /** The type of a parameter's value. */
  parameter(place: Place, name: string): Type {
    if (Object.hasOwn(this.params, name)) return typeOfValue(this.params[name]);
    return this.wrong(place, `The parameter ${name} has no value.`);
  }

  /** Does the work with these stand-ins, or with none. */
  within<Result>(standIn: StandIn | undefined, work: () => Result): Result {
    const before = this.standIn;
    this.standIn = standIn;
    const result = work();
    this.standIn = before;
    return result;
  }

  /** Does the work with these steps, or with none. */
  withSteps<Result>(steps: Steps | undefined, work: () => Result): Result {
    const before = this.steps;
    this.steps = this.canStep ? steps : undefined;
    const result = work();
    this.steps = before;
    return result;
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

  /** Ends with what is wrong with the query on Neo4j, which this engine would let pass. */
  wrong(place: Place, message: string): never {
    throw new StancegraphError('bad-cypher', message, {
      position: positionAt(this.query, place.start, place.end),
    });
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
