/** The same graph in the explorer's own canvas, in Orb and in sigma. */
import { Orb } from '@memgraph/orb';
import { MultiDirectedGraph } from 'graphology';
import { Sigma } from 'sigma';
import '../../client/ui/base.css';
import '../../client/canvas/renderer/canvas.css';
import { drawn } from '../../client/canvas/chain/drawn.ts';
import { noWorkingSet } from '../../client/canvas/chain/filtered.ts';
import { createCore } from '../../client/canvas/renderer/core.ts';
import { drawScene } from '../../client/canvas/renderer/draw.ts';
import {
  emptyScene,
  type Place,
  type Scene,
  withPlaces,
  withSubgraph,
} from '../../client/canvas/state/scene.ts';
import type { GraphNode, GraphRelationship } from '../../model/schemas/graph.ts';
import type { MadeUpGraph } from './graph.ts';

/** Draws, and resolves once every node is on the canvas, placed and coloured. */
type Draw = (container: HTMLElement, graph: MadeUpGraph) => Promise<void>;

const fills: Record<string, [fill: string, border: string]> = {
  Actor: ['#CBE6E1', '#11776D'],
  Party: ['#F6E3AC', '#8A6505'],
  Institution: ['#DCE3EC', '#56677D'],
  Agreement: ['#1B1C1F', '#1B1C1F'],
  Statement: ['#FFFFFF', '#474A51'],
  Source: ['#EAF0D8', '#5F7330'],
};
const lines: Record<string, string> = {
  support: '#08468A',
  oppose: '#B93F0A',
  mixed: '#A04E94',
  neutral: '#666661',
};
const plain = '#85837C';
const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** A scene of the explorer. */
export function toScene({ nodes, edges }: MadeUpGraph): Scene {
  const scene = withSubgraph(emptyScene, {
    nodes: nodes.map(
      ({ id, type, label }): GraphNode => ({
        id,
        labels: [type],
        properties: { name: label, title: label, text: label, kind: 'quote' },
      }),
    ),
    relationships: edges.map(
      ({ id, type, from, to, stance }): GraphRelationship => ({
        id,
        type,
        from,
        to,
        properties: stance ? { stance } : {},
      }),
    ),
  });
  const places = nodes.map(({ id, x, y }): [string, Place] => [id, { x, y, pinned: false }]);
  return withPlaces(scene, new Map(places));
}

/** The explorer's canvas as the explorer draws it, from the same scene to the same pixels. */
const stancegraph: Draw = async (container, graph) => {
  container.classList.add('canvas');
  drawScene(createCore(container), drawn(toScene(graph), noWorkingSet));
  await nextFrame();
};

const orb: Draw = (container, { nodes, edges }) => {
  const at = new Map(nodes.map((node) => [node.id, node]));
  const view = new Orb<{ id: string }, { id: string; start: string; end: string }>(container);
  const colours = new Map(edges.map(({ id, stance }) => [id, stance ? lines[stance] : plain]));
  view.view.setSettings({ zoomFitTransitionMs: 0, render: { minZoom: 0.02 } });
  view.data.setDefaultStyle({
    getNodeStyle: (node) => {
      const { type = '', label = '' } = at.get(node.id) ?? {};
      const [color = '', borderColor = ''] = fills[type] ?? [];
      return { color, borderColor, borderWidth: 2, size: 18, label, fontSize: 12 };
    },
    getEdgeStyle: (edge) => ({ color: colours.get(edge.id) ?? plain, width: 1.5, arrowSize: 3 }),
  });
  view.data.setup({
    nodes: nodes.map(({ id }) => ({ id })),
    edges: edges.map(({ id, from, to }) => ({ id, start: from, end: to })),
  });
  for (const node of view.data.getNodes()) {
    const { x = 0, y = 0 } = at.get(node.id) ?? {};
    node.position = { id: node.id, x, y };
  }
  return new Promise((resolve) => view.view.recenter(() => void nextFrame().then(resolve)));
};

const sigma: Draw = (container, { nodes, edges }) => {
  const graph = new MultiDirectedGraph();
  for (const { id, type, label, x, y } of nodes) {
    graph.addNode(id, { x, y: -y, label, size: 6, color: fills[type]?.[1] });
  }
  for (const { id, from, to, stance } of edges) {
    graph.addDirectedEdgeWithKey(id, from, to, {
      size: 1.5,
      color: stance ? lines[stance] : plain,
      type: 'arrow',
    });
  }
  // It draws as it is made.
  new Sigma(graph, container, { minCameraRatio: 0.02, maxCameraRatio: 10 });
  return nextFrame();
};

export const peers = { stancegraph, orb, sigma };
