/** Draws one made-up graph in one way and says how long it took; driven by `measure.mjs`. */
import cytoscape, { type Core } from 'cytoscape';
import { madeUpGraph } from './graph.ts';
import { benchStyle } from './style.ts';

export interface Drawn {
  nodes: number;
  edges: number;
  /** Milliseconds until all nodes were on screen, placed and coloured. */
  firstPaint: number;
  /** Milliseconds until edges and labels were on screen too. */
  complete: number;
  heapMiB: number | null;
}

export interface Frames {
  fps: number;
  longestMs: number;
}

const bench = {
  version: (cytoscape as unknown as { version: string }).version,
  /** `deferred`: nodes first, then edges and labels. `tuned`: the settings for this size. */
  async draw(size: number, deferred: boolean, tuned: boolean): Promise<Drawn> {
    const { nodes, edges } = madeUpGraph(size);
    if (!deferred) for (const node of nodes) node.classes = 'named';
    const start = performance.now();
    const cy = cytoscape({
      container: document.getElementById('canvas'),
      elements: deferred ? nodes : [...nodes, ...edges],
      style: benchStyle(),
      layout: { name: 'preset' },
      ...(tuned ? settings(size) : {}),
    });
    await painted(cy);
    const firstPaint = performance.now() - start;
    if (deferred) {
      cy.batch(() => {
        cy.add(edges);
        cy.nodes().addClass('named');
      });
      await painted(cy);
    }
    const complete = performance.now() - start;
    (window as unknown as { cy: Core }).cy = cy;
    const memory = (performance as { memory?: { usedJSHeapSize: number } }).memory;
    return {
      nodes: cy.nodes().length,
      edges: cy.edges().length,
      firstPaint: Math.round(firstPaint),
      complete: Math.round(complete),
      heapMiB: memory ? Math.round(memory.usedJSHeapSize / 1024 ** 2) : null,
    };
  },
  /** Counts frames until `stop` is called. */
  startFrames() {
    const times: number[] = [];
    let going = true;
    const tick = (now: number) => {
      times.push(now);
      if (going) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    bench.stopFrames = (): Frames => {
      going = false;
      const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
      const total = gaps.reduce((sum, gap) => sum + gap, 0);
      return {
        fps: Math.round((gaps.length / total) * 1000),
        longestMs: Math.round(Math.max(0, ...gaps)),
      };
    };
  },
  stopFrames: (): Frames => ({ fps: 0, longestMs: 0 }),
};

/** What the explorer switches on as the canvas fills. */
function settings(size: number) {
  return {
    hideEdgesOnViewport: size >= 500 && size < 2000,
    textureOnViewport: size >= 2000,
    ...(size >= 1000 ? { pixelRatio: 1 } : {}),
  };
}

/** Resolves when the frame after the next draw has begun: what was drawn is then on screen. */
function painted(cy: Core): Promise<void> {
  return new Promise((resolve) => {
    cy.one('render', () => requestAnimationFrame(() => resolve()));
  });
}

(window as unknown as { bench: typeof bench }).bench = bench;
