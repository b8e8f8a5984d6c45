/** Tools that find nodes, their pages, and how they connect. */
import { z } from 'zod';
import { nodeName, typeName } from '../../../model/formats/names.ts';
import { maxTextLength } from '../../../model/schemas/api.ts';
import type { StanceCounts } from '../../../model/schemas/positions.ts';
import { isRelationshipType } from '../../../model/vocabulary/index.ts';
import { labelNames, speakers } from '../../../model/vocabulary/labels.ts';
import { relationshipTypes } from '../../../model/vocabulary/relationship-types.ts';
import { byStance, stanceNames } from '../../../model/vocabulary/stances.ts';
import * as questions from '../../questions/index.ts';
import { actAnswer, entity, entityAnswer, linkOf, listCut, page, toAct } from '../answer.ts';
import { nodeNamed } from '../named.ts';
import { fitting, fittingLists, tool } from '../tool.ts';

const named = (what: string) => z.string().min(1).max(300).describe(`${what}: its id, or its name`);
const list = <Item extends z.ZodType>(item: Item) =>
  z.object({ shown: page.shown, items: z.array(item) });
/** The first entries of a list, and of how many: the other tools give the rest. */
const listsOf =
  (listed: number) =>
  <Item, Answer>(items: readonly Item[], total: number, to: (item: Item) => Answer) => {
    const given = items.slice(0, listed).map(to);
    return { shown: `${given.length} of ${total}`, items: given };
  };
const counts = z
  .record(z.enum([...stanceNames, 'total', 'uncertain']), z.number().int())
  .describe('uncertain: how many of the total rest on unknown dates of office or membership');
const countsOf = (all: StanceCounts): z.infer<typeof counts> => ({
  ...byStance((stance) => all[stance]),
  total: all.total,
  uncertain: all.uncertain,
});
const row = z.object({ name: z.string(), id: z.string(), counts, changed: z.boolean() });

export const searchTool = tool({
  name: 'search',
  title: 'Search',
  description:
    'Finds people, parties, institutions, agreements, statements and sources by name or words. Names forgive typos. Start here to learn ids.',
  input: z.object({
    text: z.string().min(1).max(maxTextLength),
    kind: z.enum(labelNames).optional().describe('Only nodes of this kind'),
    limit: z.number().int().min(1).max(50).default(10),
  }),
  output: z.object({
    shown: page.shown,
    items: z.array(
      entity.extend({
        match: z.string().describe('The text in which it was found'),
        said: z.string().optional().describe('Of a statement: who said it, and the position'),
      }),
    ),
  }),
  async run(context, { text, kind, limit }) {
    return fitting(limit, async (count) => {
      const found = await questions.search(context, {
        q: text,
        limit: count,
        ...(kind ? { label: kind } : {}),
      });
      const items = found.hits.map(({ node, highlight, said }) => ({
        ...entityAnswer(node, context.linkTo),
        match: highlight.text.slice(0, 500),
        ...(said ? { said: `${said.speakers.join(', ')}: ${said.positions}` } : {}),
      }));
      const total = Object.values(found.totals).reduce((sum, one) => sum + one, 0);
      return { shown: listCut(items.length, Math.max(total, items.length), null).shown, items };
    });
  },
});

export const agreementTool = tool({
  name: 'agreement',
  title: 'An agreement',
  description:
    'An agreement: what it is, its parts, acts on it (votes, opt-outs), counts by stance, and who acted without a statement recorded here. Use statements and changes for the words.',
  input: z.object({ agreement: named('The agreement') }),
  output: z.object({
    agreement: entity.extend({ description: z.string() }),
    partOf: z.array(z.string()),
    parts: list(z.object({ name: z.string(), id: z.string(), statements: z.number().int() })),
    stances: counts,
    actors: list(row),
    parties: list(row),
    institutions: list(row),
    acts: list(actAnswer),
    changes: z.number().int().describe('Changes of position; the tool changes gives their words'),
    silent: list(
      z.object({
        name: z.string(),
        membersSpoke: z.boolean(),
        certain: z.boolean().describe('False when their dates of office or membership are unknown'),
      }),
    ).describe('Acted, and no statement of theirs is recorded here'),
  }),
  async run(context, input) {
    const node = await nodeNamed(context, input.agreement, ['Agreement']);
    const found = await questions.agreement(context, { id: node.id, full: false });
    const toRow = (one: (typeof found.stances.actors)[number]) => ({
      name: nodeName(one.node),
      id: one.node.id,
      counts: countsOf(one),
      changed: one.changed,
    });
    const { stances } = found;
    return fittingLists((listed) => {
      const listOf = listsOf(listed);
      return {
        agreement: {
          ...entityAnswer(node, context.linkTo),
          description: String(node.properties.description ?? '').slice(0, 600),
        },
        partOf: found.partOf.map(nodeName),
        parts: listOf(found.parts, found.parts.length, (part) => ({
          name: nodeName(part.node),
          id: part.node.id,
          statements: part.total,
        })),
        stances: countsOf(stances.all),
        actors: listOf(stances.actors, stances.totals.actors, toRow),
        parties: listOf(stances.parties, stances.totals.parties, toRow),
        institutions: listOf(stances.institutions, stances.totals.institutions, toRow),
        acts: listOf(found.acts, found.actsTotal, toAct),
        changes: found.changes.totals.change,
        silent: listOf(found.silent, found.silent.length, (one) => ({
          name: nodeName(one.node),
          membersSpoke: one.membersSpoke,
          certain: one.certain,
        })),
      };
    });
  },
});

const likenessAnswer = z.object({
  name: z.string(),
  shared: z.number(),
  opposite: z.number(),
  uncertain: z.number().describe('How many of both rest on unknown dates of office or membership'),
});

export const profileTool = tool({
  name: 'profile',
  title: 'An actor, party or institution',
  description:
    'A person, party or institution: memberships and offices with their dates, positions by agreement, acts, changes of position, who is closest and most opposed.',
  input: z.object({ speaker: named('The person, party or institution') }),
  output: z.object({
    speaker: entity.extend({ description: z.string() }),
    terms: list(z.object({ what: z.string(), role: z.string(), from: z.string(), to: z.string() })),
    statements: counts.describe(
      'Of an institution: its own, and those of offices that speak for it',
    ),
    membersAlsoSaid: counts
      .optional()
      .describe('What only members and parts of an institution said: never its own position'),
    positions: list(
      z.object({ agreement: z.string(), id: z.string(), counts, changed: z.boolean() }),
    ),
    acts: list(actAnswer),
    changes: z.number().int(),
    closest: list(likenessAnswer),
    opposed: list(likenessAnswer),
  }),
  async run(context, input) {
    const node = await nodeNamed(context, input.speaker, speakers);
    const found = await questions.profile(context, { id: node.id, full: false });
    const likeness = (one: (typeof found.closest)[number]) => ({
      name: nodeName(one.node),
      shared: one.shared,
      opposite: one.opposite,
      uncertain: one.uncertain,
    });
    return fittingLists((listed) => {
      const listOf = listsOf(listed);
      return {
        speaker: {
          ...entityAnswer(node, context.linkTo),
          description: String(node.properties.description ?? '').slice(0, 600),
        },
        terms: listOf(found.terms, found.terms.length, (term) => ({
          what: nodeName(term.node),
          role: term.role ?? '',
          from: term.from ?? 'not stated',
          to: term.to ?? 'not stated',
        })),
        statements: countsOf(found.stances),
        ...(found.membersSaid ? { membersAlsoSaid: countsOf(found.membersSaid) } : {}),
        positions: listOf(found.positions, found.positionsTotal, (one) => ({
          agreement: nodeName(one.node),
          id: one.node.id,
          counts: countsOf(one),
          changed: one.changed,
        })),
        acts: listOf(found.acts, found.actsTotal, toAct),
        changes: found.changes.totals.change,
        closest: listOf(found.closest, found.closestTotal, likeness),
        opposed: listOf(found.opposed, found.opposedTotal, likeness),
      };
    });
  },
});

export const path = tool({
  name: 'path',
  title: 'How two things connect',
  description: 'The shortest paths between two nodes, step by step.',
  input: z.object({
    from: named('Where it begins'),
    to: named('Where it ends'),
    maxLength: z.number().int().min(1).max(8).default(6),
  }),
  output: z.object({
    from: entity,
    to: entity,
    shown: page.shown,
    items: z
      .array(
        z.array(
          z.object({ name: z.string(), kind: z.string(), link: z.string(), joined: z.string() }),
        ),
      )
      .describe('Each path: its nodes, and how each is joined to the next'),
  }),
  async run(context, input) {
    const [from, to] = [await nodeNamed(context, input.from), await nodeNamed(context, input.to)];
    const found = await questions.paths(context, {
      from: from.id,
      to: to.id,
      maxLength: input.maxLength,
      mode: 'allShortest',
    });
    const nodes = new Map(found.nodes.map((node) => [node.id, node]));
    const relationships = new Map(found.relationships.map((one) => [one.id, one]));
    const steps = found.paths.map((ids) =>
      ids.flatMap((id, at) => {
        const node = at % 2 === 0 ? nodes.get(id) : undefined;
        if (!node) return [];
        const next = relationships.get(ids[at + 1] ?? '');
        return {
          name: nodeName(node),
          kind: typeName(node),
          link: linkOf(node, context.linkTo),
          joined: next ? stepText(next.type, next.from === id) : '',
        };
      }),
    );
    return fitting(steps.length, async (count) => ({
      from: entityAnswer(from, context.linkTo),
      to: entityAnswer(to, context.linkTo),
      shown: `${Math.min(count, steps.length)} of ${steps.length}`,
      items: steps.slice(0, count),
    }));
  },
});

function stepText(type: string, along: boolean): string {
  if (!isRelationshipType(type)) return along ? `${type} →` : `← ${type}`;
  return along ? relationshipTypes[type].title : relationshipTypes[type].inverse;
}
