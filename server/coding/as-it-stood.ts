/** A statement as an earlier revision left it, with what has changed since. */

import type { PropertyValue } from '../../model/schemas/graph.ts';
import type { StatementItem, StatementReply } from '../../model/schemas/statements.ts';
import { entityLabel } from '../../model/vocabulary/index.ts';
import { StancegraphError } from '../errors.ts';
import { nodesByIds, notFound } from '../questions/node.ts';
import { type Around, itemOf, ownTerms } from '../questions/statement-details.ts';
import { statement } from '../questions/statements.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { mergedIds } from '../store/tombstones.ts';
import {
  differing,
  fieldsOf,
  type Snapshot,
  sameValue,
  stateOf,
  withoutState,
} from '../store/versions.ts';
import { heldOf } from './held.ts';
import { namesOfIds, versionsOf } from './revisions.ts';

/** Throws `not-found` when there was no such revision; what was deleted since opens too. */
export async function statementAt(
  store: Store,
  id: string,
  revision: number,
): Promise<StatementReply> {
  const { kept } = await versionsOf(store, id);
  const held = await heldOf(store.engine, id).catch((error: unknown) => {
    if (error instanceof StancegraphError && error.code === 'gone') return null;
    throw error;
  });
  if (held && held.label !== 'Statement') throw notFound(id);
  const current = kept.at(-1)?.number ?? 1;
  const at = kept.find(({ number }) => number === revision);
  const state = at ? stateOf(at) : revision === current ? held?.snapshot : undefined;
  if (!state || revision > current) {
    const of = held ? `It is at revision ${current}.` : 'It was deleted.';
    throw new StancegraphError('not-found', `${id} has no revision ${revision}. ${of}`);
  }
  const now = held?.snapshot ?? null;
  const merged = await mergedIds(store.engine);
  const differences = differing(state, now ?? {}).filter(
    (name) => name !== 'sources' || !saysTheSame(state.sources, now?.sources),
  );
  const later = kept
    .filter(({ number, baseline }) => number > revision && !baseline)
    .map(withoutState);
  const before = fieldsOf(state, differences);
  const after = now && fieldsOf(now, differences);
  const item = held ? await statement(store, id) : null;
  return {
    ...(await asItem(store, id, state, merged, item)),
    revision,
    corrected: null,
    current,
    since: {
      versions: later.toReversed(),
      differences,
      before,
      now: after,
      names: await namesOfIds(store, [before, after, later]),
    },
  };
}

/** Whether the same words are stated in the same sources, wherever in their texts. */
function saysTheSame(before: unknown, now: unknown): boolean {
  const words = (places: unknown) =>
    ((places ?? []) as Record<string, unknown>[]).map(
      ({ start: _, end: __, segments: ___, prefix: _p, suffix: _s, textHash: _h, ...words }) =>
        words,
    );
  return sameValue(words(before), words(now));
}

/** The lists in a state of a statement; its other fields are properties. */
interface StatementState {
  speakers: { id: string; as?: string }[];
  about: { agreement: string; stance: StatementItem['about'][number]['stance'] }[];
  sources: ({ id: string } & Partial<Omit<Around['sources'][number], 'node'>>)[];
  reportedBy: string | string[] | null;
}

/** A state as an evidence card shows a statement. */
async function asItem(
  store: Store,
  id: string,
  state: Snapshot,
  merged: ReadonlyMap<string, string>,
  now: StatementItem | null,
): Promise<StatementItem> {
  const { speakers, about, sources, reportedBy, ...properties } = state as StatementState &
    Record<string, PropertyValue>;
  const terms = await store.engine.read<Parameters<typeof ownTerms>[0]>(
    cypher('questions/coding-terms-of-speakers'),
    { ids: speakers.map((one) => merged.get(one.id) ?? one.id) },
  );
  const known = (one: string) => merged.get(one) ?? one;
  const row = {
    speakers: speakers.map((one) => ({ node: known(one.id), capacity: one.as ?? null })),
    ...ownTerms({
      parties: terms.flatMap(({ parties }) => parties),
      offices: terms.flatMap(({ offices }) => offices),
    }),
    about: about.map(({ agreement, stance }) => ({ node: known(agreement), stance })),
    sources: sources.map(({ id: node, ...place }) => ({
      node,
      main: place.main ?? null,
      exact: place.exact ?? null,
      prefix: place.prefix ?? null,
      suffix: place.suffix ?? null,
      start: place.start ?? null,
      end: place.end ?? null,
      segments: place.segments ?? null,
    })),
    reportedBy: [reportedBy ?? []].flat().map(known),
    respondsTo: [],
    responses: [],
  };
  const ids = [
    ...[row.speakers, row.about, row.sources, row.parties, row.offices].flatMap((list) =>
      list.map(({ node }) => node),
    ),
    ...row.reportedBy,
  ];
  const nodes = new Map(
    (await nodesByIds(store.engine, [...new Set(ids)])).map((node) => [node.id, node]),
  );
  const item = itemOf({ id, labels: ['Statement', entityLabel], properties }, row, nodes);
  return { ...item, respondsTo: now?.respondsTo ?? [], responses: now?.responses ?? [] };
}
