/** The network by slices of time: a strip of figures, and small drawings with fixed places. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { timeUnits } from '../../../model/networks/settings.ts';
import type { Network, NetworksReply } from '../../../model/schemas/networks.ts';
import type { Place } from '../../canvas/state/scene.ts';
import { ChoiceField } from '../../parts/filters/Choice.tsx';
import { coalitionClass } from './drawing-scene.ts';
import { weightText } from './figures.ts';
import {
  type Box,
  boundsOf,
  heaviestOf,
  lined,
  mostLines,
  periodOf,
  smallDrawing,
} from './periods.ts';
import { strings } from './strings.ts';

interface OverTimeProps {
  reply: NetworksReply;
  /** Places of the network of all time: the same in each slice. */
  places: ReadonlyMap<string, Place>;
  /** The coalition of each node over all of time. */
  coalitions: ReadonlyMap<string, number>;
  unit: string;
  moving: boolean;
  size: number;
  /** Whether weights are of conflict. */
  conflict: boolean;
  /** The slice that is looked at. */
  at: number;
  onChange: (change: { unit?: string; window?: string | undefined; size?: string }) => void;
  onAt: (at: number) => void;
  /** What stands below the small drawings. */
  children: ReactNode;
}

const stepMs = 1400;

export function OverTimeView(props: OverTimeProps) {
  const { reply, places, coalitions, unit, moving, size, conflict, at, onChange, onAt, children } =
    props;
  const { networks } = reply;
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      if (at + 1 < networks.length) onAt(at + 1);
      else setPlaying(false);
    }, stepMs);
    return () => clearTimeout(timer);
  }, [playing, at, networks.length]);
  const box = useMemo(() => boundsOf(places), [places]);
  const heaviest = heaviestOf(networks);
  return (
    <div className="network-time">
      <div className="count network-time-bar">
        <ChoiceField
          label={strings.period}
          any={strings.slices}
          value={moving ? 'moving' : undefined}
          options={[['moving', strings.movingWindow]]}
          onChange={(value) => onChange({ window: value })}
        />
        <ChoiceField
          label={moving ? strings.step : strings.each}
          any={strings.year}
          value={unit === 'year' ? undefined : unit}
          options={timeUnits
            .filter((one) => one !== 'year')
            .map((one) => [one, one[0]?.toUpperCase() + one.slice(1)])}
          onChange={(value) => onChange({ unit: value ?? 'year' })}
        />
        {moving && (
          <label className="field short">
            <span>{strings.sizeOdd}</span>
            <input
              className="input"
              type="number"
              min={1}
              step={2}
              value={size}
              onChange={(event) =>
                onChange({ size: String((event.target.valueAsNumber || 1) | 1) })
              }
            />
          </label>
        )}
        <button
          type="button"
          className="button"
          disabled={networks.length < 2}
          onClick={() => {
            if (!playing && at + 1 >= networks.length) onAt(0);
            setPlaying(!playing);
          }}
        >
          {playing ? strings.pause : strings.play}
        </button>
        <span aria-live="polite">
          {networks[at]
            ? strings.inPeriod(
                periodOf(networks[at]),
                counted(networks[at].statements, 'statement'),
                counted(networks[at].totals.edges, 'link'),
                unsureIn(networks[at]),
              )
            : ''}
        </span>
      </div>
      <Strip networks={networks} at={at} />
      {reply.notes.length > 0 && <p className="caption network-notes">{reply.notes.join(' ')}</p>}
      <ol className="small-multiples">
        {networks.map((network, place) => (
          <li key={network.from ?? place} className={place === at ? 'current' : ''}>
            <button type="button" aria-pressed={place === at} onClick={() => onAt(place)}>
              <Small
                network={network}
                places={places}
                coalitions={coalitions}
                box={box}
                heaviest={heaviest}
                conflict={conflict}
              />
              <span>{periodOf(network)}</span>
              <span className="caption">
                {network.statements === 0
                  ? strings.empty
                  : counted(network.statements, 'statement')}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {networks.some((one) => unsureIn(one) > 0 || one.nodes.some((node) => !node.certain)) && (
        <p className="caption network-notes">{strings.hollowInLittle}</p>
      )}
      {networks.some((one) => lined(one).length > mostLines) && (
        <p className="caption network-notes">{strings.heaviestInLittle(mostLines)}</p>
      )}
      {children}
    </div>
  );
}

/** Links given of a period that are uncertain in part. */
function unsureIn({ edges }: Network): number {
  return edges.filter((edge) => !edge.certain && edge.weight !== 0).length;
}

const height = 88;
const step = 34;

/** Statements as bars, congruence up and conflict down, modularity as a line. */
function Strip({ networks, at }: { networks: readonly Network[]; at: number }) {
  const most = (of: (one: Network) => number) => Math.max(1e-9, ...networks.map(of));
  const statements = most((one) => one.statements);
  const sums = most((one) => Math.max(one.totals.congruence, one.totals.conflict));
  const middle = height / 2;
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where not all periods fit, the current one is in the middle.
    const { current } = strip;
    if (current) current.scrollLeft = (at + 0.5) * step - current.clientWidth / 2;
  }, [at, networks.length]);
  // Without links there is nothing to split, and no figure.
  const line = networks
    .map((one, place) => {
      if (one.totals.edges === 0) return '';
      const y = height - 4 - Math.max(0, one.totals.modularity ?? 0) * (height - 8);
      const begins = place === 0 || networks[place - 1]?.totals.edges === 0;
      return `${begins ? 'M' : 'L'}${place * step + step / 2} ${y}h0.1`;
    })
    .join('');
  return (
    <div className="network-strip">
      <section ref={strip} tabIndex={0} aria-label={strings.views.time}>
        <svg
          width={networks.length * step}
          height={height}
          role="img"
          aria-label={networks
            .map((one) =>
              strings.statementsCongruenceConflict(
                periodOf(one),
                one.statements,
                weightText(one.totals.congruence),
                weightText(one.totals.conflict),
                (one.totals.modularity ?? 0).toFixed(2),
              ),
            )
            .join('. ')}
        >
          {networks.map((one, place) => (
            <g key={one.from ?? place}>
              <title>{periodOf(one)}</title>
              {place === at && (
                <rect className="now" x={place * step} width={step} height={height} />
              )}
              <rect
                className="said"
                x={place * step + 3}
                width={7}
                y={height - (one.statements / statements) * height}
                height={(one.statements / statements) * height}
              />
              <rect
                className="support"
                x={place * step + 13}
                width={8}
                y={middle - (one.totals.congruence / sums) * middle}
                height={(one.totals.congruence / sums) * middle}
              />
              <rect
                className="oppose"
                x={place * step + 13}
                width={8}
                y={middle}
                height={(one.totals.conflict / sums) * middle}
              />
            </g>
          ))}
          <path className="modularity" d={line} />
        </svg>
      </section>
      <p className="caption">
        <i className="key said" /> {strings.statements} <i className="key support" />{' '}
        {strings.congruence} <i className="key oppose" /> {strings.conflict}{' '}
        <i className="key line" /> {strings.modularity2}
      </p>
    </div>
  );
}

/** A slice in little, with everybody where the whole network has them. */
function Small({
  network,
  places,
  coalitions,
  box,
  heaviest,
  conflict,
}: {
  network: Network;
  places: ReadonlyMap<string, Place>;
  coalitions: ReadonlyMap<string, number>;
  box: Box;
  heaviest: number;
  conflict: boolean;
}) {
  const small = useMemo(
    () => smallDrawing(network, places, box, heaviest, conflict),
    [network, places, box, heaviest, conflict],
  );
  return (
    <svg
      viewBox={`${box.left} ${box.top} ${box.width} ${box.height}`}
      aria-hidden="true"
      className="small-network"
    >
      {small.absent.map(({ id, x, y, r }) => (
        <circle key={id} className="absent" cx={x} cy={y} r={r} />
      ))}
      {small.lines.map(({ key, sign, width, between, dash, ...ends }) => (
        <g key={key}>
          <line className={sign} {...ends} strokeWidth={width} strokeDasharray={dash?.join(' ')} />
          {between > 0 && <line className="between" {...ends} strokeWidth={between} />}
        </g>
      ))}
      {small.nodes.map(({ id, x, y, r, certain }) => (
        <circle
          key={id}
          className={`${coalitionClass(coalitions.get(id) ?? -1)}${certain ? '' : ' unsure'}`}
          cx={x}
          cy={y}
          r={r}
          strokeWidth={certain ? 1 : r / 2.5}
        />
      ))}
    </svg>
  );
}
