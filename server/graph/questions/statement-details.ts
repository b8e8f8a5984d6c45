/** What an evidence card shows of a statement. */
import type { Speaker, StatementItem } from '../../../model/api.ts';
import { rangeOf } from '../../../model/dates.ts';
import type { GraphNode, PropertyValue } from '../../../model/graph.ts';
import { type Stance, stanceNames } from '../../../model/vocabulary.ts';
import type { Context } from '../context.ts';
import { cypher } from '../cypher-files.ts';
import type { EngineNode, EngineRelationship } from '../engine.ts';
import { toNode, toProperties } from '../entities.ts';

interface TermRow {
  speaker: string;
  node: EngineNode;
  term: EngineRelationship;
}

interface Row {
  statement: EngineNode;
  speakers: { node: EngineNode; capacity: string | null }[];
  parties: TermRow[];
  offices: TermRow[];
  about: { node: EngineNode; stance: Stance }[];
  sources: { node: EngineNode; relationship: EngineRelationship }[];
  respondsTo: EngineNode[];
  responses: EngineNode[];
}

/** Items in the order of the ids; ids that are no statements are left out. */
export async function statementDetails(
  { engine }: Context,
  ids: readonly string[],
): Promise<StatementItem[]> {
  if (ids.length === 0) return [];
  const rows = await engine.read<Row>(cypher('explore/statement-details'), { ids });
  const items = rows
    .filter((row) => row.statement.labels.includes('Statement'))
    .map((row) => [toNode(row.statement).id, item(row)] as const);
  const byId = new Map(items);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function item(row: Row): StatementItem {
  const statement = toNode(row.statement);
  const date = statement.properties.date;
  const day = typeof date === 'string' ? date : null;
  const speakers = row.speakers.map(({ node, capacity }): Speaker => {
    const speaker = toNode(node);
    return {
      node: speaker,
      as: capacity,
      parties: terms(row.parties, speaker.id, day),
      offices: terms(row.offices, speaker.id, day),
    };
  });
  return {
    statement,
    speakers: sortedById(speakers, (speaker) => speaker.node),
    about: sortedById(
      row.about.map(({ node, stance }) => ({ agreement: toNode(node), stance })),
      (target) => target.agreement,
    ).sort((a, b) => stanceNames.indexOf(a.stance) - stanceNames.indexOf(b.stance)),
    sources: sortedById(
      row.sources.map(({ node, relationship }) => ({
        source: toNode(node),
        main: relationship.properties.main === true,
        exact: text(relationship.properties.exact),
        prefix: text(relationship.properties.prefix),
        suffix: text(relationship.properties.suffix),
      })),
      (place) => place.source,
    ).sort((a, b) => Number(b.main) - Number(a.main)),
    respondsTo: sortedById(row.respondsTo.map(toNode), (node) => node),
    responses: sortedById(row.responses.map(toNode), (node) => node),
  };
}

function terms(rows: TermRow[], speaker: string, day: string | null): Speaker['parties'] {
  const held = rows
    .filter((row) => row.speaker === speaker)
    .map((row) => ({ node: toNode(row.node), properties: toProperties(row.term.properties) }))
    .map(({ node, properties }) => ({
      node,
      role: text(properties.role),
      standing: standing(day, properties.from, properties.to),
    }))
    .filter((term) => term.standing !== 'no')
    .map((term) => ({ node: term.node, role: term.role, certain: term.standing === 'certain' }));
  held.sort((a, b) => (a.role ?? '').localeCompare(b.role ?? '', 'en'));
  return sortedById(held, (term) => term.node).sort(
    (a, b) => Number(b.certain) - Number(a.certain),
  );
}

/**
 * Whether a term holds on a day, each given to the precision that is known. What is not stated
 * excludes nothing, and is not certain.
 */
export function standing(
  day: string | null,
  from: PropertyValue | undefined,
  to: PropertyValue | undefined,
): 'no' | 'possible' | 'certain' {
  const days = day === null ? undefined : rangeOf(day);
  const start = typeof from === 'string' ? rangeOf(from) : undefined;
  const end = typeof to === 'string' ? rangeOf(to) : undefined;
  if (days && start && start.first > days.last) return 'no';
  if (days && end && end.last < days.first) return 'no';
  const covered = days && start && end && start.last <= days.first && end.first >= days.last;
  return covered ? 'certain' : 'possible';
}

function sortedById<Item>(items: Item[], node: (item: Item) => GraphNode): Item[] {
  return items.sort((a, b) => {
    const [x, y] = [node(a).id, node(b).id];
    return x < y ? -1 : x > y ? 1 : 0;
  });
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
