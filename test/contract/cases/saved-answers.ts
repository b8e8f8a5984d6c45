/** What the shipped queries must answer with their defaults, told by the dossier’s own files. */

import { readFileSync } from 'node:fs';
import { stanceNames } from '../../../model/vocabulary/stances.ts';
import { networkAnswers } from './network-answers.ts';

interface Fact {
  [name: string]: string | number | boolean | undefined;
}
interface Said {
  id: string;
  speakers: string[];
  date: string;
  about: { agreement: string; stance: string }[];
  statedIn: { source: string; main?: boolean }[];
  respondsTo?: string[];
  verified: boolean;
}

const read = <One = Fact>(name: string): One[] =>
  JSON.parse(readFileSync(`seed/asylum-optout/${name}.json`, 'utf8'));
const said = read<Said>('statements');
const relations = read('relations');
const sources = new Map(read('sources').map((one) => [one.id, one]));
const countryOf = new Map(
  ['actors', 'parties', 'institutions'].flatMap((name) =>
    read(name).map((one) => [String(one.id), one.country] as const),
  ),
);
const acts = relations.filter(
  ({ type, to }) => type !== 'PART_OF' && String(to).startsWith('agreement:'),
);

function familyOf(whole: string): Set<string> {
  const found = new Set([whole]);
  for (const one of found) {
    for (const { type, from, to } of relations) {
      if (type === 'PART_OF' && to === one) found.add(String(from));
    }
  }
  return found;
}

/** Speaker, agreement, stance and statement, a line each. */
const stands = said.flatMap((one) =>
  one.speakers.flatMap((speaker) =>
    one.about.map(({ agreement, stance }) => ({ speaker, agreement, stance, id: one.id, one })),
  ),
);
const opens = (date: string) => date.padEnd(10, '-01').slice(0, 10);
const closes = (date: string) => `${date}${'-99-99'.slice(date.length - 4)}`.slice(0, 10);
const pact = familyOf('agreement:pact');
const request = familyOf('agreement:nl-opt-out-request');
const counts = <Item>(items: readonly Item[], key: (item: Item) => string) => {
  const found = new Map<string, number>();
  for (const item of items) found.set(key(item), (found.get(key(item)) ?? 0) + 1);
  return found;
};
/** Values as one line, a missing one as a dash. */
export const line = (...parts: unknown[]) => parts.map((part) => part ?? '–').join(' ');

/** The lines that each query must give with its defaults, and the columns that they are made of. */
export const expected: Record<
  string,
  { columns: string[]; lines: () => string[]; ordered?: boolean }
> = {
  'who-holds-an-opt-out': {
    columns: ['who', 'standing', 'agreement', 'since', 'under'],
    ordered: true,
    lines: () => [
      'institution:denmark HAS_OPT_OUT agreement:ceas 2009-12-01 agreement:protocol-22',
      'institution:denmark HAS_OPT_OUT agreement:pact 2024-05-14 agreement:protocol-22',
      'institution:ireland HAS_OPT_OUT agreement:ceas 2009-12-01 agreement:protocol-21',
      'institution:ireland HAS_OPT_OUT agreement:schengen 2009-12-01 agreement:protocol-19',
      'institution:hungary SEEKS_OPT_OUT agreement:ceas 2024-09-18 agreement:hu-opt-out-request',
      'institution:netherlands SEEKS_OPT_OUT agreement:ceas 2024-09-18 agreement:nl-opt-out-request',
      'institution:netherlands SEEKS_OPT_OUT agreement:pact 2024-09-18 agreement:nl-opt-out-request',
      'institution:schoof-cabinet SEEKS_OPT_OUT agreement:ceas 2024-09-18 agreement:nl-opt-out-request',
    ],
  },
  'acted-but-said-nothing': {
    columns: ['who', 'act', 'agreement', 'date'],
    lines: () => {
      const spoke = new Set(
        stands.filter(({ agreement }) => pact.has(agreement)).map(({ speaker }) => speaker),
      );
      return acts
        .filter(({ from, to }) => pact.has(String(to)) && !spoke.has(String(from)))
        .map(({ from, type, to, date }) => line(from, type, to, date));
    },
  },
  'agreements-by-disagreement': {
    columns: ['agreement', 'statements', ...stanceNames],
    lines: () =>
      [...new Set(stands.map(({ agreement }) => agreement))].flatMap((agreement) => {
        const about = said.flatMap((one) => one.about.filter((it) => it.agreement === agreement));
        const [support, oppose, mixed, neutral] = stanceNames.map(
          (name) => about.filter(({ stance }) => stance === name).length,
        );
        return about.length >= 5 && support && oppose
          ? [line(agreement, about.length, support, oppose, mixed, neutral)]
          : [];
      }),
  },
  'allies-and-opponents': {
    columns: ['other', 'same', 'opposite'],
    lines: () => {
      const sides = stands.filter(({ stance }) => stance === 'support' || stance === 'oppose');
      const mine = new Set(
        sides
          .filter(({ speaker }) => speaker === 'actor:geert-wilders')
          .map(({ agreement, stance }) => `${agreement} ${stance}`),
      );
      const pairs = new Set<string>();
      for (const { speaker, agreement, stance } of sides) {
        if (speaker === 'actor:geert-wilders') continue;
        for (const own of ['support', 'oppose']) {
          if (mine.has(`${agreement} ${own}`))
            pairs.add(`${speaker} ${agreement} ${own} ${stance}`);
        }
      }
      const found = new Map<string, [number, number]>();
      for (const pair of pairs) {
        const [speaker = '', , own, stance] = pair.split(' ');
        const [same, opposite] = found.get(speaker) ?? [0, 0];
        found.set(speaker, own === stance ? [same + 1, opposite] : [same, opposite + 1]);
      }
      return [...found].map(([speaker, [same, opposite]]) => line(speaker, same, opposite));
    },
  },
  ...networkAnswers({ stands, read, opens, closes, line }),
  'both-stances-by-one-speaker': {
    columns: ['who', 'agreement', 'supportedOn', 'support', 'opposedOn', 'opposition'],
    ordered: true,
    lines: () =>
      [
        ['2024-05', 'geert-wilders-09'],
        ['2024-05-16', 'geert-wilders-08'],
        ['2024-05-16', 'wilders-elsewhere'],
        ['2024-09', 'geert-wilders-05'],
      ].map(
        ([date, id]) =>
          `actor:geert-wilders agreement:hoofdlijnenakkoord ${date} statement:${id} 2025-06-03 statement:wilders-leaves`,
      ),
  },
  countries: {
    columns: ['country', 'statements'],
    lines: () => {
      const pairs = new Set(
        stands.flatMap(({ speaker, id }) =>
          countryOf.get(speaker) ? [`${countryOf.get(speaker)} ${id}`] : [],
        ),
      );
      return [...counts([...pairs], (pair) => pair.split(' ')[0] ?? '')].map(([country, count]) =>
        line(country, count),
      );
    },
  },
  'most-quoted-speakers': {
    columns: ['who', 'statements', ...stanceNames],
    lines: () =>
      [...new Set(stands.map(({ speaker }) => speaker))].map((speaker) => {
        const own = stands.filter((one) => one.speaker === speaker);
        return line(
          speaker,
          new Set(own.map(({ id }) => id)).size,
          ...stanceNames.map((name) => own.filter(({ stance }) => stance === name).length),
        );
      }),
  },
  'offices-on-a-day': {
    columns: ['who', 'role', 'from', 'to', 'certain'],
    lines: () => [
      'actor:marjolein-faber Minister of Asylum and Migration 2024-07-02 2025-06-03 true',
    ],
  },
  'parts-and-who-spoke': {
    columns: ['part', 'statements', 'speakers'],
    lines: () =>
      [...pact]
        .filter((part) => part !== 'agreement:pact')
        .map((part) => {
          const own = stands.filter(({ agreement }) => agreement === part);
          const speakers = [...new Set(own.map(({ speaker }) => speaker))].sort();
          return line(part, new Set(own.map(({ id }) => id)).size, speakers.join(','));
        }),
  },
  'positions-of-a-partys-members': {
    columns: ['who', 'agreement', 'stance', 'date', 'statement', 'certain'],
    lines: () => {
      const held = read('memberships').filter(({ party }) => party === 'party:pvv');
      return [
        ...new Set(
          stands.flatMap(({ speaker, agreement, stance, one }) => {
            const terms = held.filter(
              ({ actor, from, to }) =>
                actor === speaker &&
                (!from || opens(String(from)) <= closes(one.date)) &&
                (!to || closes(String(to)) >= opens(one.date)),
            );
            const certain = terms.some(
              ({ from, to }) =>
                from &&
                closes(String(from)) <= opens(one.date) &&
                (!to || opens(String(to)) >= closes(one.date)),
            );
            return terms.length > 0
              ? [line(speaker, agreement, stance, one.date, one.id, certain)]
              : [];
          }),
        ),
      ];
    },
  },
  'replies-to-a-speaker': {
    columns: ['direction', 'other', 'answer', 'first', 'date'],
    lines: () => {
      const known = new Map(said.map((one) => [one.id, one]));
      const faber = 'actor:marjolein-faber';
      return said.flatMap((answer) =>
        (answer.respondsTo ?? []).flatMap((id) => {
          const first = known.get(id)?.speakers ?? [];
          return [
            ...(answer.speakers.includes(faber)
              ? first.map((other) => line('answers', other, answer.id, id, answer.date))
              : []),
            ...(first.includes(faber)
              ? answer.speakers.map((other) =>
                  line('is answered by', other, answer.id, id, answer.date),
                )
              : []),
          ];
        }),
      );
    },
  },
  'shortest-chain': {
    columns: ['chain'],
    lines: () => [
      'actor:marjolein-faber>statement:faber-letter-optout>statement:orban-brave>actor:viktor-orban',
    ],
  },
  'sources-by-class': {
    columns: ['class', 'inClass', 'publisher', 'statements'],
    lines: () => {
      const main = said.map((one) => {
        const place = one.statedIn.find((it) => it.main) ?? one.statedIn[0];
        const { sourceClass, publisher } = sources.get(place?.source) ?? {};
        return { sourceClass, publisher };
      });
      const classes = counts(main, ({ sourceClass }) => String(sourceClass));
      return [...counts(main, ({ sourceClass, publisher }) => `${sourceClass}\t${publisher}`)].map(
        ([key, count]) => {
          const [sourceClass = '', publisher] = key.split('\t');
          return line(sourceClass, classes.get(sourceClass), publisher, count);
        },
      );
    },
  },
  'spoken-from-a-country': {
    columns: ['date', 'speaker', 'stance', 'agreement', 'statement'],
    lines: () =>
      stands
        .filter(({ speaker }) => countryOf.get(speaker) === 'NL')
        .map(({ speaker, stance, agreement, id, one }) =>
          line(one.date, speaker, stance, agreement, id),
        ),
  },
  'statements-from-a-source': {
    columns: ['date', 'who', 'statement', 'agreement', 'stance', 'codedFromHere'],
    lines: () =>
      stands.flatMap(({ speaker, agreement, stance, id, one }) =>
        one.statedIn
          .filter(({ source }) => source === 'source:seed-article')
          .map(({ main }) => line(one.date, speaker, id, agreement, stance, main === true)),
      ),
  },
  'unverified-facts': {
    columns: ['fact'],
    lines: () => [
      ...said.filter(({ verified }) => !verified).map(({ id }) => id),
      'actor:janos-boka|MEMBER_OF|party:fidesz|member|',
      'actor:tineke-strik|MEMBER_OF|party:gl-pvda|mep|',
      ...relations
        .filter(({ verified }) => verified === false)
        .map(({ from, type, to, date }) =>
          [from, type, to, ...(type === 'PART_OF' ? [] : [date ?? ''])].join('|'),
        ),
    ],
  },
  'what-one-speaker-said': {
    columns: ['agreement', 'date', 'stance', 'statement'],
    lines: () =>
      stands
        .filter(({ speaker }) => speaker === 'actor:marjolein-faber')
        .map(({ agreement, stance, id, one }) => line(agreement, one.date, stance, id)),
  },
  'who-answered-whom': {
    columns: ['date', 'who', 'answer', 'first', 'whom'],
    lines: () => {
      const known = new Map(said.map((one) => [one.id, one]));
      return said
        .filter(({ about }) => about.some(({ agreement }) => request.has(agreement)))
        .flatMap((answer) =>
          (answer.respondsTo ?? []).flatMap((first) =>
            answer.speakers.flatMap((who) =>
              (known.get(first)?.speakers ?? []).map((whom) =>
                line(answer.date, who, answer.id, first, whom),
              ),
            ),
          ),
        );
    },
  },
  'who-said-what-about-an-agreement': {
    columns: ['date', 'who', 'stance', 'statement', 'agreement', 'source'],
    lines: () =>
      stands
        .filter(({ agreement }) => request.has(agreement))
        .map(({ speaker, agreement, stance, id, one }) => {
          const { source } = one.statedIn.find(({ main }) => main) ?? {};
          return line(one.date, speaker, stance, id, agreement, source);
        }),
  },
  'who-voted-for-and-against': {
    columns: ['agreement', 'vote', 'who', 'date', 'votesFor', 'votesAgainst', 'verified'],
    lines: () =>
      acts
        .filter(
          ({ type, to }) => /^(VOTED|ABSTAINED|ADOPTED)/.test(String(type)) && pact.has(String(to)),
        )
        .map(({ to, type, from, date, votesFor, votesAgainst, verified }) =>
          line(to, type, from, date, votesFor, votesAgainst, verified !== false),
        ),
  },
};
