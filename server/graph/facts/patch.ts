/** Facts brought up to date: what a write touched is put in the place of what it was. */
import { type Act, type Facts, type NodeFact, numbered, type Term } from './facts.ts';
import { type Entry, reordered, turned, unmarked } from './lists.ts';
import {
  actsInTime,
  daysOfRow,
  grouped,
  inTime,
  stanceNumber,
  toActs,
  toNodes,
  toTerms,
  type WholeEntityRow,
  type WholeStatementRow,
} from './rows.ts';

/**
 * New facts in which the touched statements and entities are as the rows tell; the given ones stay
 * as they are. A touched statement without a row is gone. Null when an entity is gone: whatever
 * hung on it is not told.
 */
export function patched(
  facts: Facts,
  touched: readonly string[],
  statements: readonly WholeStatementRow[],
  entities: readonly WholeEntityRow[],
): Facts | null {
  const told = new Set(entities.map((row) => row.id));
  if (touched.some((id) => facts.numberOf.has(id) && !told.has(id))) return null;
  const around = entities.length > 0 ? withEntities(facts, entities) : { ...facts, shift: null };
  return withStatements(facts, around, touched, statements);
}

type Entities = Pick<Facts, 'nodes' | 'numberOf' | 'terms' | 'termsIn' | 'acts'> & {
  /** The new number of each old one; null when they stay. */
  shift: Int32Array | null;
};

function withEntities(facts: Facts, rows: readonly WholeEntityRow[]): Entities {
  const fresh = toNodes(rows);
  const replaced = new Map(fresh.map((node) => [node.id, node]));
  const added = fresh.filter((node) => !facts.numberOf.has(node.id));
  const kept = facts.nodes.map((node) => replaced.get(node.id) ?? node);
  const nodes = added.length > 0 ? merged(kept, added) : kept;
  const numberOf = added.length > 0 ? numbered(nodes.map((node) => node.id)) : facts.numberOf;
  const shift =
    added.length > 0 ? Int32Array.from(facts.nodes, (node) => numberOf.get(node.id) ?? -1) : null;
  const move = (number: number) => (shift ? (shift[number] ?? -1) : number);
  const old = (number: number) => !replaced.has(facts.nodes[number]?.id ?? '');
  const terms: Term[] = [];
  for (const [node, ofNode] of facts.terms) {
    if (!old(node)) continue;
    for (const term of ofNode) terms.push({ ...term, node: move(node), body: move(term.body) });
  }
  terms.push(
    ...toTerms(
      rows.flatMap((row) => row.terms),
      numberOf,
    ),
  );
  const acts: Act[] = facts.acts
    .filter((act) => old(act.node))
    .map((act) => ({ ...act, node: move(act.node), agreement: move(act.agreement) }));
  acts.push(
    ...toActs(
      rows.flatMap((row) => row.acts),
      numberOf,
    ),
  );
  return {
    nodes,
    numberOf,
    shift,
    terms: grouped(terms, (term) => term.node),
    termsIn: grouped(terms, (term) => term.body),
    acts: actsInTime(acts),
  };
}

function merged(kept: readonly NodeFact[], added: readonly NodeFact[]): NodeFact[] {
  return [...kept, ...added].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function withStatements(
  facts: Facts,
  { shift, nodes, numberOf, terms, termsIn, acts }: Entities,
  touched: readonly string[],
  statements: readonly WholeStatementRow[],
): Facts {
  const around = { nodes, numberOf, terms, termsIn, acts };
  const dropped = new Set(touched.map((id) => facts.slotOf.get(id) ?? -1));
  dropped.delete(-1);
  const rows = inTime([...statements]) as WholeStatementRow[];
  if (rows.length === 0 && dropped.size === 0 && !shift) return { ...facts, ...around };
  const order = orderWith(facts, dropped, rows);
  const count = order.length;
  const days = rows.map(daysOfRow);

  // Every touched statement has a new slot, so that the words of the old one count no more.
  const slots = new Int32Array(count);
  const numberAt = new Int32Array(facts.numberAt.length + rows.length).fill(-1);
  const from = facts.numberAt.length;
  const columns = {
    first: new Int32Array(count),
    last: new Int32Array(count),
    quote: new Uint8Array(count),
    verified: new Uint8Array(count),
  };
  const ids: string[] = new Array(count);
  for (let number = 0; number < count; number += 1) {
    const old = order[number] ?? 0;
    const at = -1 - old;
    const row = rows[at];
    const slot = row ? from + at : (facts.slots[old] ?? 0);
    slots[number] = slot;
    numberAt[slot] = number;
    ids[number] = row ? row.id : (facts.ids[old] ?? '');
    columns.first[number] = (row ? days[at]?.first : facts.first[old]) ?? 0;
    columns.last[number] = (row ? days[at]?.last : facts.last[old]) ?? 0;
    columns.quote[number] = row ? Number(row.quote === true) : (facts.quote[old] ?? 0);
    columns.verified[number] = row ? Number(row.verified !== false) : (facts.verified[old] ?? 0);
  }
  for (const slot of dropped) facts.slotOf.delete(facts.ids[facts.numberAt[slot] ?? -1] ?? '');
  for (const [at, row] of rows.entries()) {
    facts.slotOf.set(row.id, from + at);
    if (row.searchText) facts.words.tell(from + at, row.searchText);
  }

  const entries = (of: (row: WholeStatementRow) => string[], number: (id: string) => number) =>
    rows.map((row) => of(row).flatMap((id): Entry[] => (number(id) < 0 ? [] : [[number(id), 0]])));
  const nodeNumber = (id: string) => numberOf.get(id) ?? -1;
  const move = (number: number) => (shift ? (shift[number] ?? -1) : number);
  const speakers = reordered(
    unmarked(facts.speakers),
    order,
    entries((row) => row.speakers, nodeNumber),
    move,
  ).lists;
  const about = reordered(
    { lists: facts.agreements, marks: facts.stances },
    order,
    rows.map((row) =>
      row.about.flatMap(({ node, stance }): Entry[] => {
        const entry: Entry = [nodeNumber(node), stanceNumber(stance)];
        return entry.every((number) => number >= 0) ? [entry] : [];
      }),
    ),
    move,
  );
  const { sourceIds, sourceNumber } = withSources(facts, rows);
  const sources = reordered(
    unmarked(facts.sources),
    order,
    entries((row) => row.sources, sourceNumber),
    (number) => number,
  ).lists;
  const numberOfId = (id: string) => numberAt[facts.slotOf.get(id) ?? -1] ?? -1;
  const answers = reordered(
    unmarked(facts.answers),
    order,
    entries((row) => row.answers, numberOfId),
    // A statement that was touched has moved to another slot.
    (old) => {
      const slot = facts.slots[old] ?? -1;
      return dropped.has(slot) ? numberOfId(facts.ids[old] ?? '') : (numberAt[slot] ?? -1);
    },
  ).lists;
  return {
    ...around,
    ids,
    slots,
    numberAt,
    slotOf: facts.slotOf,
    words: facts.words,
    ...columns,
    speakers,
    agreements: about.lists,
    stances: about.marks,
    sources,
    sourceIds,
    answers,
    answeredBy: turned(answers, count),
    bySpeaker: turned(speakers, nodes.length),
    byAgreement: turned(about.lists, nodes.length),
  };
}

/** The old number of each new one, or `-1 - n` for the n-th row: both are in the order of time. */
function orderWith(
  facts: Facts,
  dropped: ReadonlySet<number>,
  rows: readonly WholeStatementRow[],
): Int32Array {
  const order = new Int32Array(facts.ids.length - dropped.size + rows.length);
  let length = 0;
  let next = 0;
  const put = (old: number) => {
    order[length] = old;
    length += 1;
  };
  for (let old = 0; old < facts.ids.length; old += 1) {
    if (dropped.has(facts.slots[old] ?? -1)) continue;
    for (let row = rows[next]; row && isBefore(row, facts, old); row = rows[next]) {
      put(-1 - next);
      next += 1;
    }
    put(old);
  }
  for (; next < rows.length; next += 1) put(-1 - next);
  return order;
}

function isBefore(row: WholeStatementRow, facts: Facts, statement: number): boolean {
  const undated = 99_999_999;
  const days = daysOfRow(row);
  const [a, b] = [days.first || undated, facts.first[statement] || undated];
  if (a !== b) return a < b;
  const [x, y] = [days.last, facts.last[statement] ?? 0];
  return x === y ? row.id < (facts.ids[statement] ?? '') : x < y;
}

function withSources(facts: Facts, rows: readonly WholeStatementRow[]) {
  const wanted = new Set(rows.flatMap((row) => row.sources));
  const numbers = new Map<string, number>();
  for (const [number, id] of facts.sourceIds.entries()) if (wanted.has(id)) numbers.set(id, number);
  const added = [...wanted].filter((id) => !numbers.has(id));
  for (const [at, id] of added.entries()) numbers.set(id, facts.sourceIds.length + at);
  return {
    sourceIds: added.length > 0 ? [...facts.sourceIds, ...added] : facts.sourceIds,
    sourceNumber: (id: string) => numbers.get(id) ?? -1,
  };
}
