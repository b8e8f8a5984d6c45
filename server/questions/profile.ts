/** The page of an actor, party or institution. */

import type { RowKind } from '../../model/formats/cell-text.ts';
import type { Answering, PageRequest, ProfileReply, TermItem } from '../../model/schemas/pages.ts';
import { changesRequest } from '../../model/schemas/positions.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import type { Context } from '../store/cache.ts';
import { changes } from './changes.ts';
import { nodesOf } from './fact-nodes.ts';
import { rowKindOf } from './facts/affiliations.ts';
import { countStances } from './facts/cross-tabulation.ts';
import { each, type Facts, lastInRankings, type Term } from './facts/facts.ts';
import { cachedAnswer } from './facts/memoize.ts';
import { factsOf } from './facts/read.ts';
import { type Selecting, type Selection, select, upTo } from './facts/select.ts';
import { likenessesOf } from './likenesses.ts';
import { nodesByIds, notFound } from './node.ts';
import { columnsOfSelection } from './positions.ts';
import { dateOfDays } from './stances.ts';
import { statements as statementsQuestion } from './statements.ts';
import { actDetails } from './timeline.ts';

const shownStatements = 20;
/** How much of each list is given at first, and when all is asked for. */
const some = { members: 200, answers: 30, likenesses: 10, acts: 200, rows: 200 };
const most = { members: 1000, answers: 1000, likenesses: 1000, acts: 1000, rows: 1000 };

/** Throws `not-found` when there is no such actor, party or institution. */
export async function profile(context: Context, request: PageRequest): Promise<ProfileReply> {
  const facts = await factsOf(context);
  return cachedAnswer(facts, { profile: request }, () => page(context, facts, request));
}

async function page(
  context: Context,
  facts: Facts,
  { id, full, asOf, scope = 'office', certain }: PageRequest,
): Promise<ProfileReply> {
  const shownOf = full ? most : some;
  const { begun } = upTo(facts, asOf);
  const ownActs = (number: number) =>
    facts.acts.filter((act) => act.node === number && begun(act.days));
  const everything = await select(context, { asOf }, facts);
  const number = facts.numberOf.get(id);
  const kind = number === undefined ? undefined : kindOf(facts, number);
  if (number === undefined || !kind) throw notFound(id);
  const filter = {
    [kind === 'actor' ? 'speaker' : kind === 'institution' ? 'institution' : 'party']: [id],
    asOf,
    scope,
    certain,
  };
  const selection = await select(context, filter, facts);
  const [
    [node],
    terms,
    members,
    acts,
    positions,
    firstPage,
    changed,
    answers,
    answeredBy,
    likenesses,
    membersSaid,
  ] = await Promise.all([
    nodesByIds(context.engine, [id]),
    termItems(context, facts, facts.terms.get(number) ?? [], (term) => term.body),
    termItems(
      context,
      facts,
      (facts.termsIn.get(number) ?? []).slice(0, shownOf.members),
      (term) => term.node,
    ),
    actDetails(context, facts, ownActs(number).slice(-shownOf.acts)),
    columnsOfSelection(context, selection, { kind, scope, number }, shownOf.rows),
    statementsQuestion(
      context,
      statementsRequest.parse({ ...filter, limit: shownStatements }),
      facts,
    ),
    changes(
      context,
      changesRequest.parse({
        ...filter,
        institutionScope: scope,
        scope: 'parts',
        limit: 50,
      }),
      facts,
    ),
    answering(context, selection, asOf, 'answers', shownOf.answers),
    answering(context, selection, asOf, 'answeredBy', shownOf.answers),
    likenessesOf(
      context,
      { ...everything, certain: certain === true },
      asOf,
      { kind, scope, number },
      shownOf.likenesses,
    ),
    kind === 'institution' ? saidByMembers(context, facts, { ...filter, scope: 'members' }) : null,
  ]);
  if (!node) throw notFound(id);
  return {
    node,
    terms,
    members,
    membersTotal: facts.termsIn.get(number)?.length ?? 0,
    acts,
    actsTotal: ownActs(number).length,
    stances: countStances(selection, selection.statements),
    membersSaid,
    positions: positions.rows,
    positionsTotal: positions.total,
    statements: firstPage,
    changes: changed,
    answers: answers.shown,
    answersTotal: answers.total,
    answeredBy: answeredBy.shown,
    answeredByTotal: answeredBy.total,
    ...likenesses,
  };
}

async function saidByMembers(
  context: Context,
  facts: Facts,
  filter: Selecting,
): Promise<ProfileReply['membersSaid']> {
  const selection = await select(context, filter, facts);
  return countStances(selection, selection.statements);
}

function kindOf(facts: Facts, number: number): RowKind | undefined {
  const node = facts.nodes[number];
  return node && rowKindOf(node.label, node.kind);
}

async function termItems(
  context: Context,
  facts: Facts,
  terms: readonly Term[],
  end: (term: Term) => number,
): Promise<TermItem[]> {
  const nodes = await nodesOf(context, facts, terms.map(end));
  const undated = 99_999_999;
  return [...terms]
    .sort(
      (a, b) =>
        (a.from.first || undated) - (b.from.first || undated) ||
        end(a) - end(b) ||
        ((a.role ?? '') < (b.role ?? '') ? -1 : 1),
    )
    .flatMap((term) => {
      const node = nodes.get(end(term));
      if (!node) return [];
      return {
        node,
        type: term.type,
        role: term.role,
        from: dateOfDays(term.from.first, term.from.last),
        to: dateOfDays(term.to.first, term.to.last),
        sources: term.sources,
        verified: term.verified,
      };
    });
}

/** Speakers at the other end of replies, the most often first. */
async function answering(
  context: Context,
  { facts, statements }: Selection,
  asOf: string | undefined,
  way: 'answers' | 'answeredBy',
  shownAnswers: number,
): Promise<{ shown: Answering[]; total: number }> {
  const found = new Map<number, Set<number>>();
  const { said } = upTo(facts, asOf);
  for (const statement of statements) {
    each(facts[way], statement, (other) => {
      if (!said(other)) return;
      each(facts.speakers, other, (speaker) => {
        const own = way === 'answers' ? statement : other;
        const list = found.get(speaker);
        if (list) list.add(own);
        else found.set(speaker, new Set([own]));
      });
    });
  }
  const shown = [...found]
    .sort(
      ([a, x], [b, y]) =>
        lastInRankings(facts, a) - lastInRankings(facts, b) || y.size - x.size || a - b,
    )
    .slice(0, shownAnswers);
  const nodes = await nodesOf(
    context,
    facts,
    shown.map(([speaker]) => speaker),
  );
  return {
    shown: shown.flatMap(([speaker, ofSpeaker]) => {
      const node = nodes.get(speaker);
      if (!node) return [];
      const ids = [...ofSpeaker].sort((a, b) => b - a).slice(0, 20);
      return { node, count: ofSpeaker.size, statements: ids.map((one) => facts.ids[one] ?? '') };
    }),
    total: found.size,
  };
}
