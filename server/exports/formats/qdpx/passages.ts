/** Where statements stand in the texts of their sources, and what of them a project holds. */
import { around } from '../../../../model/formats/around.ts';
import { plainLineEnds, plainPlaces } from '../../../../model/formats/line-ends.ts';
import { isXmlText } from '../../../../model/formats/xml.ts';
import type { BatchNode, BatchProperties, BatchRelationship } from '../../../store/batch.ts';
import type { ExportGraph } from '../../graph.ts';

export interface QdaPassage {
  statement: string;
  /** In code points of the source's text. */
  start: number;
  end: number;
  name: string;
  /** What the codes stand for, ids of nodes or a folder and its code; a stance goes with its agreements. */
  codes: string[][];
  coder: string | undefined;
  /** Of words without a place: whether they are a quote of the source. */
  isQuote: boolean | undefined;
}

interface Piece {
  start: number;
  end: number;
  words: string;
  isQuote: boolean | undefined;
  node: BatchNode;
  main: BatchRelationship;
}

interface SourcePassages {
  /** The source's text with plain line ends; words that have no place in it follow at its end. */
  text: string;
  passages: QdaPassage[];
  /** What our reader makes of the statements and what joins them, by id. */
  back: Map<string, BatchProperties>;
}

const longestName = 80;

/** The passages of a source: of the statements that have it as their main one. */
export async function qdaPassages(graph: ExportGraph, source: BatchNode): Promise<SourcePassages> {
  const kept = typeof source.properties.text === 'string' ? source.properties.text : '';
  const own = plainLineEnds(kept);
  const placeOf = plainPlaces(kept);
  const found: SourcePassages = { text: own, passages: [], back: new Map() };
  const stated = await graph.into([source.id], ['STATED_IN']);
  const ids = stated.map(({ from }) => from);
  if (ids.length === 0) return found;
  const from = grouped(await graph.from(ids), 'from');
  const made = grouped(await graph.into(ids, ['MADE']), 'to');
  const spans = new Set<string>();
  const pieces: Piece[] = [];
  for (const node of await graph.nodesOf(ids)) {
    const own = from.get(node.id) ?? [];
    const main = mainOf(own);
    if (main?.to !== source.id) continue;
    const text = String(node.properties.text ?? '');
    if (text.trim() === '') continue;
    const { start, end, exact } = main.properties;
    const isThere = typeof start === 'number' && kept.slice(start, Number(end)) === text;
    const words = plainLineEnds(text);
    let at = isThere ? placeOf(start, 'start') : 0;
    if (!isThere) {
      if (found.text !== '') found.text += '\n\n';
      at = found.text.length;
      found.text += words;
    }
    const span = `${at}-${at + words.length}`;
    // Passages of the same words are one statement to whoever reads the project.
    if (spans.has(span)) continue;
    spans.add(span);
    const isQuote = isThere ? undefined : exact === text;
    pieces.push({ start: at, end: at + words.length, words, isQuote, node, main });
  }
  const places = codePoints(found.text, pieces);
  for (const { start, end, words, isQuote, node, main } of pieces) {
    const told = codesOf(from.get(node.id) ?? [], made.get(node.id) ?? [], main.to);
    const kind = node.properties.kind === 'paraphrase' ? 'paraphrase' : 'quote';
    const coder = typeof node.properties.codedBy === 'string' ? node.properties.codedBy : undefined;
    found.back.set(node.id, { text: words, kind, codedBy: asXml(coder) });
    found.back.set(main.id, {
      main: true,
      ...(isQuote === false ? {} : { exact: words }),
      ...(isQuote === undefined ? { ...around(own, start, end), start, end } : {}),
    });
    for (const [id, back] of told.back) found.back.set(id, back);
    const [first = [], ...others] = told.codes;
    found.passages.push({
      statement: node.id,
      start: places.get(start) ?? 0,
      end: places.get(end) ?? 0,
      name: words.length > longestName ? `${words.slice(0, longestName)}…` : words,
      codes: [[...first, `Kind ${kind}`], ...others],
      coder,
      isQuote,
    });
  }
  return found;
}

/** A text as XML gives it back, where XML can hold it. */
export function asXml(text: unknown): string | undefined {
  return typeof text === 'string' && isXmlText(text) ? text : undefined;
}

/** What comes back of some statements and what joins them, by id, as the projects of their sources hold it. */
export async function gather(
  graph: ExportGraph,
  statements: readonly BatchNode[],
): Promise<Map<string, BatchProperties>> {
  const back = new Map<string, BatchProperties>();
  const own = grouped(await graph.from(statements.map(({ id }) => id)), 'from');
  const sources = new Set([...own.values()].flatMap((of) => mainOf(of)?.to ?? []));
  for (const source of await graph.nodesOf([...sources])) {
    for (const one of (await qdaPassages(graph, source)).back) back.set(...one);
  }
  return back;
}

function mainOf(own: readonly BatchRelationship[]): BatchRelationship | undefined {
  const stated = own.filter(({ type }) => type === 'STATED_IN');
  return stated.find(({ properties }) => properties.main === true) ?? stated[0];
}

/** Codes for speakers and agreements, each stance together with its own. */
function codesOf(
  own: readonly BatchRelationship[],
  made: readonly BatchRelationship[],
  source: string,
) {
  const back = new Map<string, BatchProperties>();
  const sources = [source];
  const first: string[] = [];
  for (const { id, from } of made) {
    first.push(from);
    back.set(id, { sources });
  }
  const byStance = new Map<string, string[]>();
  for (const { id, type, to, properties } of own) {
    if (type !== 'ABOUT') continue;
    const stance = String(properties.stance);
    byStance.set(stance, [...(byStance.get(stance) ?? [`Stance ${stance}`]), to]);
    back.set(id, { stance, sources });
  }
  if (byStance.size === 0) {
    for (const { id, type, to } of own) {
      if (type !== 'MENTIONS' || !to.startsWith('agreement:')) continue;
      first.push(to);
      back.set(id, { sources });
    }
  }
  const [one = [], ...others] = byStance.values();
  return { codes: [[...first, ...one], ...others], back };
}

/** UTF-16 places as code points. */
function codePoints(
  text: string,
  pieces: readonly { start: number; end: number }[],
): Map<number, number> {
  const wanted = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort(
    (a, b) => a - b,
  );
  const found = new Map<number, number>();
  let counted = 0;
  let at = 0;
  for (const place of wanted) {
    while (at < place) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      counted += 1;
    }
    found.set(place, counted);
  }
  return found;
}

function grouped(all: readonly BatchRelationship[], end: 'from' | 'to') {
  const groups = new Map<string, BatchRelationship[]>();
  for (const one of all) groups.set(one[end], [...(groups.get(one[end]) ?? []), one]);
  return groups;
}
