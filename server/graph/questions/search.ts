/** Search: names before texts, one ranking on both stores. */
import type { SearchHit, SearchReply, SearchRequest } from '../../../model/api.ts';
import { words } from '../../../model/ids.ts';
import { mainLabel } from '../../../model/vocabulary.ts';
import type { Context } from '../context.ts';
import { cypher } from '../cypher-files.ts';
import type { EngineNode } from '../engine.ts';
import { toNode } from '../entities.ts';
import { highlight } from '../highlight.ts';
import { nameIndex } from '../name-index.ts';
import { hasAll, relevance } from '../relevance.ts';

/** Texts that the store proposes at most; they are ranked here. */
const candidates = 200;

interface TextHit {
  hit: SearchHit;
  all: boolean;
}

/**
 * Names that match come first, then words of statements, then sources, then descriptions, then
 * guesses at typos. When both names and texts match, at least a third of the list is for texts.
 */
export async function search(context: Context, request: SearchRequest): Promise<SearchReply> {
  const asked = words(request.q);
  if (asked.length === 0) return { hits: [], totals: {} };
  const index = await nameIndex(context);
  const [statements, sources] = await Promise.all([
    texts(context, 'Statement', asked, request.label),
    texts(context, 'Source', asked, request.label),
  ]);
  const found = index.find(request.q, request.label);
  const named = (tier: string): SearchHit[] =>
    found
      .filter((hit) => hit.tier === tier)
      .map(({ node, score, matched }) => ({
        node,
        score,
        highlight: highlight(node, asked, matched),
      }));
  const names = named('name');
  const exact = [...statements, ...sources].filter((text) => text.all).map((text) => text.hit);
  const descriptions = named('description');
  const weak = [...names, ...exact, ...descriptions].length === 0;
  const rest = weak ? [...statements, ...sources].map((text) => text.hit) : [];
  const all = [...names, ...exact, ...descriptions, ...named('typo'), ...rest];
  return { hits: balanced(names, all, request.limit), totals: totals(all) };
}

async function texts(
  { engine }: Context,
  label: 'Statement' | 'Source',
  asked: string[],
  only: string | undefined,
): Promise<TextHit[]> {
  if (only !== undefined && only !== label) return [];
  const ids = await engine.searchTexts(label, asked, candidates);
  if (ids.length === 0) return [];
  const rows = await engine.read<{ node: EngineNode }>(cypher('explore/nodes'), { ids });
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

function balanced(names: SearchHit[], all: SearchHit[], limit: number): SearchHit[] {
  const others = all.length - names.length;
  const room = Math.max(limit - others, Math.ceil((limit * 2) / 3));
  const shown = names.slice(0, room);
  return [...shown, ...all.slice(names.length, names.length + limit - shown.length)];
}

function totals(hits: SearchHit[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { node } of hits) {
    const label = mainLabel(node.labels) ?? node.labels[0] ?? '';
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
