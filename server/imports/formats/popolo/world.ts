/** What files of one naming hold: within them an id means one thing. */
import { fold } from '../../../../model/ids.ts';
import { isParty } from '../shared/party-types.ts';
import { itemText, type PopoloItem } from './fields.ts';
import { nameOf } from './names.ts';

export interface Organization {
  label: 'Party' | 'Institution';
  name: string;
  /** Whether it is named, and not only known by its id. */
  isNamed: boolean;
  classification: string | undefined;
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
  /** Ids that stand for others. */
  redirects: string;
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
    redirects: new Map(),
    voteEvents: new Map(),
  };
  /** Persons that another file of the same naming calls otherwise. */
  readonly renamed = new Set<string>();
  /** Wikidata numbers of its legislatures and chambers, or what else they are known by everywhere. */
  readonly chambers = new Map<string, string>();
  hasMemberships = false;
  /** Ids of what seats are held in, and on whose behalf. */
  readonly bodies = new Set<string>();
  readonly behalf = new Set<string>();

  addOrganization(id: string, one: Organization): void {
    const before = this.held.organizations.get(id);
    if (!before) {
      this.held.organizations.set(id, one);
      return;
    }
    // Where it is only pointed to it may lack its class or name.
    if (before.classification === undefined && one.classification !== undefined) {
      before.classification = one.classification;
      before.label = one.label;
    }
    for (const name of one.isNamed ? [one.name, ...one.others] : []) {
      if (!before.isNamed) before.name = name;
      else if (name !== before.name) before.others.add(name);
      before.isNamed = true;
    }
  }

  /** Takes over what another file of the same naming holds. */
  join(other: World): void {
    this.isExport ||= other.isExport;
    for (const [id, one] of other.held.organizations) this.addOrganization(id, one);
    for (const id of other.bodies) this.bodies.add(id);
    for (const id of other.behalf) this.behalf.add(id);
    for (const [id, name] of other.held.persons) {
      if ((this.held.persons.get(id) ?? name) !== name) this.renamed.add(id);
    }
    joinMaps(this.held.persons, other.held.persons);
    joinMaps(this.held.posts, other.held.posts);
    joinMaps(this.held.periods, other.held.periods);
    joinMaps(this.held.motions, other.held.motions);
    joinMaps(this.held.redirects, other.held.redirects);
    joinMaps(this.held.voteEvents, other.held.voteEvents);
  }
}

function joinMaps<Value>(to: Map<string, Value>, from: ReadonlyMap<string, Value>): void {
  for (const [id, value] of from) if (!to.has(id)) to.set(id, value);
}

/** Spanish, Portuguese, Catalan, Italian and French groups in a parliament, folded. */
const groups = /^(grupo|grup|gruppo|groupe) (parlament|parlement|politic|politique)/;

/** Whether a classification in another language means a party or its group. */
function isForeignParty(classification: string): boolean {
  const isEnglish = /\bpart(y|ies)\b/.test(classification);
  return !isEnglish && (isParty(classification) || groups.test(fold(classification)));
}

/** Parties and factions, also under the words that some files have for them. */
export function organizationOf(item: PopoloItem, id: string): Organization {
  const classification = itemText(item, 'classification');
  const words = (classification ?? '').toLowerCase().replaceAll(/[_-]/g, ' ');
  const isPartyHere =
    /^(political )?(party|faction|group)$|^parliamentary (party|group|faction)$/.test(words) ||
    isForeignParty(words);
  const name = nameOf(item);
  return {
    label: isPartyHere ? 'Party' : 'Institution',
    name: name ?? id,
    isNamed: name !== undefined,
    classification,
    others: new Set(),
  };
}
