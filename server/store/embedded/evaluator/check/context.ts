/** Where an expression stands, which decides what it may hold. */
import type { Clause, Expression, PathPattern, QueryTree } from '../../../../language/ast.ts';
import type { NameScope } from './scope.ts';
import type { Type } from './types.ts';

export interface CheckContext {
  /** Whether a pattern may stand here, as a test whether it is found. */
  readonly test: boolean;
  /** Whether aggregates may: in what is projected; `lists` inside an expression over a list. `pattern` of a
   * pattern comprehension. */
  readonly aggregates: 'yes' | 'no' | 'inside' | 'lists' | 'pattern';
  /** Whether it is computed for each part of a list. */
  readonly overList?: boolean;
  /** Whether labels may be chosen by expressions: in MATCH. */
  readonly dynamicLabels: boolean;
}

export const plainContext: CheckContext = { test: false, aggregates: 'no', dynamicLabels: false };
export const condition: CheckContext = { ...plainContext, test: true };
export const projected: CheckContext = { ...plainContext, aggregates: 'yes' };

/** Parts of the check that hold one another; their files reach them here, not in a circle. */
export interface Checks {
  /** What is known of a parameter: anything where none are given. */
  parameter(name: string): Type;
  /** Whether this is the second check, with the parameters, which Neo4j does with what it has simplified. */
  areGiven: boolean;
  expression(expression: Expression, scope: NameScope, context: CheckContext): Type;
  /** Checks a pattern and gives the scope with its names. */
  pattern(pattern: PathPattern, scope: NameScope, use: PatternUse): NameScope;
  /**
   * Checks a query and gives its columns; nothing when it ends without any. `importing` is the
   * scope that a WITH at its beginning takes names from.
   */
  query(
    query: QueryTree,
    scope: NameScope,
    use: QueryUse,
    importing?: NameScope,
  ): ColumnTypes | undefined;
}

/** Where a pattern stands. */
export type PatternUse = 'match' | 'comprehension' | 'expression';

/** What a query is part of. */
export type QueryUse = 'whole' | 'call' | 'exists' | 'count' | 'collect';

/** Columns and their types. */
export type ColumnTypes = ReadonlyMap<string, Type>;

export type ClauseOf<Kind extends Clause['kind']> = Extract<Clause, { kind: Kind }>;
