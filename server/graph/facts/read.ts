/** Reads the facts from a store; kept for one version of the graph. */
import {
  isRelationshipType,
  mainLabel,
  type RelationshipType,
  stanceNames,
} from '../../../model/vocabulary.ts';
import type { Context } from '../context.ts';
import { cypher } from '../cypher-files.ts';
import {
  type Act,
  type Days,
  dayNumber,
  type Facts,
  type Lists,
  type NodeFact,
  type Term,
} from './facts.ts';

interface StatementRow {
  id: string;
  first: string | null;
  last: string | null;
  quote: boolean | null;
  verified: boolean | null;
}

interface Link {
  statement: string;
  node: string;
  stance?: string;
}

interface TermRow {
  node: string;
  type: string;
  body: string;
  role: string | null;
  from: string | null;
  fromEnd: string | null;
  to: string | null;
  toEnd: string | null;
  sources: string[] | null;
  verified: boolean | null;
}

interface ActRow {
  id: string | null;
  node: string;
  type: string;
  agreement: string;
  first: string | null;
  last: string | null;
  sources: string[] | null;
  verified: boolean | null;
}

/** Milliseconds that reading one kind of fact of a large graph may take. */
const readingMs = 120_000;

/** The facts of the graph as it is now. */
export function factsOf(context: Context): Promise<Facts> {
  return context.cached('facts', () => readFacts(context));
}

async function readFacts({ engine }: Context): Promise<Facts> {
  const read = <Row>(name: string) =>
    engine.read<Row>(cypher(`explore/facts-${name}`), {}, readingMs);
  const nodes = await readNodes(read('entities'));
  const numberOf = new Map(nodes.map((node, number) => [node.id, number]));
  const statements = inTime(await read<StatementRow>('statements'));
  const ids = statements.map((row) => row.id);
  const statementOf = new Map(ids.map((id, number) => [id, number]));
  const first = Int32Array.from(statements, (row) => dayNumber(row.first));
  const last = Int32Array.from(statements, (row) => dayNumber(row.last ?? row.first));
  const quote = Uint8Array.from(statements, (row) => (row.quote ? 1 : 0));
  const verified = Uint8Array.from(statements, (row) => (row.verified === false ? 0 : 1));
  const count = ids.length;

  const pairs = (rows: Link[], target: ReadonlyMap<string, number>) =>
    rows.flatMap((row): [number, number, number][] => {
      const [from, to] = [statementOf.get(row.statement), target.get(row.node)];
      const stance = row.stance === undefined ? 0 : stanceNames.indexOf(row.stance as never);
      return from === undefined || to === undefined || stance < 0 ? [] : [[from, to, stance]];
    });
  const made = pairs(await read<Link>('speakers'), numberOf);
  const about = pairs(await read<Link>('about'), numberOf);
  const sourceRows = await read<Link>('sources');
  const sourceIds = [...new Set(sourceRows.map((row) => row.node))].sort();
  const sourceOf = new Map(sourceIds.map((id, number) => [id, number]));
  const stated = pairs(sourceRows, sourceOf);
  const replies = pairs(await read<Link>('replies'), statementOf);
  const aboutLists = lists(about, count);
  const terms = toTerms(await read<TermRow>('terms'), numberOf);
  return {
    nodes,
    numberOf,
    ids,
    statementOf,
    first,
    last,
    quote,
    verified,
    speakers: lists(made, count).lists,
    agreements: aboutLists.lists,
    stances: aboutLists.marks,
    sources: lists(stated, count).lists,
    sourceIds,
    answers: lists(replies, count).lists,
    answeredBy: lists(turned(replies), count).lists,
    bySpeaker: lists(turned(made), nodes.length).lists,
    byAgreement: lists(turned(about), nodes.length).lists,
    terms: grouped(terms, (term) => term.node),
    termsIn: grouped(terms, (term) => term.body),
    acts: toActs(await read<ActRow>('acts'), numberOf),
  };
}

async function readNodes(
  rows: Promise<(Omit<NodeFact, 'label'> & { labels: string[] })[]>,
): Promise<NodeFact[]> {
  const nodes: NodeFact[] = [];
  for (const { id, labels, name, country, kind } of await rows) {
    const label = mainLabel(labels);
    if (label) nodes.push({ id, label, name: name ?? id, country, kind });
  }
  return nodes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** By first day, last day, id; undated last. */
function inTime(rows: StatementRow[]): StatementRow[] {
  const undated = '9999-99-99';
  return rows.sort((a, b) => {
    const [x, y] = [a.first ?? undated, b.first ?? undated];
    if (x !== y) return x < y ? -1 : 1;
    const [u, v] = [a.last ?? x, b.last ?? y];
    if (u !== v) return u < v ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}

/** Lists by the first number of each triple, without repetitions; marks are the third. */
function lists(
  triples: [number, number, number][],
  count: number,
): { lists: Lists; marks: Uint8Array } {
  triples.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const starts = new Int32Array(count + 1);
  const values = new Int32Array(triples.length);
  const marks = new Uint8Array(triples.length);
  let length = 0;
  let before: [number, number, number] | undefined;
  for (const triple of triples) {
    const same = before?.[0] === triple[0] && before[1] === triple[1] && before[2] === triple[2];
    before = triple;
    if (same) continue;
    values[length] = triple[1];
    marks[length] = triple[2];
    length += 1;
    starts[triple[0] + 1] = length;
  }
  for (let at = 1; at <= count; at += 1)
    starts[at] = Math.max(starts[at] ?? 0, starts[at - 1] ?? 0);
  return {
    lists: { starts, values: values.slice(0, length) },
    marks: marks.slice(0, length),
  };
}

function turned(triples: [number, number, number][]): [number, number, number][] {
  return triples.map(([from, to]) => [to, from, 0]);
}

function toTerms(rows: TermRow[], numberOf: ReadonlyMap<string, number>): Term[] {
  return rows.flatMap((row) => {
    const [node, body] = [numberOf.get(row.node), numberOf.get(row.body)];
    if (node === undefined || body === undefined || !isRelationshipType(row.type)) return [];
    return {
      type: row.type,
      node,
      body,
      role: row.role,
      from: toDays(row.from, row.fromEnd),
      to: toDays(row.to, row.toEnd),
      sources: row.sources ?? [],
      verified: row.verified !== false,
    };
  });
}

function toActs(rows: ActRow[], numberOf: ReadonlyMap<string, number>): Act[] {
  const acts = rows.flatMap((row): Act[] => {
    const [node, agreement] = [numberOf.get(row.node), numberOf.get(row.agreement)];
    if (node === undefined || agreement === undefined) return [];
    const type = row.type as RelationshipType;
    return [
      {
        id: row.id ?? [row.node, type, row.agreement, row.first ?? ''].join('|'),
        type,
        node,
        agreement,
        days: toDays(row.first, row.last),
        sources: row.sources ?? [],
        verified: row.verified !== false,
      },
    ];
  });
  const undated = 99_999_999;
  return acts.sort(
    (a, b) =>
      (a.days.first || undated) - (b.days.first || undated) ||
      a.days.last - b.days.last ||
      (a.id < b.id ? -1 : 1),
  );
}

function toDays(first: string | null, last: string | null): Days {
  return { first: dayNumber(first), last: dayNumber(last ?? first) };
}

function grouped<Item>(items: Item[], by: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}
