/** Within one MATCH a relationship is met only once. */
import type { Compilation } from '../expressions/context.ts';
import { RelationshipValue, type Value } from '../values/types.ts';
import type { PatternEdge } from './pattern.ts';

/** Tests whether a relationship is among those that the given edges have met already. */
export function usedTest(
  compilation: Compilation,
  edge: PatternEdge,
  before: PatternEdge[],
): ((relationship: number) => boolean) | undefined {
  if (isSearch(edge)) return undefined;
  const slots = before
    .filter((one) => !isSearch(one) && mayMeet(edge, one))
    .map(({ slot }) => slot);
  if (slots.length === 0) return undefined;
  const { row } = compilation;
  return (relationship) => {
    for (const slot of slots) {
      const met = row[slot] as Value;
      if (met instanceof RelationshipValue) {
        if (met.id === relationship) return true;
      } else if (Array.isArray(met)) {
        for (const one of met) {
          if (one instanceof RelationshipValue && one.id === relationship) return true;
        }
      }
    }
    return false;
  };
}

/** `shortestPath` searches by itself: what it meets may be met again. */
function isSearch({ selector }: PatternEdge): boolean {
  return selector?.kind === 'shortestPath' || selector?.kind === 'allShortestPaths';
}

function mayMeet(a: PatternEdge, b: PatternEdge): boolean {
  return !a.types || !b.types || a.types.some((type) => b.types?.includes(type));
}

/** Tests that an edge whose relationships are known meets none of what others have met. */
export function meetsNone(
  compilation: Compilation,
  edge: PatternEdge,
  others: PatternEdge[],
): (() => boolean) | undefined {
  const used = usedTest(compilation, edge, others);
  if (!used) return undefined;
  const { row } = compilation;
  return () => {
    const met = row[edge.slot] as Value;
    if (met instanceof RelationshipValue) return !used(met.id);
    return !(
      Array.isArray(met) && met.some((one) => one instanceof RelationshipValue && used(one.id))
    );
  };
}
