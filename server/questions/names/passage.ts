/** Statements whose words stand in a pasted passage. The same on every store: it rests on the facts. */
import { fold, words } from '../../../model/ids.ts';
import type { SearchHit } from '../../../model/schemas/api.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { Context } from '../../store/cache.ts';
import { factsOf, fillWords } from '../facts/read.ts';
import { nodesByIds } from '../node.ts';

/** Statements that are compared word by word. */
const candidates = 200;
/** So many words in one piece are no coincidence; shorter statements must be there as a whole. */
const fewestWords = 5;
const fewestOfWhole = 3;
/** The texts of a statement that people may have pasted. */
const texts = ['text', 'translation'] as const;

interface Word {
  word: string;
  start: number;
  end: number;
}

interface Piece {
  property: (typeof texts)[number];
  text: string;
  words: Word[];
  /** Number of words in one piece that both hold, and where it begins in the statement's text. */
  length: number;
  at: number;
}

/** Statements that hold the longest pieces of the passage, the longest first. */
export async function statementsInPassage(context: Context, passage: string): Promise<SearchHit[]> {
  const facts = await factsOf(context);
  await fillWords(context, facts);
  const asked = words(passage);
  const weights = facts.words.weighing(asked);
  const slots = [...weights.keys()]
    .filter((slot) => (weights[slot] ?? 0) > 0 && (facts.numberAt[slot] ?? -1) >= 0)
    .map((slot) => ({
      id: facts.ids[facts.numberAt[slot] ?? -1] ?? '',
      weight: weights[slot] ?? 0,
    }))
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, candidates);
  const nodes = await nodesByIds(
    context.engine,
    slots.map(({ id }) => id),
  );
  const places = placesOf(asked);
  return nodes
    .flatMap((node) => {
      const piece = longestPiece(node, asked, places);
      return piece ? [hit(node, piece)] : [];
    })
    .sort((a, b) => b.score - a.score || (a.node.id < b.node.id ? -1 : 1));
}

function hit(node: GraphNode, { property, text, words, length, at }: Piece): SearchHit {
  const [first, last] = [words[at], words[at + length - 1]];
  return {
    node,
    score: length,
    highlight: { property, text, ranges: first && last ? [[first.start, last.end]] : [] },
  };
}

function longestPiece(
  node: GraphNode,
  asked: readonly string[],
  places: ReadonlyMap<string, number[]>,
): Piece | undefined {
  let best: Piece | undefined;
  for (const property of texts) {
    const text = node.properties[property];
    if (typeof text !== 'string') continue;
    const own = wordsIn(text);
    const { length, at } = longestRun(own, asked, places);
    const enough = length >= fewestWords || (length === own.length && length >= fewestOfWhole);
    if (enough && length > (best?.length ?? 0)) best = { property, text, words: own, length, at };
  }
  return best;
}

/** The longest run of words of one list that stands in the other; the first of equal ones. */
function longestRun(
  own: readonly Word[],
  asked: readonly string[],
  places: ReadonlyMap<string, number[]>,
): { length: number; at: number } {
  let best = { length: 0, at: 0 };
  for (let at = 0; at + best.length < own.length; at += 1) {
    for (const place of places.get(own[at]?.word ?? '') ?? []) {
      let length = 1;
      while (at + length < own.length && own[at + length]?.word === asked[place + length]) {
        length += 1;
      }
      if (length > best.length) best = { length, at };
    }
  }
  return best;
}

function placesOf(asked: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, word] of asked.entries()) {
    const known = places.get(word);
    if (known) known.push(at);
    else places.set(word, [at]);
  }
  return places;
}

/** The words of a text, folded, each with where it stands. */
function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) =>
    words(fold(match[0])).map((word) => ({
      word,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
