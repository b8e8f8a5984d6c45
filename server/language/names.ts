/** The names of the schema that a query speaks of, each with its place. */
import {
  type Clause,
  type Expression,
  innerExpressions,
  type LabelExpression,
  type PathPattern,
  type QueryTree,
  type TextPlace,
} from './ast.ts';

export interface NamePlace extends TextPlace {
  name: string;
}

interface QueryNames {
  labels: NamePlace[];
  types: NamePlace[];
  /** Every property that is read, of maps and dates too. */
  properties: NamePlace[];
  /** Those read of a node or relationship that the query matches. */
  ofElements: NamePlace[];
  variables: string[];
  /** Whether it looks for nodes alone without saying anything of them. */
  unlabelled: boolean;
}

interface Found extends QueryNames {
  read: { of: string; property: NamePlace }[];
  matched: Set<string>;
}

/** What a query names, in the order of the text. */
export function namesInQuery(query: QueryTree): QueryNames {
  const names: QueryNames = {
    ...{ labels: [], types: [], properties: [], ofElements: [], variables: [] },
    unlabelled: false,
  };
  const read: { of: string; property: NamePlace }[] = [];
  const matched = new Set<string>();
  const found = { ...names, read, matched };
  visitQuery(query, found);
  names.unlabelled = found.unlabelled;
  // A variable that is bound anew, as in UNWIND, may hold anything: only what MATCH binds counts.
  for (const { of, property } of read) if (matched.has(of)) names.ofElements.push(property);
  names.variables.push(...matched);
  return names;
}

function visitQuery(query: QueryTree, names: Found): void {
  for (const clause of query.parts.flat()) visitClause(clause, names);
}

function visitClause(clause: Clause, names: Found): void {
  const visit = (...expressions: (Expression | undefined)[]) => {
    for (const expression of expressions) if (expression) visitExpression(expression, names);
  };
  switch (clause.kind) {
    case 'match':
      for (const pattern of clause.patterns) visitPattern(pattern, names);
      visit(clause.where);
      break;
    case 'unwind':
      visit(clause.list);
      break;
    case 'with':
    case 'return':
      visit(
        ...clause.items.map((item) => item.expression),
        ...clause.sort.map((item) => item.expression),
      );
      visit(clause.skip, clause.limit, clause.where);
      break;
    case 'procedure':
      visit(...clause.args, clause.where);
      break;
    case 'call':
      visitQuery(clause.query, names);
  }
}

function visitExpression(expression: Expression, names: Found): void {
  switch (expression.kind) {
    case 'property':
      names.properties.push({ name: expression.name, ...expression.namePlace });
      if (expression.of.kind === 'variable') {
        const property = { name: expression.name, ...expression.namePlace };
        names.read.push({ of: expression.of.name, property });
      }
      break;
    case 'index':
      if (expression.at.kind === 'literal' && expression.at.type === 'string') {
        names.properties.push({
          name: expression.at.value,
          start: expression.at.start,
          end: expression.at.end,
        });
      }
      break;
    case 'projection':
      for (const item of expression.items) {
        if (item.kind === 'property')
          names.properties.push({ name: item.name, start: item.start + 1, end: item.end });
      }
      break;
    case 'has-labels':
      visitLabels(expression.labels, names.labels);
      break;
    case 'pattern':
    case 'pattern-comprehension':
      visitPattern(expression.pattern, names);
      break;
    case 'subquery':
      visitQuery(expression.query, names);
  }
  for (const inner of innerExpressions(expression)) visitExpression(inner, names);
}

function visitPattern(pattern: PathPattern, names: Found): void {
  const [node, ...more] = pattern.elements;
  if (node?.kind === 'node' && more.length === 0 && !node.labels && !node.properties)
    names.unlabelled = true;
  for (const element of pattern.elements) {
    if (element.kind === 'group') {
      visitPattern(element.pattern, names);
      if (element.where) visitExpression(element.where, names);
      continue;
    }
    const isList = element.kind === 'relationship' && element.range;
    if (element.variable !== undefined && !isList) names.matched.add(element.variable);
    if (element.kind === 'node' && element.labels) visitLabels(element.labels, names.labels);
    if (element.kind === 'relationship' && element.types) visitLabels(element.types, names.types);
    const { properties, where } = element;
    if (properties?.kind === 'map') {
      for (const entry of properties.entries) {
        const property = { name: entry.key, ...entry.keyPlace };
        names.properties.push(property);
        names.ofElements.push(property);
      }
    }
    if (properties) visitExpression(properties, names);
    if (where) visitExpression(where, names);
  }
}

function visitLabels(labels: LabelExpression, found: NamePlace[]): void {
  if (labels.kind === 'name')
    found.push({ name: labels.name, start: labels.start, end: labels.end });
  else if (labels.kind === 'not') visitLabels(labels.of, found);
  else if (labels.kind === 'and' || labels.kind === 'or')
    for (const part of labels.parts) visitLabels(part, found);
}
