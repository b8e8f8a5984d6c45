/** The canvas as a file: PNG, SVG, GraphML, GEXF, Cytoscape JSON. Exactly what is drawn. */
import { saveFile } from '../../ui/save-file.ts';
import { isNote } from '../chain/bundled.ts';
import type { Drawn } from '../chain/drawn.ts';
import { tokenColours } from '../picture/in-page.ts';
import { type Drawable, pictureOf } from '../picture/picture.ts';
import { svgOf } from '../picture/svg.ts';
import { canvasMeasure } from '../renderer/paint-labels.ts';
import { cytoscapeJson } from './cytoscape-json.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';

/** Pixels that every browser's canvas has. */
const largestSide = 12_000;

export type CanvasFormat = 'png' | 'svg' | 'graphml' | 'gexf' | 'cytoscape';

/** Saves the file. `name` has no ending. */
export async function exportCanvas(
  format: CanvasFormat,
  drawn: Drawn,
  name: string,
): Promise<void> {
  switch (format) {
    case 'png': {
      const cy = window.__stancegraph?.cy;
      if (!cy) return;
      const picture = await cy.png({
        output: 'blob-promise',
        full: true,
        scale: scaleFor(cy.elements().boundingBox()),
        bg: tokenColours()('paper'),
      });
      return saveFile(`${name}.png`, picture, 'image/png');
    }
    case 'svg': {
      const picture = pictureOf(drawn, canvasMeasure());
      const title = `${drawn.nodes.size} nodes and ${drawn.relationships.size} relationships`;
      return saveFile(`${name}.svg`, svgOf(picture, tokenColours(), { title }), 'image/svg+xml');
    }
    case 'graphml':
      return saveFile(`${name}.graphml`, graphml(withoutNotes(drawn)), 'application/graphml+xml');
    case 'gexf': {
      const today = new Date().toISOString().slice(0, 10);
      return saveFile(`${name}.gexf`, gexf(withoutNotes(drawn), today), 'application/gexf+xml');
    }
    case 'cytoscape':
      return saveFile(`${name}.cyjs`, cytoscapeJson(withoutNotes(drawn), name), 'application/json');
  }
}

/** Double size, or as large as browsers draw. */
function scaleFor({ w, h }: { w: number; h: number }): number {
  return Math.min(2, largestSide / Math.max(w, h, 1));
}

/** Notes that stand on the canvas are drawn as nodes, but are no part of the graph. */
function withoutNotes(drawn: Drawn): Drawable {
  const nodes = [...drawn.nodes].filter(([id]) => !isNote(id));
  return { ...drawn, nodes: new Map(nodes) };
}
