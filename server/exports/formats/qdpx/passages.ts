/** Where statements stand in the texts of their sources, and what of them a project holds. */
import { around } from '../../../../model/formats/around.ts';
import type { BatchNode, BatchRelationship } from '../../../store/batch.ts';
import type { ExportGraph } from '../../graph.ts';

export interface QdaPassage {
  statement: string;
  /** In code points of the source's text. */
  start: number;
  end: number;
  name: string;
  /** What the codes stand for: ids of nodes, or a folder and its code. */
  codes: string[];
  coder: string | undefined;
}

interface SourcePassages {
  /** The source's text; words that have no place in it follow at its end. */
  text: string;
  passages: QdaPassage[];
  nodes: Map<string, BatchNode>;
  /** Properties that each relationship keeps. */
  relationships: Map<string, Set<string>>;
}

const longestName = 80;

/** The passages of a source: of the statements that have it as their main one. */
export async function qdaPassages(graph: ExportGraph, source: BatchNode): Promise<SourcePassages> {
  const kept = typeof source.properties.text === 'string' ? source.properties.text : '';
  const found: SourcePassages = {
    text: kept,
    passages: [],
    nodes: new Map(),
    relationships: new Map(),
  };
  const stated = await graph.into([source.id], ['STATED_IN']);
  const ids = stated.map(({ from }) => from);
  if (ids.length === 0) return found;
  const from = grouped(await graph.from(ids), 'from');
  const made = grouped(await graph.into(ids, ['MADE']), 'to');
  const spans = new Set<string>();
  const pieces: { start: number; end: number; node: BatchNode; main: BatchRelationship }[] = [];
  for (const node of await graph.nodesOf(ids)) {
    const own = from.get(node.id) ?? [];
    const main = mainOf(own);
    if (main?.to !== source.id) continue;
    const words = String(node.properties.text ?? '');
    if (words.trim() === '') continue;
    const { start, end } = main.properties;
    const isThere = typeof start === 'number' && kept.slice(start, Number(end)) === words;
    let at = Number(start);
    if (!isThere) {
      if (found.text !== '') found.text += '\n\n';
      at = found.text.length;
      found.text += words;
    }
    const span = `${at}-${at + words.length}`;
    // Passages of the same words are one statement to whoever reads the project.
    if (spans.has(span)) continue;
    spans.add(span);
    pieces.push({ start: at, end: at + words.length, node, main });
  }
  const places = codePoints(found.text, pieces);
  for (const { start, end, node, main } of pieces) {
    const told = codesOf(from.get(node.id) ?? [], made.get(node.id) ?? [], main.to);
    const expected = {
      main: true,
      exact: node.properties.text,
      ...around(found.text, start, end),
      start,
      end,
    };
    const selector = Object.entries(main.properties).filter(
      ([name, value]) => expected[name as keyof typeof expected] === value,
    );
    found.relationships.set(main.id, new Set(selector.map(([name]) => name)));
    for (const [id, held] of told.held) found.relationships.set(id, held);
    found.nodes.set(node.id, node);
    const words = String(node.properties.text);
    found.passages.push({
      statement: node.id,
      start: places.get(start) ?? 0,
      end: places.get(end) ?? 0,
      name: words.length > longestName ? `${words.slice(0, longestName)}…` : words,
      codes: [
        ...told.codes,
        `Kind ${node.properties.kind === 'paraphrase' ? 'paraphrase' : 'quote'}`,
      ],
      coder: typeof node.properties.codedBy === 'string' ? node.properties.codedBy : undefined,
    });
  }
  return found;
}

/** What of some statements the projects of their sources hold. */
export async function gather(graph: ExportGraph, statements: readonly BatchNode[]) {
  const passages = new Map<string, BatchNode>();
  const relationships = new Map<string, Set<string>>();
  const own = grouped(await graph.from(statements.map(({ id }) => id)), 'from');
  const sources = new Set([...own.values()].flatMap((of) => mainOf(of)?.to ?? []));
  for (const source of await graph.nodesOf([...sources])) {
    const found = await qdaPassages(graph, source);
    for (const [id, node] of found.nodes) passages.set(id, node);
    for (const [id, held] of found.relationships) relationships.set(id, held);
  }
  return { passages, relationships };
}

function mainOf(own: readonly BatchRelationship[]): BatchRelationship | undefined {
  const stated = own.filter(({ type }) => type === 'STATED_IN');
  return stated.find(({ properties }) => properties.main === true) ?? stated[0];
}

/** Codes for speakers, agreements and the one stance; several stances have no codes. */
function codesOf(
  own: readonly BatchRelationship[],
  made: readonly BatchRelationship[],
  source: string,
) {
  const codes: string[] = [];
  const held = new Map<string, Set<string>>();
  const keep = (one: BatchRelationship, ...names: string[]) => {
    const isSame = JSON.stringify(one.properties.sources) === JSON.stringify([source]);
    held.set(one.id, new Set([...names, ...(isSame ? ['sources'] : [])]));
  };
  for (const one of made) {
    codes.push(one.from);
    keep(one);
  }
  const about = own.filter(({ type }) => type === 'ABOUT');
  const stances = new Set(about.map(({ properties }) => properties.stance));
  for (const one of about) {
    codes.push(one.to);
    if (stances.size === 1) keep(one, 'stance');
  }
  if (stances.size === 1) codes.push(`Stance ${[...stances][0]}`);
  if (about.length > 0) return { codes, held };
  for (const one of own) {
    if (one.type !== 'MENTIONS' || !one.to.startsWith('agreement:')) continue;
    codes.push(one.to);
    keep(one);
  }
  return { codes, held };
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
