/** Popolo JSON: persons, organizations, memberships, motions, votes and speeches. */
import type { BatchNode, BatchProperties, BatchRelationship } from '../../../store/batch.ts';
import { type ExportFormat, otherProperties } from '../../format.ts';
import type { ExportGraph } from '../../graph.ts';
import { writeList } from '../../listed.ts';

/** Longer names of motions are cut by readers, with the whole in the description. */
const longestName = 160;
const votes = { VOTED_FOR: 'yes', VOTED_AGAINST: 'no', ABSTAINED: 'abstain' } as const;
const voteTypes = Object.keys(votes);

export const popolo: ExportFormat = {
  name: 'popolo',
  async write(graph, sink) {
    const pages = (label: string, one: (page: BatchNode[]) => Promise<object[]>) =>
      objects(graph, label, one);
    await sink.write('{\n"meta":{"generator":"Stancegraph"},\n"persons":[\n');
    await writeList(
      sink,
      pages('Actor', async (page) => page.map(person)),
      (one) => one,
    );
    await sink.write('\n],\n"organizations":[\n');
    const parties = await writeList(
      sink,
      pages('Institution', (page) => organizations(graph, page)),
      (one) => one,
    );
    await writeList(
      sink,
      pages('Party', (page) => organizations(graph, page)),
      (one) => one,
      !parties,
    );
    await sink.write('\n],\n"memberships":[\n');
    await writeList(sink, graph.relationships(), membership);
    await sink.write('\n],\n"motions":[\n');
    await writeList(
      sink,
      pages('Agreement', async (page) => page.filter(isMotion).map(motion)),
      (one) => one,
    );
    await sink.write('\n],\n"vote_events":[\n');
    await writeList(
      sink,
      pages('Agreement', (page) => voteEvents(graph, page.filter(isMotion))),
      (one) => one,
    );
    await sink.write('\n],\n"speeches":[\n');
    await writeList(
      sink,
      pages('Statement', (page) => speeches(graph, page)),
      (one) => one,
    );
    await sink.write('\n]\n}\n');
  },
  losesNodes: (nodes) =>
    nodes.flatMap((node) => {
      const { label, properties } = node;
      if (label === 'Source' || (label === 'Agreement' && !isMotion(node)))
        return [`node ${label}`];
      const held = withoutSpaced(properties, heldOf(node));
      return [...otherProperties(label, properties, held), ...gainedOf(node)];
    }),
  async losesRelationships(all, graph) {
    const lost: string[] = [];
    const ends = (type: string, end: 'from' | 'to') =>
      all.filter((one) => one.type === type).map((one) => one[end]);
    const cast = all.filter(({ type }) => voteTypes.includes(type)).map(({ to }) => to);
    const motions = new Set(
      (await graph.nodesOf([...new Set(cast)])).filter(isMotion).map(({ id }) => id),
    );
    // A speech has one speaker, a body one parent.
    const made = grouped(await graph.into([...new Set(ends('MADE', 'to'))], ['MADE']), 'to');
    const whole = (await graph.from([...new Set(ends('PART_OF', 'from'))])).filter(
      ({ type }) => type === 'PART_OF',
    );
    const parts = grouped(whole, 'from');
    for (const one of all) {
      const { id, type, from, to, properties } = one;
      let held: string[] | undefined;
      if (type === 'MEMBER_OF' || type === 'HOLDS_OFFICE' || type === 'PARTICIPATES_IN') {
        held = ['role', 'from', 'to'];
      } else if (type === 'PART_OF' && !to.startsWith('agreement:')) {
        if (parts.get(from)?.[0]?.id === id) held = [];
      } else if (type === 'MADE' && made.get(to)?.[0]?.id === id) {
        held = ['as', ...(properties.role === 'chair' ? ['role'] : [])];
      } else if (motions.has(to)) held = ['date'];
      if (held) {
        lost.push(...otherProperties(type, properties, withoutSpaced(properties, new Set(held))));
        if (properties.sources === undefined) lost.push(`property sources of ${type}`);
      } else lost.push(`relationship ${type}`);
    }
    return lost;
  },
};

async function* objects(
  graph: ExportGraph,
  label: string,
  one: (page: BatchNode[]) => Promise<object[]>,
): AsyncGenerator<object[]> {
  for await (const page of graph.nodes()) {
    const of = page.filter((node) => node.label === label);
    if (of.length > 0) yield await one(of);
  }
}

/**
 * What a node has only when it is read again: readers take the file for the source of what names none,
 * and a party without a kind for a national one.
 */
function gainedOf({ label, properties }: BatchNode): string[] {
  if (label === 'Statement') return ['more: relationship STATED_IN'];
  return [
    ...(properties.sources === undefined ? [`property sources of ${label}`] : []),
    ...(label === 'Party' && properties.kind === undefined ? ['property kind of Party'] : []),
  ];
}

/** The properties of a node that come back as they are. */
function heldOf(node: BatchNode): Set<string> {
  const { label, properties } = node;
  const common = ['name', 'description', 'wikidata'];
  const aliases = [properties.aliases ?? []].flat().map(String);
  // Readers take a second name that is the first, or comes twice, for no other name.
  const others = new Set(aliases.map((one) => one.trim()).filter((one) => one !== properties.name));
  if ([...others].join('\n') === aliases.join('\n')) common.push('aliases');
  if (label === 'Actor') return new Set(common);
  if (label === 'Party' || label === 'Institution') {
    return new Set([...common, ...(classificationOf(node) ? ['kind'] : [])]);
  }
  if (label === 'Agreement') {
    const held = ['kind', 'number', 'date', 'status'];
    const { name, description } = readMotion(motionText(properties));
    if (name === properties.name) held.push('name');
    if (description === properties.description) held.push('description');
    return new Set(held);
  }
  return new Set(['date', 'language', 'text', ...(properties.kind === 'quote' ? ['kind'] : [])]);
}

/** What is held but texts with spaces around them, which readers take away. */
function withoutSpaced(properties: BatchProperties, held: ReadonlySet<string>): Set<string> {
  const isSpaced = (value: unknown) => typeof value === 'string' && value.trim() !== value;
  return new Set([...held].filter((name) => !isSpaced(properties[name])));
}

function person({ id, properties }: BatchNode): object {
  const { name, description } = properties;
  return { id, name, summary: description, ...named(properties) };
}

async function organizations(graph: ExportGraph, page: readonly BatchNode[]): Promise<object[]> {
  const parts = (await graph.from(page.map(({ id }) => id))).filter(
    ({ type }) => type === 'PART_OF',
  );
  const wholes = grouped(parts, 'from');
  return page.map((node) => ({
    id: node.id,
    name: node.properties.name,
    classification: classificationOf(node) ?? (node.label === 'Party' ? 'party' : undefined),
    description: node.properties.description,
    parent_id: wholes.get(node.id)?.[0]?.to,
    ...named(node.properties),
  }));
}

function named({ aliases, wikidata }: BatchProperties): object {
  return {
    other_names: Array.isArray(aliases) ? aliases.map((name) => ({ name })) : undefined,
    identifiers: wikidata ? [{ scheme: 'wikidata', identifier: wikidata }] : undefined,
  };
}

/** The classification that a kind comes back from; undefined when none does. */
function classificationOf({ label, properties: { kind } }: BatchNode): string | undefined {
  if (label === 'Party') {
    return kind === 'national-party'
      ? 'party'
      : kind === 'parliamentary-group'
        ? 'faction'
        : undefined;
  }
  if (kind === 'parliament-chamber') return 'chamber';
  const isPlain = typeof kind === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(kind);
  const isTaken =
    /^(legislature|chamber|(political-)?(party|faction|group)|parliamentary-.*)$/.test(
      String(kind),
    );
  return isPlain && !isTaken ? kind : undefined;
}

function membership(one: BatchRelationship): object | undefined {
  const { type, from, to, properties } = one;
  if (type !== 'MEMBER_OF' && type !== 'HOLDS_OFFICE' && type !== 'PARTICIPATES_IN')
    return undefined;
  const member = type === 'PARTICIPATES_IN' ? { member_id: from } : { person_id: from };
  const { role, from: start_date, to: end_date } = properties;
  return { ...member, organization_id: to, role, start_date, end_date };
}

function isMotion({ properties }: BatchNode): boolean {
  return properties.kind === 'motion';
}

function motionText({ name, description }: BatchProperties): string {
  const [short, long] = [String(name ?? ''), String(description ?? '')];
  return long !== '' && readMotion(long).name === short ? long : short;
}

/** What readers make of a motion's text. */
function readMotion(text: string): { name: string; description: string | undefined } {
  if (text.length <= longestName) return { name: text, description: undefined };
  return { name: `${text.slice(0, longestName).trimEnd()}…`, description: text };
}

function motion({ id, properties }: BatchNode): object {
  const { number, date, status } = properties;
  return { id, text: motionText(properties), identifier: number, date, result: status };
}

async function voteEvents(graph: ExportGraph, motions: readonly BatchNode[]): Promise<object[]> {
  const cast = await graph.into(
    motions.map(({ id }) => id),
    voteTypes,
  );
  const events = new Map<string, { motion_id: string; start_date: unknown; votes: object[] }>();
  for (const { type, from, to, properties } of cast) {
    const key = `${to} ${properties.date ?? ''}`;
    const event = events.get(key) ?? { motion_id: to, start_date: properties.date, votes: [] };
    event.votes.push({ voter_id: from, option: votes[type as keyof typeof votes] });
    events.set(key, event);
  }
  return [...events.values()];
}

async function speeches(graph: ExportGraph, statements: readonly BatchNode[]): Promise<object[]> {
  const made = grouped(
    await graph.into(
      statements.map(({ id }) => id),
      ['MADE'],
    ),
    'to',
  );
  return statements.map(({ id, properties: { text, date, language } }) => {
    const [first] = made.get(id) ?? [];
    return {
      id,
      creator_id: first?.from,
      attribution_text: first?.properties.as,
      role: first?.properties.role === 'chair' ? 'chair' : undefined,
      type: 'speech',
      date,
      lang: language,
      text,
    };
  });
}

function grouped(all: readonly BatchRelationship[], end: 'from' | 'to') {
  const groups = new Map<string, BatchRelationship[]>();
  for (const one of all) groups.set(one[end], [...(groups.get(one[end]) ?? []), one]);
  return groups;
}
