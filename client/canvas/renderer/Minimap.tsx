/** The minimap: the whole drawing in a corner, with a frame around what is in view. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { drawnOf } from '../chain/drawn.ts';
import { useExplorer } from '../index.ts';
import { readPalette } from './palette.ts';
import { rendererOf } from './renderer.ts';
import { strings } from './strings.ts';
import { boundsOf, centreOn } from './viewport.ts';
import './minimap.css';

const [width, height] = [184, 124];
/** Larger scenes have it open from the start. */
const openFrom = 150;
const steps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The minimap, or the button that opens it. */
export function Minimap() {
  const size = useExplorer((state) => drawnOf(state).nodes.size);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const open = wanted ?? size >= openFrom;
  if (size === 0) return null;
  return (
    <div className="minimap">
      {open && <SmallDrawing />}
      <button
        type="button"
        className="icon-button"
        aria-label={open ? strings.closeTheMinimap : strings.openTheMinimap}
        title={open ? strings.closeTheMinimap : strings.openTheMinimap}
        aria-expanded={open}
        onClick={() => setWanted(!open)}
      >
        <Icon name={open ? 'close' : 'map'} />
      </button>
    </div>
  );
}

interface Fit {
  zoom: number;
  x: number;
  y: number;
}

function SmallDrawing() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const fit = useRef<Fit>({ zoom: 1, x: 0, y: 0 });
  useEffect(() => {
    const cy = window.__stancegraph?.cy;
    if (!cy || !canvas.current) return;
    const dots = document.createElement('canvas');
    let frame = 0;
    const show = () => {
      frame = 0;
      if (canvas.current && !cy.destroyed()) paintFrame(canvas.current, dots, fit.current);
    };
    const ask = () => {
      frame ||= requestAnimationFrame(show);
    };
    const renew = () => {
      fit.current = paintDots(dots);
      ask();
    };
    renew();
    const container = cy.container();
    container?.addEventListener('painted', renew);
    cy.on('pan zoom resize', ask);
    return () => {
      cancelAnimationFrame(frame);
      container?.removeEventListener('painted', renew);
      if (!cy.destroyed()) cy.removeListener('pan zoom resize', ask);
    };
  }, []);

  const go = (event: PointerEvent) => {
    const cy = window.__stancegraph?.cy;
    if (!cy || event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { zoom, x, y } = fit.current;
    const at = {
      x: (event.clientX - box.left - x) / zoom,
      y: (event.clientY - box.top - y) / zoom,
    };
    if (event.type === 'pointerdown') centreOn(cy, at);
    else {
      const scale = cy.zoom();
      cy.pan({ x: cy.width() / 2 - at.x * scale, y: cy.height() / 2 - at.y * scale });
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const cy = window.__stancegraph?.cy;
    const step = steps[event.key];
    if (!cy || !step) return;
    event.preventDefault();
    event.stopPropagation();
    cy.panBy({ x: (-step[0] * cy.width()) / 5, y: (-step[1] * cy.height()) / 5 });
  };
  return (
    <div
      className="small-drawing"
      role="application"
      aria-label={strings.minimapOfTheDrawingArrow}
      tabIndex={0}
      onPointerDown={go}
      onPointerMove={go}
      onKeyDown={onKey}
    >
      <canvas ref={canvas} style={{ width, height }} />
    </div>
  );
}

const density = () => Math.min(2, devicePixelRatio || 1);

/** A dot for each node, in the colour of its border. */
function paintDots(canvas: HTMLCanvasElement): Fit {
  const cy = window.__stancegraph?.cy;
  const bounds = cy && boundsOf(cy);
  const fit = { zoom: 1, x: 0, y: 0 };
  canvas.width = width * density();
  canvas.height = height * density();
  const context = canvas.getContext('2d');
  if (!cy || !bounds || !context) return fit;
  const { left, right, top, bottom } = bounds;
  fit.zoom = Math.min((width - 12) / (right - left), (height - 12) / (bottom - top), 0.3);
  fit.x = width / 2 - ((left + right) / 2) * fit.zoom;
  fit.y = height / 2 - ((top + bottom) / 2) * fit.zoom;
  const palette = readPalette();
  context.scale(density(), density());
  const dot = Math.max(1.6, Math.min(5, 40 * fit.zoom));
  for (const { x, y, line, fill, lineWidth, faded } of rendererOf(cy).sprites.nodes) {
    context.globalAlpha = faded ? 0.3 : 1;
    context.fillStyle = palette(lineWidth === 0 ? fill : line);
    context.fillRect(x * fit.zoom + fit.x - dot / 2, y * fit.zoom + fit.y - dot / 2, dot, dot);
  }
  return fit;
}

/** The dots, and a frame around what is in view. */
function paintFrame(canvas: HTMLCanvasElement, dots: HTMLCanvasElement, fit: Fit): void {
  const cy = window.__stancegraph?.cy;
  canvas.width = dots.width;
  canvas.height = dots.height;
  const context = canvas.getContext('2d');
  if (!cy || !context) return;
  context.drawImage(dots, 0, 0);
  context.scale(density(), density());
  const { x1, y1, w, h } = cy.extent();
  context.strokeStyle = readPalette()('ink');
  context.lineWidth = 1.5;
  const [x, y] = [x1 * fit.zoom + fit.x, y1 * fit.zoom + fit.y];
  const [right, bottom] = [x + w * fit.zoom, y + h * fit.zoom];
  const [fromX, fromY] = [Math.max(1, x), Math.max(1, y)];
  context.strokeRect(
    fromX,
    fromY,
    Math.min(width - 1, right) - fromX,
    Math.min(height - 1, bottom) - fromY,
  );
}
