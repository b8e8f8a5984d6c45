/** Who said it and what it was about: the statements behind the names that a search finds. */

import { labelOf } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { StatementFilters } from '../../../model/schemas/statements.ts';
import { speaksAs } from '../../../model/vocabulary/labels.ts';
import type { Context } from '../../store/cache.ts';
import type { Facts } from '../facts/facts.ts';
import { factsOf } from '../facts/read.ts';
import { select } from '../facts/select.ts';
import { reversed } from '../statements.ts';
import type { NameHit } from './name-index.ts';
import { isAgreement, type SpeakerAndTopic, speaks } from './speaker-and-topic.ts';

/** Ways to read the words that are tried. */
const mostReadings = 8;

/** Statements, and whose they are or what they are about. */
export interface Subject {
  hits: readonly NameHit[];
  /** Ids, the latest first; those of `both` before the speaker's others, and after all else on the topic. */
  ids: string[];
}

export interface Said {
  by?: Subject;
  about?: Subject;
  /** By the speaker about the topic. */
  both: string[];
}

/** Of the first name that is found: what it said, or what was said about it. */
export async function saidOfNames(context: Context, names: readonly NameHit[]): Promise<Said> {
  const first = names.find((hit) => speaks(hit) || isAgreement(hit));
  if (!first) return { both: [] };
  const facts = await factsOf(context);
  if (speaks(first)) {
    const by = await statementsBy(context, facts, first.node);
    return { by: subject([first], by, facts), both: [] };
  }
  const about = await statementsWhere(context, facts, { agreement: [first.node.id] });
  return { about: subject([first], about, facts), both: [] };
}

/**
 * Of a speaker and a topic that the words name together: the first reading of them that finds
 * statements by the one about the other. `topics`: whether agreements must be named, or whether the
 * words of the topic are looked for in what the speaker said.
 */
export async function saidTogether(
  context: Context,
  readings: readonly SpeakerAndTopic[],
  topics: 'named' | 'in words',
): Promise<Said> {
  const fitting = readings
    .filter(({ agreements }) => topics === 'in words' || agreements.length > 0)
    .slice(0, mostReadings);
  if (fitting.length === 0) return { both: [] };
  const facts = await factsOf(context);
  for (const reading of fitting) {
    const found = await statementsOf(context, facts, reading);
    if (found) return found;
  }
  return { both: [] };
}

/** Of the best reading what each has alone: nothing is known of the one on the other. */
export async function saidApart(
  context: Context,
  readings: readonly SpeakerAndTopic[],
): Promise<Said> {
  const best = readings.find(({ agreements }) => agreements.length > 0);
  const [speaker, agreement] = [best?.speakers[0], best?.agreements[0]];
  if (!speaker || !agreement) return { both: [] };
  return {
    ...(await saidOfNames(context, [speaker])),
    ...(await saidOfNames(context, [agreement])),
  };
}

async function statementsOf(
  context: Context,
  facts: Facts,
  { speakers, agreements, topic }: SpeakerAndTopic,
): Promise<Said | undefined> {
  const about = await statementsWhere(
    context,
    facts,
    agreements.length > 0
      ? { agreement: agreements.map(({ node }) => node.id) }
      : { q: topic.join(' ') },
  );
  const isAbout = new Set(about);
  for (const speaker of speakers) {
    const by = await statementsBy(context, facts, speaker.node);
    const both = by.filter((number) => isAbout.has(number));
    if (both.length === 0) continue;
    const isBoth = new Set(both);
    const others = (all: number[]) => all.filter((number) => !isBoth.has(number));
    return {
      by: subject([speaker], [...both, ...others(by)], facts),
      about: subject(agreements, [...others(about), ...both], facts),
      both: idsOf(facts, both),
    };
  }
  return undefined;
}

/** A party's own statements, then those of its members of the day; of all others their own alone. */
async function statementsBy(context: Context, facts: Facts, node: GraphNode): Promise<number[]> {
  const { id } = node;
  const own = await statementsWhere(context, facts, { speaker: [id] });
  if (speaksAs(labelOf(node)) === 'person') return own;
  const ofMembers = await statementsWhere(context, facts, { party: [id] });
  return [...new Set([...own, ...ofMembers])];
}

async function statementsWhere(
  context: Context,
  facts: Facts,
  filters: StatementFilters,
): Promise<number[]> {
  return reversed(facts, (await select(context, filters, facts)).statements);
}

function subject(hits: readonly NameHit[], numbers: readonly number[], facts: Facts): Subject {
  return { hits, ids: idsOf(facts, numbers) };
}

function idsOf(facts: Facts, numbers: readonly number[]): string[] {
  return numbers.map((number) => facts.ids[number] ?? '');
}
