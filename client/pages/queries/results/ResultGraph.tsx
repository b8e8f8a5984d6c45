/** A small drawing of the nodes of a result and the relationships among them. */
import type { Core, EventObject } from 'cytoscape';
import { useEffect, useRef, useState } from 'react';
import { counted } from '../../../../model/formats/counted.ts';
import { isForeignId } from '../../../../model/ours.ts';
import type { PropertyValue, Subgraph } from '../../../../model/schemas/graph.ts';
import { useSelection } from '../../../address/selection.ts';
import { fetchAmong } from '../../../api/subgraph.ts';
import { drawn } from '../../../canvas/chain/drawn.ts';
import { noWorkingSet } from '../../../canvas/chain/filtered.ts';
import { arrangeScene } from '../../../canvas/layout/index.ts';
import { createCore } from '../../../canvas/renderer/core.ts';
import { drawScene } from '../../../canvas/renderer/draw.ts';
import { rendererOf } from '../../../canvas/renderer/renderer.ts';
import { fitAll, restoreView, zoomBy } from '../../../canvas/renderer/viewport.ts';
import { emptyScene, type Scene, withPlaces, withSubgraph } from '../../../canvas/state/scene.ts';
import { Icon } from '../../../ui/icons.tsx';
import type { Look } from './result-cache.ts';
import './result-graph.css';
import { strings } from '../strings.ts';

/** More nodes are not legible at this size. */
const most = 300;

interface ResultGraphProps {
  graph: Subgraph;
  /** What the graph was taken from. */
  rows: PropertyValue[][];
  look: Look;
}

export default function ResultGraph({ graph, rows, look }: ResultGraphProps) {
  const holder = useRef<HTMLDivElement>(null);
  const core = useRef<Core>(undefined);
  const before = look.drawing?.of === rows ? look.drawing : undefined;
  const [scene, setScene] = useState(before?.scene);
  const [, select] = useSelection();
  const choose = useRef(select);
  choose.current = select;

  useEffect(() => {
    if (before) {
      setScene(before.scene);
      return;
    }
    let wanted = true;
    const aspect = (holder.current?.clientWidth ?? 3) / (holder.current?.clientHeight ?? 2);
    void arranged(graph, aspect).then((next) => {
      if (!wanted) return;
      look.drawing = { of: rows, scene: next };
      setScene(next);
    });
    return () => {
      wanted = false;
    };
  }, [graph]);

  useEffect(() => {
    const container = holder.current;
    if (!container || !scene) return;
    const cy = createCore(container);
    drawScene(cy, drawn(scene, noWorkingSet));
    const { drawing } = look;
    if (drawing?.scene === scene && drawing.view) restoreView(cy, drawing.view);
    else fitAll(cy);
    core.current = cy;
    cy.on('tap', 'node, edge', ({ target }: EventObject) => choose.current(target.id()));
    const themed = new MutationObserver(() => rendererOf(cy).refresh());
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const sized = new ResizeObserver(() => cy.resize());
    sized.observe(container);
    return () => {
      themed.disconnect();
      sized.disconnect();
      if (look.drawing?.scene === scene) look.drawing.view = { zoom: cy.zoom(), ...cy.pan() };
      cy.destroy();
      core.current = undefined;
    };
  }, [scene]);

  const zoom = (by: number) => core.current && zoomBy(core.current, by);
  const shown = scene
    ? `${counted(scene.nodes.size, 'node')} and ${counted(scene.relationships.size, 'relationship')}`
    : '';
  return (
    <div className="result-graph">
      <div
        ref={holder}
        className="drawing"
        role="img"
        aria-label={strings.drawingOfTheTableSays(shown || strings.theResult)}
      />
      {!scene && <div className="progress late" />}
      <div className="over">
        <button
          type="button"
          className="icon-button"
          aria-label={strings.zoomIn}
          onClick={() => zoom(1.3)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.zoomOut}
          onClick={() => zoom(1 / 1.3)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.fitTheDrawing}
          onClick={() => core.current && fitAll(core.current)}
        >
          <Icon name="fit" />
        </button>
      </div>
      <p className="caption under" role="status">
        {shown || strings.arranging(counted(Math.min(most, graph.nodes.length), 'node'))}
        {graph.nodes.length > most &&
          strings.theFirstOfNodesThe(most, graph.nodes.length.toLocaleString('en'))}
      </p>
    </div>
  );
}

/** The result's own nodes and relationships, and what else joins those nodes. */
async function arranged(graph: Subgraph, aspect: number): Promise<Scene> {
  const nodes = graph.nodes.slice(0, most);
  const known = new Set(graph.nodes.map((node) => node.id));
  const ids = nodes.map((node) => node.id).filter((id) => !isForeignId(id));
  const ends = graph.relationships
    .flatMap((one) => [one.from, one.to])
    .filter((id) => !known.has(id) || !isForeignId(id));
  const asked = [...new Set([...ids, ...ends])];
  const joined =
    asked.length > 0 ? await fetchAmong(asked.slice(0, most)).catch(() => undefined) : undefined;
  let scene = withSubgraph(emptyScene, { nodes, relationships: [] });
  if (joined) scene = withSubgraph(scene, joined);
  scene = withSubgraph(scene, { nodes: [], relationships: graph.relationships });
  return withPlaces(scene, await arrangeScene(scene, aspect, { all: true }));
}
