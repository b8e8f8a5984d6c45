/**
 * The event list of Discourse Network Analyzer, with some columns more: ids, stances and what else
 * our own reader needs for the same graph. Other programs take them for variables.
 */
import { propertiesOfLabel, propertiesOfType } from '../../../../model/vocabulary/index.ts';
import type { BatchNode, BatchProperties, BatchRelationship } from '../../../store/batch.ts';
import type { ExportFormat } from '../../format.ts';
import type { ExportGraph } from '../../graph.ts';
import {
  columns,
  conceptCells,
  type DnaRow,
  dnaLine,
  speakerCells,
  statementCells,
} from './rows.ts';

export const dnaCsv: ExportFormat = {
  name: 'dna-csv',
  async write(graph, sink) {
    await sink.write(`${columns.map((name) => `"${name}"`).join(';')}\n`);
    const seen = new Set<string>();
    for await (const page of graph.nodes()) {
      const statements = page.filter(({ label }) => label === 'Statement');
      if (statements.length === 0) continue;
      const written = await rowsOfStatements(graph, statements, seen);
      await sink.write(written.rows.map(dnaLine).join(''));
    }
  },
  async losesNodes(nodes, graph) {
    const statements = nodes.filter(({ label }) => label === 'Statement');
    const written = await rowsOfStatements(graph, statements);
    const others = nodes.filter(({ label }) => label !== 'Statement');
    const reached = await reachedOf(graph, others);
    const isHeld = ({ id, label }: BatchNode) =>
      label === 'Statement' ? written.nodes.has(id) : reached.has(id);
    return [
      ...nodes.filter((one) => !isHeld(one)).map(({ label }) => `node ${label}`),
      ...(await lostSources(graph, nodes.filter(isHeld))),
    ];
  },
  async losesRelationships(all, graph) {
    const ids = new Set(
      all.flatMap(({ from, to }) => [from, to]).filter((id) => id.startsWith('statement:')),
    );
    const written = await rowsOfStatements(graph, await graph.nodesOf([...ids]));
    const terms = all.filter(({ type }) => type === 'MEMBER_OF' || type === 'HOLDS_OFFICE');
    const people = [...new Set(terms.map(({ from }) => from))];
    const known = await speakersAmong(graph, people);
    const bare = new Set([...(await bareTerms(graph, people)).values()].flat().map(({ id }) => id));
    const isHeld = ({ id, type, from }: BatchRelationship) =>
      type === 'MEMBER_OF' || type === 'HOLDS_OFFICE'
        ? known.has(from) && bare.has(id)
        : written.relationships.has(id);
    return [
      ...all.filter((one) => !isHeld(one)).map(({ type }) => `relationship ${type}`),
      ...(await lostSources(graph, all.filter(isHeld))),
    ];
  },
};

interface Written {
  rows: DnaRow[];
  nodes: Set<string>;
  relationships: Set<string>;
}

/** The rows of some statements, and what of the graph they hold. */
async function rowsOfStatements(
  graph: ExportGraph,
  statements: readonly BatchNode[],
  seen = new Set<string>(),
): Promise<Written> {
  const written: Written = { rows: [], nodes: new Set(), relationships: new Set() };
  if (statements.length === 0) return written;
  const ids = statements.map(({ id }) => id);
  const from = grouped(await graph.from(ids), 'from');
  const made = grouped(await graph.into(ids, ['MADE']), 'to');
  const speakers = [...made.values()].flat().map((one) => one.from);
  const people = [...new Set(speakers.filter((id) => id.startsWith('actor:')))];
  const terms = await bareTerms(graph, people);
  const allTerms = [...terms.values()].flat();
  const ends = [...from.values()].flat().map(({ to }) => to);
  const wanted = new Set([...speakers, ...ends, ...allTerms.map(({ to }) => to)]);
  const nodes = new Map((await graph.nodesOf([...wanted])).map((node) => [node.id, node]));
  const sources = keptSources(graph, [
    ...nodes.values(),
    ...allTerms,
    ...[...from.values(), ...made.values()].flat(),
  ]);
  for (const statement of statements) {
    const own = from.get(statement.id) ?? [];
    const main = mainOf(own);
    const source = main && nodes.get(main.to);
    if (!main || !source) continue;
    written.nodes.add(statement.id);
    written.relationships.add(main.id);
    const about = own.filter(({ type }) => type === 'ABOUT');
    const stanced = new Set(about.map(({ to }) => to));
    const concepts = own.filter(
      ({ type, to }) =>
        type === 'ABOUT' ||
        (type === 'MENTIONS' && to.startsWith('agreement:') && !stanced.has(to)),
    );
    const by = made.get(statement.id) ?? [];
    for (const { id } of [...by, ...concepts]) written.relationships.add(id);
    for (const speaker of by.length > 0 ? by : [undefined]) {
      const of = terms.get(speaker?.from ?? '') ?? [];
      const term = termIn(of, source.id);
      for (const concept of concepts.length > 0 ? concepts : [undefined]) {
        // Bodies that the row has no place for come along the first time.
        const others = seen.has(`${speaker?.from} of`) ? [] : of.filter((one) => one !== term);
        seen.add(`${speaker?.from} of`);
        written.rows.push({
          ...statementCells(statement, main.properties, source),
          ...speakerCells(speaker?.from, term, nodes),
          ...conceptCells(concept, nodes),
          more: moreOf(
            [statement, main, speaker, concept],
            [
              ...[source.id, speaker?.from, term?.to, concept?.to].map((id) => nodes.get(id ?? '')),
              term,
              ...others.flatMap((one) => [nodes.get(one.to), one]),
            ],
            seen,
            await sources,
            others.flatMap(({ to }) => nodes.get(to) ?? []),
          ),
        });
      }
    }
  }
  return written;
}

/** The term by which a document speaks of somebody: one that it proves, else the first. */
function termIn(
  terms: readonly BatchRelationship[],
  document: string,
): BatchRelationship | undefined {
  const proven = ({ properties }: BatchRelationship) =>
    [properties.sources ?? []].flat().map(String).includes(document);
  return terms.find(proven) ?? terms[0];
}

/** A list has people's bodies without role or days: such terms of each. */
async function bareTerms(
  graph: ExportGraph,
  people: readonly string[],
): Promise<Map<string, BatchRelationship[]>> {
  if (people.length === 0) return new Map();
  const bare = (await graph.from(people)).filter(({ type, properties }) => {
    const isTerm = type === 'MEMBER_OF' || type === 'HOLDS_OFFICE';
    const more = [properties.role, properties.from, properties.to];
    return isTerm && more.every((value) => value === undefined);
  });
  return grouped(bare, 'from');
}

async function speakersAmong(graph: ExportGraph, ids: readonly string[]): Promise<Set<string>> {
  const made = ids.length > 0 ? await graph.from(ids) : [];
  const statements = made.filter(({ type }) => type === 'MADE').map(({ to }) => to);
  const written = await rowsOfStatements(graph, await graph.nodesOf([...new Set(statements)]));
  return new Set(made.filter(({ id }) => written.relationships.has(id)).map(({ from }) => from));
}

/** Which nodes other than statements some row names. */
async function reachedOf(graph: ExportGraph, nodes: readonly BatchNode[]): Promise<Set<string>> {
  const reached = new Set<string>();
  const ids = nodes.map(({ id }) => id);
  if (ids.length === 0) return reached;
  const into = await graph.into(ids, [
    'ABOUT',
    'MENTIONS',
    'STATED_IN',
    'MEMBER_OF',
    'HOLDS_OFFICE',
  ]);
  const from = (await graph.from(ids)).filter(({ type }) => type === 'MADE');
  const statements = new Set([...into.map((one) => one.from), ...from.map(({ to }) => to)]);
  const written = await rowsOfStatements(
    graph,
    await graph.nodesOf([...statements].filter((id) => id.startsWith('statement:'))),
  );
  for (const one of from) if (written.relationships.has(one.id)) reached.add(one.from);
  for (const one of into) if (written.relationships.has(one.id)) reached.add(one.to);
  const people = [...new Set(into.map((one) => one.from).filter((id) => id.startsWith('actor:')))];
  const known = await speakersAmong(graph, people);
  for (const [person, terms] of await bareTerms(graph, people)) {
    if (known.has(person)) for (const { to } of terms) reached.add(to);
  }
  return reached;
}

/** What columns of their own hold of each node and relationship. */
const columned: Record<string, readonly string[]> = {
  Statement: ['text', 'date', 'kind', 'language', 'codedBy'],
  Source: ['title', 'date', 'originator', 'publisher'],
  STATED_IN: ['main', 'exact', 'prefix', 'suffix', 'start', 'end'],
  ABOUT: ['stance'],
};

type Element = BatchNode | BatchRelationship;

/**
 * All other properties of what a row names, as JSON by id: of what is the row's own, and of what else
 * is named for the first time. `bodies` names those of the speaker beside the one in the row.
 */
function moreOf(
  own: readonly (Element | undefined)[],
  named: readonly (Element | undefined)[],
  seen: Set<string>,
  sources: ReadonlySet<string>,
  bodies: readonly BatchNode[],
): string | undefined {
  const more: Record<string, BatchProperties> = {};
  if (bodies.length > 0) {
    more.bodies = Object.fromEntries(bodies.map(({ id, properties }) => [id, properties.name]));
  }
  const add = (one: Element) => {
    const held =
      columned['label' in one ? one.label : one.type] ?? ('label' in one ? ['name'] : []);
    const others: BatchProperties = {};
    for (const [name, value] of Object.entries(one.properties)) {
      // Readers take spaces around a name in a column away.
      const isWhole = name !== 'name' || String(value).trim() === value;
      if ((held.includes(name) && isWhole) || pointersOf(one).includes(name)) continue;
      if (name !== 'sources') others[name] = value;
      else if (Array.isArray(value) && value.some((id) => sources.has(String(id)))) {
        others[name] = value.filter((id) => sources.has(String(id)));
      }
    }
    if (Object.keys(others).length > 0) more[one.id] = others;
  };
  for (const one of own) if (one) add(one);
  for (const one of named) {
    if (!one || seen.has(one.id)) continue;
    seen.add(one.id);
    add(one);
  }
  return Object.keys(more).length > 0 ? JSON.stringify(more) : undefined;
}

/** Properties that name nodes other than sources, which a list may not have. */
function pointersOf(one: Element): string[] {
  const definitions = 'label' in one ? propertiesOfLabel(one.label) : propertiesOfType(one.type);
  return Object.entries(definitions).flatMap(([name, { type }]) =>
    name !== 'sources' && (type === 'entity' || type === 'entities') ? [name] : [],
  );
}

/** Sources that facts name and that some row has as its document. */
async function keptSources(graph: ExportGraph, elements: readonly Element[]): Promise<Set<string>> {
  const named = new Set(
    elements.flatMap(({ properties }) => [properties.sources ?? []].flat().map(String)),
  );
  if (named.size === 0) return named;
  const stated = await graph.into([...named], ['STATED_IN']);
  const own = grouped(await graph.from([...new Set(stated.map(({ from }) => from))]), 'from');
  return new Set(
    [...own.values()].flatMap((of) => mainOf(of)?.to ?? []).filter((id) => named.has(id)),
  );
}

function mainOf(own: readonly BatchRelationship[]): BatchRelationship | undefined {
  const stated = own.filter(({ type }) => type === 'STATED_IN');
  return stated.find(({ properties }) => properties.main === true) ?? stated[0];
}

/** The sources of some elements that no row names. */
async function lostSources(graph: ExportGraph, elements: readonly Element[]): Promise<string[]> {
  const kept = await keptSources(graph, elements);
  return elements.flatMap((one) => {
    const named = [one.properties.sources ?? []].flat();
    const of = 'label' in one ? one.label : one.type;
    const lost = pointersOf(one).filter((name) => one.properties[name] !== undefined);
    // What names no source comes back with its document as one.
    const isBare = named.length === 0 && !['Statement', 'Source', 'STATED_IN'].includes(of);
    if (isBare || !named.every((id) => kept.has(String(id)))) lost.push('sources');
    return lost.map((name) => `property ${name} of ${of}`);
  });
}

function grouped(all: readonly BatchRelationship[], end: 'from' | 'to') {
  const groups = new Map<string, BatchRelationship[]>();
  for (const one of all) groups.set(one[end], [...(groups.get(one[end]) ?? []), one]);
  return groups;
}
