/** What is drawn, with counts: types and stances that are present. */
import { labelNames, labels, mainLabel, stanceNames, stances } from '../../model/vocabulary.ts';
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
  return (
    <dl className="legend" aria-label="Legend">
      <div className="legend-row">
        {labelNames
          .filter((name) => countOf(name) > 0)
          .map((name) => (
            <div key={name}>
              <dt>
                <Glyph labels={[name]} />
                {labels[name].title}
              </dt>
              <dd>{countOf(name)}</dd>
            </div>
          ))}
        {unknown > 0 && (
          <div>
            <dt>
              <Glyph labels={[]} />
              Other
            </dt>
            <dd>{unknown}</dd>
          </div>
        )}
      </div>
      <div className="legend-row">
        {stanceNames
          .filter((stance) => about.some((one) => one.properties.stance === stance))
          .map((stance) => (
            <div key={stance}>
              <dt>
                <Line className={stance} dash={stances[stance].dash} mark={stances[stance].mark} />
                {stances[stance].title}
              </dt>
              <dd>{about.filter((one) => one.properties.stance === stance).length}</dd>
            </div>
          ))}
        {acts > 0 && (
          <div>
            <dt>
              <Line className="act" />
              Act
            </dt>
            <dd>{acts}</dd>
          </div>
        )}
        {others > 0 && (
          <div>
            <dt>
              <Line className="plain" />
              Other
            </dt>
            <dd>{others}</dd>
          </div>
        )}
      </div>
    </dl>
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
