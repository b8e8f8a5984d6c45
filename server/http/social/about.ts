/** What the page of an address shows, in a title and a sentence: for cards of shared links. */
import { nodeName } from '../../../model/formats/names.ts';
import { positionsText } from '../../../model/formats/statement-words.ts';
import { definitionOf, pageAt } from '../../../model/pages.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';
import { type Label, labels } from '../../../model/vocabulary/labels.ts';
import { getQuery } from '../../library/saved-queries.ts';
import { getScene } from '../../library/scenes.ts';
import * as questions from '../../questions/index.ts';
import { statementDetails } from '../../questions/statement-details.ts';
import type { Store } from '../../store/store.ts';

export interface SocialText {
  /** What kind of thing it is: `Agreement`, `Matrix`. */
  kind: string;
  title: string;
  description: string;
}

export const siteName = 'Stancegraph';
const ofAll = 'Who said what about which agreement, when, and where it is written.';
const longest = 200;

const ofViews: Record<string, string> = {
  table: 'Every statement that matches, with its speaker, stance and source.',
  matrix: 'Who supports and who opposes which agreement, counted by statements.',
  timeline: 'Statements in time, by stance, beside acts and changes of position.',
  networks: 'Who stands with whom and against whom, by what they said; every link opens its words.',
  embeddedNetworks: 'Who stands with whom and against whom, by what they said.',
  changes: 'Who changed position on an agreement, from which words to which.',
  queries: 'Questions to the graph, answered as tables, graphs and timelines.',
  scenes: 'Saved views of the graph, and stories told with them.',
};

/** Of a path without its search part; of what is not there it says what the site is. */
export async function aboutPath(store: Store, path: string): Promise<SocialText> {
  const page = pageAt(path);
  const unknown = { kind: siteName, title: ofAll.replace(/\.$/, ''), description: '' };
  if (page === undefined || page === 'graph') return unknown;
  const last = decodeURIComponent(path.split('/').filter(Boolean).at(-1) ?? '');
  try {
    if (isLabel(page)) return await aboutNode(store, page, last);
    if (page === 'embeddedAgreement') return await aboutNode(store, 'Agreement', last);
    if (page === 'scene' || page === 'editStory') {
      const scene = await getScene(store, path.split('/')[2] ?? '');
      const { story, name, description } = scene;
      return {
        kind: story ? 'Story' : 'Scene',
        title: cut(story?.title ?? name),
        description: cut(story?.lead ?? description),
      };
    }
    if (page === 'query' || page === 'embeddedQuery') {
      const { title, description } = await getQuery(store, last);
      return { kind: 'Query', title: cut(title), description: cut(description) };
    }
  } catch {
    return unknown;
  }
  const { title } = definitionOf(page);
  return { kind: siteName, title, description: ofViews[page] ?? ofAll };
}

async function aboutNode(store: Store, label: Label, last: string): Promise<SocialText> {
  const id = last.includes(':') ? last : `${labels[label].prefix}:${last}`;
  const { node } = await questions.node(store, id);
  const kind = labels[label].title;
  if (label === 'Statement') return aboutStatement(store, node, kind);
  const { description } = node.properties;
  return {
    kind,
    title: cut(nodeName(node)),
    description: cut(typeof description === 'string' ? description : ofAll),
  };
}

/** Its words, who said them, with which stance on what; what restricts them is not cut away. */
async function aboutStatement(store: Store, node: GraphNode, kind: string): Promise<SocialText> {
  const [item] = await statementDetails(store, [node.id]);
  const speakers = item?.speakers.map((speaker) => nodeName(speaker.node)).join(', ') ?? '';
  const text = String(node.properties.text ?? nodeName(node));
  const said = node.properties.kind === 'quote' ? `“${text}”` : text;
  const told = [
    speakers,
    ...(node.properties.verified === false ? ['Not verified'] : []),
    ...(node.properties.kind === 'paraphrase' ? ['A paraphrase'] : []),
    positionsText(item?.about ?? []),
  ];
  return { kind, title: cut(said), description: cut(told.filter(Boolean).join('. ')) };
}

function cut(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1).trimEnd()}…`;
}
