/** Label expressions: which signs may stand together. */
import type { LabelExpression, TextPlace } from '../../../../language/ast.ts';
import { Unsupported } from '../values/errors.ts';
import { CheckError } from './errors.ts';

/** Throws for labels of a node, or of a label test, that mix signs. */
export function assertLabels(labels: LabelExpression): void {
  const bar = barWithColon(labels);
  if (bar) throw new CheckError("Label expressions are not allowed to contain '|:'.", bar);
  if (hasColon(labels) && !isColonChain(labels)) throw mixed(labels);
}

const mixed = (place: TextPlace) =>
  new CheckError(
    "Mixing label expression symbols ('|', '&', '!', and '%') with colon (':') between labels is not allowed. Please only use one set of symbols.",
    place,
  );

/** Throws when one part of a clause joins labels by colons and another by other signs. */
export function assertOneStyle(clause: object): void {
  const found = [...labelsWithin(clause)];
  if (!found.some(({ labels }) => hasColon(labels))) return;
  const other = found.find(({ labels, ofTypes }) =>
    ofTypes ? !isAlternatives(labels) : !isName(labels) && !hasColon(labels),
  );
  if (other) throw mixed(other.labels);
}

function* labelsWithin(value: object): Generator<{ labels: LabelExpression; ofTypes: boolean }> {
  for (const [key, part] of Object.entries(value) as [string, unknown][]) {
    if (typeof part !== 'object' || part === null) continue;
    if (key === 'labels') yield { labels: part as LabelExpression, ofTypes: false };
    else if (key === 'types') yield { labels: part as LabelExpression, ofTypes: true };
    else yield* labelsWithin(part);
  }
}

/**
 * Throws for types of a relationship that Neo4j does not read; `varied` with a length, `bare` with
 * nothing else between the brackets.
 */
export function assertTypes(types: LabelExpression, varied: boolean, bare: boolean): void {
  const bar = barWithColon(types);
  if (bar && !bare) {
    throw new CheckError(
      "The semantics of using colon in the separation of alternative relationship types is not supported any more. Please separate the types with '|' alone.",
      bar,
    );
  }
  if (!bar && hasColon(types)) {
    throw new CheckError(
      "Relationship types in a relationship type expressions may not be combined using ':'",
      types,
    );
  }
  const names = alternatives(types);
  if (new Set(names).size < names.length)
    throw new Unsupported('A relationship type that is named twice', types);
  if (varied && !isAlternatives(types)) {
    throw new CheckError(
      'Variable length relationships must not use relationship type expressions.',
      types,
    );
  }
}

const parts = (labels: LabelExpression): LabelExpression[] =>
  labels.kind === 'not'
    ? [labels.of]
    : labels.kind === 'and' || labels.kind === 'or'
      ? labels.parts
      : [];

function barWithColon(labels: LabelExpression): LabelExpression | undefined {
  if (labels.kind === 'or' && labels.colon) return labels;
  for (const part of parts(labels)) {
    const found = barWithColon(part);
    if (found) return found;
  }
  return undefined;
}

function hasColon(labels: LabelExpression): boolean {
  return (labels.kind === 'and' && labels.colon) || parts(labels).some(hasColon);
}

/** `A:B:C`, and nothing else. */
function isColonChain(labels: LabelExpression): boolean {
  return labels.kind === 'and' && !labels.mixed && labels.parts.every(isName);
}

/** The types between bars. */
function alternatives(types: LabelExpression): string[] {
  if (types.kind === 'name') return [types.name];
  return types.kind === 'or' ? types.parts.flatMap(alternatives) : [];
}

function isAlternatives(types: LabelExpression): boolean {
  return isName(types) || (types.kind === 'or' && types.parts.every(isName));
}

const isName = ({ kind }: LabelExpression) => kind === 'name' || kind === 'dynamic';
