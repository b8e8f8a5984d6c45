/** What an evidence card shows of a statement. */

import { type Holding, holdsOn, rangeOf } from '../../model/dates.ts';
import { isEntityId } from '../../model/ids.ts';
import { isOwnRelationship } from '../../model/ours.ts';
import type { GraphNode, PropertyValue } from '../../model/schemas/graph.ts';
import type { Speaker, StatementItem } from '../../model/schemas/statements.ts';
import { type Label, type Stance, stanceNames } from '../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import { batchLoader } from '../store/batch-loader.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import type { EngineNode, EngineValue } from '../store/engine.ts';
import { toNode, toProperties } from '../store/entities.ts';
import { latestCorrection, revisionOf, versionsIn } from '../store/versions.ts';
import { nodesKept } from './fact-nodes.ts';
import type { Facts } from './facts/facts.ts';
import { nodesByIds } from './node.ts';

export interface TermRow {
  speaker: string;
  node: string;
  role: string | null;
  from: EngineValue;
  fromEnd: EngineValue;
  to: EngineValue;
  toEnd: EngineValue;
}

/** What hangs on a statement, other nodes by their ids. */
export interface Around {
  speakers: { node: string; capacity: string | null }[];
  parties: TermRow[];
  offices: TermRow[];
  about: { node: string; stance: Stance }[];
  sources: {
    node: string;
    main: boolean | null;
    exact: string | null;
    prefix: string | null;
    suffix: string | null;
    start: number | null;
    end: number | null;
    segments: number[] | null;
  }[];
  reportedBy: string[];
  respondsTo: string[];
  responses: string[];
}

/** The id of the relationship by which something is joined. */
interface Joining {
  id: string | null;
}

interface Row {
  statement: EngineNode;
  speakers: (Around['speakers'][number] & Joining)[];
  parties: (TermRow & Joining)[];
  offices: (TermRow & Joining)[];
  about: (Around['about'][number] & Joining)[];
  sources: (Around['sources'][number] & Joining)[];
  reportedBy: ({ node: string } & Joining)[];
  respondsTo: ({ node: string } & Joining)[];
  responses: ({ node: string } & Joining)[];
}

type Nodes = ReadonlyMap<string, GraphNode>;

/**
 * Items in the order of the ids; ids that are no statements are left out. With facts the nodes that
 * they number are kept.
 */
export async function statementDetails(
  { engine }: Context,
  ids: readonly string[],
  facts?: Facts,
): Promise<StatementItem[]> {
  if (ids.length === 0) return [];
  const found = await loadItems(facts ?? engine, ids, (all) => readItems(engine, all, facts));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const loadItems = batchLoader<StatementItem>();

async function readItems(
  engine: Context['engine'],
  ids: readonly string[],
  facts: Facts | undefined,
): Promise<Map<string, StatementItem>> {
  const rows = await engine.read<Row>(cypher('questions/statement-details'), { ids });
  const found = rows.flatMap((row) =>
    row.statement.labels.includes('Statement') ? [ownOnly(row)] : [],
  );
  const named = [...new Set(found.flatMap(idsOf))];
  const known = facts ? nodesKept(engine, facts, named) : nodesByIds(engine, named);
  const nodes = new Map((await known).map((node) => [node.id, node]));
  return new Map(
    found.map((row) => {
      const statement = toNode(row.statement);
      const versions = versionsIn(row.statement.properties.historyText);
      return [
        statement.id,
        {
          ...itemOf(statement, row, nodes),
          revision: revisionOf(versions),
          corrected: latestCorrection(versions),
        },
      ];
    }),
  );
}

/** Others may join nodes of theirs, and ours, to a statement of ours by types of ours. */
function ownOnly({ statement, ...row }: Row): Around & { statement: EngineNode } {
  const id = String(statement.properties.id);
  const out = (type: RelationshipType, label?: Label) => (one: { node: string } & Joining) =>
    isEntityId(one.node, label) && isOwnRelationship(one.id, type, id, one.node);
  const into = (type: RelationshipType, label?: Label) => (one: { node: string } & Joining) =>
    isEntityId(one.node, label) && isOwnRelationship(one.id, type, one.node, id);
  const nodes = (all: readonly { node: string }[]) => all.map(({ node }) => node);
  return {
    statement,
    speakers: row.speakers.filter(into('MADE')),
    ...ownTerms(row),
    about: row.about.filter(out('ABOUT', 'Agreement')),
    sources: row.sources.filter(out('STATED_IN', 'Source')),
    reportedBy: nodes(row.reportedBy.filter(out('REPORTED_BY'))),
    respondsTo: nodes(row.respondsTo.filter(out('RESPONDS_TO', 'Statement'))),
    responses: nodes(row.responses.filter(into('RESPONDS_TO', 'Statement'))),
  };
}

/** The memberships and offices of speakers that are ours. */
export function ownTerms({ parties, offices }: Pick<Row, 'parties' | 'offices'>) {
  const own = (type: RelationshipType, label: Label) => (one: TermRow & Joining) =>
    isEntityId(one.node, label) && isOwnRelationship(one.id, type, one.speaker, one.node);
  return {
    parties: parties.filter(own('MEMBER_OF', 'Party')),
    offices: offices.filter(own('HOLDS_OFFICE', 'Institution')),
  };
}

function idsOf(row: Around): string[] {
  const named = [row.speakers, row.parties, row.offices, row.about, row.sources].flat();
  return [...named.map((one) => one.node), ...row.reportedBy, ...row.respondsTo, ...row.responses];
}

/** A statement as an evidence card shows it. */
export function itemOf(statement: GraphNode, row: Around, nodes: Nodes): StatementItem {
  const date = statement.properties.date;
  const day = typeof date === 'string' ? date : null;
  const known = (id: string) => nodes.get(id) ?? { id, labels: [], properties: {} };
  return {
    statement,
    speakers: sortedById(
      row.speakers.map(({ node, capacity }) => ({
        node: known(node),
        as: capacity,
        parties: oncePerParty(terms(row.parties, node, day, known)),
        offices: terms(row.offices, node, day, known),
      })),
      (speaker) => speaker.node,
    ),
    about: sortedById(
      row.about.map(({ node, stance }) => ({ agreement: known(node), stance })),
      (target) => target.agreement,
    ).sort((a, b) => stanceNames.indexOf(a.stance) - stanceNames.indexOf(b.stance)),
    sources: sortedById(
      row.sources.map(({ node, main, exact, prefix, suffix, start, end, segments }) => ({
        source: known(node),
        main: main === true,
        exact,
        prefix,
        suffix,
        start,
        end,
        ...(segments ? { segments } : {}),
      })),
      (place) => place.source,
    ).sort((a, b) => Number(b.main) - Number(a.main)),
    reportedBy: sortedById(row.reportedBy.map(known), (node) => node),
    respondsTo: sortedById(row.respondsTo.map(known), (node) => node),
    responses: sortedById(row.responses.map(known), (node) => node),
  };
}

function terms(
  rows: TermRow[],
  speaker: string,
  day: string | null,
  known: (id: string) => GraphNode,
): Speaker['parties'] {
  const held = rows
    .filter((row) => row.speaker === speaker)
    .map(({ node, role, from: since, fromEnd, to: until, toEnd }) => {
      const { from, to } = toProperties({ from: since, fromEnd, to: until, toEnd });
      const text = (value: EngineValue | undefined) => (typeof value === 'string' ? value : null);
      const valid = validOnDate(day, from, to);
      const term = { node: known(node), role: text(role), from: text(from), to: text(to) };
      return { valid, term };
    })
    .filter(({ valid }) => valid !== 'no')
    .map(({ valid, term }) => ({ ...term, certain: valid === 'certain' }));
  held.sort((a, b) => (a.role ?? '').localeCompare(b.role ?? '', 'en'));
  return sortedById(held, (term) => term.node).sort(
    (a, b) => Number(b.certain) - Number(a.certain),
  );
}

/** A leadership stands beside the membership that it was held in: the more certain of both is told. */
function oncePerParty(held: Speaker['parties']): Speaker['parties'] {
  return held.filter(
    ({ node }, index) => held.findIndex((other) => other.node.id === node.id) === index,
  );
}

/** Whether a term holds on a day, each given to the precision that is known. */
function validOnDate(
  day: string | null,
  from: PropertyValue | undefined,
  to: PropertyValue | undefined,
): Holding {
  const range = (date: PropertyValue | undefined) =>
    typeof date === 'string' ? rangeOf(date) : undefined;
  return holdsOn(day === null ? undefined : rangeOf(day), range(from), range(to));
}

function sortedById<Item>(items: Item[], node: (item: Item) => GraphNode): Item[] {
  return items.sort((a, b) => {
    const [x, y] = [node(a).id, node(b).id];
    return x < y ? -1 : x > y ? 1 : 0;
  });
}
