/** Tests of labels and types: `n:A&!B`, `r IS LABELED T`, `$any(names)`. */
import type { Expression, LabelExpression } from '../../../../language/ast.ts';
import { EvaluationError, typeError } from '../values/errors.ts';
import { valueTypeName } from '../values/index.ts';
import { NodeValue, RelationshipValue, type Value } from '../values/types.ts';
import type { Compilation, Evaluate, SlotScope } from './context.ts';

type Test = (id: number) => boolean;

export function hasLabels(
  compilation: Compilation,
  expression: Extract<Expression, { kind: 'has-labels' }>,
  scope: SlotScope,
): Evaluate {
  const of = compilation.compile(expression.of, scope);
  const node = nodeTest(compilation, expression.labels, scope);
  const relationship = relationshipTest(compilation, expression.labels, scope);
  return () => {
    const value = of();
    if (value instanceof NodeValue) return node(value.id);
    if (value instanceof RelationshipValue) return relationship(value.id);
    if (value === null) return null;
    throw typeError(
      `Only nodes and relationships have labels or types, not ${valueTypeName(value)}.`,
    );
  };
}

function nodeTest(compilation: Compilation, labels: LabelExpression, scope: SlotScope): Test {
  return test(compilation, labels, scope, {
    named: (name) => compilation.graph.labelTest(name),
    any: (node) => compilation.graph.labels(node).length > 0,
    has: (node, name) => compilation.graph.hasLabel(node, name),
  });
}

export function relationshipTest(
  compilation: Compilation,
  labels: LabelExpression,
  scope: SlotScope,
): Test {
  const { graph } = compilation;
  return test(compilation, labels, scope, {
    named: (name) => (id) => graph.typeOf(id) === name,
    any: () => true,
    has: (id, name) => graph.typeOf(id) === name,
  });
}

function test(
  compilation: Compilation,
  labels: LabelExpression,
  scope: SlotScope,
  base: { named(name: string): Test; any: Test; has(id: number, name: string): boolean },
): Test {
  const of = (one: LabelExpression): Test => {
    switch (one.kind) {
      case 'name':
        return base.named(one.name);
      case 'any':
        return base.any;
      case 'not': {
        const inner = of(one.of);
        return (id) => !inner(id);
      }
      case 'and': {
        const parts = one.parts.map(of);
        return (id) => parts.every((part) => part(id));
      }
      case 'or': {
        const parts = one.parts.map(of);
        return (id) => parts.some((part) => part(id));
      }
      case 'dynamic': {
        const evaluate = compilation.compile(one.of, scope);
        return (id) => {
          const names = namesIn(evaluate());
          return one.mode === 'all'
            ? names.every((name) => base.has(id, name))
            : names.some((name) => base.has(id, name));
        };
      }
    }
  };
  return of(labels);
}

function namesIn(value: Value): string[] {
  const names = Array.isArray(value) ? value : [value];
  return names.map((name) => {
    if (typeof name === 'string') {
      if (name !== '' && !name.includes('\0')) return name;
      throw new EvaluationError(
        'Neo.ClientError.Schema.TokenNameError',
        'A name of a label or type needs a letter, and has no null byte.',
      );
    }
    throw typeError(`A label is a STRING or a LIST of them, not ${valueTypeName(name)}.`);
  });
}

/** The names of `A|B` when it is no more than that. */
export function namesOnly(labels: LabelExpression | undefined): string[] | undefined {
  if (!labels) return undefined;
  if (labels.kind === 'name') return [labels.name];
  if (labels.kind !== 'or') return undefined;
  const names: string[] = [];
  for (const part of labels.parts) {
    const inner = namesOnly(part);
    if (!inner) return undefined;
    names.push(...inner);
  }
  return names;
}

/** Labels that every match has for certain. */
export function certainNames(labels: LabelExpression): string[] {
  if (labels.kind === 'name') return [labels.name];
  return labels.kind === 'and' ? labels.parts.flatMap(certainNames) : [];
}
