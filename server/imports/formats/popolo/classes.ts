/** What Popolo's classes look like, in the variants that exist. */
import { ownNames } from '../../../../model/own-names.ts';
import type { PopoloItem } from './fields.ts';

/** Popolo's classes, by the names of the arrays that hold them. */
export const collections = [
  'persons',
  'organizations',
  'memberships',
  'posts',
  'areas',
  'events',
  'motions',
  'vote_events',
  'votes',
  'speeches',
] as const;
export type Collection = (typeof collections)[number];

function isCollection(name: string | undefined): name is Collection {
  return collections.some((one) => one === name);
}

/** Names that some files give to the same arrays. */
export function collectionOf(name: string): Collection | undefined {
  const known: Record<string, Collection> = ownNames({
    people: 'persons',
    organisations: 'organizations',
    voteEvents: 'vote_events',
  });
  return isCollection(name) ? name : known[name];
}

/** Which class an object is of, by its fields, where no array tells it. */
export function classOf(item: PopoloItem): Collection | undefined {
  const has = (...names: string[]) => names.some((name) => name in item);
  if (has('option') && has('voter_id', 'voter', 'vote_event_id')) return 'votes';
  if (has('counts', 'group_results') || (has('votes') && has('motion', 'motion_id', 'result'))) {
    return 'vote_events';
  }
  if (has('person_id', 'on_behalf_of_id') || (has('person') && has('organization'))) {
    return 'memberships';
  }
  if (has('attribution_text', 'audience_id') || (has('creator_id', 'creator') && has('position'))) {
    return 'speeches';
  }
  if (has('requirement', 'vote_events') || (has('text') && has('result', 'creator_id'))) {
    return 'motions';
  }
  if (has('founding_date', 'dissolution_date', 'posts', 'children')) return 'organizations';
  if (has('given_name', 'family_name', 'birth_date', 'gender', 'honorific_prefix', 'sort_name')) {
    return 'persons';
  }
  if (has('attendees') || (has('location') && has('start_date'))) return 'events';
  if (has('organization', 'organization_id') && has('label')) return 'posts';
  if (has('name') && has('id') && !has('classification')) return 'persons';
  if (has('name') && has('id') && has('classification')) return 'organizations';
  return undefined;
}
