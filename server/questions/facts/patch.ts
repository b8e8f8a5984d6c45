/** Facts brought up to date: what a write touched is put in the place of what it was. */
import { type ActFact, type Facts, type NodeFact, numbered, type Term } from './facts.ts';
import { inverted, type MarkedValue, type Run, reordered, unmarked } from './lists.ts';
import {
  actsInTime,
  byNumber,
  daysOfRow,
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
export function patchFacts(
  facts: Facts,
  touched: readonly string[],
  statements: readonly WholeStatementRow[],
  entities: readonly WholeEntityRow[],
): Facts | null {
  const present = new Set(entities.map((row) => row.id));
  if (touched.some((id) => facts.numberOf.has(id) && !present.has(id))) return null;
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
  const acts: ActFact[] = facts.acts
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
    terms: byNumber(terms, (term) => term.node),
    termsIn: byNumber(terms, (term) => term.body),
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
  const runs = runsWith(facts, dropped, rows);
  const count = facts.ids.length - dropped.size + rows.length;
  const days = rows.map(daysOfRow);

  // Every touched statement has a new slot, so that the words of the old one count no more.
  const from = facts.numberAt.length;
  const ids: string[] = [];
  const columns = {
    slots: new Int32Array(count),
    first: new Int32Array(count),
    last: new Int32Array(count),
    quote: new Uint8Array(count),
    verified: new Uint8Array(count),
    contested: new Uint8Array(count),
  };
  for (const run of runs) {
    const number = ids.length;
    if ('old' in run) {
      const end = run.old + run.length;
      for (const name of ['slots', 'first', 'last', 'quote', 'verified', 'contested'] as const) {
        columns[name].set(facts[name].subarray(run.old, end), number);
      }
      for (let old = run.old; old < end; old += 1) ids.push(facts.ids[old] ?? '');
    } else {
      const row = rows[run.added];
      columns.slots[number] = from + run.added;
      columns.first[number] = days[run.added]?.first ?? 0;
      columns.last[number] = days[run.added]?.last ?? 0;
      columns.quote[number] = row?.quote ? 1 : 0;
      columns.verified[number] = row?.verified === false ? 0 : 1;
      columns.contested[number] = row?.contested ? 1 : 0;
      ids.push(row?.id ?? '');
    }
  }
  const numberAt = new Int32Array(from + rows.length).fill(-1);
  for (let number = 0; number < count; number += 1) numberAt[columns.slots[number] ?? 0] = number;
  for (const slot of dropped) facts.slotOf.delete(facts.ids[facts.numberAt[slot] ?? -1] ?? '');
  for (const [at, row] of rows.entries()) {
    facts.slotOf.set(row.id, from + at);
    if (row.searchText) facts.words.tell(from + at, row.searchText);
  }

  const entries = (of: (row: WholeStatementRow) => string[], number: (id: string) => number) =>
    rows.map((row) =>
      of(row).flatMap((id): MarkedValue[] => (number(id) < 0 ? [] : [[number(id), 0]])),
    );
  const nodeNumber = (id: string) => numberOf.get(id) ?? -1;
  const move = shift && ((number: number) => shift[number] ?? -1);
  const speakers = reordered(
    unmarked(facts.speakers),
    runs,
    entries((row) => row.speakers, nodeNumber),
    move,
  ).lists;
  const about = reordered(
    { lists: facts.agreements, marks: facts.stances },
    runs,
    rows.map((row) =>
      row.about.flatMap(({ node, stance }): MarkedValue[] => {
        const entry: MarkedValue = [nodeNumber(node), stanceNumber(stance)];
        return entry.every((number) => number >= 0) ? [entry] : [];
      }),
    ),
    move,
  );
  const { sourceIds, sourceNumber } = withSources(facts, rows);
  const sources = reordered(
    { lists: facts.sources, marks: facts.mainSources },
    runs,
    rows.map((row) =>
      row.sources.map(({ node, main }): MarkedValue => [sourceNumber(node), main ? 1 : 0]),
    ),
    null,
  );
  const numberOfId = (id: string) => numberAt[facts.slotOf.get(id) ?? -1] ?? -1;
  const answers = reordered(
    unmarked(facts.answers),
    runs,
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
    numberAt,
    slotOf: facts.slotOf,
    words: facts.words,
    ...columns,
    speakers,
    agreements: about.lists,
    stances: about.marks,
    sources: sources.lists,
    mainSources: sources.marks,
    sourceIds,
    answers,
    answeredBy: inverted(answers, count),
    bySpeaker: inverted(speakers, nodes.length),
    byAgreement: inverted(about.lists, nodes.length),
  };
}

/** Old statements and rows in the order of time, which both are in. */
function runsWith(
  facts: Facts,
  dropped: ReadonlySet<number>,
  rows: readonly WholeStatementRow[],
): Run[] {
  // Before which old number each row comes, and the old numbers that are left out.
  const breaks: { at: number; added: number | null }[] = [];
  for (const slot of dropped) breaks.push({ at: facts.numberAt[slot] ?? 0, added: null });
  for (const [added, row] of rows.entries()) breaks.push({ at: placeOf(row, facts), added });
  breaks.sort((a, b) => a.at - b.at || (a.added ?? rows.length) - (b.added ?? rows.length));
  const runs: Run[] = [];
  let next = 0;
  for (const { at, added } of breaks) {
    if (at > next) runs.push({ old: next, length: at - next });
    next = Math.max(next, at);
    if (added === null) next = at + 1;
    else runs.push({ added });
  }
  if (next < facts.ids.length) runs.push({ old: next, length: facts.ids.length - next });
  return runs;
}

/** The old number that a row comes before. */
function placeOf(row: WholeStatementRow, facts: Facts): number {
  let [low, high] = [0, facts.ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(row, facts, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
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
  const wanted = new Set(rows.flatMap((row) => row.sources.map((source) => source.node)));
  const numbers = new Map<string, number>();
  for (const [number, id] of facts.sourceIds.entries()) if (wanted.has(id)) numbers.set(id, number);
  const added = [...wanted].filter((id) => !numbers.has(id));
  for (const [at, id] of added.entries()) numbers.set(id, facts.sourceIds.length + at);
  return {
    sourceIds: added.length > 0 ? [...facts.sourceIds, ...added] : facts.sourceIds,
    sourceNumber: (id: string) => numbers.get(id) ?? -1,
  };
}
