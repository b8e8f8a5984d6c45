/** The glyph of a node's type and the mark of a stance, named by the text beside them. */
import type { ReactNode } from 'react';
import { isForeignId, labelOf } from '../../model/ours.ts';
import {
  hueOf,
  type LabelDefinition,
  type Stance,
  stances,
  labels as vocabulary,
} from '../../model/vocabulary/labels.ts';
import { labelColour } from './state/foreign-labels.ts';
import './marks.css';

const shapes: Record<LabelDefinition['shape'], ReactNode> = {
  ellipse: <ellipse cx="9" cy="8" rx="6.5" ry="6.5" />,
  hexagon: <path d="M5 2h8l4 6-4 6H5L1 8z" />,
  rectangle: <rect x="1.5" y="3" width="15" height="10" />,
  diamond: <path d="M9 1l7 7-7 7-7-7z" />,
  'speech-tag': <path d="M1.5 2h15v9H8l-3 3.5V11H1.5z" />,
  page: <path d="M4 1.5h7l3.5 3.5v9.5H4z" />,
};

/** The shape and hue of a node's type. */
export function Glyph(
  given: { labels: readonly string[] } | { node: { id: string; labels: readonly string[] } },
) {
  const node = 'node' in given ? given.node : { id: '', labels: given.labels };
  const label = labelOf(node);
  const hue = label ? hueOf(label) : 'statement';
  const foreign = isForeignId(node.id) ? labelColour(node.labels) : undefined;
  return (
    <svg
      className="glyph"
      viewBox="0 0 18 16"
      aria-hidden="true"
      style={
        foreign
          ? { fill: `var(--${foreign})`, stroke: 'var(--cat-line)' }
          : { fill: `var(--${hue}-fill)`, stroke: `var(--${hue})` }
      }
    >
      {label ? (
        shapes[vocabulary[label].shape]
      ) : (
        <circle cx="9" cy="8" r="5" {...(foreign ? {} : { strokeDasharray: '2 2' })} />
      )}
    </svg>
  );
}

/** A stance as disc and mark, with its name unless that stands beside it. */
export function StanceMark({ stance, word }: { stance: Stance; word?: string | null }) {
  const text = word === undefined ? stances[stance].title : word;
  return (
    <span className={`stance ${stance}`}>
      <svg viewBox="0 0 16 16" role="img" aria-label={stances[stance].title}>
        <circle cx="8" cy="8" r="8" fill="currentColor" />
        <path
          d={stances[stance].path}
          transform="translate(8 8) scale(.9)"
          style={{ stroke: 'var(--on-stance)', strokeWidth: stances[stance].stroke, fill: 'none' }}
          strokeLinecap="round"
        />
      </svg>
      {text}
    </span>
  );
}
