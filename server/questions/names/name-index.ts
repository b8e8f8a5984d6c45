/**
 * The search by name: prefixes, folded diacritics and typos over names, aliases, abbreviations and
 * numbers of everything but what has texts (statements, sources). Kept in memory, built from the store, the same
 * on every store.
 */
import MiniSearch, { type SearchResult } from 'minisearch';
import { nodeName } from '../../../model/formats/names.ts';
import { namingProperty } from '../../../model/formats/naming.ts';
import { words } from '../../../model/ids.ts';
import { isForeignId } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { isHousekeeping, isLabel, mainLabel } from '../../../model/vocabulary/index.ts';
import { labels, speaksAs } from '../../../model/vocabulary/labels.ts';
import type { Context } from '../../store/cache.ts';
import { cypher } from '../../store/cypher-files.ts';
import type { EngineNode } from '../../store/engine.ts';
import { toNode } from '../../store/entities.ts';
import { bounds } from '../bounds.ts';
import { isLargeAndForeign, type LabelCount, labelCountsOf } from '../label-counts.ts';

/** Nodes that are indexed at most. */
const maxNames = 200_000;
/** Labels of a large graph of others that are asked for. */
const labelsAtMost = 30;
const readingMs = 60_000;
/** Of a node that is not ours: letters of a text, texts, and letters of one that is compared whole. */
const longestText = 500;
const mostTexts = 20;
const shortText = 60;

interface Document {
  id: string;
  label: string;
  degree: number;
  name: string;
  other: string;
  description: string;
  /** Every whole name, folded: name, aliases, abbreviation, number. */
  wholes: string[];
}

export interface NameHit {
  node: GraphNode;
  score: number;
  /** By how the words matched: in a name, in a description only, or a guess at a typo. */
  tier: 'name' | 'description' | 'typo';
  /** The words are a whole name, or a person's family name. */
  whole: boolean;
  /** The node's words that matched. */
  matched: string[];
}

export interface NameIndex {
  /** Whether there are more nodes than are looked through. */
  partial: boolean;
  /** Of a large graph of others: the sets of labels whose nodes are not all looked through. */
  missed: readonly (readonly string[])[];
  find(query: string, label: string | undefined): NameHit[];
  /** Those alone that hold all the words in a name, or with `typos` something like them. */
  named(query: string, typos: boolean): NameHit[];
}

/** The index for what the store holds now, built anew when that has changed. */
export function nameIndex(context: Context): Promise<NameIndex> {
  return context.cached('names', () => buildIndex(context));
}

interface NameRow {
  node: EngineNode;
  degree: number;
}

async function buildIndex(context: Context): Promise<NameIndex> {
  const counts = await labelCountsOf(context);
  const large = isLargeAndForeign(counts);
  const { rows, missed } = large
    ? await someNames(context, counts)
    : {
        rows: await context.engine.read<NameRow>(cypher('questions/names'), { limit: maxNames }),
        missed: [],
      };
  const nodes = new Map(rows.map((row) => [row.node.key, toNode(row.node)]));
  const index = new MiniSearch<Document>({
    fields: ['name', 'other', 'description'],
    storeFields: ['label', 'degree', 'wholes'],
    tokenize: words,
    processTerm: (term) => term,
  });
  const documents = rows.flatMap((row) => {
    const node = nodes.get(row.node.key);
    return node ? [document(node, row.degree)] : [];
  });
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  index.addAll(documents);
  const byId = new Map([...nodes.values()].map((node) => [node.id, node]));
  // Where nothing is described, looking through descriptions would find the same again.
  const described = documents.some(({ description }) => description !== '');
  const tried = tiers.filter((tier) => described || tier !== 'description');
  return {
    partial: large ? missed.length > 0 : rows.length >= maxNames,
    missed,
    find: (query, label) => find(index, byId, query, label, tried),
    named: (query, typos) => find(index, byId, query, undefined, [typos ? 'typo' : 'name']),
  };
}

/** Nodes of a large graph of others: whole labels, the rarest first, as far as the memory goes. */
async function someNames(
  { engine }: Context,
  counts: readonly LabelCount[],
): Promise<{ rows: NameRow[]; missed: string[][] }> {
  const totals = new Map<string, number>();
  for (const { labels, count } of counts) {
    for (const label of labels) totals.set(label, (totals.get(label) ?? 0) + count);
  }
  const ordered = [...totals]
    .filter(([label]) => !isHousekeeping(label))
    .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
    .slice(0, labelsAtMost);
  const found = new Map<string, NameRow>();
  const whole = new Set<string>();
  for (const [label] of ordered) {
    const left = bounds.namesOfLarge - found.size;
    if (left <= 0) break;
    const rows = await engine.read<NameRow>(
      cypher('questions/names-of-label'),
      { label, limit: left },
      readingMs,
    );
    for (const row of rows) found.set(row.node.key, row);
    if (rows.length < left) whole.add(label);
  }
  const missed = counts
    .map(({ labels }) => labels)
    .filter((labels) => !labels.some((label) => whole.has(label) || isHousekeeping(label)));
  return { rows: [...found.values()], missed };
}

function document(node: GraphNode, degree: number): Document {
  if (isForeignId(node.id)) return foreignDocument(node, degree);
  const main = mainLabel(node.labels) ?? node.labels[0] ?? '';
  const text = (name: string) => {
    const value = node.properties[name];
    return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';
  };
  const nameProperty = isLabel(main) ? labels[main].nameProperty : 'name';
  const searched: readonly string[] = isLabel(main) ? labels[main].searched : ['title'];
  const others = searched.filter((name) => name !== nameProperty && name !== 'description');
  return {
    id: node.id,
    label: main,
    degree,
    name: text(nameProperty) || text('title') || node.id,
    other: others.map(text).join(' '),
    description: text('description'),
    wholes: [nameProperty, ...others]
      .flatMap((name) => node.properties[name] ?? [])
      .map((value) => words(String(value)).join(' ')),
  };
}

/** Of a graph that we do not know: its name, its other texts, its ids and its numbers. */
function foreignDocument(node: GraphNode, degree: number): Document {
  const naming = namingProperty(node);
  const name = nodeName(node);
  const others = Object.entries(node.properties)
    .filter(([property]) => property !== naming)
    .flatMap(([, value]) => value)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map((value) => String(value).slice(0, longestText));
  return {
    id: node.id,
    label: node.labels[0] ?? '',
    degree,
    name,
    other: others.slice(0, mostTexts).join(' '),
    description: '',
    wholes: [name, ...others.filter((text) => text.length < shortText)].map((text) =>
      words(text).join(' '),
    ),
  };
}

function find(
  index: MiniSearch<Document>,
  byId: Map<string, GraphNode>,
  query: string,
  label: string | undefined,
  wantedTiers: readonly NameHit['tier'][],
): NameHit[] {
  const asked = words(query);
  if (asked.length === 0) return [];
  const wanted = (result: SearchResult) =>
    label === undefined ||
    result.label === label ||
    byId.get(String(result.id))?.labels.includes(label) === true;
  const search = (fields: string[], fuzzy: boolean) =>
    index.search(query, {
      fields,
      combineWith: 'AND',
      prefix: true,
      fuzzy: fuzzy ? (term) => (term.length < 4 || /\d/.test(term) ? false : 0.2) : false,
      maxFuzzy: 2,
      boost: { name: 4, other: 3, description: 1 },
      filter: wanted,
    });
  const hits = new Map<string, NameHit>();
  const add = (tier: NameHit['tier'], fields: string[], fuzzy: boolean) => {
    for (const result of search(fields, fuzzy)) {
      const node = byId.get(String(result.id));
      if (!node || hits.has(node.id)) continue;
      // A typo is weighed as what was probably meant.
      const { weight, whole } = weigh(result, fuzzy ? result.terms : asked);
      hits.set(node.id, {
        node,
        score: result.score * weight,
        whole,
        tier,
        matched: result.terms,
      });
    }
  };
  const wants = (tier: NameHit['tier']) => wantedTiers.includes(tier);
  if (wants('name')) add('name', ['name', 'other'], false);
  if (wants('description')) add('description', ['name', 'other', 'description'], false);
  if (wants('typo') && ![...hits.values()].some((hit) => hit.tier === 'name')) {
    add('typo', ['name', 'other'], true);
  }
  // Tier by tier, which are few: a common word finds many thousand nodes.
  return tiers.flatMap((tier) =>
    [...hits.values()]
      .filter((hit) => hit.tier === tier)
      .sort((a, b) => b.score - a.score || (a.node.id < b.node.id ? -1 : 1)),
  );
}

const tiers: NameHit['tier'][] = ['name', 'description', 'typo'];

/** Whole and family names, names that begin or end with the words, people and the well connected come first. */
function weigh(result: SearchResult, asked: string[]): { weight: number; whole: boolean } {
  const { degree, label, wholes } = result as SearchResult &
    Pick<Document, 'degree' | 'label' | 'wholes'>;
  const isPerson = speaksAs(label) === 'person';
  const query = asked.join(' ');
  const last = ` ${query}`;
  const some = (test: (name: string) => boolean) => wholes.some(test);
  const ends = some((name) => name.endsWith(last));
  // A family name calls a person as well as the whole name does.
  const whole = some((name) => name === query) || (ends && isPerson);
  const fit = whole ? 4 : ends ? 1.8 : some((name) => name.startsWith(query)) ? 1.3 : 1;
  return { weight: (1 + Math.log10(1 + degree) / 2) * fit * (isPerson ? 1.2 : 1), whole };
}
