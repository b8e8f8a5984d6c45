/** What is said where the dates of an office or a membership are not known. */
import { isEntityId } from '../ids.ts';
import { typeOf } from '../ours.ts';
import type { PropertyValue } from '../schemas/graph.ts';
import { parties, type SpeaksAs } from '../vocabulary/labels.ts';
import { kindOfType, typeDefinition } from '../vocabulary/relationship-types.ts';

/** What somebody holds at a body: an office at an institution, membership of a party. */
const held: Partial<Record<SpeaksAs, string>> = {
  institution: ' of office',
  party: ' of membership',
};

/**
 * `dates of office unknown`, or `start of office unknown` where only the end is stated; undefined
 * when the start is: a missing end means that none is known. `as` is what the body speaks as.
 */
export function unknownDates(
  as: SpeaksAs | undefined,
  { from, to }: { from?: unknown; to?: unknown },
): string | undefined {
  if (from) return undefined;
  return `${to ? 'start' : 'dates'}${(as && held[as]) ?? ''} unknown`;
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
  const { from, properties } = relationship;
  const kind = kindOfType(type);
  if (kind === 'term') return unknownDates(typeDefinition(type).countsFor, properties);
  const joinsGroup = kind === 'part' && parties.some((label) => isEntityId(from, label));
  return joinsGroup ? unknownDates('party', properties) : undefined;
}

/** What a legend says of those among relationships: `Dates of membership unknown`; empty for none. */
export function unknownDatesTitle(
  relationships: readonly Parameters<typeof unknownDatesOf>[0][],
): string {
  const [said, ...others] = new Set(relationships.flatMap((one) => unknownDatesOf(one) ?? []));
  if (said === undefined) return '';
  return others.length > 0 ? 'Dates unknown' : `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** `3 with dates of office unknown`, for rows of that kind; empty for none. */
export function uncertainText(uncertain: number, rows?: string): string {
  if (uncertain === 0) return '';
  const as = rows === 'group' ? 'party' : rows;
  const what = as === 'party' || as === 'institution' ? held[as] : ' of office or membership';
  return `${uncertain.toLocaleString('en')} with dates${what} unknown`;
}
