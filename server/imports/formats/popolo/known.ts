/** What all files of an import hold, as far as their records point to one another. */
import { fold, isEntityId } from '../../../../model/ids.ts';
import type { Label } from '../../../../model/vocabulary/labels.ts';
import { dossierName } from '../../tables/ids.ts';
import type { ImportFile } from '../format.ts';
import { CaseTwins, ownId, shortHash } from '../shared/ids.ts';
import { isChamber, signOf } from './chambers.ts';
import type { Collection } from './classes.ts';
import { itemText, objectsIn, type PopoloItem, within } from './fields.ts';
import { heldMotion, motionKey, motionOf } from './keys.ts';
import { nameOf, ownOf, pointed, voterOf, wikidataOf } from './names.ts';
import { type HeldOf, type Kind, organizationOf, World } from './world.ts';

/** Ids that are unique everywhere: UUIDs, addresses, names that begin with a domain. */
const global = /^[0-9a-f]{8}-[0-9a-f]{4}-|^https?:|^ocd-|^[a-z]+(\.[a-z]+)+\//i;

const kinds: Partial<Record<Collection, Kind>> = {
  persons: 'persons',
  organizations: 'organizations',
  events: 'periods',
  posts: 'posts',
  motions: 'motions',
  vote_events: 'voteEvents',
};

/** Their ids tell nothing of whether two files number alike. */
const uncompared = new Set<Collection>(['memberships', 'votes', 'areas']);

/** Some of these may have another name in another file, and be the same. */
const renamable: readonly string[] = ['persons', 'organizations', 'events', 'posts'];

/** What was found under an id, and where: what it points to lies there as well. */
export interface Found<K extends Kind> {
  /** The id itself, or what it stands for. */
  own: string;
  value: HeldOf<K>;
  world: World;
}

/** Why the ids of two files are kept apart. */
export interface Contradiction {
  file: string;
  message: string;
}

export class KnownClasses {
  readonly #files = new Map<ImportFile, World>();
  /** Of ids that are unique everywhere. */
  readonly #everywhere = new World();
  readonly #isAlone: boolean;
  /** What each file calls by an id, to see whether another means something else by it. */
  readonly #meanings = new Map<World, Map<string, string>>();
  readonly #given = new Set<Kind>();
  readonly #twins = new CaseTwins();
  #elsewhere = new Map<Kind, Map<string, World | undefined>>();
  #current = new World();

  constructor(files: readonly ImportFile[]) {
    this.#isAlone = files.length < 2;
  }

  /** The file whose items come next. */
  open(file: ImportFile): void {
    const known = this.#files.get(file);
    this.#current = known ?? new World();
    if (!known) this.#files.set(file, this.#current);
  }

  get current(): World {
    return this.#current;
  }

  /** Whether files that were given have any of a class. */
  has(kind: Kind): boolean {
    return this.#given.has(kind);
  }

  /** The id in the graph of something with an id of its own, in the file being read unless told. */
  id(label: Label, own: string, world = this.#current): string {
    const hasTwin = this.#twins.has(label, own);
    return ownId(label, global.test(own) ? '' : world.scope, own, hasTwin);
  }

  /**
   * What an id of a class means: in its own file, else, when that has none of the class, in the one
   * other that knows it.
   */
  find<K extends Kind>(kind: K, own: string, from = this.#current): Found<K> | undefined {
    const world = this.#worldOf(kind, own, from);
    const value = world?.held[kind].get(own);
    if (world && value !== undefined) return { own, value, world };
    if (kind === 'redirects') return undefined;
    const seen = new Set([own]);
    let other = this.find('redirects', own, from);
    while (other && !seen.has(other.value)) {
      seen.add(other.value);
      const next = this.#worldOf(kind, other.value, other.world);
      const found = next?.held[kind].get(other.value);
      if (next && found !== undefined) return { own: other.value, value: found, world: next };
      other = this.find('redirects', other.value, other.world);
    }
    return undefined;
  }

  /** Whether what is pointed to, but not given, is a party: seats are held on its behalf, not in it. */
  isParty(own: string, world = this.#current): boolean {
    return world.behalf.has(own) && !world.bodies.has(own);
  }

  #worldOf(kind: Kind, own: string, from: World): World | undefined {
    if (global.test(own)) return this.#everywhere;
    if (from.held[kind].size > 0) return from;
    let others = this.#elsewhere.get(kind);
    if (!others) {
      others = new Map();
      for (const world of new Set(this.#files.values())) {
        for (const id of world.held[kind].keys()) {
          others.set(id, others.has(id) ? undefined : world);
        }
      }
      this.#elsewhere.set(kind, others);
    }
    return others.get(own);
  }

  /** Takes note of an item of a file. */
  takeWhole(collection: Collection, item: PopoloItem): void {
    const kind = kinds[collection];
    if (kind) this.#given.add(kind);
    if (!this.#isAlone) this.#takeMeaning(collection, item);
    this.take(collection, item);
  }

  /** Takes note of an item and of what it holds. */
  take(collection: Collection, item: PopoloItem): void {
    const id = itemText(item, 'id');
    if (id && isRedirect(item)) {
      this.#to(id).held.redirects.set(id, itemText(item, 'redirect') ?? '');
      return;
    }
    if (collection === 'motions') {
      const key = motionKey(item);
      this.#twins.take('Agreement', key);
      this.#to(key).held.motions.set(key, true);
    } else if (collection === 'persons' || collection === 'organizations') {
      const own = ownOf(item);
      if (own) this.#takeNamed(collection, own, item);
    } else if (id) this.#takeOwn(collection, id, item);
    if (collection === 'speeches' && id) this.#twins.take('Statement', id);
    this.#takePointed(collection, item);
    for (const inner of objectsIn(item, 'memberships')) this.take('memberships', inner);
    for (const inner of objectsIn(item, 'posts')) {
      this.take('posts', within(inner, 'organization_id', id));
    }
    const children = collection === 'events' ? 'events' : 'organizations';
    for (const inner of objectsIn(item, 'children')) this.take(children, inner);
    for (const inner of objectsIn(item, 'motions')) this.take('motions', inner);
    for (const inner of objectsIn(item, 'vote_events')) {
      const isOfMotion = collection === 'motions';
      this.take('vote_events', isOfMotion ? within(inner, 'motion_id', motionKey(item)) : inner);
    }
    for (const inner of objectsIn(item, 'speeches')) this.take('speeches', inner);
    for (const inner of objectsIn(item, 'votes')) this.take('votes', inner);
  }

  #takeNamed(collection: 'persons' | 'organizations', own: string, item: PopoloItem): void {
    if (collection === 'persons') {
      this.#twins.take('Actor', own);
      const { held, renamed } = this.#to(own);
      const [before, name] = [held.persons.get(own), nameOf(item)];
      const isOther = before !== undefined && before !== own && name && before !== name;
      if (isOther && global.test(own)) renamed.add(own);
      else held.persons.set(own, name ?? before ?? own);
      return;
    }
    for (const label of ['Party', 'Institution'] as const) this.#twins.take(label, own);
    this.#to(own).addOrganization(own, organizationOf(item, own));
    if (!isChamber(item)) return;
    const everywhere = global.test(own) ? shortHash(own) : '';
    this.#current.chambers.set(own, wikidataOf(item) ?? everywhere);
  }

  #takeOwn(collection: Collection, id: string, item: PopoloItem): void {
    const { held } = this.#to(id);
    if (collection === 'posts') held.posts.set(id, item);
    if (collection === 'events') held.periods.set(id, daysOf(item));
    if (collection === 'vote_events') {
      held.voteEvents.set(id, { motion: motionOf(item), date: itemText(item, 'start_date') });
    }
  }

  /** What an item points to as a whole object. */
  #takePointed(collection: Collection, item: PopoloItem): void {
    const held = (name: string) => pointed(item, name).held;
    const take = (as: Collection, one: PopoloItem | undefined) => {
      if (one) this.take(as, one);
    };
    const orBody = (one: PopoloItem | undefined) =>
      take(one && 'classification' in one ? 'organizations' : 'persons', one);
    if (collection === 'vote_events') take('motions', heldMotion(item));
    if (collection === 'votes') orBody(voterOf(item).held);
    if (collection === 'speeches') orBody(held('creator'));
    if (collection === 'organizations') take('organizations', held('parent'));
    if (collection !== 'memberships' && collection !== 'posts') return;
    const body = pointed(item, 'organization').id;
    if (body) this.#current.bodies.add(body);
    take('organizations', held('organization'));
    if (collection === 'posts') return;
    this.#current.hasMemberships = true;
    const party = pointed(item, 'on_behalf_of').id;
    if (party) this.#current.behalf.add(party);
    take('persons', held('person'));
    orBody(held('member'));
    take('organizations', held('on_behalf_of'));
    take('posts', held('post'));
  }

  #to(id: string): World {
    return global.test(id) ? this.#everywhere : this.#current;
  }

  #takeMeaning(collection: Collection, item: PopoloItem): void {
    const id = itemText(item, 'id');
    const name =
      itemText(item, 'name') ??
      itemText(item, 'text') ??
      itemText(item, 'label') ??
      pointed(item, 'motion').id;
    if (!id || !name || global.test(id) || uncompared.has(collection)) return;
    let meanings = this.#meanings.get(this.#current);
    if (!meanings) {
      meanings = new Map();
      this.#meanings.set(this.#current, meanings);
    }
    // Long texts are told apart by their length and beginning.
    meanings.set(`${collection} ${id}`, `${fold(name.slice(0, 60))} ${name.length}`);
  }

  /** What tells the chambers of the files from those of others; undefined when there is none. */
  sign(): string | undefined {
    const signs = [...this.#files.values()].flatMap((world) =>
      [...world.chambers].map(([own, number]) => number || signOf(world, own)),
    );
    const [first, ...others] = [...new Set(signs)].sort();
    return others.length === 0 ? first : shortHash([first, ...others].join(' '));
  }

  /**
   * Settles what stands before ids: the dossier's name, and where files of one import have different
   * chambers, what the file's only chamber is known by. Files that mean different things by one id are
   * told apart by their names, with the reason for each.
   */
  settle(dossier: string): Contradiction[] {
    const chambers = new Map<World, string>();
    for (const world of this.#files.values()) {
      const [chamber, ...more] = world.hasMemberships ? world.chambers : [];
      if (chamber?.[1] && more.length === 0) chambers.set(world, chamber[1]);
    }
    const isNeeded = new Set(chambers.values()).size > 1;
    const groups = new Map<string, [ImportFile, World][]>();
    for (const [file, world] of this.#files) {
      const chamber = isNeeded ? chambers.get(world) : undefined;
      world.scope = chamber ? `${dossier}.${chamber.toLowerCase()}` : dossier;
      const group = groups.get(world.scope);
      if (group) group.push([file, world]);
      else groups.set(world.scope, [[file, world]]);
    }
    const scopes = new Set(groups.keys());
    const found: Contradiction[] = [];
    for (const group of groups.values()) {
      const contradictions = this.#contradictions(group);
      found.push(...contradictions);
      const [[, first] = []] = group;
      for (const [file, world] of group) {
        if (contradictions.length > 0) {
          world.scope += `.${dossierName(file.name.replace(/\.[a-z0-9]+$/i, ''))}`;
          if (scopes.has(world.scope)) world.scope += `-${shortHash(file.name)}`;
          scopes.add(world.scope);
        } else if (first && world !== first) {
          first.join(world);
          this.#files.set(file, first);
        }
      }
    }
    this.#meanings.clear();
    this.#settleParties();
    return found;
  }

  /** What has no classification, and on whose behalf alone seats are held, is a party. */
  #settleParties(): void {
    const worlds = [...new Set(this.#files.values())];
    const bodies = new Set<unknown>();
    for (const world of worlds) {
      for (const own of world.bodies) bodies.add(this.find('organizations', own, world)?.value);
    }
    for (const world of worlds) {
      for (const own of world.behalf) {
        const organization = this.find('organizations', own, world)?.value;
        if (!organization || organization.classification || bodies.has(organization)) continue;
        if (!isEntityId(own, 'Institution')) organization.label = 'Party';
      }
    }
  }

  #contradictions(group: readonly [ImportFile, World][]): Contradiction[] {
    const known = new Map<string, [meaning: string, file: string]>();
    const found: Contradiction[] = [];
    let whole: string | undefined;
    for (const [{ name: file }, world] of group) {
      // Chambers have the same names and ids in many countries: only a number tells that they are one.
      if (world.hasMemberships && [...world.chambers.values()].includes('')) {
        if (whole) found.push({ file, message: `it has a chamber of its own, as ${whole} has` });
        whole ??= file;
      }
      const shared = new Map<string, { times: number; others: string[] }>();
      for (const [key, meaning] of this.#meanings.get(world) ?? []) {
        const before = known.get(key);
        if (!before) {
          known.set(key, [meaning, file]);
          continue;
        }
        const [collection = '', id] = [key.split(' ', 1)[0], key.slice(key.indexOf(' ') + 1)];
        const one = shared.get(collection) ?? { times: 0, others: [] };
        shared.set(collection, one);
        one.times += 1;
        if (before[0] !== meaning) one.others.push(`${id} is something else than in ${before[1]}`);
      }
      for (const [collection, { times, others }] of shared) {
        const isRenamed = renamable.includes(collection) && others.length * 5 <= times;
        const [message] = others;
        if (message && !isRenamed && found.at(-1)?.file !== file) found.push({ file, message });
      }
    }
    return found;
  }
}

/** Whether an item is there only to say that its id stands for another. */
export function isRedirect(item: PopoloItem): boolean {
  return itemText(item, 'redirect') !== undefined && nameOf(item) === undefined;
}

function daysOf(item: PopoloItem): PopoloItem {
  const { name, start_date, end_date } = item;
  return { name, start_date, end_date };
}
