/** The drawing with its controls, and the same as a list. */
import { useMemo, useState } from 'react';
import type { Network } from '../../../model/schemas/networks.ts';
import type { Search } from '../../address/address.ts';
import { useSelection } from '../../address/selection.ts';
import { SvgText } from '../../ui/SvgText.tsx';
import { Drawing } from './Drawing.tsx';
import { drawnNetwork, mostNodes, optionsOf, shownEdges, thresholdOf } from './drawing-scene.ts';
import { weightText } from './figures.ts';
import { legendOf, signSvg } from './legend.ts';
import { NetworkList } from './NetworkList.tsx';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';
import type { Places } from './usePlaces.ts';

const strongestOf = ['1', '2', '3', '5'] as const;

interface DrawingViewProps {
  network: Network;
  places: Places;
  settings: Settings;
  search: Search;
  change: (changes: Partial<Search>) => void;
}

export function DrawingView({ network, places, settings, search, change }: DrawingViewProps) {
  const [, select] = useSelection();
  const listed = search.list !== undefined;
  const heaviest = Math.abs(network.edges[0]?.weight ?? 0);
  // While the slider moves nothing is asked of the server, and the address waits for its end.
  const [sliding, setSliding] = useState<number | null>(null);
  const { colour, short, strongest, ...options } = optionsOf(search);
  const threshold = sliding ?? thresholdOf(network, { ...options, strongest });
  const edges = useMemo(
    () => shownEdges(network.edges, threshold, strongest),
    [network, threshold, strongest],
  );
  const nodes = useMemo(() => new Map(network.nodes.map((one) => [one.node.id, one])), [network]);
  const scene = useMemo(
    () =>
      network.nodes.length > mostNodes
        ? undefined
        : drawnNetwork(network, edges, places, settings, { colour, short }),
    [network, edges, places, colour, short, settings.aggregation],
  );
  const legend = useMemo(
    () => legendOf(network, edges, settings, colour),
    [network, edges, settings, colour],
  );
  return (
    <>
      <div className="network-stage">
        {!scene ? (
          <p className="message">
            {network.nodes.length} {strings.nodesAreTooManyTo} {mostNodes} {strings.canBeAskForMore}
          </p>
        ) : (
          <Drawing
            scene={scene}
            edges={edges}
            nodes={nodes}
            pair={search.pair}
            onPair={(pair) => change({ pair })}
            onNode={select}
          />
        )}
        {listed && (
          <NetworkList
            nodes={nodes}
            edges={edges}
            settings={settings}
            pair={search.pair}
            onPair={(pair) => change({ pair })}
          />
        )}
      </div>
      <div className="network-tools">
        <label className="slider">
          <span>
            {strings.threshold} {threshold > 0 ? weightText(threshold) : '0'}
          </span>
          <input
            type="range"
            min={0}
            max={heaviest}
            step={heaviest / 100 || 1}
            value={Math.min(threshold, heaviest)}
            aria-valuetext={strings.ofLinks(
              weightText(threshold),
              edges.length,
              network.totals.edges,
            )}
            onChange={(event) => setSliding(event.target.valueAsNumber)}
            onPointerUp={() => settle()}
            onKeyUp={() => settle()}
            onBlur={() => settle()}
          />
        </label>
        <span className="caption" role="status">
          {edges.length} {strings.of} {network.totals.edges} {strings.links2}
          {threshold > 0 && options.threshold === null && sliding === null && strings.theHeaviest2}
          {network.totals.balanced > 0
            ? strings.balancedPairsWithoutOne(network.totals.balanced)
            : ''}
        </span>
        <label className="field short">
          <span>{strings.strongest}</span>
          <select
            className="input"
            value={search.strongest ?? ''}
            onChange={(event) => change({ strongest: event.target.value || undefined })}
          >
            <option value="">{strings.all}</option>
            {strongestOf.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label className="field short">
          <span>{strings.colourBy}</span>
          <select
            className="input"
            value={colour}
            onChange={(event) =>
              change({ colour: event.target.value === 'party' ? 'party' : undefined })
            }
          >
            <option value="coalition">{strings.byCoalition}</option>
            <option value="party">{strings.byParty}</option>
          </select>
        </label>
        <label className="inline-check">
          <input
            type="checkbox"
            checked={!short}
            onChange={(event) => change({ names: event.target.checked ? 'full' : undefined })}
          />{' '}
          {strings.fullNames}
        </label>
        <button
          type="button"
          className="button"
          aria-pressed={listed}
          onClick={() => change({ list: listed ? undefined : '1' })}
        >
          {listed ? strings.showDrawing : strings.showList}
        </button>
      </div>
      <ul className="network-legend">
        <li>{strings.widerHeavier}</li>
        <li>{strings.largerMoreStatements}</li>
        {legend.map(({ sign, text }) => (
          <li key={text}>
            <SvgText className="legend-sign" svg={signSvg(sign)} /> {text}
          </li>
        ))}
      </ul>
    </>
  );

  function settle(): void {
    if (sliding === null) return;
    change({ threshold: String(Number(sliding.toPrecision(3))) });
    setSliding(null);
  }
}
