/** Mutations of the openCypher TCK: its expressions in other places, its patterns over other graphs. */
import {
  type Clause,
  type Expression,
  innerExpressions,
  type PathPattern,
  type QueryTree,
} from '../../../server/language/ast.ts';
import { namesInQuery } from '../../../server/language/names.ts';
import { parse } from '../../../server/language/parse.ts';
import { aggregateNamed } from '../../../server/store/embedded/evaluator/functions/index.ts';
import type { Choices } from '../fuzz/choices.ts';
import type { Case } from '../fuzz/compare.ts';
import { type Scenario, scenarios } from '../tck.ts';
import { places } from './places.ts';

export interface Mutation extends Case {
  /** In which place an expression was put, or how a pattern was changed. */
  place: string;
}

interface Source {
  graph: string[];
  /** The clauses before the expression. */
  before: string;
  text: string;
  /** Whether WHERE may follow those clauses. */
  filters: boolean;
}

interface Matching {
  query: string;
  tree: QueryTree;
}

/** What no two runs give alike. */
const unsteady =
  /\b(rand|randomuuid|timestamp|id|elementid)\s*\(|\b(local)?(date|time|datetime)(\.(statement|transaction|realtime))?\(\s*\)|timezone: *'[^']*' *\}/i;
/** Which rows are left depends on their order. */
const cuts = /\b(LIMIT|SKIP)\b/i;

/** The reads whose graphs are made without parameters, their own parameters written out. */
const read = scenarios()
  .filter(({ writes, setup }) => !writes && setup.every((text) => typeof text === 'string'))
  .map((scenario): Scenario & { graph: string[] } => ({
    ...scenario,
    graph: scenario.setup as string[],
    query: Object.entries(scenario.params)
      .reduce((query, [name, value]) => query.replaceAll(`$${name}`, value), scenario.query)
      .replace(/\s+/g, ' ')
      .trim(),
  }))
  .filter(({ query }) => !unsteady.test(query));

const trees = read.flatMap((scenario) => {
  try {
    return [{ ...scenario, tree: parse(scenario.query) }];
  } catch {
    return [];
  }
});
const sources: Source[] = unique(
  trees.flatMap(sourcesOf),
  ({ graph, before, text }) => `${graph}|${before}|${text}`,
);
const matchings: Matching[] = unique(
  trees.filter(({ query, tree }) => patternsOf(tree).length > 0 && !cuts.test(query)),
  ({ query }) => query,
);
/** What deletes and creates in one statement: Neo4j's scan may meet what it has just created. */
const isUnsteady = (text: string) => /\bDELETE\b/.test(text) && /\bCREATE\b/.test(text);
const graphs = unique(
  trees.map(({ graph }) => graph).filter((graph) => graph.length > 0 && !graph.some(isUnsteady)),
  String,
);

/** How much there is to be mutated. */
export const counts = {
  expressions: sources.length,
  patterns: matchings.length,
  graphs: graphs.length,
};

/** The mutation that a row of numbers chooses: one in four is of a pattern. */
export function mutationOf(choices: Choices): Mutation {
  return choices.once(4) ? patternMoved(choices) : expressionMoved(choices);
}

function expressionMoved(choices: Choices): Mutation {
  const { graph, before, text, filters } = choices.of(sources);
  const [place, forms] = choices.of(Object.entries(places));
  const form = choices.of(forms);
  const between = form.startsWith('WHERE') && !filters ? 'WITH * ' : '';
  const query = `${before} ${between}${form.replaceAll('@', () => text)}`.trim();
  return { graph, query, place };
}

/** What is done to a query besides asking it of another graph. */
const changes: Record<string, (matching: Matching, choices: Choices) => string> = {
  'pattern over another graph': ({ query }) => query,
  'pattern without directions': (matching) =>
    edited(matching, (text) => text.replace(/->/g, '-').replace(/<-/g, '-')),
  'pattern the other way round': (matching) =>
    edited(matching, (text) =>
      text.replace(/<-(\[[^\]]*\])?-(?!>)|(?<!<)-(\[[^\]]*\])?->/g, (whole, inner, other) =>
        whole.startsWith('<') ? `-${inner ?? ''}->` : `<-${other ?? ''}-`,
      ),
    ),
  'pattern of many steps': (matching, choices) =>
    edited(matching, (text) =>
      text.replace(
        /(?<=[-\]])->(?=\()/,
        () => `->${choices.of(['+', '*', '{1,2}', '{0,1}', '{2}'])}`,
      ),
    ),
  'pattern of any length': (matching, choices) =>
    edited(matching, (text) =>
      text.replace(
        /\[(\w*)((?::[\w|]+)?)\]/,
        (_whole, name, type) => `[${name}${type}*${choices.of(['1..2', '0..1', '2', '..3'])}]`,
      ),
    ),
  'pattern of labels': (matching, choices) =>
    edited(matching, (text) =>
      text.replace(
        /\((\w*)\)/,
        (_whole, name) => `(${name}:${choices.of(['!A', '%', 'A|B', '!%'])})`,
      ),
    ),
  'pattern that is optional': ({ query }) =>
    query.replace(/(?<!OPTIONAL )\bMATCH\b/, 'OPTIONAL MATCH'),
  'pattern in a subquery': ({ query, tree }) => {
    const [first] = tree.parts[0] ?? [];
    if (first?.kind !== 'match') return query;
    const pattern = query.slice(first.start, first.end);
    return `RETURN EXISTS { ${pattern} } AS mu, COUNT { ${pattern} } AS nu`;
  },
  'pattern after another': ({ query }, choices) => {
    const [first] = choices.of(matchings).tree.parts[0] ?? [];
    const other = choices.of(matchings);
    const [clause] = other.tree.parts[0] ?? [];
    if (first?.kind !== 'match' || clause?.kind !== 'match') return query;
    return `${other.query.slice(clause.start, clause.end)} ${query}`;
  },
};

function patternMoved(choices: Choices): Mutation {
  const matching = choices.of(matchings);
  const [place, change] = choices.of(Object.entries(changes));
  const graph = choices.of(graphs);
  const query = change(matching, choices);
  const asked = choices.once(2) ? query : renamed(query, graph, choices);
  return { graph, query: asked, place, anyOrder: true };
}

/** A query with its first pattern changed. */
function edited({ query, tree }: Matching, change: (text: string) => string): string {
  const [pattern] = patternsOf(tree);
  if (!pattern) return query;
  const { start, end } = pattern;
  return query.slice(0, start) + change(query.slice(start, end)) + query.slice(end);
}

/** A query with the labels and types of a graph in the place of its own. */
function renamed(query: string, graph: string[], choices: Choices): string {
  let text = query;
  try {
    const { labels, types } = namesInQuery(parse(query));
    const own = (pattern: RegExp) => [...graph.join(' ').matchAll(pattern)].map(([, name]) => name);
    const ownNames = { labels: own(/\(\w*:(\w+)/g), types: own(/\[\w*:(\w+)/g) };
    const named = [
      ...labels.map((place) => ({ ...place, others: ownNames.labels })),
      ...types.map((place) => ({ ...place, others: ownNames.types })),
    ].toSorted((one, other) => other.start - one.start);
    for (const { start, end, others } of named) {
      const name = others.length > 0 ? choices.of(others) : undefined;
      if (name !== undefined) text = text.slice(0, start) + name + text.slice(end);
    }
  } catch {
    return query;
  }
  return text;
}

function patternsOf(tree: QueryTree): PathPattern[] {
  return tree.parts.flat().flatMap((clause) => (clause.kind === 'match' ? clause.patterns : []));
}

/** The expressions of a query, each with the clauses before it. */
function sourcesOf({ query, graph, tree }: Scenario & Matching & { graph: string[] }): Source[] {
  const [clauses, ...others] = tree.parts;
  if (!clauses || others.length > 0) return [];
  return clauses.flatMap((clause, at) =>
    ofClause(clause).flatMap(({ expression, start }): Source[] => {
      const written = query.slice(0, start).trim();
      const [before, text] = gathers(expression)
        ? [`${written} WITH ${query.slice(expression.start, expression.end)} AS held`, 'held']
        : [written, query.slice(expression.start, expression.end)];
      if (cuts.test(before) || /collect/i.test(before)) return [];
      const last = start === clause.start ? clauses[at - 1] : clause;
      const filters =
        last?.kind === 'match' && !('where' in last && last.where && start === clause.start);
      return [{ graph, before, text, filters: filters && before === written }];
    }),
  );
}

/** What a clause computes, and where the clauses that are known to it end. */
function ofClause(clause: Clause): { expression: Expression; start: number }[] {
  const all = (expressions: Expression[], start: number) =>
    expressions.flatMap(withInner).map((expression) => ({ expression, start }));
  if (clause.kind === 'match' && clause.where && clause.whereStart !== undefined)
    return all([clause.where], clause.whereStart);
  if (clause.kind === 'unwind') return all([clause.list], clause.start);
  if (clause.kind !== 'with' && clause.kind !== 'return') return [];
  const items = all(
    clause.items.map(({ expression }) => expression),
    clause.start,
  );
  const { where, whereStart } = clause;
  return where && whereStart !== undefined ? [...items, ...all([where], whereStart)] : items;
}

/** An expression and those in it that know no more names, single values left out. */
function withInner(expression: Expression): Expression[] {
  const binds = ['comprehension', 'quantifier', 'reduce', 'pattern-comprehension', 'case'];
  const inner = binds.includes(expression.kind) ? [] : innerExpressions(expression);
  return [
    expression,
    ...(gathers(expression) ? [] : inner.flatMap(withInner)).filter(
      ({ kind }) => kind !== 'literal' && kind !== 'variable',
    ),
  ];
}

function gathers(expression: Expression): boolean {
  const own = expression.kind === 'call' && aggregateNamed(expression.name) !== undefined;
  return own || innerExpressions(expression).some(gathers);
}

function unique<Item>(items: Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
