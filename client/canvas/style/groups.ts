/** To which party, country, stance or community each node belongs, by what is shown. */

import { shortName } from '../../../model/formats/names.ts';
import { labelOf, stanceOf, typeOf } from '../../../model/ours.ts';
import { speaksAs, stances } from '../../../model/vocabulary/labels.ts';
import { ofSide, stanceNames } from '../../../model/vocabulary/stances.ts';
import type { Scene } from '../state/scene.ts';
import type { ColourRule, Rules } from './rules.ts';

/** Colours for the largest groups; the rest share one. */
const colours = 7;

export interface Group {
  key: string;
  title: string;
  members: readonly string[];
  fill: string;
  line: string;
}

/** Groups for the scene's colour rule, the largest first; none when colour stands for type. */
export function groupsOf(scene: Scene, rules: Rules): Group[] {
  if (rules.colour === 'type') return [];
  const members = new Map<string, string[]>();
  for (const [id, key] of keysOf(scene, rules)) {
    const group = members.get(key);
    if (group) group.push(id);
    else members.set(key, [id]);
  }
  const ordered = [...members].sort(
    ([a, one], [b, other]) =>
      (rules.colour === 'stance' ? order(a) - order(b) : other.length - one.length) ||
      a.localeCompare(b, 'en', { numeric: true }),
  );
  const named = (key: string) => title(scene, rules.colour, key);
  if (rules.colour === 'stance') {
    return ordered.map(([key, ids]) => ({
      key,
      title: named(key),
      members: ids,
      fill: `${key}-tint`,
      line: key,
    }));
  }
  const rest = ordered.slice(colours);
  const groups = ordered.slice(0, colours).map(([key, ids], index) => ({
    key,
    title: named(key),
    members: ids,
    fill: `cat-${index + 1}`,
    line: 'cat-line',
  }));
  if (rest.length === 0) return groups;
  return [
    ...groups,
    {
      key: 'rest',
      title: rest.length === 1 ? named(rest[0]?.[0] ?? '') : `${rest.length} smaller ones`,
      members: rest.flatMap(([, ids]) => ids),
      fill: 'cat-other',
      line: 'cat-line',
    },
  ];
}

function order(stance: string): number {
  return Object.keys(stances).indexOf(stance);
}

function title(scene: Scene, rule: ColourRule, key: string): string {
  if (rule === 'stance') return stances[key as keyof typeof stances]?.title ?? key;
  if (rule === 'community') return `Community ${key}`;
  if (rule === 'country') return countryName(key);
  const party = scene.nodes.get(key);
  return party ? shortName(party) : key;
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' });

/** The English name of a country's code; what is no code stays as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
}

function keysOf(scene: Scene, rules: Rules): Map<string, string> {
  if (rules.colour === 'community') {
    return new Map(
      Object.entries(rules.communities)
        .filter(([id]) => scene.nodes.has(id))
        .map(([id, number]) => [id, String(number)]),
    );
  }
  if (rules.colour === 'stance') return stancesOf(scene);
  const parties = partiesOf(scene);
  if (rules.colour === 'party') return withStatements(scene, parties);
  const countries = new Map<string, string>();
  for (const node of scene.nodes.values()) {
    const own = node.properties.country;
    const party = scene.nodes.get(parties.get(node.id) ?? '')?.properties.country;
    const country = typeof own === 'string' ? own : party;
    if (typeof country === 'string') countries.set(node.id, country);
  }
  return withStatements(scene, countries);
}

/** The party of each actor that is a member of one party shown, and each party its own. */
function partiesOf(scene: Scene): Map<string, string> {
  const parties = new Map<string, string>();
  const several = new Set<string>();
  for (const node of scene.nodes.values()) {
    if (speaksAs(labelOf(node)) === 'party') parties.set(node.id, node.id);
  }
  for (const one of scene.relationships.values()) {
    const { from, to } = one;
    if (typeOf(one) !== 'MEMBER_OF') continue;
    if (parties.has(from) && parties.get(from) !== to) several.add(from);
    parties.set(from, to);
  }
  for (const id of several) parties.delete(id);
  return parties;
}

/** Statements take the group of their speakers, when these agree. */
function withStatements(scene: Scene, groups: Map<string, string>): Map<string, string> {
  const spoken = new Map<string, Set<string>>();
  for (const one of scene.relationships.values()) {
    const { from, to } = one;
    if (typeOf(one) !== 'MADE') continue;
    spoken.set(to, (spoken.get(to) ?? new Set()).add(groups.get(from) ?? ''));
  }
  const all = new Map(groups);
  for (const [id, found] of spoken) {
    const [only] = found;
    if (found.size === 1 && only) all.set(id, only);
  }
  return all;
}

/** A statement's stance, and of a speaker that of all its statements shown; both sides are mixed. */
function stancesOf(scene: Scene): Map<string, string> {
  const found = new Map<string, Set<string>>();
  const add = (id: string, stance: string) =>
    found.set(id, (found.get(id) ?? new Set()).add(stance));
  const relationships = [...scene.relationships.values()];
  for (const one of relationships) {
    const stance = stanceOf(one);
    if (stance) add(one.from, stance);
  }
  const ofStatements = new Map(found);
  for (const one of relationships) {
    const { from, to } = one;
    if (typeOf(one) !== 'MADE') continue;
    for (const stance of ofStatements.get(to) ?? []) add(from, stance);
  }
  return new Map([...found].map(([id, taken]) => [id, combined(taken)]));
}

function combined(taken: ReadonlySet<string>): string {
  if (taken.has('support') && taken.has('oppose')) return 'mixed';
  const [both] = ofSide('both').filter((stance) => taken.has(stance));
  return both ?? stanceNames.find((stance) => taken.has(stance)) ?? '';
}
