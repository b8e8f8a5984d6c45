/** Search: names before texts, one ranking on both stores. */

import { onlyStance, positionsText } from '../../model/formats/statement-words.ts';
import { isEntityId, words } from '../../model/ids.ts';
import { labelOf } from '../../model/ours.ts';
import type { SearchHit, SearchReply, SearchRequest } from '../../model/schemas/api.ts';
import { type Label, textLabels } from '../../model/vocabulary/labels.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import type { EngineNode } from '../store/engine.ts';
import { toNode } from '../store/entities.ts';
import { highlight } from './names/highlight.ts';
import { nameIndex } from './names/name-index.ts';
import { findInIndexes, othersIndexes } from './names/others-indexes.ts';
import { hasAll, relevance } from './names/relevance.ts';
import { statementDetails } from './statement-details.ts';

/** Texts that the store proposes at most; they are ranked here. */
const candidates = 200;

interface TextHit {
  hit: SearchHit;
  all: boolean;
}

/**
 * Names that match come first, then words of texts (statements, sources), then descriptions, then
 * guesses at typos. Each that found something gets its share of the list.
 */
export async function search(context: Context, request: SearchRequest): Promise<SearchReply> {
  const asked = words(request.q);
  if (asked.length === 0) return { hits: [], totals: {} };
  const index = await nameIndex(context);
  const indexes = index.missed.length > 0 ? await othersIndexes(context) : [];
  const inIndexes = await findInIndexes(context, indexes, request.q, request.label);
  const known = new Set(inIndexes.map(({ node }) => node.id));
  const inMemory = index.find(request.q, request.label).filter(({ node }) => !known.has(node.id));
  const found = [...inIndexes, ...inMemory];
  const isCovered = (labels: readonly string[]) =>
    (request.label !== undefined && !labels.includes(request.label)) ||
    indexes.some((one) => one.labels.some((label) => labels.includes(label)));
  const partial = index.partial && !(index.missed.length > 0 && index.missed.every(isCovered));
  const inTexts = await Promise.all(
    textLabels.map((label) => texts(context, label, asked, request.label)),
  );
  const named = (tier: string): SearchHit[] =>
    found
      .filter((hit) => hit.tier === tier)
      .map(({ node, score, matched }) => ({
        node,
        score,
        highlight: highlight(node, asked, matched),
      }));
  const names = named('name');
  const whole = (hits: TextHit[]) => hits.filter((text) => text.all).map((text) => text.hit);
  const groups = [names, ...inTexts.map(whole), named('description'), named('typo')];
  if (groups.slice(0, -1).every((group) => group.length === 0)) {
    groups.push(inTexts.flat().map((text) => text.hit));
  }
  const hits = balanced(groups, request.limit);
  return {
    hits: await withSpeakers(context, hits),
    totals: totals(groups.flat()),
    ...(partial ? { partial: true } : {}),
  };
}

/** Who said it, beside the words. */
async function withSpeakers(context: Context, hits: SearchHit[]): Promise<SearchHit[]> {
  const ids = hits.map((hit) => hit.node).filter((node) => labelOf(node) === 'Statement');
  const items = await statementDetails(
    context,
    ids.map((node) => node.id),
  );
  const said = new Map(
    items.map((item) => [
      item.statement.id,
      {
        speakers: item.speakers.map(({ node }) => String(node.properties.name ?? node.id)),
        stance: onlyStance(item.about) ?? null,
        positions: positionsText(item.about),
      },
    ]),
  );
  return hits.map((hit) => {
    const found = said.get(hit.node.id);
    return found ? { ...hit, said: found } : hit;
  });
}

async function texts(
  { engine }: Context,
  label: Label,
  asked: string[],
  only: string | undefined,
): Promise<TextHit[]> {
  if (only !== undefined && only !== label) return [];
  const found = await engine.searchTexts(label, asked, candidates);
  const ids = found.filter((id) => isEntityId(String(id), label));
  if (ids.length === 0) return [];
  const rows = await engine.read<{ node: EngineNode }>(cypher('questions/nodes'), { ids });
  return rows
    .map(({ node: found }): TextHit => {
      const text = String(found.properties.searchText ?? '');
      const node = toNode(found);
      return {
        all: hasAll(text, asked),
        hit: { node, score: relevance(text, asked), highlight: highlight(node, asked) },
      };
    })
    .sort((a, b) => b.hit.score - a.hit.score || (a.hit.node.id < b.hit.node.id ? -1 : 1));
}

/** Every group that found something gets its share of the list; the earlier take what is left. */
function balanced(groups: SearchHit[][], limit: number): SearchHit[] {
  const found = groups.filter((group) => group.length > 0);
  const share = Math.max(1, Math.floor(limit / Math.max(1, found.length)));
  const taken = found.map((group) => Math.min(group.length, share));
  let left = limit - taken.reduce((sum, count) => sum + count, 0);
  return found
    .flatMap((group, index) => {
      const more = Math.max(0, Math.min(left, group.length - share));
      left -= more;
      return group.slice(0, (taken[index] ?? 0) + more);
    })
    .slice(0, limit);
}

function totals(hits: SearchHit[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { node } of hits) {
    const label = labelOf(node) ?? node.labels[0] ?? '';
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
