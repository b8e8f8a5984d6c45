/** A small country made at random from a number, and the batch that loads it; see random-countries.test.ts. */

import { actTypes } from '../../model/vocabulary/relationship-types.ts';
import { stanceNames } from '../../model/vocabulary/stances.ts';
import type { BatchNode, GraphBatch } from '../../server/store/batch.ts';

export interface Said {
  id: string;
  speakers: string[];
  about: [agreement: string, stance: string][];
  date: string | undefined;
  kind: string;
  verified: boolean;
  sources: string[];
  answers: string[];
}

export interface Held {
  type: string;
  who: string;
  body: string;
  from: string | undefined;
  to: string | undefined;
  role: string | undefined;
}

export interface Country {
  people: {
    id: string;
    label: BatchNode['label'];
    kind?: string;
    country?: string;
    unidentified?: boolean;
  }[];
  said: Said[];
  held: Held[];
  did: { who: string; type: string; agreement: string; date: string }[];
}

export const stances = stanceNames;
export const agreements = ['charter', 'chapter', 'article', 'clause', 'bill', 'annex'].map(
  (name) => `agreement:${name}`,
);

/** Offices that speak for some institutions, for all or for none, and one without a role. */
const offices = [
  'Minister of Salt',
  'Prime Minister',
  'Member of the House',
  'spokesperson',
  'Acting Speaker',
  'Rapporteur; Vice-President',
  'Head of Office',
  undefined,
] as const;

const bodyKinds: Record<string, string> = {
  state: 'member-state',
  cabinet: 'government',
  ministry: 'ministry',
  agency: 'agency',
  house: 'parliament-chamber',
  nobody: 'media',
};

export function invent(seed: number): Country {
  let state = seed * 7919 + 17;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const one = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item;
  const maybe = <Item>(chance: number, item: () => Item): Item | undefined =>
    random() < chance ? item() : undefined;
  const date = () => {
    const [month, day] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)];
    const full = `202${Math.floor(random() * 3)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return full.slice(0, one([4, 7, 10, 10, 10]));
  };
  const actors = ['ada', 'bo', 'cy', 'dee', 'eli', 'fay'].map((name) => `actor:${name}`);
  const parties = ['red', 'blue', 'green'].map((name) => `party:${name}`);
  const groups = ['left', 'all'].map((name) => `party:${name}`);
  const bodies = Object.keys(bodyKinds).map((name) => `institution:${name}`);
  const held: Held[] = [];
  const hold = (type: string, who: string, body: string) => {
    const [from, to] = [maybe(0.6, date), maybe(0.5, date)].sort();
    const role = type === 'HOLDS_OFFICE' ? one(offices) : undefined;
    held.push({ type, who, body, from, to, role });
  };
  for (const actor of actors) {
    for (let n = Math.floor(random() * 3); n > 0; n -= 1) hold('MEMBER_OF', actor, one(parties));
    if (random() < 0.2) hold('MEMBER_OF', actor, one(groups));
    for (let n = Math.floor(random() * 3); n > 0; n -= 1) hold('HOLDS_OFFICE', actor, one(bodies));
  }
  const always = (who: string, body: string) =>
    held.push({ type: 'PART_OF', who, body, from: undefined, to: undefined, role: undefined });
  for (const party of parties) if (random() < 0.8) hold('PART_OF', party, 'party:left');
  always('party:left', 'party:all');
  always('institution:ministry', 'institution:cabinet');
  always('institution:cabinet', 'institution:state');
  always('institution:house', 'institution:state');
  hold('PART_OF', 'institution:agency', 'institution:ministry');
  always('agreement:chapter', 'agreement:charter');
  always('agreement:article', 'agreement:chapter');
  always('agreement:clause', 'agreement:article');
  always('agreement:annex', 'agreement:charter');
  always('agreement:annex', 'agreement:bill');
  const speakers = [...actors, ...actors, ...parties, 'party:left', ...bodies];
  const said: Said[] = [];
  for (let n = 0; n < 60; n += 1) {
    const first = one(speakers);
    const party = held.find((term) => term.who === first && term.type === 'MEMBER_OF')?.body;
    const about = new Map([[one(agreements), one(stances)]]);
    if (random() < 0.3) about.set(one(agreements), one(stances));
    said.push({
      id: `statement:s${String(n).padStart(2, '0')}`,
      speakers: [
        ...new Set([
          first,
          ...(random() < 0.2 ? [one(speakers)] : []),
          ...(party && random() < 0.15 ? [party] : []),
        ]),
      ],
      about: [...about],
      date: maybe(0.9, date),
      kind: one(['quote', 'paraphrase']),
      verified: random() < 0.8,
      sources: [
        ...new Set([
          one(['source:gazette', 'source:herald']),
          one(['source:gazette', 'source:post']),
        ]),
      ],
      answers:
        n > 0 && random() < 0.3
          ? [`statement:s${String(Math.floor(random() * n)).padStart(2, '0')}`]
          : [],
    });
  }
  const did = Array.from({ length: 12 }, () => ({
    who: one([...actors, ...parties, ...groups, ...bodies]),
    type: one(actTypes),
    agreement: one(agreements),
    date: date(),
  }));
  return {
    people: [
      ...actors.map((id) => ({
        id,
        label: 'Actor' as const,
        ...(random() < 0.4 ? { country: one(['NL', 'HU']) } : {}),
      })),
      ...parties.map((id) => ({
        id,
        label: 'Party' as const,
        kind: 'national-party',
        ...(random() < 0.7 ? { country: one(['NL', 'HU']) } : {}),
      })),
      ...groups.map((id) => ({ id, label: 'Party' as const, kind: 'parliamentary-group' })),
      ...Object.entries(bodyKinds).map(([name, kind]) => ({
        id: `institution:${name}`,
        label: 'Institution' as const,
        kind,
        ...(name === 'nobody' ? { unidentified: true } : {}),
      })),
    ],
    said,
    held,
    did,
  };
}

export function batchOf({ people, said, held, did }: Country): GraphBatch {
  const batch: GraphBatch = { nodes: [], relationships: [] };
  for (const { id, label, ...rest } of people) {
    batch.nodes.push({ id, label, properties: { name: id, ...rest } });
  }
  for (const id of agreements)
    batch.nodes.push({ id, label: 'Agreement', properties: { name: id } });
  for (const id of ['source:gazette', 'source:herald', 'source:post']) {
    batch.nodes.push({ id, label: 'Source', properties: { title: id } });
  }
  const join = (type: string, from: string, to: string, properties: object = {}, tail = '') =>
    batch.relationships.push({
      id: `${from}|${type}|${to}${tail}`,
      type: type as never,
      from,
      to,
      properties: { ...properties },
    });
  for (const one of said) {
    const { id, date, kind, verified } = one;
    batch.nodes.push({ id, label: 'Statement', properties: { text: id, date, kind, verified } });
    for (const speaker of one.speakers) join('MADE', speaker, id);
    for (const [agreement, stance] of one.about) join('ABOUT', id, agreement, { stance });
    for (const source of one.sources) join('STATED_IN', id, source);
    for (const other of one.answers) join('RESPONDS_TO', id, other);
  }
  for (const { type, who, body, from, to, role } of held) {
    const tail = type === 'PART_OF' ? '' : `|${role ?? ''}|${from ?? ''}|${to ?? ''}`;
    join(type, who, body, { from, to, role }, tail);
  }
  for (const { who, type, agreement, date } of did)
    join(type, who, agreement, { date }, `|${date}`);
  return batch;
}
