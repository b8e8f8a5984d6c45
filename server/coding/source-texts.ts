/**
 * A source whose text changes: each text is a version with a reason. Passages are carried over only
 * where there is one place that they can stand; the others stay with the text before until a person
 * places them. Everything that is placed anew is a version of its statement, too.
 */
import { textDifference } from '../../coding/reanchor/difference.ts';
import type { EntityReply, UndoRequest } from '../../model/schemas/corrections.ts';
import type {
  NewTextReply,
  NewTextRequest,
  SourceTextReply,
  SourceTextsReply,
} from '../../model/schemas/source-texts.ts';
import { StancegraphError } from '../errors.ts';
import { type StoredNode, type StoredRelationship, storedNodes } from '../imports/stored.ts';
import { nodesByIds, notFound } from '../questions/node.ts';
import { toAudit } from '../store/audit.ts';
import { searchTextOf } from '../store/batch.ts';
import { noted } from '../store/changes.ts';
import type { WriteStep } from '../store/engine.ts';
import type { Store } from '../store/store.ts';
import { mergedIds } from '../store/tombstones.ts';
import {
  differing,
  type KeptVersion,
  revisionOf,
  type Snapshot,
  sameValue,
  versionsIn,
  withoutState,
} from '../store/versions.ts';
import { nodesText } from '../store/write-batch.ts';
import { checkKept } from './check.ts';
import { type HeldEntity, heldOf, storedRelationshipsOf } from './held.ts';
import { textDigest, unfitting } from './published-ids.ts';
import { type How, revised } from './revise.ts';
import { oneAfterAnother } from './serial.ts';
import { type FoundPassage, findAll, oldText, statedAt } from './source-places.ts';
import { keptText } from './suggest.ts';
import { together, withinBounds } from './text-versions.ts';

/** Statements of one source that a new text is compared with. */
const mostStatements = 2000;

interface HeldSource {
  row: StoredNode;
  versions: KeptVersion[];
  text: string | null;
  hash: string | null;
}

type Place = { id: string } & Record<string, unknown>;

/** Takes a new text of a source, or only shows what it would do. Throws `unfitting` and `conflict`. */
export function newSourceText(
  own: Store,
  request: NewTextRequest,
  by: string,
  expected?: number,
): Promise<NewTextReply> {
  const work = async (store: Store): Promise<NewTextReply> => {
    const source = await sourceOf(store, request.id);
    const stated = await statedIn(store, request.id);
    const revision = revisionOf(source.versions);
    if (expected !== undefined && expected !== revision) throw changedSince(request.id, revision);
    const text = keptText(request.text);
    const hash = textDigest(text);
    if (hash === source.hash) {
      throw unfitting('text', 'this is the text that the source has already.');
    }
    const keeps = request.keepText ?? source.text !== null;
    if (request.keepText) checkKept({ ...source.row.properties, keepText: true });
    const found = await findAll(source.row, stated, text, request.placed);
    const carried = found.filter(({ put }) => put !== null);
    const counts = { carried: carried.length, left: found.length - carried.length };
    const reply: NewTextReply = {
      source: request.id,
      revision,
      written: false,
      difference: source.text === null ? null : textDifference(source.text, text),
      passages: found.map(({ passage }) => passage),
      ...counts,
    };
    if (request.dryRun) return reply;
    const how = howNow(by, request.reason);
    const number = numberAfter(source);
    const steps = await carrySteps(store, request.id, carried, { text, hash }, { how, number });
    const version = versionOf(source, { text, hash }, how, keeps);
    await write(store, source, { text: keeps ? text : null, hash }, steps, {
      ...version,
      passages: counts,
    });
    return { ...reply, revision: number, written: true };
  };
  // Who only looks keeps no correction waiting.
  return request.dryRun ? work(own) : oneAfterAnother(own, work);
}

/** The versions of a source's text, and the statements that were left with an earlier one. */
export async function sourceTexts(store: Store, id: string): Promise<SourceTextsReply> {
  const { versions, hash, text } = await sourceOf(store, id);
  // Nothing can be left behind where no text came after another.
  const stated = versions.length > 0 ? await statedIn(store, id) : [];
  const left = stated.filter(({ properties }) => {
    const { exact, textHash } = properties;
    return exact && hash !== null && textHash !== undefined && textHash !== hash;
  });
  return {
    revision: revisionOf(versions),
    textHash: hash,
    characters: text?.length ?? null,
    versions: versions
      .filter(({ baseline }) => !baseline)
      .map(withoutState)
      .reverse(),
    left: left.map(({ from, properties }) => ({
      statement: from,
      exact: String(properties.exact),
    })),
  };
}

/** The text of a source as a version left it, with what differs from the text of now. */
export async function sourceTextAt(
  store: Store,
  id: string,
  number: number,
): Promise<SourceTextReply> {
  const { versions, text: now } = await sourceOf(store, id);
  const at = versions.findIndex((one) => one.number === number);
  if (at < 0) throw new StancegraphError('not-found', `${id} has no version ${number}.`);
  const next = versions[at + 1];
  const text = next ? (next.textBefore ?? null) : now;
  const both = text !== null && now !== null;
  return { number, text, difference: both ? textDifference(text, now) : null };
}

/** Puts the text back that a version replaced, and what was placed with it. */
export async function undoSourceText(
  store: Store,
  { id, number, reason }: UndoRequest,
  by: string,
): Promise<EntityReply> {
  const source = await sourceOf(store, id);
  const version = source.versions.find((one) => one.number === number && !one.baseline);
  if (!version?.before || !version.after) {
    throw new StancegraphError('not-found', `${id} has no version ${number} that was a change.`);
  }
  const before = version.before as { textHash: string | null; isKept?: boolean };
  if (source.hash !== version.after.textHash) {
    throw new StancegraphError(
      'conflict',
      `The text of ${id} is no longer as version ${number} left it. Undo what came later first. Nothing was changed.`,
    );
  }
  if (before.isKept && version.textBefore === undefined) {
    throw new StancegraphError(
      'conflict',
      `The text before version ${number} is not kept any more. Send it as a new text. Nothing was changed.`,
    );
  }
  const how = { ...howNow(by, reason), undoes: number };
  const next = numberAfter(source);
  const merged = await mergedIds(store.engine);
  const steps: WriteStep[] = [];
  const touched: string[] = [];
  for (const { from } of await statedIn(store, id)) {
    const held = await heldOf(store.engine, from);
    const target = stateBefore(held, id, number);
    if (!target) continue;
    touched.push(from);
    const carried = { source: id, revision: next };
    const why = { ...howNow(by, reason), carried };
    steps.push(...revised(held, target, { how: why, merged }).steps);
  }
  const text = version.textBefore ?? null;
  const back = { text, hash: before.textHash };
  const told = versionOf(source, { text: text ?? '', hash: back.hash }, how, text !== null);
  await write(store, source, back, { steps, touched }, told);
  const [node] = await nodesByIds(store.engine, [id]);
  if (!node) throw notFound(id);
  return { node, revision: next };
}

/** A statement as it was before a new text of its source; none of what that did not touch. */
function stateBefore(held: HeldEntity, source: string, revision: number): Snapshot | undefined {
  const { versions, snapshot } = held;
  const version = versions.findLast(
    ({ carried }) => carried?.source === source && carried.revision === revision,
  );
  if (!version?.before || !version.after) return undefined;
  const { before, after } = version;
  const changed = version.differences.filter((name) => !sameValue(snapshot[name], after[name]));
  if (changed.length > 0) {
    throw new StancegraphError(
      'conflict',
      `${held.id} was corrected after this text came (${changed.join(', ')}). Undo that first. Nothing was changed.`,
    );
  }
  return { ...snapshot, ...before };
}

async function sourceOf({ engine }: Store, id: string): Promise<HeldSource> {
  const row = (await storedNodes(engine, [id])).get(id);
  if (row?.label !== 'Source') throw notFound(id);
  const text = oldText(row);
  const { textHash, historyText } = row.properties;
  const hash = typeof textHash === 'string' ? textHash : text === null ? null : textDigest(text);
  return { row, versions: versionsIn(historyText as string | undefined), text, hash };
}

async function statedIn({ engine }: Store, id: string): Promise<StoredRelationship[]> {
  const stated = await storedRelationshipsOf(engine, id, ['STATED_IN']);
  if (stated.length <= mostStatements) return stated;
  throw unfitting(
    'id',
    `${stated.length} statements are stated in this source; at most ${mostStatements} can be placed anew at once.`,
  );
}

/** The steps that place statements in the new text, each with a version of its own. */
async function carrySteps(
  store: Store,
  source: string,
  carried: readonly FoundPassage[],
  { text, hash }: { text: string; hash: string },
  { how, number }: { how: How; number: number },
): Promise<{ steps: WriteStep[]; touched: string[] }> {
  const steps: WriteStep[] = [];
  const merged = await mergedIds(store.engine);
  for (const { statement, place, put } of carried) {
    const held = await heldOf(store.engine, statement);
    const stands = statedAt(text, hash, put ?? []);
    const sources = (held.snapshot.sources as Place[]).map((one) =>
      one.id === source ? stripped({ ...one, ...stands }) : one,
    );
    // A statement that is the quoted words says what they say now.
    const says = held.snapshot.text === place.exact ? { text: stands.exact } : {};
    const target = { ...held.snapshot, ...says, sources };
    if (differing(held.snapshot, target).length === 0) continue;
    const why = { ...how, carried: { source, revision: number } };
    steps.push(...revised(held, target, { how: why, merged }).steps);
  }
  return { steps, touched: carried.map((one) => one.statement) };
}

function stripped(place: Place): Place {
  const stated = Object.entries(place).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated) as Place;
}

function numberAfter({ versions }: HeldSource): number {
  return revisionOf(versions) + 1;
}

function versionOf(
  source: HeldSource,
  now: { text: string; hash: string | null },
  how: How,
  keeps: boolean,
): KeptVersion {
  const before = {
    textHash: source.hash,
    characters: source.text?.length ?? null,
    isKept: source.text !== null,
  };
  const after = { textHash: now.hash, characters: now.text.length, isKept: keeps };
  return {
    number: numberAfter(source),
    ...how,
    before,
    after,
    differences: differing(before, after),
    // What may not be shown to readers any more is not kept either.
    ...(source.text !== null && keeps ? { textBefore: source.text } : {}),
  };
}

async function write(
  store: Store,
  { row, versions }: HeldSource,
  { text, hash }: { text: string | null; hash: string | null },
  { steps, touched }: { steps: WriteStep[]; touched: string[] },
  version: KeptVersion,
): Promise<void> {
  const { label, ...own } = row;
  const first: KeptVersion = {
    number: 1,
    at: version.at,
    by: '',
    reason: 'loaded',
    before: null,
    after: null,
    differences: [],
    baseline: true,
  };
  const all = withinBounds([...(versions.length > 0 ? versions : [first]), version]);
  const { text: _, textHash: __, ...rest } = own.properties;
  const properties = {
    ...rest,
    ...(text === null ? {} : { text }),
    ...(hash === null ? {} : { textHash: hash }),
    ...searchTextOf(label, rest as Record<string, string>),
    historyText: JSON.stringify(all),
  };
  await store.engine.write([
    ...noted(
      store.engine.kind,
      [row.id, ...touched],
      [{ text: nodesText(label), params: { rows: [{ ...own, properties }] } }, ...together(steps)],
    ),
    ...toAudit(
      { action: 'change', kind: 'Entity', name: `${row.id} revision ${version.number}` },
      store.origin,
    ),
  ]);
}

function howNow(by: string, reason: string): How {
  return { at: new Date().toISOString(), by, reason };
}

function changedSince(id: string, revision: number): StancegraphError {
  return new StancegraphError(
    'conflict',
    `${id} is at revision ${revision}: its text was changed after you opened it. Load it again. Nothing was changed.`,
  );
}
