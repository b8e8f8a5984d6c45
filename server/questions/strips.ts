/** Statements beside acts: for each who acted or spoke, both in the order of time. */
import type { AgreementReply, Strip } from '../../model/schemas/pages.ts';
import type { Context } from '../store/cache.ts';
import { nodesOf } from './fact-nodes.ts';
import { everyBody } from './facts/affiliations.ts';
import { stanceName } from './facts/cross-tabulation.ts';
import { type ActFact, each, lastInRankings } from './facts/facts.ts';
import type { Selection } from './facts/select.ts';
import { dateOfDays, statementDate } from './stances.ts';

const shownWords = 60;

type Lists = Map<number, number[]>;

function push(lists: Lists, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * First those of whom both act and words are known, by their own words before those of their
 * members; then whoever spoke most, and at last who acted and is silent.
 */
export async function stripsOf(
  context: Context,
  selection: Selection,
  acts: readonly ActFact[],
  part: readonly [from: number, to: number],
): Promise<Pick<AgreementReply, 'strips' | 'stripsTotal'>> {
  const { facts } = selection;
  const actsOf = new Map<number, ActFact[]>();
  for (const act of acts) {
    const list = actsOf.get(act.node);
    if (list) list.push(act);
    else actsOf.set(act.node, [act]);
  }
  const { own, members, uncertain } = spoken(selection, actsOf);
  const spoke = (entity: number) => own.get(entity)?.length ?? 0;
  const place = (entity: number) => {
    const acted = actsOf.has(entity);
    if (spoke(entity) > 0) return acted ? 0 : 2;
    return members.has(entity) ? 1 : 3;
  };
  const size = (entity: number) => spoke(entity) || (members.get(entity)?.length ?? 0);
  const entities = [...new Set([...actsOf.keys(), ...own.keys()])].sort(
    (a, b) =>
      lastInRankings(facts, a) - lastInRankings(facts, b) ||
      place(a) - place(b) ||
      size(b) - size(a) ||
      a - b,
  );
  const shown = entities.slice(...part);
  const nodes = await nodesOf(context, facts, shown);
  const strips = shown.flatMap((number): Strip[] => {
    const entity = nodes.get(number);
    if (!entity) return [];
    return [
      {
        entity,
        acts: (actsOf.get(number) ?? []).map((act) => ({
          type: act.type,
          agreement: facts.nodes[act.agreement]?.id ?? '',
          date: dateOfDays(act.days.first, act.days.last),
        })),
        words: wordsOf(selection, own.get(number)),
        total: spoke(number),
        membersWords: wordsOf(selection, members.get(number), uncertain.get(number)),
        membersTotal: members.get(number)?.length ?? 0,
        membersUncertain: uncertain.get(number)?.length ?? 0,
      },
    ];
  });
  return { strips, stripsTotal: entities.length };
}

/**
 * Statements by speaker, and those of members, office holders and parts of whoever acted; of these,
 * by body, those that rest on unknown dates.
 */
function spoken(
  { facts, affiliations, statements, certain }: Selection,
  actsOf: ReadonlyMap<number, unknown>,
): { own: Lists; members: Lists; uncertain: Lists } {
  const own: Lists = new Map();
  const members: Lists = new Map();
  const uncertain: Lists = new Map();
  const bodies = everyBody(affiliations, certain);
  for (const statement of statements) {
    const speakers = new Set<number>();
    each(facts.speakers, statement, (speaker) => speakers.add(speaker));
    for (const speaker of speakers) push(own, speaker, statement);
    for (const rowsOf of bodies) {
      const { rows, uncertain: inDoubt } = rowsOf.ofStatement(statement);
      for (const body of rows) {
        if (!actsOf.has(body) || speakers.has(body)) continue;
        push(members, body, statement);
        if (inDoubt.includes(body)) push(uncertain, body, statement);
      }
    }
  }
  return { own, members, uncertain };
}

/** The latest words, once a stance. */
function wordsOf(
  { facts, matches }: Selection,
  statements: number[] = [],
  uncertain: number[] = [],
): Strip['words'] {
  const inDoubt = new Set(uncertain);
  return statements.slice(-shownWords).flatMap((statement) => {
    const stances = new Set<number>();
    each(facts.agreements, statement, (about, at) => {
      if (matches(about, facts.stances[at] ?? 0)) stances.add(facts.stances[at] ?? 0);
    });
    return [...stances].map((stance) => ({
      statement: facts.ids[statement] ?? '',
      stance: stanceName(stance),
      date: statementDate(facts, statement),
      certain: !inDoubt.has(statement),
    }));
  });
}
