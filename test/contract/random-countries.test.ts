/**
 * Small countries made at random, full of awkward cases: several speakers on one statement, a party
 * and its own member among them, membership of two parties on a day, of a group through a party,
 * parts three deep and a part of two wholes, dates of a year or none, two stances in one statement,
 * a day before everything. A plain program here, which shares no code with the store's questions,
 * says what the answers are.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesRequest, stancesRequest } from '../../model/schemas/positions.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import { actTypes } from '../../model/vocabulary/relationship-types.ts';
import * as questions from '../../server/questions/index.ts';
import type { BatchNode, GraphBatch } from '../../server/store/batch.ts';
import { load } from '../../server/store/write-batch.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

interface Said {
  id: string;
  speakers: string[];
  about: [agreement: string, stance: string][];
  date: string | undefined;
  kind: string;
  verified: boolean;
  sources: string[];
  answers: string[];
}

interface Held {
  type: string;
  who: string;
  body: string;
  from: string | undefined;
  to: string | undefined;
}

interface Country {
  people: { id: string; label: BatchNode['label']; kind?: string; country?: string }[];
  said: Said[];
  held: Held[];
  did: { who: string; type: string; agreement: string; date: string }[];
}

const stances = ['support', 'oppose', 'mixed', 'neutral'] as const;
const agreements = ['charter', 'chapter', 'article', 'clause', 'bill', 'annex'].map(
  (name) => `agreement:${name}`,
);

function invent(seed: number): Country {
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
  const bodies = ['state', 'cabinet', 'ministry'].map((name) => `institution:${name}`);
  const held: Held[] = [];
  const hold = (type: string, who: string, body: string) => {
    const [from, to] = [maybe(0.6, date), maybe(0.5, date)].sort();
    held.push({ type, who, body, from, to });
  };
  for (const actor of actors) {
    for (let n = Math.floor(random() * 3); n > 0; n -= 1) hold('MEMBER_OF', actor, one(parties));
    if (random() < 0.2) hold('MEMBER_OF', actor, one(groups));
    if (random() < 0.6) hold('HOLDS_OFFICE', actor, one(bodies));
  }
  const always = (who: string, body: string) =>
    held.push({ type: 'PART_OF', who, body, from: undefined, to: undefined });
  for (const party of parties) if (random() < 0.8) hold('PART_OF', party, 'party:left');
  always('party:left', 'party:all');
  always('institution:ministry', 'institution:cabinet');
  always('institution:cabinet', 'institution:state');
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
      ...bodies.map((id) => ({ id, label: 'Institution' as const, kind: 'ministry' })),
    ],
    said,
    held,
    did,
  };
}

function batchOf({ people, said, held, did }: Country): GraphBatch {
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
  for (const { type, who, body, from, to } of held) {
    join(type, who, body, { from, to }, type === 'PART_OF' ? '' : `||${from ?? ''}|${to ?? ''}`);
  }
  for (const { who, type, agreement, date } of did)
    join(type, who, agreement, { date }, `|${date}`);
  return batch;
}

/* The plain program: everything is looked at anew for every question. */
const begins = (date: string) => date + '0000-01-01'.slice(date.length);
const ends = (date: string) => date + '0000-12-31'.slice(date.length);

function holds(term: Held, date: string | undefined): boolean {
  if (date === undefined) return true;
  const late = term.from !== undefined && begins(term.from) > ends(date);
  const early = term.to !== undefined && ends(term.to) < begins(date);
  return !late && !early;
}

function reached(country: Country, from: string, types: string[], date?: string): Set<string> {
  const found = new Set([from]);
  let grown = true;
  while (grown) {
    grown = false;
    for (const term of country.held) {
      if (!types.includes(term.type) || !found.has(term.who) || found.has(term.body)) continue;
      if (!holds(term, date)) continue;
      found.add(term.body);
      grown = true;
    }
  }
  return found;
}

function family(country: Country, agreement: string): string[] {
  return agreements.filter((one) => reached(country, one, ['PART_OF']).has(agreement));
}

/** The bodies of a kind that a speaker spoke for on the day. */
function spokeFor(
  country: Country,
  speaker: string,
  date: string | undefined,
  kind: string,
): string[] {
  if (kind === 'actor') return speaker.startsWith('actor:') ? [speaker] : [];
  const types = [kind === 'institution' ? 'HOLDS_OFFICE' : 'MEMBER_OF', 'PART_OF'];
  return [...reached(country, speaker, types, date)].filter((body) => {
    const told = country.people.find((one) => one.id === body);
    if (kind === 'institution') return told?.label === 'Institution';
    return told?.kind === (kind === 'group' ? 'parliamentary-group' : 'national-party');
  });
}

function rowsOf(country: Country, one: Said, kind: string): string[] {
  const rows = one.speakers.flatMap((speaker) => {
    const bodies = spokeFor(country, speaker, one.date, kind);
    return bodies.length > 0 ? bodies : ['none'];
  });
  return [...new Set(rows)];
}

interface Asked {
  speaker?: string;
  party?: string;
  institution?: string;
  country?: string;
  agreement?: string;
  stance?: string;
  from?: string;
  to?: string;
  asOf?: string;
  source?: string;
  kind?: string;
  verified?: boolean;
}

function passes(country: Country, one: Said, asked: Asked): boolean {
  const some = (test: (speaker: string) => boolean) => one.speakers.some(test);
  const relatives = asked.agreement ? family(country, asked.agreement) : agreements;
  if (asked.agreement || asked.stance) {
    const fits = one.about.some(
      ([agreement, stance]) =>
        relatives.includes(agreement) && (!asked.stance || stance === asked.stance),
    );
    if (!fits) return false;
  }
  if (asked.speaker && !one.speakers.includes(asked.speaker)) return false;
  const { party, institution } = asked;
  if (party) {
    const within = (speaker: string) =>
      ['party', 'group'].some((kind) => spokeFor(country, speaker, one.date, kind).includes(party));
    if (!some(within)) return false;
  }
  if (institution) {
    const within = (speaker: string) =>
      spokeFor(country, speaker, one.date, 'institution').includes(institution);
    if (!some(within)) return false;
  }
  if (asked.country) {
    const countryOf = (id: string) => country.people.find((other) => other.id === id)?.country;
    const from = (speaker: string) =>
      countryOf(speaker)
        ? countryOf(speaker) === asked.country
        : spokeFor(country, speaker, one.date, 'party').some(
            (body) => countryOf(body) === asked.country,
          );
    if (!some(from)) return false;
  }
  if (asked.from && !(one.date && ends(one.date) >= begins(asked.from))) return false;
  if (asked.to && !(one.date && begins(one.date) <= ends(asked.to))) return false;
  if (asked.asOf && !(one.date && begins(one.date) <= ends(asked.asOf))) return false;
  if (asked.source && !one.sources.includes(asked.source)) return false;
  if (asked.kind && one.kind !== asked.kind) return false;
  return !asked.verified || one.verified;
}

function cells(country: Country, asked: Asked, kind: string): string[] {
  const counts = new Map<string, number>();
  const relatives = asked.agreement ? family(country, asked.agreement) : agreements;
  for (const one of country.said.filter((said) => passes(country, said, asked))) {
    for (const row of rowsOf(country, one, kind)) {
      for (const [agreement, stance] of one.about) {
        if (!relatives.includes(agreement) || (asked.stance && stance !== asked.stance)) continue;
        const key = `${row} ${agreement} ${stance}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return [...counts].map(([key, count]) => `${key} ${count}`).sort();
}

function changesOf(country: Country, parts: boolean): string[] {
  const found: string[] = [];
  const inTime = [...country.said]
    .filter((one) => one.date)
    .sort((a, b) => {
      const key = (one: Said) => [begins(one.date ?? ''), ends(one.date ?? ''), one.id].join(' ');
      return key(a) < key(b) ? -1 : 1;
    });
  const walk = (speaker: string, on: string[], name: string) => {
    const sides = (one: Said) =>
      one.about.filter(
        ([agreement, stance]) => on.includes(agreement) && ['support', 'oppose'].includes(stance),
      );
    const own = inTime.filter((one) => one.speakers.includes(speaker) && sides(one).length > 0);
    for (const [at, later] of own.entries()) {
      const earlier = own[at - 1];
      for (const [agreement, stance] of earlier ? sides(earlier) : []) {
        for (const [other, now] of sides(later)) {
          if (stance === now || (on.length > 1 && agreement === other)) continue;
          const [a, b] = [earlier?.date ?? '', later.date ?? ''];
          const exact = a.length === 10 && b.length === 10;
          const certain = ends(a) < begins(b) || (a === b && exact);
          found.push(`${speaker} ${name} ${earlier?.id} ${later.id} ${a === b} ${certain}`);
        }
      }
    }
  };
  for (const { id } of country.people) {
    for (const agreement of agreements) {
      walk(id, [agreement], agreement);
      if (!parts) continue;
      for (const part of family(country, agreement)) {
        if (part !== agreement) walk(id, [agreement, part], `${agreement} ${part}`);
      }
    }
  }
  return found.sort();
}

const filters: Asked[] = [
  {},
  { asOf: '2019' },
  { asOf: '2021-06' },
  { from: '2021', to: '2021-08' },
  { kind: 'quote', verified: true },
  { source: 'source:post', stance: 'oppose' },
  { country: 'NL' },
  { country: 'HU', party: 'party:red' },
  { party: 'party:left' },
  { party: 'party:all', agreement: 'agreement:charter' },
  { institution: 'institution:state' },
  { institution: 'institution:cabinet', stance: 'support' },
  { speaker: 'party:blue' },
  { speaker: 'actor:ada', agreement: 'agreement:chapter', stance: 'support' },
  { agreement: 'agreement:bill' },
  { agreement: 'agreement:clause', asOf: '2021' },
  { agreement: 'agreement:annex', from: '2020-05-05' },
];

describe.each(storeKinds)('random countries on the %s store', (kind) => {
  describe.each([1, 2, 3, 4])('number %i', (seed) => {
    const country = invent(seed);
    let opened: TestStore;
    beforeAll(async () => {
      opened = await openTestStore(kind);
      await load(opened.store, batchOf(country));
    });
    afterAll(() => opened?.close());

    test.each(filters)('statements and matrices for %j', async (asked) => {
      const expected = country.said.filter((one) => passes(country, one, asked));
      const list = await questions.statements(
        opened.store,
        statementsRequest.parse({ ...asked, limit: 200 }),
      );
      expect(list.statements.map((one) => one.statement.id).sort()).toEqual(
        expected.map((one) => one.id).sort(),
      );
      for (const rows of ['actor', 'party', 'group', 'institution']) {
        const reply = await questions.stances(
          opened.store,
          stancesRequest.parse({
            ...asked,
            rows: rows === 'group' ? 'party' : rows,
            groups: rows === 'group',
            limit: 200,
          }),
        );
        const told = reply.cells.flatMap((cell) =>
          stances
            .filter((stance) => cell[stance] > 0)
            .map((stance) => `${cell.row} ${cell.column} ${stance} ${cell[stance]}`),
        );
        expect(told.sort()).toEqual(cells(country, asked, rows));
        expect(reply.total).toBe(expected.length);
        for (const { node, total } of reply.rows) {
          const own = expected.filter((one) => rowsOf(country, one, rows).includes(node.id));
          expect(`${node.id} ${total}`).toBe(`${node.id} ${own.length}`);
        }
      }
    });

    test.each(['same', 'parts'])('changes of position, scope %s', async (scope) => {
      const reply = await questions.changes(
        opened.store,
        changesRequest.parse({ scope, limit: 200 }),
      );
      const told = reply.changes.map((one) =>
        [
          one.speaker.id,
          one.agreement.id,
          ...(one.part ? [one.part.id] : []),
          one.before.statement.id,
          one.after.statement.id,
          one.sameDay,
          one.certain,
        ].join(' '),
      );
      expect(told.sort()).toEqual(changesOf(country, scope === 'parts'));
    });

    test('silence, whose members spoke, and who answered whom', async () => {
      for (const id of agreements) {
        const page = await questions.agreement(opened.store, { id, full: true });
        const relatives = family(country, id);
        const about = country.said.filter((one) => passes(country, one, { agreement: id }));
        const acted = country.did.filter((act) => relatives.includes(act.agreement));
        const silent = [...new Set(acted.map((act) => act.who))]
          .filter((who) => !about.some((one) => one.speakers.includes(who)))
          .map((who) => {
            const spoke = about.some((one) =>
              ['party', 'group', 'institution'].some((rows) =>
                rowsOf(country, one, rows).includes(who),
              ),
            );
            return `${who} ${spoke}`;
          });
        expect(page.silent.map((one) => `${one.node.id} ${one.membersSpoke}`).sort()).toEqual(
          silent.sort(),
        );
        const ids = new Set(about.map((one) => one.id));
        const answers = country.said.flatMap((one) =>
          one.answers
            .filter((other) => ids.has(one.id) || ids.has(other))
            .map((other) => `${one.id} ${other}`),
        );
        expect(page.replies.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(answers.sort());
      }
    });
  });
});
