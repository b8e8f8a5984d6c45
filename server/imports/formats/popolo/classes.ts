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

/** Which class the items of a file are of by its name: `vote_events.json`, `council-areas.json`. */
export function classOfFile(name: string): Collection | undefined {
  const base = name.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const words = base
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll('-', '_');
  const last = words.split(/[^a-z]/).at(-1) ?? '';
  return words.endsWith('vote_events') ? 'vote_events' : collectionOf(last);
}

/** Which class an object is of: by its fields, by its file's name, else by what is most likely. */
export function classOf(item: PopoloItem, file = ''): Collection | undefined {
  return classOfFields(item) ?? classOfFile(file) ?? likelyClass(item);
}

function classOfFields(item: PopoloItem): Collection | undefined {
  const has = (...names: string[]) => names.some((name) => name in item);
  if (has('option') && has('voter_id', 'voter', 'vote_event_id')) return 'votes';
  if (has('counts', 'group_results')) return 'vote_events';
  if (has('votes') && has('motion', 'motion_id', 'result')) return 'vote_events';
  if (has('motion', 'motion_id', 'motion_text') && !has('text')) return 'vote_events';
  if (has('person_id', 'on_behalf_of_id') || (has('person') && has('organization'))) {
    return 'memberships';
  }
  const isBy = has('creator_id', 'creator', 'creator_label');
  const ofSpeech = ['position', 'type', 'audio', 'video', 'event_id'];
  const ofMotion = ['result', 'organization_id', 'legislative_session_id', 'requirement'];
  if (has('attribution_text', 'audience_id') || (isBy && has(...ofSpeech))) return 'speeches';
  if (has('requirement', 'vote_events') || (has('text') && has(...ofMotion))) return 'motions';
  if (isBy && has('text')) return 'speeches';
  if (has('founding_date', 'dissolution_date', 'posts', 'children')) return 'organizations';
  if (has('given_name', 'family_name', 'birth_date', 'gender', 'honorific_prefix', 'sort_name')) {
    return 'persons';
  }
  if (has('geometry')) return 'areas';
  if (has('attendees') || (has('location') && has('start_date'))) return 'events';
  return has('organization', 'organization_id') && has('label') ? 'posts' : undefined;
}

const ofPlaces = /^(constituency|(electoral )?district|province|region|ward|municipality)$/i;

function likelyClass(item: PopoloItem): Collection | undefined {
  if (!('name' in item && 'id' in item)) return undefined;
  const { classification } = item;
  if (typeof classification === 'string' && ofPlaces.test(classification)) return 'areas';
  const isBody = 'classification' in item || 'parent_id' in item || 'parent' in item;
  return isBody ? 'organizations' : 'persons';
}
