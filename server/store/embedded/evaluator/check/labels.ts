/** Label expressions: which signs may stand together. */
import type { LabelExpression, TextPlace } from '../../../../language/ast.ts';
import { Unsupported } from '../values/errors.ts';
import { CheckError } from './errors.ts';

/** Throws for labels of a node, or of a label test, that mix signs. */
export function assertLabels(labels: LabelExpression): void {
  const bar = barWithColon(labels);
  if (bar) throw new CheckError("Label expressions are not allowed to contain '|:'.", bar);
  const colon = colonIn(labels);
  if (colon && !isColonChain(labels)) throw mixed(colon);
}

const mixed = (place: TextPlace) =>
  new CheckError(
    "Mixing label expression symbols ('|', '&', '!', and '%') with colon (':') between labels is not allowed. Please only use one set of symbols.",
    place,
  );

const joinedTypes = (place: TextPlace) =>
  new CheckError(
    "Relationship types in a relationship type expressions may not be combined using ':'",
    place,
  );

/**
 * Throws when one part of a clause joins labels by colons and another by other signs, and for a colon
 * between types.
 */
export function assertOneStyle(clause: object): void {
  const found = [...labelsWithin(clause)].map((one) => ({ ...one, colon: colonIn(one.labels) }));
  const types = found.find(
    ({ colon, labels, ofTypes }) => ofTypes && colon && !barWithColon(labels),
  );
  if (types?.colon) throw joinedTypes(types.colon);
  const colon = found.find((one) => one.colon && !one.ofTypes)?.colon;
  const other = found.some(({ labels, ofTypes, ...one }) =>
    ofTypes ? !isAlternatives(labels) && !one.colon : !isName(labels) && !one.colon,
  );
  if (colon && found.some(({ labels }) => labels.afterIs)) {
    throw new CheckError(
      "Mixing the IS keyword with colon (':') between labels is not allowed. Write & between them.",
      colon,
    );
  }
  if (colon && other) throw mixed(colon);
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
  const colon = colonIn(types);
  if (bar && (colon || !bare)) {
    throw new CheckError(
      "The semantics of using colon in the separation of alternative relationship types is not supported any more. Please separate the types with '|' alone.",
      bar,
    );
  }
  if (colon) throw joinedTypes(colon);
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

function barWithColon(labels: LabelExpression): TextPlace | undefined {
  if (labels.kind === 'or' && labels.colon) return labels.colon;
  for (const part of parts(labels)) {
    const found = barWithColon(part);
    if (found) return found;
  }
  return undefined;
}

/** The colon between two labels, without a bar. */
function colonIn(labels: LabelExpression): TextPlace | undefined {
  if (labels.kind === 'and' && labels.colon) return labels.colon;
  for (const part of parts(labels)) {
    const found = colonIn(part);
    if (found) return found;
  }
  return undefined;
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
