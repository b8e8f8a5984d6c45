/** In which language a text of the graph is, for whoever reads it aloud, hyphenates or translates. */
import { labelOf } from '../ours.ts';
import type { GraphNode } from '../schemas/graph.ts';

/**
 * The language of a node's name: of a statement that of its words, of a source that of its title.
 * Nothing for names that are in no language, and for descriptions, which are in that of the page.
 */
export function nameLanguage(node: GraphNode): string | undefined {
  const { language, titleIsDescription } = node.properties;
  const label = labelOf(node);
  const isText = label === 'Statement' || (label === 'Source' && titleIsDescription !== true);
  return isText && typeof language === 'string' && language !== '' ? language : undefined;
}
