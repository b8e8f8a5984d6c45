/**
 * Small countries made at random, full of awkward cases: several speakers on one statement, a party
 * and its own member among them, membership of two parties on a day, of a group through a party,
 * parts three deep and a part of two wholes, dates of a year or none, two stances in one statement,
 * a day before everything. A plain program here, which shares no code with the store's questions,
 * says what the answers are.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeKinds } from '../../model/change-kinds.ts';
import { changesRequest, stancesRequest, timelineRequest } from '../../model/schemas/positions.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import * as questions from '../../server/questions/index.ts';
import { load } from '../../server/store/write-batch.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import {
  agreements,
  batchOf,
  type Country,
  type Held,
  invent,
  type Said,
  stances,
} from './invented-country.ts';

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

/** Everybody in an institution counts here; whose words count is the matter of capacity.test.ts. */
const scope = 'all';

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
        statementsRequest.parse({ ...asked, scope, limit: 200 }),
      );
      expect(list.statements.map((one) => one.statement.id).sort()).toEqual(
        expected.map((one) => one.id).sort(),
      );
      for (const rows of ['actor', 'party', 'group', 'institution']) {
        const reply = await questions.stanceCells(
          opened.store,
          stancesRequest.parse({
            ...asked,
            rows: rows === 'group' ? 'party' : rows,
            groups: rows === 'group',
            scope,
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
      // Both on one date is no change, and neither is a whole beside its part: each has its own list.
      const kinds = reply.changes.map((one) =>
        one.part ? 'parts' : one.sameDay ? 'same-day' : 'change',
      );
      expect(reply.changes.map(({ kind }) => kind)).toEqual(kinds);
      for (const kind of changeKinds) {
        const only = changesRequest.parse({ scope, kind, limit: 200 });
        const { changes, total, totals } = await questions.changes(opened.store, only);
        expect(changes).toEqual(reply.changes.filter((one) => one.kind === kind));
        expect([total, totals[kind]]).toEqual([changes.length, changes.length]);
      }
      const changed = new Set(
        reply.changes.filter(({ kind }) => kind === 'change').map(({ speaker }) => speaker.id),
      );
      const { speakers } = await questions.changedSpeakers(opened.store);
      expect(speakers.map(({ id }) => id).sort()).toEqual([...changed].sort());
      const { changesTotal } = await questions.timeline(
        opened.store,
        timelineRequest.parse({ bin: 'year' }),
      );
      expect(changesTotal).toBe(reply.totals.change);
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
