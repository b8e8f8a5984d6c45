/** Functions that gather rows. */
import type { Rule } from './functions.ts';
import {
  DURATION,
  ELEMENT,
  FLOAT,
  INTEGER,
  listOf,
  may,
  NULL,
  nothing,
  nullLike,
  of,
  type Type,
} from './types.ts';

const first = (args: Type[]): Type => args[0] ?? nothing;

/** The engine gives the number of a node where it should give the node. */
export const notOfElements =
  (rule: Rule): Rule =>
  (analysis, call, args) => {
    if (args.some((type) => may(type, ELEMENT))) {
      analysis.refuse(
        call,
        `This engine gives a number where ${call.name}() should give a node, relationship or path.`,
        'Use it on properties, such as n.id.',
      );
    }
    return rule(analysis, call, args);
  };

const sum: Rule = (analysis, call, args) => {
  // Over nothing Neo4j gives 0 and the engine null.
  analysis.edits.replace(call, `coalesce(${analysis.edits.textOf(call)}, 0)`);
  return of((first(args).mask & ~NULL) | INTEGER);
};

const count: Rule = (analysis, call) => {
  const [argument] = call.args;
  // Along a chain of relationships the engine counts without DISTINCT.
  if (argument && call.distinct) {
    analysis.edits.replace(call, `size(collect(DISTINCT ${analysis.edits.textOf(argument)}))`);
  }
  return { mask: INTEGER, some: true };
};

const collect: Rule = (_analysis, _call, args) =>
  listOf({ ...first(args), mask: first(args).mask & ~NULL });

/** Of one value Neo4j gives 0.0 and the engine null. */
const spread: Rule = (analysis, call) => {
  const [argument] = call.args;
  const text = argument ? analysis.edits.textOf(argument) : '';
  const values = `size(collect(${call.distinct ? 'DISTINCT ' : ''}${text}))`;
  const whole = analysis.edits.textOf(call);
  analysis.edits.replace(call, `CASE WHEN ${values} = 1 THEN 0.0 ELSE ${whole} END`);
  return of(FLOAT | NULL);
};

export const aggregateRules: Record<string, Rule> = {
  count,
  sum,
  collect,
  avg: (_analysis, _call, args) => of((may(first(args), DURATION) ? DURATION : 0) | FLOAT | NULL),
  min: notOfElements((_analysis, _call, args) => nullLike(first(args), nothing)),
  max: notOfElements((_analysis, _call, args) => nullLike(first(args), nothing)),
  stdev: spread,
  stdevp: () => of(FLOAT | NULL),
  percentilecont: () => of(FLOAT | NULL),
  percentiledisc: (_analysis, _call, args) => nullLike(first(args), nothing),
};

/** By their names in small letters. */
export const aggregates = new Set(Object.keys(aggregateRules));
