/** Label expressions: which of them the engine knows, and the others as conditions. */
import type { LabelExpression } from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';

/** Whether the engine knows it: names, joined by colons. */
export function isPlain(labels: LabelExpression): boolean {
  return (
    labels.kind === 'name' ||
    (labels.kind === 'and' && labels.colon && labels.parts.every((part) => part.kind === 'name'))
  );
}

/** Throws `bad-cypher` for colons where Neo4j takes none. */
export function assertLabels(
  analysis: Analysis,
  labels: LabelExpression,
  isRelationship = false,
): void {
  if (labels.kind === 'not') assertLabels(analysis, labels.of, isRelationship);
  if (labels.kind !== 'and' && labels.kind !== 'or') return;
  if (labels.colon && (isRelationship || labels.kind === 'or' || !isPlain(labels)))
    refuseColon(analysis, labels);
  for (const part of labels.parts) {
    if (part.kind === 'and' && part.colon) refuseColon(analysis, part);
    assertLabels(analysis, part, isRelationship);
  }
}

function refuseColon(analysis: Analysis, labels: LabelExpression): never {
  return analysis.wrong(
    labels,
    'A colon does not stand between these labels or types: write A|B for either, A&B for both.',
  );
}

/** A label expression as a condition on a variable. */
export function labelCondition(
  analysis: Analysis,
  variable: string,
  labels: LabelExpression,
  isRelationship: boolean,
): string {
  const condition = (part: LabelExpression): string => {
    switch (part.kind) {
      case 'name':
        return isRelationship
          ? `type(${variable}) = '${part.name.replaceAll("'", "\\'")}'`
          : `${variable}:\`${part.name.replaceAll('`', '``')}\``;
      case 'any':
        return isRelationship ? 'true' : `size(labels(${variable})) > 0`;
      case 'not':
        return `NOT (${condition(part.of)})`;
      case 'dynamic':
        return analysis.refuse(
          part,
          'This engine does not know $(…) in the place of a label.',
          'Write $label IN labels(n).',
        );
      default:
        return `(${part.parts.map(condition).join(part.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
  };
  return condition(labels);
}
