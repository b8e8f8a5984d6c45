/** The measures of what is shown, as a table, with what they mean and what they do not. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { Icon } from '../../ui/icons.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { drawnOf } from '../chain/drawn.ts';
import { explorer, useExplorer } from '../index.ts';
import { Glyph } from '../marks.tsx';
import { fingerprintOf, measureState, onMeasures, startMeasuring } from '../measures/index.ts';
import { measuredGraph } from '../measures/measured-graph.ts';
import { type MeasureName, type Measures, measureNames } from '../measures/measures.ts';
import { applyRules } from '../style/apply.ts';
import { Measuring } from './Measuring.tsx';
import { Panel } from './Panel.tsx';
import './measures.css';
import { type MeasureSort, measureRows, measuresCsv } from '../measures/table.ts';
import { graphWords, type MeasureWords, measureText, measureWords } from '../measures/words.ts';
import { strings } from './strings.ts';

const rowsShown = 200;

/** Measures when it opens; what was measured stays while the canvas moves on, and says so. */
export default function MeasuresPanel() {
  const scene = useExplorer(drawnOf);
  const { status, measures, of, error } = useSyncExternalStore(onMeasures, measureState);
  const graph = measuredGraph(scene);
  const now = fingerprintOf(graph);
  useEffect(() => {
    if (graph.ids.length > 0) startMeasuring(graph);
  }, []);
  return (
    <Panel title={strings.measures} wide>
      {status === 'running' && <Measuring />}
      {error && (
        <p role="alert">
          {strings.measuringFailed} {error}
        </p>
      )}
      {status !== 'running' && of !== now && (
        <div className="notice">
          <span>{measures ? strings.theCanvasHasChangedSince : strings.measuringWasStopped}</span>
          <button type="button" className="button" onClick={() => startMeasuring(graph)}>
            {strings.measureAgain}
          </button>
        </div>
      )}
      {measures && <Results measures={measures} relationships={graph.links.length} />}
    </Panel>
  );
}

function Results({ measures, relationships }: { measures: Measures; relationships: number }) {
  const scene = useExplorer(drawnOf);
  const selection = useExplorer((state) => state.selection);
  const [sort, setSort] = useState<MeasureSort>({ by: 'betweenness', down: true });
  const [all, setAll] = useState(false);
  const rows = measureRows(measures, scene.nodes, sort);
  const shown = all ? rows : rows.slice(0, rowsShown);
  const sorted = sort.by === 'name' ? null : sort.by;
  const sortBy = (by: MeasureSort['by']) =>
    setSort({ by, down: sort.by === by ? !sort.down : by !== 'name' });
  return (
    <>
      <p className="measure-sum">
        {counted(rows.length, 'node')}, {counted(relationships, 'relationship')},{' '}
        {counted(measures.components, 'component')},{' '}
        {counted(measures.communities, 'community', 'communities')}
        {strings.density} {measures.density.toFixed(3)}
        {strings.modularity} {measures.modularity.toFixed(2)}
      </p>
      {sorted && (
        <div className="measure-words">
          <Words words={measureWords[sorted]} />
          <StyleBy name={sorted} />
        </div>
      )}
      <section className="measure-table" tabIndex={0} aria-label={strings.tableOfMeasures}>
        <table>
          <thead>
            <tr>
              <Head title={strings.node} by="name" sort={sort} onSort={sortBy} />
              {measureNames.map((name) => (
                <Head
                  key={name}
                  title={measureWords[name].title}
                  by={name}
                  sort={sort}
                  onSort={sortBy}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ node, name, values }) => (
              <tr key={node.id} aria-selected={selection === node.id || undefined}>
                <td>
                  <span className="entity">
                    <Glyph node={node} />
                    <button type="button" className="link" onClick={() => explorer.select(node.id)}>
                      {name.length > 60 ? `${name.slice(0, 58)}…` : name}
                    </button>
                  </span>
                </td>
                {measureNames.map((measure) => (
                  <td key={measure} className="num">
                    {measureText(measure, values[measure])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <footer>
        <span className="caption">
          {shown.length} {strings.of} {counted(rows.length, 'node')}
        </span>
        {shown.length < rows.length && (
          <button type="button" className="button" onClick={() => setAll(true)}>
            {strings.showAll}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => saveFile('measures.csv', measuresCsv(rows), 'text/csv')}
        >
          <Icon name="down" />
          {strings.downloadCsv}
        </button>
      </footer>
      <details className="measure-more">
        <summary>{strings.whatTheOtherMeasuresMean}</summary>
        {[
          ...measureNames.filter((name) => name !== sorted).map((name) => measureWords[name]),
          ...Object.values(graphWords),
        ].map((words) => (
          <Words key={words.title} words={words} />
        ))}
      </details>
    </>
  );
}

function Words({ words }: { words: MeasureWords }) {
  return (
    <p>
      <b>{words.title}.</b> {words.says} <span className="not">{words.not}</span>
    </p>
  );
}

function StyleBy({ name }: { name: MeasureName }) {
  if (name === 'component') return null;
  const title = measureWords[name].title;
  const rule = name === 'community' ? { colour: name } : { size: name };
  return (
    <button type="button" className="button" onClick={() => void applyRules(rule)}>
      {name === 'community' ? strings.colourByCommunity : strings.sizeBy(title)}
    </button>
  );
}

interface HeadProps {
  title: string;
  by: MeasureSort['by'];
  sort: MeasureSort;
  onSort: (by: MeasureSort['by']) => void;
}

function Head({ title, by, sort, onSort }: HeadProps) {
  const sorted = sort.by === by;
  return (
    <th
      className={by === 'name' ? '' : 'num'}
      aria-sort={sorted ? (sort.down ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className="link" onClick={() => onSort(by)}>
        {title}
        {sorted ? (sort.down ? ' ↓' : ' ↑') : ''}
      </button>
    </th>
  );
}
