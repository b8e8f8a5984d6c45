/** Search: names before texts, one ranking on both stores. */

import { isPassage } from '../../model/formats/passage.ts';
import { onlyStance, positionsText } from '../../model/formats/statement-words.ts';
import { isEntityId, words } from '../../model/ids.ts';
import { labelOf } from '../../model/ours.ts';
import type { SearchHit, SearchReply, SearchRequest } from '../../model/schemas/api.ts';
import type { GraphNode } from '../../model/schemas/graph.ts';
import { type Label, speaksAs, textLabels } from '../../model/vocabulary/labels.ts';
import type { Context } from '../store/cache.ts';
import { factsOf } from './facts/read.ts';
import { isLargeAndForeign, labelCountsOf } from './label-counts.ts';
import { highlight } from './names/highlight.ts';
import { type NameHit, type NameIndex, nameIndex } from './names/name-index.ts';
import { findInIndexes, othersIndexes } from './names/others-indexes.ts';
import { statementsInPassage } from './names/passage.ts';
import { hasAll, relevance } from './names/relevance.ts';
import { type Said, type Subject, saidApart, saidOfNames, saidTogether } from './names/said.ts';
import { readSpeakerAndTopic, type SpeakerAndTopic, speaks } from './names/speaker-and-topic.ts';
import { nodesByIds } from './node.ts';
import { within } from './patience.ts';
import { statementDetails } from './statement-details.ts';

/** Texts that the store proposes at most; they are ranked here. */
const candidates = 200;

/**
 * What may become a hit: a common word finds thousands that do not. The node is read, where it is not known yet,
 * and the words are marked when it is given.
 */
interface Found {
  id: string;
  /** By which it is counted. */
  label: string;
  score: number;
  node?: GraphNode;
  mark(node: GraphNode): SearchHit['highlight'];
}

interface TextHit {
  hit: Found;
  all: boolean;
}

/** Statements of a speaker, and about an agreement, that are given beside the hits. */
const mostSaid = 5;
/** Milliseconds that a search waits for names that are still being read. */
const patienceMs = 100;
/** Longer texts are no names. */
const wordsOfName = 40;
/** Of longer texts that nothing holds whole, single words tell nothing. */
const wordsOfQuestion = 14;

/**
 * Names that match come first, then statements of a speaker about a topic that the words name
 * together (before names, where a person is named whole), then words of texts (statements, sources),
 * then descriptions, then guesses at typos. Each that found something gets its share of the list. A
 * passage finds the statements that it quotes.
 */
export async function search(context: Context, request: SearchRequest): Promise<SearchReply> {
  const { label } = request;
  const asked = words(request.q);
  const { index, building } = await indexSoFar(context);
  const short = asked.length > 0 && asked.length <= wordsOfName;
  const { found, partial } = short
    ? await foundNames(context, index, request)
    : { found: [], partial: index.partial };
  const inTexts = short
    ? await Promise.all(textLabels.map((one) => texts(context, one, asked, label)))
    : [];
  const whole = inTexts.map((hits) => hits.filter((text) => text.all).map((text) => text.hit));
  const names = found.filter((hit) => hit.tier === 'name');
  const forStatements = asked.length > 0 && (label === undefined || label === 'Statement');
  const said = forStatements
    ? await saidOf(context, index, asked, { names, isWhole: whole.flat().length > 0 })
    : { both: [] };
  const quoted =
    forStatements && isPassage(request.q)
      ? (await statementsInPassage(context, request.q)).map(alreadyMarked)
      : [];
  const ofStatements = (ids: readonly string[]) => ids.map((id) => statementHit(id, asked));
  const both = ofStatements(said.both.slice(0, candidates));
  const named = (hits: readonly NameHit[]) => hits.map((hit) => nameHit(hit, asked));
  const ofTier = (tier: NameHit['tier']) => named(found.filter((hit) => hit.tier === tier));
  // Beside statements of a speaker about a topic stand both themselves.
  const [by, about] = said.by && said.about ? [said.by.hits, said.about.hits] : [[], []];
  const isWanted = ({ node }: NameHit) => label === undefined || node.labels.includes(label);
  const groups = [
    both,
    named(by.filter(isWanted)),
    ofTier('name'),
    named(about.filter(isWanted)),
    quoted,
    ...whole,
    ofTier('description'),
    ofTier('typo'),
  ].map(onlyNew());
  if (asked.length <= wordsOfQuestion && groups.slice(0, -1).every((group) => group.length === 0)) {
    groups.push(inTexts.flat().map((text) => text.hit));
  }
  const first = (of: Subject | undefined) =>
    ofStatements(of?.ids.slice(0, Math.min(mostSaid, request.limit)) ?? []);
  const parts = [balanced(groups, request.limit), first(said.by), first(said.about)];
  const [hits = [], saidBy = [], saidAbout = []] = await given(context, parts);
  return {
    hits,
    saidBy,
    saidAbout,
    said: {
      ...(said.by ? { by: counted(said.by) } : {}),
      ...(said.about ? { about: counted(said.about) } : {}),
      both: said.both.length,
    },
    totals: totals(groups.flat()),
    ...(partial ? { partial: true } : {}),
    ...(building ? { building: true } : {}),
  };
}

/**
 * The index of names. That of a large graph of others takes many seconds to be read: meanwhile nothing is
 * known of its nodes but what its own full-text indexes find.
 */
async function indexSoFar(context: Context): Promise<{ index: NameIndex; building: boolean }> {
  const counts = await labelCountsOf(context);
  const whole = nameIndex(context).then((index) => ({ index, building: false }));
  if (!isLargeAndForeign(counts)) return whole;
  const missed = counts.map(({ labels }) => labels);
  const none = { partial: true, missed, find: () => [], named: () => [] };
  return within(patienceMs, whole, { index: none, building: true });
}

/** Names in memory and, of a large graph of others, in its own full-text indexes. */
async function foundNames(
  context: Context,
  index: NameIndex,
  { q, label }: SearchRequest,
): Promise<{ found: NameHit[]; partial: boolean }> {
  const indexes = index.missed.length > 0 ? await othersIndexes(context) : [];
  const inIndexes = await findInIndexes(context, indexes, q, label);
  const known = new Set(inIndexes.map(({ node }) => node.id));
  const inMemory = index.find(q, label).filter(({ node }) => !known.has(node.id));
  const isCovered = (labels: readonly string[]) =>
    (label !== undefined && !labels.includes(label)) ||
    indexes.some((one) => one.labels.some((name) => labels.includes(name)));
  const partial = index.partial && !(index.missed.length > 0 && index.missed.every(isCovered));
  return { found: [...inIndexes, ...inMemory], partial };
}

function nameHit({ node, score, matched }: NameHit, asked: readonly string[]): Found {
  return { ...known(node), score, mark: () => highlight(node, asked, matched) };
}

function alreadyMarked({ highlight: found, node, score }: SearchHit): Found {
  return { ...known(node), score, mark: () => found };
}

function known(node: GraphNode): Pick<Found, 'id' | 'label' | 'node'> {
  return { id: node.id, label: labelOf(node) ?? node.labels[0] ?? '', node };
}

function statementHit(id: string, asked: readonly string[]): Found {
  return { id, label: 'Statement', score: 1, mark: (node) => highlight(node, asked) };
}

/** The hits of each list, their nodes and the speakers of all read at once. */
async function given(context: Context, lists: readonly Found[][]): Promise<SearchHit[][]> {
  const unread = lists.flat().filter(({ node }) => !node);
  const read = await nodesByIds(context.engine, [...new Set(unread.map(({ id }) => id))]);
  const nodes = new Map(read.map((node) => [node.id, node]));
  const marked = lists.map((list) =>
    list.flatMap(({ id, score, node = nodes.get(id), mark }) =>
      node ? [{ node, score, highlight: mark(node) }] : [],
    ),
  );
  const told = await withSpeakers(context, marked.flat());
  return marked.map((list) => told.splice(0, list.length));
}

/**
 * Of a speaker and a topic when a person is named whole beside a topic, else of names when there are
 * any, else of a speaker and a topic, the more certain readings first.
 */
async function saidOf(
  context: Context,
  index: NameIndex,
  asked: readonly string[],
  { names, isWhole }: { names: readonly NameHit[]; isWhole: boolean },
): Promise<Said> {
  const [best] = names;
  // A whole name may be made of another name and a word.
  if (best?.whole && speaks(best)) return saidOfNames(context, names);
  const readings = readSpeakerAndTopic(index, asked);
  const clear = names.length > 0 ? readings.filter(namesAPerson) : readings;
  const said = await saidTogether(context, clear, 'named');
  if (said.both.length > 0) return said;
  if (names.length > 0) return saidOfNames(context, names);
  if (isWhole) return { both: [] };
  const inWords = await saidTogether(context, readings, 'in words');
  if (inWords.both.length > 0) return inWords;
  const isClear = readings.some(({ agreements }) => agreements.length > 0);
  const guesses = isClear ? readings : readSpeakerAndTopic(index, asked, true);
  const guessed = await saidTogether(context, guesses, 'named');
  return guessed.both.length > 0 ? guessed : saidApart(context, guesses);
}

function namesAPerson({ speakers: [first] }: SpeakerAndTopic): boolean {
  return first?.whole === true && speaksAs(labelOf(first.node)) === 'person';
}

function counted({ hits, ids }: Subject) {
  return { nodes: hits.map(({ node }) => node), total: ids.length };
}

/** Leaves out of each group what an earlier one has. */
function onlyNew(): (group: Found[]) => Found[] {
  const earlier = new Set<string>();
  return (group) => {
    const left = group.filter(({ id }) => !earlier.has(id));
    for (const { id } of left) earlier.add(id);
    return left;
  };
}

/** Who said it, beside the words. */
async function withSpeakers(context: Context, hits: SearchHit[]): Promise<SearchHit[]> {
  const ids = hits.map((hit) => hit.node).filter((node) => labelOf(node) === 'Statement');
  const items =
    ids.length === 0
      ? []
      : await statementDetails(
          context,
          ids.map((node) => node.id),
          await factsOf(context),
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
  return found
    .filter(({ id }) => isEntityId(id, label))
    .map(({ id, searchText }): TextHit => {
      const score = relevance(searchText, asked);
      const mark: Found['mark'] = (node) => highlight(node, asked);
      return { all: hasAll(searchText, asked), hit: { id, label, score, mark } };
    })
    .sort((a, b) => b.hit.score - a.hit.score || (a.hit.id < b.hit.id ? -1 : 1));
}

/** Every group that found something gets its share of the list; the earlier take what is left. */
function balanced(groups: Found[][], limit: number): Found[] {
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

function totals(hits: readonly Found[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of hits) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
