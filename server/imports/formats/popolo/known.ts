/** What all files of an import hold, as far as their records point to one another. */
import { slug } from '../../../../model/ids.ts';
import type { Label } from '../../../../model/vocabulary/labels.ts';
import { ownId } from '../shared/ids.ts';
import { type Collection, itemText, objectsIn, type PopoloItem, pointed } from './classes.ts';

export interface Organization {
  label: 'Party' | 'Institution';
  name: string;
  /** Other names that the same id is given with. */
  others: Set<string>;
}

interface VoteEvent {
  motion: string | undefined;
  date: string | undefined;
}

/** Ids that are unique everywhere: UUIDs, addresses, names that begin with a domain. */
const global = /^[0-9a-f]{8}-[0-9a-f]{4}-|^https?:|^ocd-|^[a-z]+(\.[a-z]+)+\//i;

export class KnownClasses {
  readonly persons = new Set<string>();
  readonly organizations = new Map<string, Organization>();
  readonly posts = new Map<string, PopoloItem>();
  readonly periods = new Map<string, PopoloItem>();
  readonly motions = new Set<string>();
  readonly voteEvents = new Map<string, VoteEvent>();
  /** Whether a file is an export of ours, which is not where its facts come from. */
  isExport = false;
  /** Stands before ids that are unique in their file alone. */
  scope = '';

  /** The id in the graph of something with an id of its own. */
  id(label: Label, own: string): string {
    return ownId(label, global.test(own) ? '' : this.scope, own);
  }

  /** Takes note of an item and of what it holds. */
  take(collection: Collection, item: PopoloItem): void {
    const id = itemText(item, 'id');
    if (collection === 'persons' && id) this.persons.add(id);
    if (collection === 'organizations' && id) {
      const now = organizationOf(item, id);
      const before = this.organizations.get(id);
      if (!before) this.organizations.set(id, now);
      else if ('name' in item && before.name !== now.name) before.others.add(now.name);
    }
    if (collection === 'posts' && id) this.posts.set(id, item);
    if (collection === 'events' && id) this.periods.set(id, daysOf(item));
    if (collection === 'motions') this.motions.add(motionKey(item));
    if (collection === 'vote_events') {
      const motion = pointed(item, 'motion');
      if (motion.held) this.motions.add(motionKey(motion.held));
      if (id) {
        this.voteEvents.set(id, {
          motion: motion.held ? motionKey(motion.held) : motion.id,
          date: itemText(item, 'start_date'),
        });
      }
    }
    if (collection === 'memberships') {
      for (const name of ['person', 'member', 'organization', 'on_behalf_of', 'post']) {
        const { held } = pointed(item, name);
        if (!held) continue;
        const isOrganization = name !== 'person' && (name !== 'member' || 'classification' in held);
        this.take(name === 'post' ? 'posts' : isOrganization ? 'organizations' : 'persons', held);
      }
    }
    for (const inner of objectsIn(item, 'memberships')) this.take('memberships', inner);
    for (const inner of objectsIn(item, 'posts'))
      this.take('posts', { organization_id: id, ...inner });
    for (const inner of objectsIn(item, 'children')) this.take('organizations', inner);
    for (const inner of objectsIn(item, 'motions')) this.take('motions', inner);
    for (const inner of objectsIn(item, 'vote_events')) this.take('vote_events', inner);
    const { held } = pointed(item, 'organization');
    if (collection === 'posts' && held) this.take('organizations', held);
  }

  /** Settles the scope: the name of the files' first chamber, else of the file. */
  settle(file: string): void {
    const chambers = [...this.organizations]
      .filter(([, { label }]) => label === 'Institution')
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const name = chambers[0]?.[1].name ?? file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
    this.scope = slug(name).replace(/[^a-z0-9-]/g, '') || 'popolo';
  }
}

/** Parties and factions, also under the words that some files have for them. */
export function organizationOf(item: PopoloItem, id: string): Organization {
  const words = (itemText(item, 'classification') ?? '').toLowerCase().replaceAll(/[_-]/g, ' ');
  const isParty = /^(political )?(party|faction|group)$|^parliamentary (party|group|faction)$/.test(
    words,
  );
  return {
    label: isParty ? 'Party' : 'Institution',
    name: itemText(item, 'name') ?? id,
    others: new Set(),
  };
}

/** A motion's own id, or what it is known by without one. */
export function motionKey(item: PopoloItem): string {
  const parts = ['legislative_session_id', 'identifier', 'text', 'date'];
  return (
    itemText(item, 'id') ??
    parts
      .map((name) => itemText(item, name) ?? '')
      .join(' ')
      .trim()
  );
}

function daysOf(item: PopoloItem): PopoloItem {
  const { name, start_date, end_date } = item;
  return { name, start_date, end_date };
}
