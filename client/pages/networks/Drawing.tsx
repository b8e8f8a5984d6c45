/** The network on the canvas: drawn by its renderer, moved in by mouse, touch and keys. */
import type { Core, EventObject, NodeSingular } from 'cytoscape';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { NetworkEdge, NetworkNode } from '../../../model/schemas/networks.ts';
import type { Drawn } from '../../canvas/chain/drawn.ts';
import { createCore } from '../../canvas/renderer/core.ts';
import { drawScene } from '../../canvas/renderer/draw.ts';
import { centralNode, inDirection, turns } from '../../canvas/renderer/keys.ts';
import { rendererOf } from '../../canvas/renderer/renderer.ts';
import { selectElements } from '../../canvas/renderer/selection.ts';
import { bringIntoView, fitAll, refit, zoomBy } from '../../canvas/renderer/viewport.ts';
import '../../canvas/renderer/canvas.css';
import { Icon } from '../../ui/icons.tsx';
import { endsOfId } from './drawing-scene.ts';
import { called, pairOf, weightText } from './figures.ts';
import { strings } from './strings.ts';

interface DrawingProps {
  scene: Drawn;
  edges: readonly NetworkEdge[];
  nodes: ReadonlyMap<string, NetworkNode>;
  /** The edge whose evidence is open. */
  pair: string | undefined;
  onPair: (pair: string | undefined) => void;
  onNode: (id: string) => void;
}

export function Drawing({ scene, edges, nodes, pair, onPair, onNode }: DrawingProps) {
  const holder = useRef<HTMLDivElement>(null);
  const core = useRef<Core>(undefined);
  const [current, setCurrent] = useState<string | null>(null);
  const [step, setStep] = useState(-1);
  const handlers = useRef({ onPair, onNode });
  handlers.current = { onPair, onNode };
  const ofCurrent = edges.filter((edge) => edge.from === current || edge.to === current);

  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    const cy = createCore(container);
    core.current = cy;
    window.__stancegraph = { cy };
    cy.on('tap', 'node', ({ target }: EventObject) => {
      setCurrent(target.id());
      handlers.current.onNode(target.id());
    });
    cy.on('tap', 'edge', ({ target }: EventObject) => {
      const ends = endsOfId(target.id());
      if (ends) handlers.current.onPair(pairOf(ends));
    });
    cy.on('tap', ({ target }: EventObject) => {
      if (target === cy) handlers.current.onPair(undefined);
    });
    const hover = (id: string | null) => rendererOf(cy).emphasize({ hover: id });
    cy.on('mouseover', 'node', ({ target }: EventObject) => hover(target.id()));
    cy.on('mouseout', 'node', () => hover(null));
    const refresh = () => !cy.destroyed() && rendererOf(cy).refresh();
    const themed = new MutationObserver(refresh);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const sized = new ResizeObserver(() => {
      cy.resize();
      refit(cy);
    });
    sized.observe(container);
    void document.fonts.ready.then(refresh);
    return () => {
      themed.disconnect();
      sized.disconnect();
      cy.destroy();
      core.current = undefined;
    };
  }, []);

  useEffect(() => {
    if (core.current) drawScene(core.current, scene);
  }, [scene]);

  // A network of other nodes is fitted anew; another threshold leaves the view where it is.
  const names = [...scene.nodes.keys()].join();
  useEffect(() => {
    if (core.current) fitAll(core.current);
  }, [names]);

  useEffect(() => {
    const cy = core.current;
    if (!cy) return;
    const line = [...scene.relationships.values()].find((one) => pairOf(one) === pair);
    selectElements(cy, line ? [line.id] : current ? [current] : []);
  }, [pair, current, scene]);

  const onKey = (event: KeyboardEvent) => {
    const cy = core.current;
    if (!cy || event.ctrlKey || event.metaKey || event.altKey) return;
    const turn = turns[event.key];
    const node = current ? (cy.getElementById(current) as NodeSingular) : undefined;
    if (turn !== undefined) {
      const next = node?.nonempty() ? inDirection(node, turn) : centralNode(cy);
      if (next) {
        setCurrent(next.id());
        setStep(-1);
        bringIntoView(cy, next.id());
      }
    } else if (event.key === '+' || event.key === '=') zoomBy(cy, 1.25);
    else if (event.key === '-') zoomBy(cy, 0.8);
    else if (event.key === 'f') fitAll(cy);
    else if (event.key === 'Enter' && ofCurrent.length > 0) {
      // Again and again: the next of its links, the heaviest first.
      const next = (step + 1) % ofCurrent.length;
      setStep(next);
      const edge = ofCurrent[next];
      if (edge) onPair(pairOf(edge));
    } else if (event.key === 'Escape') onPair(undefined);
    else return;
    event.preventDefault();
  };
  const said = current ? nodes.get(current) : undefined;
  const view = (change: (cy: Core) => void) => () => core.current && change(core.current);
  return (
    <section className="region network-region" aria-label={strings.drawing}>
      <div
        className="canvas"
        ref={holder}
        role="application"
        aria-label={strings.networkDrawingArrowKeysMove}
        tabIndex={0}
        onKeyDown={onKey}
      />
      <p className="hidden-text" role="status">
        {said &&
          strings.statementsLinks(
            called(said),
            said.statements,
            ofCurrent.length,
            ofCurrent[0] ? strings.theHeaviest(weightText(ofCurrent[0].weight)) : '',
          )}
      </p>
      <div className="network-zoom">
        <button
          type="button"
          className="icon-button"
          aria-label={strings.zoomIn}
          onClick={view((cy) => zoomBy(cy, 1.25))}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.zoomOut}
          onClick={view((cy) => zoomBy(cy, 0.8))}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.fit}
          onClick={view(fitAll)}
        >
          <Icon name="fit" />
        </button>
      </div>
    </section>
  );
}
