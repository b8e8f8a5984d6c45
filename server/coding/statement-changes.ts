/** What a correction of a statement asks for, as the state that it leads to. */
import { labelOfId } from '../../model/ids.ts';
import type { PatchStatementRequest, StatementChanges } from '../../model/schemas/corrections.ts';
import { speaksAs } from '../../model/vocabulary/labels.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import type { Snapshot } from '../store/versions.ts';
import type { HeldEntity } from './held.ts';
import { knownIds, textDigest, unfitting } from './published-ids.ts';

/** Characters that are kept on either side of the words. */
const around = 32;

type Segments = NonNullable<StatementChanges['segments']>;
interface Place {
  id: string;
  main?: boolean;
  [name: string]: unknown;
}

/** Throws `unfitting` for what does not fit together. */
export async function statementTarget(
  store: Store,
  held: HeldEntity,
  { changes, sourceText }: PatchStatementRequest,
): Promise<Snapshot> {
  const { segments, sources, speakers, about, reportedBy, ...plain } = changes;
  const target: Snapshot = { ...held.snapshot, ...plain };
  if (speakers) target.speakers = speakers.map(({ id, as }) => ({ id, ...(as ? { as } : {}) }));
  if (about) target.about = about;
  if (reportedBy !== undefined) target.reportedBy = reportedBy;
  if (sources || segments) {
    target.sources = await placesOf(store, held, { sources, segments, sourceText });
  }
  await checkNamed(store, changes);
  return target;
}

/** Where the statement is stated: what is not said of a place stays as it is. */
async function placesOf(
  store: Store,
  held: HeldEntity,
  asked: Pick<StatementChanges, 'sources' | 'segments'> & { sourceText: string | undefined },
): Promise<Place[]> {
  const before = held.snapshot.sources as Place[];
  const named = asked.sources?.map((one) => (typeof one === 'string' ? { id: one } : one));
  const wanted: { id: string; main?: boolean | undefined; segments?: Segments | undefined }[] =
    named ?? before.map(({ id }) => ({ id }));
  const known = new Map(before.map((place) => [place.id, place]));
  const saysMain = wanted.some((one) => one.main !== undefined);
  const keepsMain = wanted.some(({ id }) => known.get(id)?.main === true);
  const places: Place[] = [];
  for (const [at, { id, main, segments }] of wanted.entries()) {
    const isMain = saysMain ? main === true : keepsMain ? known.get(id)?.main === true : at === 0;
    const { main: _, ...place }: Place = known.get(id) ?? { id };
    const words = segments ?? (isMain ? asked.segments : undefined);
    const path = segments ? `changes.sources[${at}].segments` : 'changes.segments';
    const moved = words && (await stoodAt(store, id, words, asked.sourceText, path));
    places.push({ ...(moved ? { id } : place), ...moved, ...(isMain ? { main: true } : {}) });
  }
  return places;
}

/** How words stand in a source, checked against its text where there is one. */
async function stoodAt(
  store: Store,
  source: string,
  segments: Segments,
  sent: string | undefined,
  path: string,
): Promise<Record<string, unknown>> {
  const [row] = await store.engine.read<{ text: string | null; hash: string | null }>(
    cypher('questions/coding-source-text'),
    { id: source },
  );
  const given = sent?.replaceAll('\r\n', '\n');
  const text = row?.text ?? given;
  const exact = segments.map((part) => part.exact).join(' […] ');
  const hash = row?.hash ?? (row?.text ? textDigest(row.text) : null);
  if (text === undefined || text === null) {
    if (hash === null && segments.every(({ start }) => start === undefined)) return { exact };
    throw unfitting(
      path,
      'the text of this source is not kept. Send it along as sourceText, so that the words can be checked against it.',
    );
  }
  if (given !== undefined && hash !== null && textDigest(text) !== hash) {
    throw unfitting('sourceText', 'this is not the text from which the statement was coded.');
  }
  let last = 0;
  for (const [at, { start, end, exact: words }] of segments.entries()) {
    if (start === undefined || end === undefined || start < last || end <= start) {
      throw unfitting(
        `${path}[${at}]`,
        'segments have a start and an end, stand in the order of the text and do not overlap.',
      );
    }
    last = end;
    if (text.slice(start, end) !== words) {
      const there = JSON.stringify(text.slice(start, Math.min(end, start + 80)));
      throw unfitting(`${path}[${at}].exact`, `from ${start} to ${end} the text has ${there}.`);
    }
  }
  const [start, end] = [segments[0]?.start ?? 0, last];
  return {
    exact,
    prefix: text.slice(wholeCharacter(text, Math.max(0, start - around), 1), start),
    suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + around), -1)),
    start,
    end,
    ...(segments.length > 1
      ? { segments: segments.flatMap((part) => [part.start ?? 0, part.end ?? 0]) }
      : {}),
    textHash: hash ?? textDigest(text),
  };
}

/** The place, or the next one on, that does not cut a character in two. */
export function wholeCharacter(text: string, at: number, step: 1 | -1): number {
  const cuts = at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at] as string);
  return cuts ? at + step : at;
}

async function checkNamed(store: Store, changes: StatementChanges): Promise<void> {
  const named: { path: string; id: string; of: 'speaker' | 'Agreement' | 'Source' }[] = [];
  for (const [at, { id }] of (changes.speakers ?? []).entries()) {
    named.push({ path: `changes.speakers[${at}].id`, id, of: 'speaker' });
  }
  for (const [at, { agreement }] of (changes.about ?? []).entries()) {
    named.push({ path: `changes.about[${at}].agreement`, id: agreement, of: 'Agreement' });
  }
  const tellers = [changes.reportedBy ?? []].flat();
  for (const id of tellers) named.push({ path: 'changes.reportedBy', id, of: 'speaker' });
  for (const [at, one] of (changes.sources ?? []).entries()) {
    const id = typeof one === 'string' ? one : one.id;
    named.push({ path: `changes.sources[${at}]`, id, of: 'Source' });
  }
  await checkIds(store, named);
}

/** Throws `unfitting` for the first id that is not there, or of another kind than it should be. */
export async function checkIds(
  store: Store,
  named: readonly { path: string; id: string; of: string }[],
): Promise<void> {
  const known = new Set(
    await knownIds(
      store,
      named.map(({ id }) => id),
    ),
  );
  for (const { path, id, of } of named) {
    const label = labelOfId(id);
    const fits = of === 'speaker' ? speaksAs(label) !== undefined : label === of;
    if (!fits) throw unfitting(path, `${id} is no ${of.toLowerCase()}.`);
    if (!known.has(id)) throw unfitting(path, `${id} is not in the graph. Search for it.`);
  }
}
