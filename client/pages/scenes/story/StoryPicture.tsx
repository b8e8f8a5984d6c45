/** The picture beside a story; from page to page nodes move, appear and disappear with a transition. */

import { useEffect, useMemo, useRef, useState } from 'react';
import { nodeName } from '../../../../model/formats/names.ts';
import type { Subgraph } from '../../../../model/schemas/graph.ts';
import type { StoryStep } from '../../../../model/schemas/scenes.ts';
import { stances } from '../../../../model/vocabulary/stances.ts';
import { type PictureEdge, type PictureNode, pictureOf } from '../../../canvas/picture/picture.ts';
import { clearTextCache } from '../../../canvas/renderer/label-text.ts';
import { canvasMeasure } from '../../../canvas/renderer/paint-labels.ts';
import { verbOf } from '../../../canvas/state/words.ts';
import { strings } from '../strings.ts';
import { pictureTitle, sceneOfStep } from './pictures.ts';

interface StoryPictureProps {
  step: StoryStep;
  graph: Subgraph;
  selected: string | null;
  onSelect: (id: string) => void;
  /** All of it, however small: a preview. */
  whole?: boolean;
}

const largest = 1.25;
/** The smallest legible font size, in px. */
const smallest = 0.62;
/** Nodes are moved together to this share of their distance at most; beyond it a narrow screen scrolls. */
const closest = 0.45;

/** The picture, scaled so that its text stays legible: nodes move together instead. */
function fittedPicture(
  step: StoryStep,
  graph: Subgraph,
  room: { width: number; height: number } | null,
) {
  let [across, down] = [1, 1];
  const drawn = () => {
    const nodes = step.nodes.map(([id, x, y, pinned]): StoryStep['nodes'][number] => [
      id,
      x * across,
      y * down,
      pinned,
    ]);
    return pictureOf(sceneOfStep({ ...step, nodes }, graph), canvasMeasure());
  };
  let picture = drawn();
  // Text does not scale with the distances, hence the iteration.
  for (let tries = 0; room && tries < 8; tries += 1) {
    const wide = (picture.box.width * smallest) / room.width;
    const high = (picture.box.height * smallest) / room.height;
    if (wide <= 1 && high <= 1) break;
    across = Math.max(closest, across / Math.max(1, wide));
    down = Math.max(closest, down / Math.max(1, high));
    picture = drawn();
  }
  return picture;
}

/** Fills its place. */
export function StoryPicture({ step, graph, selected, onSelect, whole }: StoryPictureProps) {
  const holder = useRef<HTMLElement>(null);
  const select = useRef(onSelect);
  select.current = onSelect;
  const [size, setSize] = useState({ width: 800, height: 700 });
  const [fonts, setFonts] = useState(false);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    void document.fonts.ready.then(() => {
      clearTextCache();
      setFonts(true);
    });
    const sized = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    sized.observe(element);
    // For the mouse alone: by keyboard the same opens from the text beside the picture.
    const onClick = (event: MouseEvent) => {
      const node = (event.target as Element).closest<SVGElement>('[data-id]');
      if (node?.dataset.id) select.current(node.dataset.id);
    };
    element.addEventListener('click', onClick);
    return () => {
      sized.disconnect();
      element.removeEventListener('click', onClick);
    };
  }, []);
  const picture = useMemo(
    () => ({ fonts, ...fittedPicture(step, graph, whole ? null : size) }),
    [step, graph, fonts, size, whole],
  );
  const { box } = picture;
  const fitting = Math.min(largest, size.width / box.width, size.height / box.height);
  const scale = whole ? fitting : Math.max(smallest, fitting);
  const width = Math.max(size.width, box.width * scale);
  const height = Math.max(size.height, box.height * scale);
  const x = width / 2 - (box.x + box.width / 2) * scale;
  const y = height / 2 - (box.y + box.height / 2) * scale;
  useEffect(() => {
    holder.current?.scrollTo({ left: (width - size.width) / 2, top: (height - size.height) / 2 });
  }, [width, height, size]);
  const focus = new Set(step.focus);
  const faint = (...ids: string[]) =>
    focus.size > 0 && !ids.every((id) => focus.has(id)) ? 'faint' : '';
  // What a narrow screen scrolls can be scrolled by keys, and has a name then.
  const scrolls = width > size.width || height > size.height;
  return (
    <section
      className="story-picture"
      ref={holder}
      aria-label={scrolls ? strings.picture : undefined}
      tabIndex={scrolls ? 0 : undefined}
    >
      <svg role="img" aria-label={pictureTitle(step, picture)} style={{ width, height }}>
        <g className="camera" style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}>
          {picture.edges.map((edge) => (
            <Edge key={edge.id} edge={edge} className={faint(edge.from, edge.to)} />
          ))}
          {picture.nodes.map((node) => (
            <Node
              key={node.id}
              node={node}
              className={`${faint(node.id)} ${selected === node.id ? 'chosen' : ''}`}
            />
          ))}
        </g>
      </svg>
      <PictureInWords step={step} graph={graph} />
    </section>
  );
}

/** The picture as text, for screen readers. */
function PictureInWords({ step, graph }: { step: StoryStep; graph: Subgraph }) {
  const scene = sceneOfStep(step, graph);
  const name = (id: string) => {
    const node = scene.nodes.get(id);
    return node ? nodeName(node) : id;
  };
  return (
    <ul className="hidden-text" aria-label={strings.whatThePictureShows}>
      {[...scene.relationships.values()].map((one) => {
        return (
          <li key={one.id}>
            {name(one.from)} {verbOf(one)} {name(one.to)}
          </li>
        );
      })}
    </ul>
  );
}

function Edge({ edge, className }: { edge: PictureEdge; className: string }) {
  const colour = `var(--${edge.colour})`;
  return (
    <g className={`edge ${className}`} fill="none">
      <path
        d={edge.line}
        stroke={colour}
        strokeWidth={edge.width}
        strokeDasharray={edge.dash.join(' ')}
      />
      <polygon points={edge.arrow} fill={colour} />
      {edge.mark && (
        <>
          <circle cx={edge.mark.x} cy={edge.mark.y} r="8.5" fill={colour} />
          <path
            d={stances[edge.mark.stance].path}
            transform={`translate(${edge.mark.x} ${edge.mark.y})`}
            stroke="var(--on-stance)"
            strokeWidth={stances[edge.mark.stance].stroke}
            strokeLinecap="round"
          />
        </>
      )}
      {edge.words && (
        <text textAnchor="middle" className="words halo" fontSize="13">
          <Lines {...edge.words} />
        </text>
      )}
    </g>
  );
}

interface NodeProps {
  node: PictureNode;
  className: string;
}

function Node({ node, className }: NodeProps) {
  const { words } = node;
  return (
    <g
      className={`node ${className}`}
      data-id={node.id}
      style={{ transform: `translate(${node.x}px, ${node.y}px)` }}
    >
      <path
        d={node.outline}
        style={{ fill: `var(--${node.fill})`, stroke: `var(--${node.border})` }}
        strokeWidth={node.borderWidth}
        strokeDasharray={node.dashed ? '3 3' : undefined}
      />
      {node.quote && (
        <text
          y={node.quote.y}
          textAnchor="middle"
          className="words serif"
          fontSize={node.quote.size}
          fontWeight="700"
        >
          “
        </text>
      )}
      {words && (
        <text
          textAnchor={words.anchor}
          className={`words ${words.halo ? 'halo' : ''} ${words.font}`}
          fontSize={words.size}
          fontWeight={words.bold ? 600 : 400}
        >
          <Lines {...words} />
        </text>
      )}
    </g>
  );
}

interface LinesProps {
  lines: readonly string[];
  x: number;
  y: number;
  leading: number;
}

/** Lines under one another. */
function Lines({ lines, x, y, leading }: LinesProps) {
  return lines.map((line, index) => (
    <tspan key={line} x={x} y={y + index * leading}>
      {line}
    </tspan>
  ));
}
