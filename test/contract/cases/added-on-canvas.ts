/** What the canvas makes of a label and an act that were added to the vocabulary. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';

const court = 'court:high';
const charter = 'agreement:charter';

/** Gives a module of the program that has both. */
export type LoadModule = <Module>(file: string) => Promise<Module>;

export function addedOnCanvas(load: LoadModule): void {
  describe('on the canvas', () => {
    const node: GraphNode = { id: court, labels: ['Court'], properties: { name: 'High Court' } };
    const agreement: GraphNode = { id: charter, labels: ['Agreement'], properties: { name: 'C' } };
    const ratified: GraphRelationship = {
      id: `${court}|RATIFIED|${charter}|`,
      type: 'RATIFIED',
      from: court,
      to: charter,
      properties: {},
    };
    const graph = () => ({
      nodes: new Map([node, agreement].map((one) => [one.id, one])),
      relationships: new Map([[ratified.id, ratified]]),
      places: new Map([
        [court, { x: 0, y: 0, pinned: false }],
        [charter, { x: 200, y: 0, pinned: false }],
      ]),
      path: [],
    });

    test('a court has a shape, a size and a colour that is in both themes', async () => {
      const { pictureOf } = await load<typeof import('../../../client/canvas/picture/picture.ts')>(
        'client/canvas/picture/picture.ts',
      );
      const { svgOf } = await load<typeof import('../../../client/canvas/picture/svg.ts')>(
        'client/canvas/picture/svg.ts',
      );
      const picture = pictureOf(graph());
      const [drawn] = picture.nodes;
      expect(drawn).toMatchObject({ fill: 'spare-1-fill', border: 'spare-1', dashed: false });
      const tokens = await readFile('client/ui/tokens.css', 'utf8');
      for (const token of [drawn?.fill, drawn?.border]) {
        expect(tokens.split(`--${token}: #`)).toHaveLength(3);
      }
      const svg = svgOf(picture, (token: string) => `[${token}]`, { title: 'A court' });
      expect(svg).toContain('[spare-1-fill]');
      expect(svg).toContain('ratified');
    });

    test('the act is drawn in ink, with its verb, as other acts are', async () => {
      const { edgeLabel, typeTitle } = await load<
        typeof import('../../../client/canvas/state/look.ts')
      >('client/canvas/state/look.ts');
      expect(edgeLabel(ratified)).toBe('ratified');
      expect(typeTitle('RATIFIED', 'in')).toBe('ratified by');
      const { pictureOf } = await load<typeof import('../../../client/canvas/picture/picture.ts')>(
        'client/canvas/picture/picture.ts',
      );
      expect(pictureOf(graph()).edges[0]).toMatchObject({ colour: 'ink', width: 2 });
      const { thumbnailOf } = await load<
        typeof import('../../../client/pages/scenes/thumbnail.ts')
      >('client/pages/scenes/thumbnail.ts');
      const { lines, shapes } = thumbnailOf(graph());
      expect([Object.keys(lines), Object.keys(shapes)]).toEqual([['act'], ['Court', 'Agreement']]);
    });

    test('the stance has a sign, a line and a colour of its own', async () => {
      const { pictureOf } = await load<typeof import('../../../client/canvas/picture/picture.ts')>(
        'client/canvas/picture/picture.ts',
      );
      const { svgOf } = await load<typeof import('../../../client/canvas/picture/svg.ts')>(
        'client/canvas/picture/svg.ts',
      );
      const said: GraphNode = {
        id: 'statement:s',
        labels: ['Statement'],
        properties: { text: 'x' },
      };
      const about: GraphRelationship = {
        id: 'statement:s|ABOUT|c',
        type: 'ABOUT',
        from: 'statement:s',
        to: charter,
        properties: { stance: 'conditional' },
      };
      const scene = graph();
      scene.nodes.set(said.id, said);
      scene.places.set(said.id, { x: 0, y: 200, pinned: false });
      scene.relationships.set(about.id, about);
      const svg = svgOf(pictureOf(scene), (token: string) => `[${token}]`, { title: 'One' });
      expect(svg).toContain('[conditional]');
      expect(svg).toContain('M-2.6-3.2L2.6 0-2.6 3.2');
      const tokens = await readFile('client/ui/tokens.css', 'utf8');
      expect(tokens.split('--spare-stance-1: #')).toHaveLength(3);
    });

    test('exported graphs hold both', async () => {
      const { sceneGraphml } = await load<
        typeof import('../../../client/canvas/export/graphml.ts')
      >('client/canvas/export/graphml.ts');
      const { sceneGexf } = await load<typeof import('../../../client/canvas/export/gexf.ts')>(
        'client/canvas/export/gexf.ts',
      );
      const { cytoscapeJson } = await load<
        typeof import('../../../client/canvas/export/cytoscape-json.ts')
      >('client/canvas/export/cytoscape-json.ts');
      const files = [
        sceneGraphml(graph()),
        sceneGexf(graph(), '2021-01-01'),
        cytoscapeJson(graph(), 'x'),
      ];
      for (const file of files) {
        expect(file).toContain('RATIFIED');
        expect(file).toContain('Court');
      }
    });
  });
}
