/** A table of statements: who said what about which agreement. */

import {
  type StatementColumns,
  statementMapping,
} from '../../../model/formats/statement-mapping.ts';
import { ownNames } from '../../../model/own-names.ts';
import { byStance, type Stance, stanceNames } from '../../../model/vocabulary/stances.ts';
import type { TableColumns } from './columns.ts';
import { dateFormOf } from './dates.ts';
import type { Guess } from './guess.ts';
import { stancesAbroad } from './words-abroad.ts';

/** What people write for a stance. */
const stanceWords: Record<string, Stance> = ownNames({
  ...byStance((stance) => stance),
  supports: 'support',
  supportive: 'support',
  for: 'support',
  pro: 'support',
  yes: 'support',
  agree: 'support',
  agrees: 'support',
  favour: 'support',
  favor: 'support',
  'in favour': 'support',
  positive: 'support',
  '1': 'support',
  '+': 'support',
  true: 'support',
  opposes: 'oppose',
  opposed: 'oppose',
  against: 'oppose',
  contra: 'oppose',
  con: 'oppose',
  no: 'oppose',
  disagree: 'oppose',
  disagrees: 'oppose',
  negative: 'oppose',
  '0': 'oppose',
  '-1': 'oppose',
  '-': 'oppose',
  '−': 'oppose',
  false: 'oppose',
  both: 'mixed',
  ambivalent: 'mixed',
  '±': 'mixed',
  none: 'neutral',
  ...Object.fromEntries(
    stancesAbroad.flatMap(([stance, words]) => words.map((word) => [word, stance])),
  ),
});

/** The stances that the values of a column stand for; nothing when one of them is not known. */
export function stancesOf(values: readonly string[]): Record<string, Stance> | undefined {
  const found: Record<string, Stance> = {};
  for (const value of values) {
    const stance = stanceWords[value.trim().toLowerCase()];
    if (stance === undefined) return undefined;
    found[value] = stance;
  }
  // 0 is against beside 1, and neutral beside -1.
  if ('-1' in found && '0' in found) found['0'] = 'neutral';
  return found;
}

const others = [
  'translation',
  'language',
  'kind',
  'party',
  'partyId',
  'source',
  'url',
  'statementId',
  'speakerId',
  'agreementId',
] as const;

export function guessStatements(columns: TableColumns): Guess | undefined {
  // A table with `concept` and `agreement` tells in the second whether somebody agrees.
  const agreements = columns.all('agreement');
  const stances = columns.all('stance');
  const isStance = (column: string) => {
    const values = columns.distinct(column);
    return values.length > 0 && stancesOf(values) !== undefined;
  };
  const stance = [...stances, ...agreements].find(isStance) ?? stances[0];
  const about = agreements.filter((column) => column !== stance);
  const [agreement] = about;
  const [text] = columns.all('text');
  const speaker = columns.one('speaker');
  // Without the words it is a table of something else; what else is missing is for a person to say.
  const isOfStances = speaker && agreement && stance && isStance(stance);
  if (!text && !isOfStances) return undefined;
  if (!(speaker || agreement)) return undefined;
  const unclear: string[] = [];
  if (!text) {
    unclear.push(
      'There is no column that tells the words of the statement: name one in the mapping.',
    );
  }
  for (const [column, what] of [
    [speaker, 'the speaker'],
    [agreement, 'what the statement is about'],
  ]) {
    if (!column) unclear.push(`There is no column that tells ${what}: name one in the mapping.`);
  }
  if (about.length > 1) {
    unclear.push(
      `What the statements are about may be in ${about.map((name) => JSON.stringify(name)).join(' or ')}: choose one in the mapping.`,
    );
  }
  if (!stance) {
    unclear.push(
      `There is no column that tells the stance (one of ${stanceNames.join(', ')}): name one in the mapping.`,
    );
  }
  const values = stance ? stancesOf(columns.distinct(stance)) : undefined;
  if (stance && !values) {
    const unknown = columns.distinct(stance).filter((value) => !stancesOf([value]));
    unclear.push(
      `In the column ${stance} it is not clear what ${unknown
        .slice(0, 5)
        .map((value) => JSON.stringify(value))
        .join(', ')} means: say in the mapping which stance it is.`,
    );
  }
  const date = columns.one('date');
  unclear.push(...columns.datesUnclear(date));
  const isAddress = (column: string) =>
    columns.values(column).every((value) => /^https?:/.test(value));
  const found: StatementColumns['columns'] = {};
  if (text) found.text = text;
  if (speaker) found.speaker = speaker;
  if (agreement) found.agreement = agreement;
  if (stance) found.stance = stance;
  if (date) found.date = date;
  for (const role of others) {
    const column = columns.one(role);
    if (column && !Object.values(found).includes(column)) found[role] = column;
  }
  if (found.url && !isAddress(found.url)) {
    found.source ??= found.url;
    delete found.url;
  }
  const kinds = found.kind ? columns.distinct(found.kind) : [];
  if (kinds.some((kind) => !['quote', 'paraphrase'].includes(kind))) delete found.kind;
  const dates = (date && dateFormOf(columns.values(date))) || 'iso';
  // What is known of the stances stays, so that only the others are to be told.
  const known = stance ? columns.distinct(stance).filter((value) => stancesOf([value])) : [];
  const told = values ?? stancesOf(known) ?? {};
  return { mapping: statementMapping({ columns: found, stances: told, dates }), unclear };
}
