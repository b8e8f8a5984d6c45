/** The agreement page: what it is, what was done, what was said, who answered whom, who is silent. */

import type { RowKind } from '../../model/formats/cell-text.ts';
import type {
  AgreementListReply,
  AgreementListRequest,
  AgreementReply,
  AgreementRequest,
  Thread,
} from '../../model/schemas/pages.ts';
import { changesRequest } from '../../model/schemas/positions.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import type { Context } from '../store/cache.ts';
import { changes } from './changes.ts';
import { cursorOffset, nextCursor } from './cursors.ts';
import { nodesOf } from './fact-nodes.ts';
import { wholesOf, withParts } from './facts/affiliations.ts';
import { countStances } from './facts/cross-tabulation.ts';
import { each, type Facts } from './facts/facts.ts';
import { cachedAnswer } from './facts/memoize.ts';
import { factsOf } from './facts/read.ts';
import { type Selection, select, upTo } from './facts/select.ts';
import { nodesByIds, notFound } from './node.ts';
import { rowsOfSelection } from './positions.ts';
import { silentOf } from './silence.ts';
import { statementDetails } from './statement-details.ts';
import { statements as statementsQuestion } from './statements.ts';
import { stripsOf } from './strips.ts';
import { actDetails } from './timeline.ts';

const shownStatements = 20;
const shownChanges = 20;
const shownInThread = 8;
/** How much of each list is given at first, and when all is asked for. */
const some = { acts: 500, strips: 40, threads: 10, rows: 200, silent: Number.POSITIVE_INFINITY };
const most = { acts: 1000, strips: 1000, threads: 100, rows: 1000, silent: some.silent };
const shownReplies = 1000;
/** From which of a list to before which. */
type Part = readonly [from: number, to: number];

/** The list on the page that shows threads may hold so many statements for each of its threads. */
function limited(limit: number): typeof some {
  const threads = Math.max(1, Math.floor(limit / shownInThread));
  return { acts: limit, strips: limit, threads, rows: limit, silent: limit };
}

/** Throws `not-found` when there is no such agreement. */
export async function agreement(
  context: Context,
  request: AgreementRequest,
): Promise<AgreementReply> {
  const facts = await factsOf(context);
  return cachedAnswer(facts, { agreement: request }, () => page(context, facts, request));
}

async function page(
  context: Context,
  facts: Facts,
  { id, full, asOf, scope = 'office', certain, limit }: AgreementRequest,
): Promise<AgreementReply> {
  const shownOf = full ? most : limit === undefined ? some : limited(limit);
  const { selection, number, family, acts } = await around(context, facts, { id, asOf, certain });
  const rows = (kind: RowKind) =>
    rowsOfSelection(context, selection, { kind, scope }, shownOf.rows);
  const [
    [node],
    tree,
    shown,
    actors,
    parties,
    groups,
    institutions,
    firstPage,
    changed,
    strips,
    threads,
    silent,
  ] = await Promise.all([
    nodesByIds(context.engine, [id]),
    partsAround(context, selection, number, family),
    actDetails(context, facts, acts.slice(-shownOf.acts)),
    rows('actor'),
    rows('party'),
    rows('group'),
    rows('institution'),
    statementsQuestion(
      context,
      statementsRequest.parse({
        agreement: [id],
        asOf,
        limit: Math.min(shownStatements, full ? shownStatements : (limit ?? shownStatements)),
      }),
      facts,
    ),
    changes(
      context,
      changesRequest.parse({ agreement: [id], asOf, scope: 'parts', limit: shownChanges }),
      facts,
    ),
    stripsOf(context, selection, acts, [0, shownOf.strips]),
    threadsOf(context, selection, asOf, [0, shownOf.threads]),
    silentOf(context, selection, acts, [0, shownOf.silent]),
  ]);
  if (!node) throw notFound(id);
  return {
    agreement: node,
    ...tree,
    acts: shown,
    actsTotal: acts.length,
    stances: {
      all: countStances(selection, selection.statements),
      actors: actors.rows,
      parties: parties.rows,
      groups: groups.rows,
      institutions: institutions.rows,
      totals: {
        actors: actors.total,
        parties: parties.total,
        groups: groups.total,
        institutions: institutions.total,
      },
    },
    ...strips,
    statements: firstPage,
    ...threads,
    ...silent,
    changes: changed,
  };
}

/** More of one of the page's lists. Throws `not-found` as the page does. */
export async function agreementList(
  context: Context,
  request: AgreementListRequest,
): Promise<AgreementListReply> {
  const { list, asOf, limit, cursor } = request;
  const facts = await factsOf(context);
  const { selection, acts } = await around(context, facts, request);
  const from = cursorOffset(cursor, request);
  const part: Part = [from, from + limit];
  const found = await {
    acts: async () => ({
      acts: await actDetails(
        context,
        facts,
        acts.slice(Math.max(0, acts.length - part[1]), acts.length - from),
      ),
      total: acts.length,
    }),
    strips: async () => {
      const { strips, stripsTotal: total } = await stripsOf(context, selection, acts, part);
      return { strips, total };
    },
    threads: async () => {
      const { threads, threadsTotal: total } = await threadsOf(context, selection, asOf, part);
      return { threads, total };
    },
    silent: async () => {
      const { silent, silentTotal: total } = await silentOf(context, selection, acts, part);
      return { silent, total };
    },
  }[list]();
  return { ...found, next: nextCursor(part[1], found.total, request) };
}

/** What every list of an agreement's page is counted from. */
async function around(
  context: Context,
  facts: Facts,
  { id, asOf, certain }: Pick<AgreementRequest, 'id' | 'asOf' | 'certain'>,
) {
  const selection = await select(context, { agreement: [id], asOf, certain }, facts);
  const number = facts.numberOf.get(id);
  if (number === undefined || facts.nodes[number]?.label !== 'Agreement') throw notFound(id);
  const family = withParts(facts, [number]);
  const { begun } = upTo(facts, asOf);
  const acts = facts.acts.filter((act) => family.has(act.agreement) && begun(act.days));
  return { selection, number, family, acts };
}

async function partsAround(
  context: Context,
  { facts, statements }: Selection,
  number: number,
  family: Set<number>,
): Promise<Pick<AgreementReply, 'partOf' | 'parts'>> {
  const wholes = wholesOf(facts, number);
  const totals = new Map<number, number>();
  for (const statement of statements) {
    each(facts.agreements, statement, (about) => totals.set(about, (totals.get(about) ?? 0) + 1));
  }
  const nodes = await nodesOf(context, facts, [...wholes, ...family]);
  const known = (numbers: Iterable<number>) => [...numbers].flatMap((one) => nodes.get(one) ?? []);
  return {
    partOf: known(wholes),
    // The stores give terms in orders of their own.
    parts: [...family]
      .sort((a, b) => a - b)
      .flatMap((part) => {
        const node = nodes.get(part);
        if (part === number || !node) return [];
        const whole = facts.terms
          .get(part)
          ?.find((term) => term.type === 'PART_OF' && family.has(term.body))?.body;
        return {
          node,
          of: facts.nodes[whole ?? number]?.id ?? '',
          total: totals.get(part) ?? 0,
        };
      }),
  };
}

/** Replies of which either end is about the agreement, joined where they meet; the latest first. */
async function threadsOf(
  context: Context,
  { facts, statements }: Selection,
  asOf: string | undefined,
  part: Part,
): Promise<Pick<AgreementReply, 'threads' | 'threadsTotal' | 'replies' | 'repliesTotal'>> {
  const inside = new Set(statements);
  const { said } = upTo(facts, asOf);
  const replies = new Map<number, [number, number][]>();
  const all: [number, number][] = [];
  const add = (from: number, to: number) => {
    all.push([from, to]);
    for (const end of [from, to]) {
      const list = replies.get(end);
      if (list) list.push([from, to]);
      else replies.set(end, [[from, to]]);
    }
  };
  for (const statement of statements) {
    each(facts.answers, statement, (answered) => {
      if (said(answered)) add(statement, answered);
    });
    each(facts.answeredBy, statement, (answer) => {
      if (!inside.has(answer) && said(answer)) add(answer, statement);
    });
  }
  const threads = joined(replies);
  const shown = threads
    .sort((a, b) => (b.at(-1) ?? 0) - (a.at(-1) ?? 0))
    .slice(...part)
    .map((thread) => ({ total: thread.length, part: firstAndLatest(thread) }));
  const idOf = (statement: number) => facts.ids[statement] ?? '';
  const items = await statementDetails(
    context,
    [...new Set(shown.flatMap(({ part }) => part).map(idOf))],
    facts,
  );
  const itemOf = new Map(items.map((item) => [item.statement.id, item]));
  return {
    threads: shown.map(({ total, part: thread }): Thread => {
      const members = new Set(thread);
      const pairs = new Map<string, { from: string; to: string }>();
      for (const [from, to] of thread.flatMap((one) => replies.get(one) ?? [])) {
        if (members.has(from) && members.has(to)) {
          pairs.set(`${from} ${to}`, { from: idOf(from), to: idOf(to) });
        }
      }
      return {
        statements: thread.flatMap((one) => itemOf.get(idOf(one)) ?? []),
        replies: [...pairs.values()],
        total,
      };
    }),
    threadsTotal: threads.length,
    replies: all
      .sort((a, b) => b[0] - a[0] || b[1] - a[1])
      .slice(0, shownReplies)
      .map(([from, to]) => ({ from: idOf(from), to: idOf(to) })),
    repliesTotal: all.length,
  };
}

/** The statement that a thread began with, and its latest. */
function firstAndLatest(thread: number[]): number[] {
  return thread.length <= shownInThread
    ? thread
    : [...thread.slice(0, 1), ...thread.slice(1 - shownInThread)];
}

/** Statements that replies join, each group in the order of time. */
function joined(replies: Map<number, [number, number][]>): number[][] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (const start of replies.keys()) {
    if (seen.has(start)) continue;
    const group = new Set([start]);
    for (const one of group) {
      seen.add(one);
      for (const [from, to] of replies.get(one) ?? []) group.add(from).add(to);
    }
    groups.push([...group].sort((a, b) => a - b));
  }
  return groups;
}
