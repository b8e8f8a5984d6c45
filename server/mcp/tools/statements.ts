/** Tools that give statements: with exact words, capacity, date, stance and source. */

import { z } from 'zod';
import { counted } from '../../../model/formats/counted.ts';
import { maxTextLength, partialDate } from '../../../model/schemas/api.ts';
import { changesRequest } from '../../../model/schemas/positions.ts';
import { type VerifyMatch, verifyRequest, verifyStatuses } from '../../../model/schemas/quotes.ts';
import { statementsRequest } from '../../../model/schemas/statements.ts';
import { type Label, speakers, stanceNames } from '../../../model/vocabulary/labels.ts';
import { scopes } from '../../../model/vocabulary/scopes.ts';
import * as questions from '../../questions/index.ts';
import { entity, entityAnswer, listCut, page, statementAnswer, toStatement } from '../answer.ts';
import { nodeNamed } from '../named.ts';
import { fitting, type McpContext, tool } from '../tool.ts';

const named = (what: string) => z.string().min(1).max(300).describe(`${what}: its id, or its name`);
const limit = z.number().int().min(1).max(50).default(10);
const cursor = z.string().max(500).optional().describe('From next of the page before');
const from = partialDate.optional().describe('From this year, month or day on, such as 2024-09');
const to = partialDate.optional().describe('Up to this year, month or day');
const about = z
  .array(entity)
  .describe('What the names that were given were understood as; check that they are meant');

export const statementsTool = tool({
  name: 'statements',
  title: 'Who said what',
  description:
    'Statements by speaker, party, institution, agreement, stance, period or words, the latest first: exact words, speaker with office and party of that day, date, stance, source. An agreement includes its parts, a party its members of that day.',
  input: z.object({
    speaker: named('A person, party or institution that speaks').optional(),
    party: named('A party, its members of the day included').optional(),
    institution: named('An institution').optional(),
    scope: z
      .enum(scopes)
      .default('office')
      .describe(
        'Whose words count for the institution: own, office (also of offices that speak for it), all (also of its members and parts) or members (of these alone; never its own position)',
      ),
    certain: z
      .boolean()
      .default(false)
      .describe('Leaves out what matches only through unknown dates of office or membership'),
    agreement: named('What it is about').optional(),
    stance: z.enum(stanceNames).optional(),
    from,
    to,
    words: z.string().min(1).max(maxTextLength).optional().describe('Words that must occur'),
    limit,
    cursor,
  }),
  output: z.object({
    about,
    ...page,
    uncertain: z
      .number()
      .int()
      .describe('How many of all match only through unknown dates of office or membership'),
    items: z.array(statementAnswer),
  }),
  async run(context, input) {
    const nodes = await namedBy(context, {
      speaker: [input.speaker, speakers],
      party: [input.party, ['Party']],
      institution: [input.institution, ['Institution']],
      agreement: [input.agreement, ['Agreement']],
    });
    return fitting(input.limit, async (count) => {
      const request = statementsRequest.parse({
        ...idsOf(nodes),
        scope: input.scope,
        certain: input.certain,
        ...(input.stance ? { stance: input.stance } : {}),
        ...(input.from ? { from: input.from } : {}),
        ...(input.to ? { to: input.to } : {}),
        ...(input.words ? { q: input.words } : {}),
        ...(input.cursor ? { cursor: input.cursor } : {}),
        limit: count,
      });
      const found = await questions.statements(context, request);
      const items = found.statements.map((item) => toStatement(item, context.linkTo));
      return {
        about: aboutOf(context, nodes),
        ...listCut(items.length, found.total, found.next),
        uncertain: found.uncertain,
        items,
      };
    });
  },
});

export const verifyQuotation = tool({
  name: 'verify_quotation',
  title: 'Verify a quotation',
  description:
    'Whether words that somebody is said to have said are held here: exact; held, but by somebody else or on another day (attributed-otherwise); near, with the difference marked; not-held, with what was searched. Not held does not mean not said.',
  input: z.object({
    text: z.string().min(1).max(5000).describe('The quoted words, without quotation marks'),
    speaker: named('Who is said to have said them').optional(),
    date: partialDate.optional().describe('When they are said to have been said'),
  }),
  output: z.object({
    about,
    status: z.enum(verifyStatuses),
    searched: z.string(),
    shown: page.shown,
    items: z.array(
      z.object({
        status: z.enum(verifyStatuses),
        differs: z.array(z.enum(['speaker', 'date'])),
        difference: z
          .string()
          .describe('Word by word: [-dropped-] stands in the statement only, [+added+] was asked'),
        statement: statementAnswer,
      }),
    ),
  }),
  async run(context, { text, speaker, date }) {
    const nodes = await namedBy(context, { speaker: [speaker, speakers] });
    const found = await questions.verify(
      context,
      verifyRequest.parse({ text, ...idsOf(nodes), ...(date ? { date } : {}) }),
    );
    const items = found.matches.map((match) => ({
      status: match.status,
      differs: match.differs,
      difference: differenceText(match.difference),
      statement: toStatement(match.statement, context.linkTo),
    }));
    const { statements: count } = found.searched;
    return fitting(items.length, async (given) => ({
      about: aboutOf(context, nodes),
      status: found.status,
      searched: `${counted(count, 'statement')}, their words and translations`,
      shown: `${Math.min(given, items.length)} of ${items.length}`,
      items: items.slice(0, given),
    }));
  },
});

function differenceText(parts: VerifyMatch['difference']): string {
  const marks = { same: ['', ''], dropped: ['[-', '-]'], added: ['[+', '+]'] } as const;
  return parts.map(({ op, text }) => `${marks[op][0]}${text}${marks[op][1]}`).join(' ');
}

/** Characters of the words of a statement that is asked for alone. */
const wordsAlone = 2500;

export const statementTool = tool({
  name: 'statement',
  title: 'One statement',
  description:
    'One statement by its id, with its exact words, speakers, stances, remarks and sources.',
  input: z.object({ id: z.string().min(1).max(300) }),
  output: z.object({ statement: statementAnswer }),
  async run(context, { id }) {
    const item = await questions.statement(context, id);
    return { statement: toStatement(item, context.linkTo, wordsAlone) };
  },
});

const side = statementAnswer.extend({ stance: z.enum(stanceNames) });

export const changesTool = tool({
  name: 'changes',
  title: 'Changes of position',
  description:
    'Who changed position on an agreement: the statement before and the one after, in their exact words. Both stances on one and the same day are no change and are given as such (kind same-day); mixed and neutral statements are left out. No item means that no change is recorded here, not that there was none.',
  input: z.object({
    speaker: named('Whose position').optional(),
    agreement: named('On what').optional(),
    from,
    to,
    limit,
    cursor,
  }),
  output: z.object({
    about,
    ...page,
    changes: z.number().int().describe('Changes of position among all'),
    items: z.array(
      z.object({
        kind: z.enum(['change', 'same-day', 'parts']),
        speaker: z.string(),
        agreement: z.string(),
        days: z.number().int().describe('Days between both, by their first possible days'),
        certain: z.boolean().describe('False when the dates known leave their order open'),
        before: side,
        after: side,
      }),
    ),
  }),
  async run(context, input) {
    const nodes = await namedBy(context, {
      speaker: [input.speaker, speakers],
      agreement: [input.agreement, ['Agreement']],
    });
    return fitting(input.limit, async (count) => {
      const request = changesRequest.parse({
        ...idsOf(nodes),
        ...(input.from ? { from: input.from } : {}),
        ...(input.to ? { to: input.to } : {}),
        ...(input.cursor ? { cursor: input.cursor } : {}),
        limit: count,
      });
      const found = await questions.changes(context, request);
      const items = found.changes.map((one) => ({
        kind: one.kind,
        speaker: entityAnswer(one.speaker, context.linkTo).name,
        agreement: entityAnswer(one.agreement, context.linkTo).name,
        days: one.days,
        certain: one.certain,
        before: { ...toStatement(one.before, context.linkTo), stance: one.stances.before },
        after: { ...toStatement(one.after, context.linkTo), stance: one.stances.after },
      }));
      return {
        about: aboutOf(context, nodes),
        ...listCut(items.length, found.total, found.next),
        changes: found.totals.change,
        items,
      };
    });
  },
});

type Nodes = Map<string, Awaited<ReturnType<typeof nodeNamed>>>;

/** The nodes that are meant, by the name of their filter. */
async function namedBy(
  context: McpContext,
  asked: Record<string, readonly [string | undefined, readonly Label[]]>,
): Promise<Nodes> {
  const nodes: Nodes = new Map();
  for (const [filter, [name, labels]] of Object.entries(asked)) {
    if (name !== undefined) nodes.set(filter, await nodeNamed(context, name, labels));
  }
  return nodes;
}

function idsOf(nodes: Nodes): Record<string, string> {
  return Object.fromEntries([...nodes].map(([filter, node]) => [filter, node.id]));
}

function aboutOf(context: McpContext, nodes: Nodes) {
  return [...nodes.values()].map((node) => entityAnswer(node, context.linkTo));
}
