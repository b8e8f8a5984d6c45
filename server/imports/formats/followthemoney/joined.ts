/** What joins the things that entities are. */
import type { Label } from '../../../../model/vocabulary/labels.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import type { ImportRecord } from '../format.ts';
import { note, relationshipRecord } from '../shared/emit.ts';

export interface Known {
  own: string;
  label: Label;
  schema: string;
  name: string | undefined;
  /** How many lines tell of it. */
  times: number;
  /** Of a position: its name and the bodies that it is in. */
  post?: { name: string; bodies: readonly string[] } | undefined;
}

/** What joins a person or a body to the body that it is in. */
export function joined(
  place: string,
  holder: Known,
  body: Known,
  [start, end]: readonly [string, string],
  properties: BatchProperties,
): ImportRecord {
  if (holder.label === 'Actor') {
    const type = body.label === 'Party' ? 'MEMBER_OF' : 'HOLDS_OFFICE';
    return relationshipRecord(place, start, type, end, properties);
  }
  if (holder.label === body.label) {
    const { role: _, ...days } = properties;
    return relationshipRecord(place, start, 'PART_OF', end, days);
  }
  if (holder.label === 'Party') {
    return relationshipRecord(place, start, 'PARTICIPATES_IN', end, properties);
  }
  return note(place, 'a body in a party', `${holder.own} is in ${body.own}`);
}
