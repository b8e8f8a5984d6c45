/** ParlaMint TEI: lists and sittings become what the page docs/formats/parlamint.md says. */
import { describe, expect, test } from 'vitest';
import { parlamint } from '../../server/imports/formats/parlamint/index.ts';
import {
  countBy,
  countByKind,
  filesAt,
  hasSamples,
  problemsOf,
  readAll,
  sampleCounts,
  samples,
} from '../setup/import-reading.ts';

const fixture = filesAt('test/fixtures/formats/parlamint');

describe('a small corpus', () => {
  test('people, parties, offices, sides and speeches', async () => {
    const read = await readAll(parlamint, fixture);
    expect(problemsOf(read)).toEqual([]);
    expect(countByKind(read)).toEqual({
      Institution: 3,
      Party: 3,
      Actor: 2,
      Statement: 6,
      Source: 3,
      PARTICIPATES_IN: 3,
      PART_OF: 1,
      MEMBER_OF: 2,
      HOLDS_OFFICE: 2,
      STATED_IN: 6,
      MADE: 3,
    });
    expect(read.nodes.get('party:parlamint-is.party.g')?.properties).toMatchObject({
      name: 'Grünir',
      aliases: ['Green Party'],
      abbreviation: 'G',
      wikidata: 'Q900003',
      kind: 'national-party',
    });
    const sides = [...read.relationships.values()].filter(({ type }) => type === 'PARTICIPATES_IN');
    expect(sides.map(({ from, to, properties }) => [from, to, properties.role])).toEqual([
      ['party:parlamint-is.party.g', 'institution:parlamint-is.gov', 'coalition'],
      ['party:parlamint-is.party.b', 'institution:parlamint-is.gov', 'coalition'],
      ['party:parlamint-is.party.b', 'institution:parlamint-is.ai', 'opposition'],
    ]);
  });

  test('the sitting is the source and holds each speech where it says', async () => {
    const read = await readAll(parlamint, fixture);
    const source = read.nodes.get('source:parlamint-is_2021-05-06')?.properties;
    expect(source).toMatchObject({ date: '2021-05-06', publisher: 'Assembly of Ister' });
    for (const { from, to, properties } of read.relationships.values()) {
      if (properties.start === undefined) continue;
      const text = String(read.nodes.get(to)?.properties.text);
      const words = text.slice(Number(properties.start), Number(properties.end));
      expect(words).toBe(read.nodes.get(from)?.properties.text);
    }
    const speech = read.nodes.get('statement:parlamint-is_2021-05-06.u2')?.properties;
    expect(speech?.text).toBe('I am for the bridge 🌉. It is late.\nBuild it.');
    const annotated = read.nodes.get('statement:parlamint-is_2021-05-08.u1')?.properties;
    expect(annotated?.text).toBe('We do cross it. Never!');
  });

  test('roles of chair, regular and guest stand with whoever spoke', async () => {
    const read = await readAll(parlamint, fixture);
    const made = [...read.relationships.values()].filter(({ type }) => type === 'MADE');
    expect(countBy(made, ({ properties }) => String(properties.role))).toEqual({
      chair: 1,
      regular: 2,
    });
  });

  test('sentences instead of speeches', async () => {
    const read = await readAll(parlamint, fixture, { unit: 'sentence' });
    expect(problemsOf(read)).toEqual([]);
    const texts = [...read.nodes.values()].flatMap(({ label, properties }) =>
      label === 'Statement' ? [properties.text] : [],
    );
    expect(texts).toEqual([
      'Ana Révész has the floor.',
      'I am for the bridge 🌉.',
      'It is late.',
      'Build it.',
      'Hear, hear!',
      'No.',
      'Perhaps.',
      'We do cross it.',
      'Never!',
    ]);
    await expect(readAll(parlamint, fixture, { unit: 'word' })).rejects.toThrow(
      /speech or sentence/,
    );
  });

  test('what is absent is a note by cause, what contradicts or leads nowhere a problem', async () => {
    const read = await readAll(parlamint, fixture);
    expect(countBy(read.notes, ({ group }) => group)).toEqual({
      'party without dates': 1,
      'in coalition and opposition on one day': 1,
      'speech without a speaker (guest)': 1,
      'unknown speaker: the id ends with a comma too many': 1,
      'unknown speaker: not in the list of persons': 1,
      'speech without text': 1,
      'sitting that was not given': 1,
      'no place in the graph: relation renaming': 1,
      'no place in the graph: sex of persons': 1,
    });
    expect(read.problems.map(({ place, message }) => `${place}: ${message}`)).toEqual([
      'ParlaMint-IS-listPerson.xml:12: it ends (2020-03-01) before it begins (2021-03-01)',
      'ParlaMint-IS-listPerson.xml:13: an affiliation names the organisation club.X, which no list has',
    ]);
    expect(read.coverage.map(({ item, date, present }) => [item, date, present])).toEqual([
      ['ParlaMint-IS_2021-05-06', '2021-05-06', true],
      ['ParlaMint-IS_2021-05-08', '2021-05-08', true],
      ['ParlaMint-IS_2021-05-07', '2021-05-07', false],
    ]);
  });

  test('a list that was not given is a gap', async () => {
    const sittings = fixture.filter(({ name }) => /2021/.test(name));
    const read = await readAll(parlamint, sittings);
    expect(read.problems).toEqual([]);
    expect(countByKind(read)).toEqual({ Statement: 6, Source: 3, STATED_IN: 6 });
    expect(countBy(read.notes, ({ group }) => group)).toMatchObject({
      'unknown speaker: no list of persons was given': 5,
    });
  });
});

describe.skipIf(!hasSamples)('real files (skipped where the samples are not there)', () => {
  const folder = `${samples}/parlamint`;
  const counts = hasSamples ? sampleCounts('parlamint') : ({} as Record<string, never>);

  test.each(['ES-GA', 'TR', 'EE-ana', 'NL'])(
    '%s as an independent program counts it',
    async (of) => {
      const read = await readAll(parlamint, filesAt(`${folder}/${of}`));
      const expected = counts[of] as unknown as Record<string, number>;
      expect(problemsOf(read)).toEqual([]);
      const found = countByKind(read);
      const groups = countBy(read.notes, ({ group }) => group);
      // The count holds one sitting of Turkey twice, plain and annotated, with 3 speeches.
      const twice = groups['second copy of a sitting'] ?? 0;
      expect(found.Statement ?? 0).toBe((expected.speeches ?? 0) - 3 * twice);
      expect(found.Actor).toBe(expected.persons);
      expect((found.Party ?? 0) + (found.Institution ?? 0)).toBe(expected.orgs);
      const nameless = read.notes.filter(({ group }) =>
        group.startsWith('speech without a speaker'),
      );
      expect(nameless).toHaveLength(expected.speeches_without_who ?? 0);
      const terms = (found.MEMBER_OF ?? 0) + (found.HOLDS_OFFICE ?? 0);
      const untaken = read.notes.filter(({ group }) => /\baffiliations?\b/.test(group));
      const wrong = read.problems.filter(({ message }) => !message.startsWith('the relation'));
      expect(terms + untaken.length + wrong.length).toBe(expected.affiliations);
      const made = [...read.relationships.values()].filter(({ type }) => type === 'MADE');
      expect(new Set(made.map(({ from }) => from)).size).toBe(expected.distinct_speakers);
      const roles = countBy(made, ({ properties }) => String(properties.role));
      const ana = expected.speeches_by_role_ana as unknown as Record<string, number>;
      expect(roles.chair ?? 0).toBe((ana['#chair'] ?? 0) + (ana['#deputy_chair'] ?? 0));
      expect(roles.regular ?? 0).toBe((ana['#regular'] ?? 0) - 3 * twice);
      const days = read.coverage.filter(({ present }) => present).map(({ date }) => date);
      expect(days.sort()[0] ?? null).toBe(expected.first_date);
      expect(days.at(-1) ?? null).toBe(expected.last_date);
    },
  );

  test('speeches by the speaker’s party of the day', async () => {
    for (const of of ['ES-GA', 'TR']) {
      const read = await readAll(parlamint, filesAt(`${folder}/${of}`));
      const expected = counts[of] as unknown as Record<string, Record<string, number>>;
      const parties = new Map<string, { to: string; from: string; until: string }[]>();
      for (const { type, from, to, properties } of read.relationships.values()) {
        if (type !== 'MEMBER_OF') continue;
        const days = {
          from: String(properties.from ?? ''),
          until: String(properties.to ?? '9999'),
        };
        parties.set(from, [...(parties.get(from) ?? []), { to, ...days }]);
      }
      const made = [...read.relationships.values()].filter(({ type }) => type === 'MADE');
      const found = countBy(made, ({ from, to }) => {
        const day = String(read.nodes.get(to)?.properties.date);
        const on = (parties.get(from) ?? []).filter((one) => one.from <= day && day <= one.until);
        const party = on.map((one) => one.to).sort()[0];
        return party?.replace(/^.*party\./, '') ?? '(none)';
      });
      const wanted = Object.entries(expected.speeches_by_party_on_date ?? {});
      // Three speeches of one member lie in the sitting that the count holds twice.
      if (of === 'TR') found.chp = (found.chp ?? 0) + 3;
      expect(found).toEqual(
        Object.fromEntries(
          wanted.map(([name, n]) => [name.replace('party.', '').toLowerCase(), n]),
        ),
      );
    }
  });

  test('a list that is not well-formed is told with its line', async () => {
    const [file] = filesAt(`${folder}/ES-GA/ParlaMint-ES-GA-listOrg.original-not-well-formed.txt`);
    const read = await readAll(parlamint, [{ ...file!, name: 'listOrg.xml' }]);
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]?.place).toBe('listOrg.xml:260');
    expect(read.problems[0]?.message).toContain('not well-formed XML');
  });
});
