/** The ends of memberships, votes and speeches, and what joins them. */
import type { Label } from '../../../../model/vocabulary/labels.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import type { ImportRecord } from '../format.ts';
import { nodeRecord, note, relationshipRecord } from '../shared/emit.ts';
import type { Reading } from './reading.ts';
import type { World } from './world.ts';

export interface End {
  id: string;
  label: Label;
}

/** What joins a person or an organization to the organization that it is in. */
export function term(place: string, from: End, to: End, properties: BatchProperties): ImportRecord {
  if (from.label === 'Actor') {
    return relationshipRecord(
      place,
      from.id,
      to.label === 'Party' ? 'MEMBER_OF' : 'HOLDS_OFFICE',
      to.id,
      properties,
    );
  }
  if (from.label === to.label) {
    const { role: _, ...rest } = properties;
    return relationshipRecord(place, from.id, 'PART_OF', to.id, rest);
  }
  if (from.label === 'Party')
    return relationshipRecord(place, from.id, 'PARTICIPATES_IN', to.id, properties);
  return note(place, 'an organization in a party', `${from.id} is a member of ${to.id}`);
}

/** One end of a membership or vote; a problem, or a node with what is known, when it is not there. */
export function* end(
  reading: Reading,
  what: 'organization' | 'either',
  own: string,
  place: string,
  world?: World,
): Generator<ImportRecord, End | undefined> {
  const { known } = reading;
  const person = what === 'either' ? known.find('persons', own, world) : undefined;
  if (person) return { id: known.id('Actor', person.own, person.world), label: 'Actor' };
  const organization = known.find('organizations', own, world);
  if (organization) {
    const { label } = organization.value;
    return { id: known.id(label, organization.own, organization.world), label };
  }
  const isParty = what === 'organization' && known.isParty(own, world);
  const label = isParty ? 'Party' : what === 'organization' ? 'Institution' : 'Actor';
  const kind = label === 'Actor' ? 'person' : 'organization';
  if (known.has(`${kind}s`)) {
    yield reading.dangling(place, kind, own);
    return undefined;
  }
  // The file of them was not given: a gap, so what is known of it, its id, stands for it.
  const id = known.id(label, own, world);
  yield nodeRecord(place, label, id, { name: own, sources: [reading.fileId] });
  if (reading.isNew(id)) {
    yield note(
      place,
      `no file of ${kind}s was given`,
      `${own} is known by its id alone: the file of ${kind}s was not given`,
    );
  }
  return { id, label };
}
