/** What a tool is asked about: an id, or a name that means one node alone. */

import { nodeName, typeName } from '../../model/formats/names.ts';
import { isEntityId, words } from '../../model/ids.ts';
import { isForeignId, labelOf } from '../../model/ours.ts';
import type { GraphNode } from '../../model/schemas/graph.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import { StancegraphError } from '../errors.ts';
import * as questions from '../questions/index.ts';
import { nodesByIds } from '../questions/node.ts';
import type { Context } from '../store/cache.ts';

/** Candidates that an error names at most. */
const maxCandidates = 8;

/**
 * The node that an id or a name means. Throws `not-found` when there is none, and `bad-input` with the
 * candidates when there are several: nothing is guessed.
 */
export async function nodeNamed(
  context: Context,
  asked: string,
  labels?: readonly Label[],
): Promise<GraphNode> {
  if (isEntityId(asked) || isForeignId(asked)) {
    const [node] = await nodesByIds(context.engine, [asked]);
    if (node) return checked(node, asked, labels);
    throw new StancegraphError(
      'not-found',
      `Nothing here has the id ${asked}. Search for it first.`,
    );
  }
  const { hits } = await questions.search(context, { q: asked, limit: 50 });
  const fitting = hits.map(({ node }) => node).filter((node) => fits(node, labels));
  const all = words(asked);
  const named = fitting.filter((node) => {
    const own = namesOf(node).map((name) => new Set(words(name)));
    return own.some((name) => all.every((word) => name.has(word)));
  });
  const exact = named.filter((node) =>
    namesOf(node).some((name) => words(name).join(' ') === all.join(' ')),
  );
  const found = exact.length > 0 ? exact : named;
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  const candidates = (found.length > 0 ? found : fitting).slice(0, maxCandidates);
  if (candidates.length === 0) {
    throw new StancegraphError(
      'not-found',
      `Nothing here is named ${JSON.stringify(asked)}${kindsText(labels)}. Search with other words.`,
    );
  }
  const list = candidates.map((node) => `${node.id} (${nodeName(node)}, ${typeName(node)})`);
  throw new StancegraphError(
    'bad-input',
    `${JSON.stringify(asked)} may mean several. Ask again with one of these ids: ${list.join('; ')}.`,
  );
}

function checked(node: GraphNode, asked: string, labels?: readonly Label[]): GraphNode {
  if (fits(node, labels)) return node;
  throw new StancegraphError(
    'bad-input',
    `${asked} is ${typeName(node)}, and this asks for ${labels?.join(' or ')}.`,
  );
}

function fits(node: GraphNode, labels?: readonly Label[]): boolean {
  const label = labelOf(node);
  return !labels || (label !== undefined && labels.includes(label));
}

function namesOf({ properties }: GraphNode): string[] {
  return [
    properties.name,
    properties.title,
    properties.abbreviation,
    properties.number,
    properties.aliases,
  ]
    .flat()
    .filter((name): name is string => typeof name === 'string' && name !== '');
}

function kindsText(labels?: readonly Label[]): string {
  return labels ? ` among ${labels.map((label) => label.toLowerCase()).join(', ')}` : '';
}
