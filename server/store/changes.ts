/**
 * Change records: what each write touched, stored in the write's own transaction with the version that
 * it makes, so that every server reads only that again. Old ones are deleted; a server that is further
 * behind reads everything.
 */
import type { GraphBatch } from './batch.ts';
import { cypher } from './cypher-files.ts';
import type { Engine, WriteStep } from './engine.ts';

/** Change records that are kept. */
const maxNotes = 64;
/** Characters of all of them together. */
const maxCharacters = 400_000;
/** Ids in one record: reading more of them one by one takes longer than reading everything. */
const maxIds = 20_000;

/** Everything that writes touched since a version. */
export interface Changes {
  ids: string[];
  /**
   * The store's marks before the first and after the last of them, where it keeps such marks;
   * null when another program changed something in between.
   */
  marks: { before: string; after: string } | 'none' | null;
}

/**
 * The steps of a write that touches these entities (null: any), with its change record.
 */
export function noted(
  kind: Engine['kind'],
  ids: readonly string[] | null,
  steps: readonly WriteStep[],
): WriteStep[] {
  const { before, after } = notedAround(kind, ids);
  return [...before, ...steps, ...after];
}

/** The steps before and after such a write. */
export function notedAround(
  kind: Engine['kind'],
  ids: readonly string[] | null,
): { before: WriteStep[]; after: WriteStep[] } {
  const mark = kind === 'neo4j' ? [{ text: cypher('neo4j/note-mark'), params: {} }] : [];
  const params = {
    ids: JSON.stringify(ids && ids.length <= maxIds ? ids : null),
    kept: maxNotes,
    characters: maxCharacters,
  };
  return {
    before: [{ text: cypher('write/bump-version'), params: {} }, ...mark],
    after: [...mark, { text: cypher('write/note-change'), params }],
  };
}

/** The entities whose facts a batch holds: its nodes, and whoever a relationship tells about. */
export function touchedBy(batch: GraphBatch): string[] {
  const ids = new Set(batch.nodes.map((node) => node.id));
  for (const { type, from, to } of batch.relationships) ids.add(type === 'MADE' ? to : from);
  return [...ids];
}

/** The entities that the steps of a write say they touch; null for any, or when they do not say. */
export function touchedIn(steps: readonly WriteStep[]): string[] | null {
  const note = steps.findLast(({ text }) => text === cypher('write/note-change'));
  return note ? JSON.parse(String(note.params.ids)) : null;
}

/** What write/note-change.cypher has put together. */
function noteIn(text: string) {
  const [version, before, after, ...ids] = text.split('|');
  return {
    version: Number(version),
    before,
    after,
    ids: JSON.parse(ids.join('|')) as string[] | null,
  };
}

/** What was touched after one version up to another; null when a record of it is gone. */
export async function changesBetween(
  engine: Engine,
  since: number,
  version: number,
): Promise<Changes | null> {
  const rows = await engine.read<{ note: string }>(cypher('questions/graph-changes'));
  const notes = rows
    .map(({ note }) => noteIn(note))
    .filter((note) => note.version > since && note.version <= version)
    .reverse();
  if (notes.length !== version - since) return null;
  const ids = new Set<string>();
  let marks = 'none' as Changes['marks'];
  for (const note of notes) {
    if (note.ids === null) return null;
    for (const id of note.ids) ids.add(id);
    const { before, after } = note;
    if (!before || !after) continue;
    if (marks === null) continue;
    if (marks === 'none') marks = { before, after };
    else marks = marks.after === before ? { before: marks.before, after } : null;
  }
  return ids.size > maxIds ? null : { ids: [...ids], marks };
}
