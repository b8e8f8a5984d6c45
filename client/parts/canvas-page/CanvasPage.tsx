/** The canvas under the working set's filters: what the pages of the graph and of a scene show. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { useFilters } from '../../address/working-set.ts';
import { healthOptions } from '../../api/health.ts';
import { drawnOf, filteredOf } from '../../canvas/chain/drawn.ts';
import GraphView from '../../canvas/GraphView.tsx';
import { explorer, useExplorer } from '../../canvas/index.ts';
import { showPanel } from '../../canvas/state/panels.ts';
import { activeFilters } from '../../canvas/state/scene.ts';
import { FilterBar } from '../filters/FilterBar.tsx';
import { ForeignGraph } from '../foreign/ForeignGraph.tsx';
import { strings } from './strings.ts';
import { useFiltersInAddress } from './useFiltersInAddress.ts';
import { useWorkingSetOnCanvas } from './useWorkingSetOnCanvas.ts';
import '../../ui/segments.css';
import './canvas-page.css';

/** Fills its place; `beside` stands beside the drawing. */
export default function CanvasPage({ beside }: { beside?: ReactNode }) {
  useFiltersInAddress();
  useWorkingSetOnCanvas();
  const status = useExplorer((state) => state.status);
  useEffect(() => {
    // A path that a link or a reload brought is listed in its panel too, on screens wide enough.
    const wide = matchMedia('(min-width: 701px)').matches;
    if (status === 'ready' && wide && explorer.scene().path.length > 0) showPanel('paths');
  }, [status]);
  return (
    <div className="canvas-page">
      <FilterBar>
        <Matching />
      </FilterBar>
      <ForeignGraph />
      <GraphView beside={beside} />
    </div>
  );
}

/** How much is shown, and how much of it matches; what to do with the rest. */
function Matching() {
  const { statements, matching } = useExplorer(filteredOf);
  const drawn = useExplorer(drawnOf);
  // Read from the address, which has them before the scene is there: the bar must not grow later.
  const filtering = Object.keys(useFilters()).length > 0;
  const hide = useExplorer((state) => state.history.present.value.filters.rest === 'hide');
  const { data } = useQuery(healthOptions);
  if (!filtering) {
    return (
      <p className="caption filter-count">
        {drawn.nodes.size.toLocaleString('en')}
        {data && strings.of(data.counts.nodes.toLocaleString('en'))} {strings.nodes}{' '}
        {counted(drawn.relationships.size, 'relationship')}
      </p>
    );
  }
  const setRest = (rest: { rest?: 'hide' }) =>
    explorer.filter({ ...activeFilters(explorer.scene()), ...rest });
  return (
    <div className="filter-rest">
      <p className="caption filter-count" role="status">
        {matching.toLocaleString('en')} {strings.of2} {counted(statements, 'statement')}{' '}
        {strings.shownMatch}
      </p>
      <fieldset className="segments">
        <legend className="hidden-text">{strings.nonMatching}</legend>
        <button type="button" aria-pressed={!hide} onClick={() => setRest({})}>
          {strings.fade}
        </button>
        <button type="button" aria-pressed={hide} onClick={() => setRest({ rest: 'hide' })}>
          {strings.hide2}
        </button>
      </fieldset>
    </div>
  );
}
