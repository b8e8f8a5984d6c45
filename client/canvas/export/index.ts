/** The canvas as a file: PNG, SVG, GraphML, GEXF, Cytoscape JSON. Exactly what is drawn. */
import { saveFile } from '../../ui/save-file.ts';
import { isNote } from '../chain/bundled.ts';
import type { Drawn } from '../chain/drawn.ts';
import { canvasBody, figureText, titleOf } from '../picture/canvas-figure.ts';
import { tokenColours } from '../picture/in-page.ts';
import type { Drawable } from '../picture/picture.ts';
import { sheetOf } from '../picture/sheet.ts';
import type { Colours } from '../picture/svg.ts';
import { pngOf } from '../picture/to-png.ts';
import { canvasMeasure } from '../renderer/paint-labels.ts';
import { cytoscapeJson } from './cytoscape-json.ts';
import { sceneGexf } from './gexf.ts';
import { sceneGraphml } from './graphml.ts';

export type CanvasFormat = 'png' | 'svg' | 'graphml' | 'gexf' | 'cytoscape';

/** Saves the file. `name` has no ending. */
export async function exportCanvas(
  format: CanvasFormat,
  drawn: Drawn,
  name: string,
): Promise<void> {
  switch (format) {
    case 'png':
      return saveFile(`${name}.png`, await pngOf(figureOf(drawn)), 'image/png');
    case 'svg':
      return saveFile(`${name}.svg`, figureOf(drawn), 'image/svg+xml');
    case 'graphml':
      return saveFile(
        `${name}.graphml`,
        sceneGraphml(withoutNotes(drawn)),
        'application/graphml+xml',
      );
    case 'gexf': {
      const today = new Date().toISOString().slice(0, 10);
      return saveFile(
        `${name}.gexf`,
        sceneGexf(withoutNotes(drawn), today),
        'application/gexf+xml',
      );
    }
    case 'cytoscape':
      return saveFile(`${name}.cyjs`, cytoscapeJson(withoutNotes(drawn), name), 'application/json');
  }
}

/** The drawing with its title, legend, source and date. */
export function figureOf(drawn: Drawn, colours: Colours = tokenColours()): string {
  const pen = { colours, measure: canvasMeasure() };
  const address = location.href.replace(/#.*$/, '');
  const day = new Date().toISOString().slice(0, 10);
  const caption = { title: titleOf(drawn), about: figureText(drawn), address, day };
  return sheetOf(canvasBody(pen, drawn), caption, pen);
}

/** Notes that stand on the canvas are drawn as nodes, but are no part of the graph. */
function withoutNotes(drawn: Drawn): Drawable {
  const nodes = [...drawn.nodes].filter(([id]) => !isNote(id));
  return { ...drawn, nodes: new Map(nodes) };
}
