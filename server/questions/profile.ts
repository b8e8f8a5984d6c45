/** The page of an actor, party or institution. */

import type {
  Answering,
  Likeness,
  PageRequest,
  ProfileReply,
  TermItem,
} from '../../model/schemas/pages.ts';
import { changesRequest } from '../../model/schemas/positions.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import { stanceNames } from '../../model/vocabulary/labels.ts';
import type { Context } from '../store/cache.ts';
import { changes } from './changes.ts';
import { nodesOf } from './fact-nodes.ts';
import { type RowKind, rowKindOf } from './facts/affiliations.ts';
import { countStances, crossTabulate } from './facts/cross-tabulation.ts';
import { each, type Facts, type Term } from './facts/facts.ts';
import { cachedAnswer, memoizeByFacts } from './facts/memoize.ts';
import { factsOf } from './facts/read.ts';
import { type Selection, select, upTo } from './facts/select.ts';
import { nodesByIds, notFound } from './node.ts';
import { columnsOfSelection } from './positions.ts';
import { dateOfDays } from './stances.ts';
import { statements as statementsQuestion } from './statements.ts';
import { actDetails } from './timeline.ts';

const shownStatements = 20;
/** How much of each list is given at first, and when all is asked for. */
const some = { members: 200, answers: 30, likenesses: 10, acts: 200, rows: 200 };
const most = { members: 1000, answers: 1000, likenesses: 1000, acts: 1000, rows: 1000 };
const support = stanceNames.indexOf('support');
const oppose = stanceNames.indexOf('oppose');

/** Throws `not-found` when there is no such actor, party or institution. */
export async function profile(context: Context, request: PageRequest): Promise<ProfileReply> {
  const facts = await factsOf(context);
  return cachedAnswer(facts, { profile: request }, () => page(context, facts, request));
}

async function page(
  context: Context,
  facts: Facts,
  { id, full, asOf }: PageRequest,
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
  };
  const selection = await select(context, { ...filter, asOf }, facts);
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
    columnsOfSelection(context, selection, { kind, number }, shownOf.rows),
    statementsQuestion(
      context,
      statementsRequest.parse({ ...filter, asOf, limit: shownStatements }),
      facts,
    ),
    changes(
      context,
      changesRequest.parse({
        ...(kind === 'actor' || kind === 'institution' ? { speaker: [id] } : filter),
        asOf,
        scope: 'parts',
        limit: 50,
      }),
      facts,
    ),
    answering(context, selection, asOf, 'answers', shownOf.answers),
    answering(context, selection, asOf, 'answeredBy', shownOf.answers),
    likenessesOf(context, everything, asOf, { kind, number }, shownOf.likenesses),
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
    .sort(([a, x], [b, y]) => y.size - x.size || a - b)
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

const sidesKept = memoizeByFacts(() => new Map<RowKind, Sides>());

/** By row, the agreements supported (1), opposed (2) or both (3). */
type Sides = Map<number, Map<number, number>>;

function sidesOf(selection: Selection, asOf: string | undefined, kind: RowKind): Sides {
  const kept = sidesKept(selection.facts);
  let sides = asOf ? undefined : kept.get(kind);
  if (!sides) {
    const { cells } = crossTabulate(selection, kind, []);
    sides = new Map(
      [...cells].map(([row, ofRow]) => [
        row,
        new Map(
          [...ofRow].map(([column, { counts }]) => [
            column,
            (counts[support] ? 1 : 0) + (counts[oppose] ? 2 : 0),
          ]),
        ),
      ]),
    );
    if (!asOf) kept.set(kind, sides);
  }
  return sides;
}

/**
 * Speakers of the same kind by agreements on which both took the same side (congruence) and
 * opposite sides (conflict), as in discourse network analysis (Leifeld 2017, "Discourse Network
 * Analysis: Policy Debates as Dynamic Networks"); whoever took both sides counts in both.
 */
async function likenessesOf(
  context: Context,
  everything: Selection,
  asOf: string | undefined,
  { kind, number }: { kind: RowKind; number: number },
  shownLikenesses: number,
): Promise<
  Pick<ProfileReply, 'closest' | 'closestTotal' | 'opposed' | 'opposedTotal' | 'agreements'>
> {
  const { facts } = everything;
  const sides = sidesOf(everything, asOf, kind);
  const own = sides.get(number) ?? new Map<number, number>();
  const likenesses: { other: number; shared: number[]; opposite: number[] }[] = [];
  for (const [other, theirs] of sides) {
    if (other === number || other < 0) continue;
    const shared: number[] = [];
    const opposite: number[] = [];
    for (const [agreement, side] of own) {
      const their = theirs.get(agreement) ?? 0;
      if (side & their) shared.push(agreement);
      if ((side & 1 && their & 2) || (side & 2 && their & 1)) opposite.push(agreement);
    }
    if (shared.length + opposite.length > 0) likenesses.push({ other, shared, opposite });
  }
  const balance = (one: (typeof likenesses)[number]) => one.shared.length - one.opposite.length;
  const closest = likenesses
    .filter((one) => balance(one) > 0)
    .sort(
      (a, b) => balance(b) - balance(a) || b.shared.length - a.shared.length || a.other - b.other,
    );
  const opposed = likenesses
    .filter((one) => balance(one) < 0)
    .sort(
      (a, b) =>
        balance(a) - balance(b) || b.opposite.length - a.opposite.length || a.other - b.other,
    );
  const shownClosest = closest.slice(0, shownLikenesses);
  const shownOpposed = opposed.slice(0, shownLikenesses);
  const shown = [...shownClosest, ...shownOpposed];
  const agreements = [...new Set(shown.flatMap((one) => [...one.shared, ...one.opposite]))].sort(
    (a, b) => a - b,
  );
  const nodes = await nodesOf(context, facts, [...shown.map((one) => one.other), ...agreements]);
  const idOf = (one: number) => facts.nodes[one]?.id ?? '';
  const item = ({ other, shared, opposite }: (typeof likenesses)[number]): Likeness[] => {
    const node = nodes.get(other);
    if (!node) return [];
    return [
      {
        node,
        shared: shared.length,
        opposite: opposite.length,
        agreements: { shared: shared.map(idOf), opposite: opposite.map(idOf) },
      },
    ];
  };
  return {
    closest: shownClosest.flatMap(item),
    closestTotal: closest.length,
    opposed: shownOpposed.flatMap(item),
    opposedTotal: opposed.length,
    agreements: agreements.flatMap((one) => nodes.get(one) ?? []),
  };
}
