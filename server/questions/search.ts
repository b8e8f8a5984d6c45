/** Search: names before texts, one ranking on both stores. */

import { isPassage } from '../../model/formats/passage.ts';
import { onlyStance, positionsText } from '../../model/formats/statement-words.ts';
import { isEntityId, words } from '../../model/ids.ts';
import { labelOf } from '../../model/ours.ts';
import type { SearchHit, SearchReply, SearchRequest } from '../../model/schemas/api.ts';
import { type Label, speaksAs, textLabels } from '../../model/vocabulary/labels.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import type { EngineNode } from '../store/engine.ts';
import { toNode } from '../store/entities.ts';
import { isLargeAndForeign, labelCountsOf } from './label-counts.ts';
import { highlight } from './names/highlight.ts';
import { type NameHit, type NameIndex, nameIndex } from './names/name-index.ts';
import { findInIndexes, othersIndexes } from './names/others-indexes.ts';
import { statementsInPassage } from './names/passage.ts';
import { hasAll, relevance } from './names/relevance.ts';
import { type Said, type Subject, saidApart, saidOfNames, saidTogether } from './names/said.ts';
import { readSpeakerAndTopic, type SpeakerAndTopic, speaks } from './names/speaker-and-topic.ts';
import { nodesByIds } from './node.ts';
import { soon } from './patience.ts';
import { statementDetails } from './statement-details.ts';

/** Texts that the store proposes at most; they are ranked here. */
const candidates = 200;

/** A hit whose words are marked when it is given: a common word finds thousands that are not. */
type Found = Omit<SearchHit, 'highlight'> & { mark(): SearchHit['highlight'] };

interface TextHit {
  hit: Found;
  all: boolean;
}

/** Statements of a speaker, and about an agreement, that are given beside the hits. */
const mostSaid = 5;
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
  const both = await statementHits(context, said.both.slice(0, candidates), asked);
  const named = (hits: readonly NameHit[]) => hits.map((hit) => nameHit(hit, asked));
  const ofTier = (tier: NameHit['tier']) => named(found.filter((hit) => hit.tier === tier));
  // Beside statements of a speaker about a topic stand both themselves.
  const [by, about] = said.by && said.about ? [said.by.hits, said.about.hits] : [[], []];
  const isWanted = (hit: Found) => label === undefined || hit.node.labels.includes(label);
  const groups = [
    both,
    named(by).filter(isWanted),
    ofTier('name'),
    named(about).filter(isWanted),
    quoted,
    ...whole,
    ofTier('description'),
    ofTier('typo'),
  ].map(onlyNew());
  if (asked.length <= wordsOfQuestion && groups.slice(0, -1).every((group) => group.length === 0)) {
    groups.push(inTexts.flat().map((text) => text.hit));
  }
  const hits = balanced(groups, request.limit);
  const first = (of: Subject | undefined) =>
    statementHits(context, of?.ids.slice(0, Math.min(mostSaid, request.limit)) ?? [], asked);
  const [saidBy, saidAbout] = await Promise.all([first(said.by), first(said.about)]);
  const told = await withSpeakers(context, [...hits, ...saidBy, ...saidAbout].map(marked));
  const end = hits.length + saidBy.length;
  return {
    hits: told.slice(0, hits.length),
    saidBy: told.slice(hits.length, end),
    saidAbout: told.slice(end),
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
  return soon(whole, { index: none, building: true });
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
  return { node, score, mark: () => highlight(node, asked, matched) };
}

function alreadyMarked({ highlight: found, ...hit }: SearchHit): Found {
  return { ...hit, mark: () => found };
}

function marked({ mark, ...hit }: Found): SearchHit {
  return { ...hit, highlight: mark() };
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

async function statementHits(
  { engine }: Context,
  ids: readonly string[],
  asked: readonly string[],
): Promise<Found[]> {
  const nodes = await nodesByIds(engine, ids);
  return nodes.map((node) => ({ node, score: 1, mark: () => highlight(node, asked) }));
}

/** Leaves out of each group what an earlier one has. */
function onlyNew(): (group: Found[]) => Found[] {
  const known = new Set<string>();
  return (group) => {
    const left = group.filter(({ node }) => !known.has(node.id));
    for (const { node } of left) known.add(node.id);
    return left;
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
  const ids = found.filter((id) => isEntityId(id, label));
  if (ids.length === 0) return [];
  const rows = await engine.read<{ node: EngineNode }>(cypher('questions/nodes'), { ids });
  return rows
    .map(({ node: found }): TextHit => {
      const text = String(found.properties.searchText ?? '');
      const node = toNode(found);
      return {
        all: hasAll(text, asked),
        hit: { node, score: relevance(text, asked), mark: () => highlight(node, asked) },
      };
    })
    .sort((a, b) => b.hit.score - a.hit.score || (a.hit.node.id < b.hit.node.id ? -1 : 1));
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
  for (const { node } of hits) {
    const label = labelOf(node) ?? node.labels[0] ?? '';
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
