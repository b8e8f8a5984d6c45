/** What is said where the dates of an office or a membership are not known. */
import { isEntityId } from '../ids.ts';
import { typeOf } from '../ours.ts';
import type { PropertyValue } from '../schemas/graph.ts';
import { parties } from '../vocabulary/labels.ts';
import { kindOfType, type RelationshipType } from '../vocabulary/relationship-types.ts';

const what: Partial<Record<RelationshipType, string>> = {
  HOLDS_OFFICE: ' of office',
  MEMBER_OF: ' of membership',
};

/**
 * `dates of office unknown`, or `start of office unknown` where only the end is stated; undefined
 * when the start is: a missing end means that none is known.
 */
export function unknownDates(
  type: RelationshipType,
  { from, to }: { from?: unknown; to?: unknown },
): string | undefined {
  if (from) return undefined;
  return `${to ? 'start' : 'dates'}${what[type] ?? ''} unknown`;
}

/**
 * The same of a relationship of the graph: of a term, or of a party that is part of its group.
 * Undefined when its dates are known, and where dates do not matter.
 */
export function unknownDatesOf(relationship: {
  id: string;
  type: string;
  from: string;
  properties: Readonly<Record<string, PropertyValue>>;
}): string | undefined {
  const type = typeOf(relationship);
  if (!type) return undefined;
  const joinsGroup =
    type === 'PART_OF' && parties.some((label) => isEntityId(relationship.from, label));
  if (kindOfType(type) !== 'term' && !joinsGroup) return undefined;
  return unknownDates(joinsGroup ? 'MEMBER_OF' : type, relationship.properties);
}

/** What counts rest on, for a table of these rows. */
const rowDoubts = {
  party: 'dates of membership unknown',
  group: 'dates of membership unknown',
  institution: 'dates of office unknown',
} as const;

/** `3 with dates of office unknown`; empty for none. */
export function uncertainText(uncertain: number, rows?: string): string {
  if (uncertain === 0) return '';
  const doubt =
    rowDoubts[rows as keyof typeof rowDoubts] ?? 'dates of office or membership unknown';
  return `${uncertain.toLocaleString('en')} with ${doubt}`;
}
