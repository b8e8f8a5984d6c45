/** The graph's page: the working set's filters over the canvas. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { useFilters, useWorkingSet } from '../../address/working-set.ts';
import { healthOptions } from '../../api/health.ts';
import { drawnOf, filteredOf } from '../../canvas/chain/drawn.ts';
import GraphView from '../../canvas/GraphView.tsx';
import { explorer, useExplorer } from '../../canvas/index.ts';
import { showPanel } from '../../canvas/state/panels.ts';
import { FilterBar } from '../../parts/filters/FilterBar.tsx';
import { useFiltersInHistory } from './useFiltersInHistory.ts';
import { useWorkingSetOnCanvas } from './useWorkingSetOnCanvas.ts';

/** Filters and canvas. */
export default function GraphPage() {
  useFiltersInHistory();
  useWorkingSetOnCanvas();
  const status = useExplorer((state) => state.status);
  useEffect(() => {
    // A path that a link or a reload brought is told in words too, where there is room for it.
    const wide = matchMedia('(min-width: 701px)').matches;
    if (status === 'ready' && wide && explorer.scene().path.length > 0) showPanel('paths');
  }, [status]);
  return (
    <div className="graph-page">
      <FilterBar>
        <Matching />
      </FilterBar>
      <GraphView />
    </div>
  );
}

/** How much is shown, and how much of it matches; what to do with the rest. */
function Matching() {
  const { statements, matching } = useExplorer(filteredOf);
  const drawn = useExplorer(drawnOf);
  const [search, change] = useWorkingSet();
  const filtering = Object.keys(useFilters()).length > 0;
  const { data } = useQuery(healthOptions);
  const hide = search.rest === 'hide';
  if (!filtering) {
    return (
      <p className="caption filter-count">
        {drawn.nodes.size.toLocaleString('en')}
        {data && ` of ${data.counts.nodes.toLocaleString('en')}`} nodes,{' '}
        {counted(drawn.relationships.size, 'relationship')}
      </p>
    );
  }
  return (
    <div className="filter-rest">
      <p className="caption filter-count" role="status">
        {matching.toLocaleString('en')} of {counted(statements, 'statement')} shown match
      </p>
      <fieldset className="segments">
        <legend className="hidden-text">What does not match</legend>
        <button type="button" aria-pressed={!hide} onClick={() => change({ rest: undefined })}>
          Fade
        </button>
        <button type="button" aria-pressed={hide} onClick={() => change({ rest: 'hide' })}>
          Hide
        </button>
      </fieldset>
    </div>
  );
}
