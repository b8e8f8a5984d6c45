/** What is drawn, with counts: types and stances that are present. */
import type { ReactNode } from 'react';
import {
  labelNames,
  labels,
  mainLabel,
  type Stance,
  stanceNames,
  stances,
} from '../../model/vocabulary.ts';
import { Glyph } from '../ui/icons.tsx';
import { useExplorer } from './index.ts';
import { edgeLabel } from './look.ts';

/** The line under the canvas that explains shapes, hues, marks and lines. */
export function Legend() {
  const scene = useExplorer((state) => state.history.present.value);
  const nodes = [...scene.nodes.values()];
  const relationships = [...scene.relationships.values()];
  const countOf = (name: string) => nodes.filter((node) => mainLabel(node.labels) === name).length;
  const unknown = nodes.filter((node) => !mainLabel(node.labels)).length;
  const about = relationships.filter((one) => one.type === 'ABOUT');
  const acts = relationships.filter((one) => one.type !== 'ABOUT' && edgeLabel(one) !== '').length;
  const others = relationships.length - about.length - acts;
  const stanceCount = (stance: Stance) =>
    about.filter((one) => one.properties.stance === stance).length;
  return (
    <div className="legend">
      <ul className="legend-row" aria-label="Legend of nodes">
        {labelNames.map((name) => (
          <Entry key={name} title={labels[name].title} count={countOf(name)}>
            <Glyph labels={[name]} />
          </Entry>
        ))}
        <Entry title="Other" count={unknown}>
          <Glyph labels={[]} />
        </Entry>
      </ul>
      <ul className="legend-row" aria-label="Legend of relationships">
        {stanceNames.map((stance) => (
          <Entry key={stance} title={stances[stance].title} count={stanceCount(stance)}>
            <Line className={stance} dash={stances[stance].dash} mark={stances[stance].mark} />
          </Entry>
        ))}
        <Entry title="Act" count={acts}>
          <Line className="act" />
        </Entry>
        <Entry title="Other" count={others}>
          <Line className="plain" />
        </Entry>
      </ul>
    </div>
  );
}

/** One kind with its count; nothing when there is none of it. */
function Entry({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <li>
      {children}
      {title}
      <span className="caption">{count}</span>
    </li>
  );
}

function Line({
  className,
  dash,
  mark,
}: {
  className: string;
  dash?: readonly number[];
  mark?: string;
}) {
  return (
    <svg className={`line ${className}`} viewBox="0 0 44 16" aria-hidden="true">
      <path d="M0 8H44" strokeDasharray={dash?.join(' ')} />
      {mark && <circle cx="22" cy="8" r="7" />}
      {mark && (
        <text x="22" y="12" textAnchor="middle">
          {mark}
        </text>
      )}
    </svg>
  );
}
