/** The tree of a read query, as far as checking and rewriting it needs. Places are offsets. */

export interface Place {
  start: number;
  end: number;
}

export type Expression = Place &
  (
    | { kind: 'literal'; type: 'null' | 'boolean' | 'integer' | 'float' | 'string'; value: string }
    | { kind: 'parameter'; name: string }
    | { kind: 'variable'; name: string }
    | { kind: 'property'; of: Expression; name: string; namePlace: Place }
    | { kind: 'index'; of: Expression; at: Expression }
    | { kind: 'slice'; of: Expression; from?: Expression | undefined; to?: Expression | undefined }
    | { kind: 'list'; items: Expression[] }
    | { kind: 'map'; entries: MapEntry[] }
    | { kind: 'projection'; of: Expression; items: ProjectionItem[] }
    | {
        kind: 'binary';
        operator: string;
        left: Expression;
        right: Expression /** Of AND: whether it stands for a < b < c. */;
        chained?: boolean;
      }
    | { kind: 'unary'; operator: 'not' | '-' | '+'; of: Expression }
    | { kind: 'is-null'; of: Expression; not: boolean }
    | { kind: 'has-labels'; of: Expression; labels: LabelExpression }
    | { kind: 'type-test'; of: Expression }
    | {
        kind: 'call';
        name: string;
        namePlace: Place;
        args: Expression[];
        distinct: boolean;
        star: boolean;
        /** Whether it is written with words inside, as in `trim(BOTH 'x' FROM text)`. */
        special?: boolean;
      }
    | {
        kind: 'case';
        of?: Expression | undefined;
        whens: When[];
        otherwise?: Expression | undefined;
      }
    | {
        kind: 'comprehension';
        variable: string;
        list: Expression;
        where?: Expression | undefined;
        result?: Expression | undefined;
      }
    | { kind: 'quantifier'; name: string; variable: string; list: Expression; where: Expression }
    | {
        kind: 'reduce';
        accumulator: string;
        initial: Expression;
        variable: string;
        list: Expression;
        step: Expression;
      }
    | {
        kind: 'pattern-comprehension';
        pattern: PathPattern;
        where?: Expression | undefined;
        result: Expression;
      }
    | { kind: 'pattern'; pattern: PathPattern }
    | { kind: 'subquery'; name: 'exists' | 'count' | 'collect'; query: Query }
  );

export interface MapEntry {
  key: string;
  keyPlace: Place;
  value: Expression;
}

export type ProjectionItem = Place &
  (
    | { kind: 'all' }
    | { kind: 'property'; name: string }
    | { kind: 'variable'; name: string }
    | { kind: 'entry'; key: string; value: Expression }
  );

export interface When {
  /** More than one only in `CASE x WHEN 1, 2`. */
  conditions: Expression[];
  result: Expression;
}

/** `A`, `A&B`, `A:B`, `A|B`, `!A`, `%`, or `$(…)`. */
export type LabelExpression = Place &
  (
    | { kind: 'name'; name: string }
    | { kind: 'any' }
    | { kind: 'dynamic' }
    | { kind: 'not'; of: LabelExpression }
    | {
        kind: 'and' | 'or';
        parts: LabelExpression[];
        /** Whether a colon joins two parts: `A:B`, `A|:B`. */
        colon: boolean;
      }
  );

export interface NodePattern extends Place {
  kind: 'node';
  variable?: string | undefined;
  labels?: LabelExpression | undefined;
  /** Where the colon before the labels stands. */
  labelsStart?: number | undefined;
  properties?: Expression | undefined;
  where?: Expression | undefined;
  /** Where WHERE stands. */
  whereStart?: number | undefined;
}

export interface RelationshipPattern extends Place {
  kind: 'relationship';
  variable?: string | undefined;
  types?: LabelExpression | undefined;
  properties?: Expression | undefined;
  where?: Expression | undefined;
  /** `*`, `*1..3` inside the brackets. */
  range: boolean;
  /** Whether the range holds no length, as `*2..1`. */
  empty: boolean;
  /** Where a range can stand: after the types, or where brackets can. */
  rangeAt: Place;
  /** `{1,3}`, `+` or `*` after the arrow, and the range that says the same. */
  quantifier?: (Place & { range: string; empty: boolean }) | undefined;
}

export interface PathPattern extends Place {
  variable?: string | undefined;
  /** `shortestPath`, `allShortestPaths` or `SHORTEST …`. */
  selector?: string | undefined;
  elements: (NodePattern | RelationshipPattern)[];
  /** Whether a part stands in parentheses of its own: `((a)-->(b)){1,3}`. */
  parenthesised: boolean;
}

export interface ProjectedItem extends Place {
  expression: Expression;
  alias?: string | undefined;
}

export interface SortItem {
  expression: Expression;
}

export type Clause = Place &
  (
    | {
        kind: 'match';
        optional: boolean;
        patterns: PathPattern[];
        /** `USING INDEX …`. */
        hints?: Place | undefined;
        where?: Expression | undefined;
        whereStart?: number | undefined;
      }
    | { kind: 'unwind'; list: Expression; variable: string }
    | Projection
    | {
        kind: 'procedure';
        name: string;
        args: Expression[];
        yields: { name: string; alias: string }[] | 'all';
        where?: Expression | undefined;
      }
    | {
        kind: 'call';
        query: Query;
        imports: 'all' | 'none' | string[] | 'with';
        optional: boolean;
        inTransactions: boolean;
      }
    | { kind: 'finish' }
    | { kind: 'use' }
  );

export interface Projection extends Place {
  kind: 'with' | 'return';
  distinct: boolean;
  star: boolean;
  starPlace?: Place | undefined;
  items: ProjectedItem[];
  sort: SortItem[];
  skip?: Expression | undefined;
  /** How SKIP is written, when it is not SKIP. */
  offset?: Place | undefined;
  limit?: Expression | undefined;
  where?: Expression | undefined;
  /** Where WHERE stands. */
  whereStart?: number | undefined;
}

/** Several `parts` are joined by UNION. */
export interface Query extends Place {
  parts: Clause[][];
  /** Places of `DISTINCT` after UNION. */
  unionDistinct: Place[];
}

/** The expressions right inside an expression, patterns and subqueries left out. */
export function innerExpressions(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'property':
    case 'unary':
    case 'is-null':
    case 'has-labels':
    case 'type-test':
      return [expression.of];
    case 'index':
      return [expression.of, expression.at];
    case 'slice':
      return present([expression.of, expression.from, expression.to]);
    case 'list':
      return expression.items;
    case 'map':
      return expression.entries.map((entry) => entry.value);
    case 'projection':
      return [
        expression.of,
        ...expression.items.flatMap((item) => (item.kind === 'entry' ? [item.value] : [])),
      ];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.args;
    case 'case':
      return present([
        expression.of,
        ...expression.whens.flatMap((when) => [...when.conditions, when.result]),
        expression.otherwise,
      ]);
    case 'comprehension':
      return present([expression.list, expression.where, expression.result]);
    case 'quantifier':
      return [expression.list, expression.where];
    case 'reduce':
      return [expression.initial, expression.list, expression.step];
    case 'pattern-comprehension':
      return present([expression.where, expression.result]);
    default:
      return [];
  }
}

function present(expressions: (Expression | undefined)[]): Expression[] {
  return expressions.filter((expression) => expression !== undefined);
}
