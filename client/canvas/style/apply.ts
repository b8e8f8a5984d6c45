/** Applies rules of style; what rests on a measure is measured first. */
import { drawnOf } from '../chain/drawn.ts';
import { explorer } from '../index.ts';
import { measureInWorker } from '../measures/index.ts';
import { measuredGraph } from '../measures/measured-graph.ts';
import { colourRules, type Rules, rulesOf, sizeRules, styleOf, widthRules } from './rules.ts';

/** One step of the history. Resolves when it is drawn, or when measuring was stopped. */
export async function applyRules(
  change: Partial<Pick<Rules, 'size' | 'colour' | 'width'>>,
): Promise<void> {
  const next = { ...rulesOf(explorer.scene().style), ...change };
  const measures = change.size === 'betweenness' || change.size === 'pagerank';
  if (measures || change.colour === 'community') {
    const found = await measureInWorker(measuredGraph(drawnOf(explorer.getState())));
    if (!found) return;
    const { size } = next;
    if (size === 'betweenness' || size === 'pagerank') {
      next.values = Object.fromEntries(
        [...found.nodes].map(([id, values]) => [id, Number(values[size].toPrecision(4))]),
      );
    }
    if (next.colour === 'community') {
      next.communities = Object.fromEntries(
        [...found.nodes].map(([id, values]) => [id, values.community]),
      );
    }
  }
  const words = [
    change.size && `Size by ${sizeRules[change.size].toLowerCase()}`,
    change.colour && `Colour by ${colourRules[change.colour].toLowerCase()}`,
    change.width && `Width of lines by ${widthRules[change.width].toLowerCase()}`,
  ];
  explorer.restyle(styleOf(next), words.filter(Boolean).join(', '));
}
