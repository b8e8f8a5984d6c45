/** Discourse networks: who stands with whom, and by which words. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { Network } from '../../../model/schemas/networks.ts';
import { networkNames, type Search } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { networksOptions } from '../../api/networks.ts';
import type { UrlQuery } from '../../api/request.ts';
import { FigureMenu } from '../../parts/figure/Figure.tsx';
import { Filters } from '../../parts/filters/Filters.tsx';
import { NoStatements } from '../../parts/foreign/NoStatements.tsx';
import { useWidth } from '../../ui/useWidth.ts';
import { CoalitionsView } from './CoalitionsView.tsx';
import { DrawingView } from './DrawingView.tsx';
import { EvidencePanel } from './EvidencePanel.tsx';
import { countingWords } from './figures.ts';
import { MatrixView } from './MatrixView.tsx';
import { networkFigure } from './network-figure.ts';
import '../../ui/segments.css';
import './networks.css';
import './matrix.css';
import './over-time.css';
import './views.css';
import { OverTimeView } from './OverTimeView.tsx';
import './period.css';
import { PeriodLinks } from './PeriodLinks.tsx';
import { periodOf } from './periods.ts';
import { SettingsLines } from './SettingsLines.tsx';
import { apiQuery, inAddress, type Settings, settingsInAddress, timedQuery } from './settings.ts';
import { strings } from './strings.ts';
import { TakeAway } from './TakeAway.tsx';
import { type Places, usePlaces } from './usePlaces.ts';

const views = ['graph', 'matrix', 'time', 'coalitions'] as const;
type ViewName = (typeof views)[number];

export default function NetworksPage() {
  const [search, change] = useWorkingSet();
  const settings = settingsInAddress(search);
  const view = (search.view ?? 'graph') as ViewName;
  const query = apiQuery(search);
  const whole = useQuery(networksOptions({ ...query, measures: 'true' }));
  const compared = useQuery({
    ...networksOptions({ ...query, robustness: 'true' }),
    enabled: whole.isSuccess && settings.mode === 'one',
  });
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 1000);
  const [network] = whole.data?.networks ?? [];
  const wide = width < 700 ? 0.9 : 2.4;
  const places = usePlaces(network, wide);
  const robustness = compared.data?.networks[0]?.robustness;
  const edges = network?.totals.edges ?? 0;
  const overTime = useQuery({
    ...networksOptions(timedQuery(query, search)),
    enabled: view === 'time',
  });
  const made =
    whole.data &&
    network &&
    networkFigure({
      reply: whole.data,
      search,
      settings,
      places,
      periods: overTime.data?.networks,
    });
  const figure = made && (() => made);
  const pair = (next: string | undefined) => change({ pair: next });
  const reset = () =>
    change(Object.fromEntries(networkNames.map((name) => [name, undefined])) as Partial<Search>);
  return (
    <div className="networks-page" ref={box}>
      <h1 className="hidden-text">{strings.title}</h1>
      <Filters />
      <SettingsLines
        settings={settings}
        onChange={(next) =>
          change({ ...inAddress(next), pair: undefined, at: undefined, beside: undefined })
        }
      />
      <div className="count networks-bar">
        <fieldset className="segments">
          <legend className="hidden-text">{strings.viewsLabel}</legend>
          {views.map((name) => (
            <button
              type="button"
              key={name}
              aria-pressed={view === name}
              onClick={() =>
                change({
                  view: name === 'graph' ? undefined : name,
                  // A pair of a period may be none of the whole.
                  ...(name === 'time' || view === 'time' ? { pair: undefined } : {}),
                })
              }
            >
              {strings.views[name]}
            </button>
          ))}
        </fieldset>
        <span aria-live="polite">
          {whole.data ? countingWords(whole.data, network, settings) : strings.counting}
        </span>
        <span className="grow" />
        {figure && (
          <FigureMenu figure={figure} name="network" path={() => `/networks${location.search}`} />
        )}
      </div>
      {whole.isFetching && <div className="progress late" />}
      {whole.error && (
        <div className="message" role="alert">
          <h2>{strings.couldNotLoad}</h2>
          <p>{whole.error.message}</p>
          <button type="button" className="button primary" onClick={reset}>
            {strings.resetSettings}
          </button>
        </div>
      )}
      {whole.data?.selected === 0 && (
        <NoStatements>
          <h2>{strings.noNetwork}</h2>
          <p>{strings.noEdges}</p>
        </NoStatements>
      )}
      {network && whole.data && whole.data.selected > 0 && (
        <div className={search.pair ? 'network-columns with-evidence' : 'network-columns'}>
          {!places && (view === 'time' || view === 'graph') && (
            <p className="late caption arranging">{strings.arranging}</p>
          )}
          {view === 'time' && places && (
            <OverTime
              network={network}
              search={search}
              settings={settings}
              query={query}
              places={places}
              change={change}
            />
          )}
          {view !== 'time' && (
            <div className="network-main">
              {edges === 0 && <p className="message">{strings.noEdges}</p>}
              {view === 'graph' && places && (
                <DrawingView
                  network={network}
                  places={places}
                  settings={settings}
                  search={search}
                  change={change}
                />
              )}
              {view === 'matrix' && (
                <MatrixView
                  network={network}
                  settings={settings}
                  pair={search.pair}
                  onPair={pair}
                />
              )}
              {view === 'coalitions' && (
                <CoalitionsView network={network} settings={settings} robustness={robustness} />
              )}
            </div>
          )}
          {search.pair && view !== 'time' && (
            <EvidencePanel
              pair={search.pair}
              query={query}
              settings={settings}
              network={0}
              robustness={robustness}
              onClose={() => pair(undefined)}
            />
          )}
        </div>
      )}
      {whole.data && (
        <TakeAway
          reply={whole.data}
          query={view === 'time' ? timedQuery(query, search) : query}
          settings={settings}
        />
      )}
    </div>
  );
}

/** The slice with most statements, to begin with. */
function busiest(networks: readonly Network[]): number {
  const most = Math.max(0, ...networks.map((one) => one.statements));
  return networks.findIndex((one) => one.statements === most);
}

interface OverTimeProps {
  network: Network;
  search: Search;
  settings: Settings;
  query: UrlQuery;
  places: Places;
  change: (changes: Partial<Search>) => void;
}

function OverTime({ network, search, settings, query, places, change }: OverTimeProps) {
  const asked = timedQuery(query, search);
  const { data, error, isFetching } = useQuery(networksOptions(asked));
  const coalitions = useMemo(
    () => new Map(network.nodes.map(({ node, community }) => [node.id, community ?? -1])),
    [network],
  );
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p className="late caption">{strings.loading}</p>;
  const { networks } = data;
  const most = Math.max(0, networks.length - 1);
  const placeIn = (text: string) => Math.min(most, Math.max(0, Math.floor(Number(text)) || 0));
  const at = search.at === undefined ? busiest(networks) : placeIn(search.at);
  const beside = search.beside === undefined ? undefined : placeIn(search.beside);
  return (
    <>
      <div className="network-main">
        {isFetching && <div className="progress late" />}
        <OverTimeView
          reply={data}
          places={places}
          coalitions={coalitions}
          unit={search.unit ?? 'year'}
          moving={search.window === 'moving'}
          size={Number(search.size ?? 3)}
          conflict={settings.aggregation === 'conflict'}
          at={at}
          onChange={(next) =>
            change({ ...next, at: undefined, beside: undefined, pair: undefined })
          }
          onAt={(next) => change({ at: String(next), pair: undefined })}
        >
          <PeriodLinks
            networks={networks}
            at={at}
            beside={beside === at ? undefined : beside}
            settings={settings}
            pair={search.pair}
            periodOf={periodOf}
            onPair={(pair, place) =>
              // The other period of a comparison changes places with the one that is looked at.
              change({
                pair,
                at: String(place),
                ...(place === at ? {} : { beside: String(at) }),
              })
            }
            onBeside={(next) => change({ beside: next === undefined ? undefined : String(next) })}
          />
        </OverTimeView>
      </div>
      {search.pair && (
        <EvidencePanel
          pair={search.pair}
          query={asked}
          settings={settings}
          network={at}
          period={networks[at] && periodOf(networks[at])}
          robustness={undefined}
          onClose={() => change({ pair: undefined })}
        />
      )}
    </>
  );
}
