/** What files of one naming hold: within them an id means one thing. */
import { itemText, type PopoloItem } from './classes.ts';

export interface Organization {
  label: 'Party' | 'Institution';
  name: string;
  /** Other names that the same id is given with. */
  others: Set<string>;
}

export interface VoteEvent {
  motion: string | undefined;
  date: string | undefined;
}

/** What is kept of each class, by its id. */
interface Held {
  /** Their names. */
  persons: string;
  organizations: Organization;
  posts: PopoloItem;
  periods: PopoloItem;
  motions: true;
  voteEvents: VoteEvent;
}
export type Kind = keyof Held;
export type HeldOf<K extends Kind> = Held[K];

export class World {
  /** Stands before ids that are unique here alone. */
  scope = '';
  /** Whether its file is an export of ours, which is not where its facts come from. */
  isExport = false;
  readonly held: { [K in Kind]: Map<string, Held[K]> } = {
    persons: new Map(),
    organizations: new Map(),
    posts: new Map(),
    periods: new Map(),
    motions: new Map(),
    voteEvents: new Map(),
  };
  /** Wikidata numbers of its legislatures and chambers, empty for one without. */
  readonly chambers = new Map<string, string>();
  hasMemberships = false;

  addOrganization(id: string, item: PopoloItem): void {
    const now = organizationOf(item, id);
    const before = this.held.organizations.get(id);
    if (!before) this.held.organizations.set(id, now);
    else if ('name' in item && before.name !== now.name) before.others.add(now.name);
  }

  /** Takes over what another file of the same naming holds. */
  join(other: World): void {
    this.isExport ||= other.isExport;
    for (const [id, one] of other.held.organizations) {
      const before = this.held.organizations.get(id);
      if (!before) continue;
      for (const name of [one.name, ...one.others])
        if (name !== before.name) before.others.add(name);
    }
    joinMaps(this.held.persons, other.held.persons);
    joinMaps(this.held.organizations, other.held.organizations);
    joinMaps(this.held.posts, other.held.posts);
    joinMaps(this.held.periods, other.held.periods);
    joinMaps(this.held.motions, other.held.motions);
    joinMaps(this.held.voteEvents, other.held.voteEvents);
  }
}

function joinMaps<Value>(to: Map<string, Value>, from: ReadonlyMap<string, Value>): void {
  for (const [id, value] of from) if (!to.has(id)) to.set(id, value);
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
