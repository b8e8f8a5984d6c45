/** The tree of a read query. Places are offsets in the text as it was written. */
import type { Hint } from './hint.ts';

/** Where in the text of a query something stands: offsets of UTF-16 units. */
export interface TextPlace {
  start: number;
  end: number;
}

/** A part of which a mistake is told elsewhere than at its beginning. */
export interface ToldPlace extends TextPlace {
  /** At the operator, or inside the brackets. */
  toldPlace?: TextPlace | undefined;
}

export type Expression = ToldPlace &
  (
    | {
        kind: 'literal';
        type: 'null' | 'boolean' | 'integer' | 'float' | 'string';
        /** Of a string what it means, its escapes resolved; else as written. */
        value: string;
      }
    | { kind: 'parameter'; name: string }
    | { kind: 'variable'; name: string }
    | { kind: 'property'; of: Expression; name: string; namePlace: TextPlace }
    | { kind: 'index'; of: Expression; at: Expression }
    | { kind: 'slice'; of: Expression; from?: Expression | undefined; to?: Expression | undefined }
    | { kind: 'list'; items: Expression[] }
    | { kind: 'map'; entries: MapEntry[] }
    | { kind: 'projection'; of: Expression; items: ProjectionItem[] }
    | {
        kind: 'binary';
        operator: string;
        left: Expression;
        right: Expression;
      }
    | { kind: 'unary'; operator: 'not' | '-' | '+'; of: Expression }
    | { kind: 'is-null'; of: Expression; not: boolean }
    | { kind: 'has-labels'; of: Expression; labels: LabelExpression }
    /** `n IS :: INTEGER NOT NULL`. */
    | { kind: 'type-test'; of: Expression; not: boolean; type: TypeName }
    | { kind: 'is-normalized'; of: Expression; not: boolean; form: NormalForm }
    | {
        kind: 'call';
        name: string;
        namePlace: TextPlace;
        args: Expression[];
        distinct: boolean;
        star: boolean;
        /** Whether it is written with words inside, as in `trim(BOTH 'x' FROM text)`. */
        special?: boolean;
        /** Of such a trim: which side. Its arguments are then [text] or [letters, text]. */
        mode?: 'both' | 'leading' | 'trailing';
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
    | { kind: 'subquery'; name: 'exists' | 'count' | 'collect'; query: QueryTree }
    /** In `CASE x WHEN > 5`: a condition that is a test of x, not a value to compare with x. */
    | { kind: 'case-test'; test: Expression }
    /** Inside a `case-test`: the value of x. */
    | { kind: 'case-value' }
  );

export type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

/** A type as `IS ::` takes it. */
export type TypeName =
  | {
      /** `INTEGER`, `LIST`, `ANY`, `PROPERTY VALUE`, `ZONED DATETIME`, … */
      name: string;
      /** Of a list: what it holds. */
      inner?: TypeName;
      notNull: boolean;
    }
  | { union: TypeName[] };

export interface MapEntry {
  key: string;
  keyPlace: TextPlace;
  value: Expression;
}

export type ProjectionItem = TextPlace &
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

/** `A`, `A&B`, `A:B`, `A|B`, `!A`, `%`, or `$(…)`, `$any(…)`; `afterIs` where IS stands before it. */
export type LabelExpression = TextPlace & { afterIs?: boolean } & (
    | { kind: 'name'; name: string }
    | { kind: 'any' }
    | { kind: 'dynamic'; of: Expression; mode: 'all' | 'any' }
    | { kind: 'not'; of: LabelExpression }
    | {
        kind: 'and' | 'or';
        parts: LabelExpression[];
        /** The last colon that joins two parts: `A:B`, `A|:B`, with its bar. */
        colon?: TextPlace | undefined;
        /** Whether `&` joins others of them. */
        mixed?: boolean;
      }
  );

export interface NodePattern extends TextPlace {
  kind: 'node';
  variable?: string | undefined;
  variablePlace?: TextPlace | undefined;
  labels?: LabelExpression | undefined;
  /** Where the colon before the labels stands. */
  labelsStart?: number | undefined;
  properties?: Expression | undefined;
  where?: Expression | undefined;
  /** Where WHERE stands. */
  whereStart?: number | undefined;
}

export interface RelationshipPattern extends TextPlace {
  kind: 'relationship';
  variable?: string | undefined;
  variablePlace?: TextPlace | undefined;
  types?: LabelExpression | undefined;
  direction: 'out' | 'in' | 'both';
  properties?: Expression | undefined;
  where?: Expression | undefined;
  /** `*`, `*1..3` inside the brackets. */
  range: boolean;
  /** The bounds of the range, where they are written: `*2` has both. */
  min?: number | undefined;
  max?: number | undefined;
  /** Where they stand, after the star. */
  lengthPlace?: TextPlace | undefined;
  /** Whether the range holds no length, as `*2..1`. */
  empty: boolean;
  /** Where a range can stand: after the types, or where brackets can. */
  rangeAt: TextPlace;
  /** `{1,3}`, `+` or `*` after the arrow. */
  quantifier?: Quantifier | undefined;
}

export interface Quantifier extends TextPlace {
  min: number;
  max?: number | undefined;
  /** The range inside the brackets that says the same. */
  range: string;
  /** Whether it holds no length, as `{2,1}`. */
  empty: boolean;
}

/** A part in parentheses of its own: `((a)-->(b) WHERE …){1,3}`. */
export interface GroupPattern extends TextPlace {
  kind: 'group';
  pattern: PathPattern;
  where?: Expression | undefined;
  quantifier?: Quantifier | undefined;
  variable?: undefined;
}

export interface Selector extends TextPlace {
  kind:
    | 'shortestPath'
    | 'allShortestPaths'
    | 'all'
    | 'any'
    | 'shortest'
    | 'allShortest'
    | 'shortestGroups';
  /** How many, where it is written. */
  count?: number | undefined;
  countPlace?: TextPlace | undefined;
}

export interface PathPattern extends TextPlace {
  variable?: string | undefined;
  variablePlace?: TextPlace | undefined;
  selector?: Selector | undefined;
  elements: (NodePattern | RelationshipPattern | GroupPattern)[];
  /** Whether a part stands in parentheses of its own: `((a)-->(b)){1,3}`. */
  parenthesised: boolean;
}

export interface ProjectedItem extends TextPlace {
  expression: Expression;
  alias?: string | undefined;
  aliasPlace?: TextPlace | undefined;
}

export interface SortItem {
  expression: Expression;
  descending: boolean;
}

export type Clause = TextPlace &
  (
    | {
        kind: 'match';
        optional: boolean;
        patterns: PathPattern[];
        /** `USING INDEX …`. */
        hints?: TextPlace | undefined;
        hinted?: Hint[] | undefined;
        /** `DIFFERENT RELATIONSHIPS`, `REPEATABLE ELEMENTS`. */
        mode?: TextPlace | undefined;
        where?: Expression | undefined;
        whereStart?: number | undefined;
      }
    | { kind: 'unwind'; list: Expression; variable: string; variablePlace: TextPlace }
    | ProjectionBody
    | {
        kind: 'procedure';
        optional: boolean;
        name: string;
        namePlace: TextPlace;
        /** Nothing when no parentheses are written. */
        args: Expression[];
        hasArgs: boolean;
        yields: (TextPlace & { name: string; alias: string; aliasPlace: TextPlace })[] | 'all';
        /** Whether YIELD is written. */
        yielding: boolean;
        where?: Expression | undefined;
      }
    | {
        kind: 'call';
        query: QueryTree;
        /** `CALL (*)`, `CALL ()`, `CALL (a, b)`, or `CALL {` with a WITH inside. */
        imports: 'all' | 'none' | string[] | 'with';
        importPlaces: TextPlace[];
        optional: boolean;
        inTransactions: boolean;
      }
    | { kind: 'finish' }
    | { kind: 'use' }
  );

export interface ProjectionBody extends TextPlace {
  kind: 'with' | 'return';
  /** Whether only ORDER BY, SKIP or LIMIT is written; it is then `WITH *`. */
  bare?: boolean;
  distinct: boolean;
  star: boolean;
  starPlace?: TextPlace | undefined;
  items: ProjectedItem[];
  sort: SortItem[];
  skip?: Expression | undefined;
  /** How SKIP is written, when it is not SKIP. */
  offset?: TextPlace | undefined;
  limit?: Expression | undefined;
  where?: Expression | undefined;
  /** Where WHERE stands. */
  whereStart?: number | undefined;
}

/** Several `parts` are joined by UNION. */
export interface QueryTree extends TextPlace {
  parts: Clause[][];
  /** Which UNION stands between two parts. */
  unions: ('all' | 'distinct')[];
  /** Places of those. */
  unionPlaces: TextPlace[];
  /** Places of `DISTINCT` after UNION. */
  unionDistinct: TextPlace[];
}

/** The expressions right inside an expression, patterns and subqueries left out. */
export function innerExpressions(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'property':
    case 'unary':
    case 'is-null':
    case 'has-labels':
    case 'type-test':
    case 'is-normalized':
      return [expression.of];
    case 'case-test':
      return [expression.test];
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
