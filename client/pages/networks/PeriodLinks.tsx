/** The links of the period that is looked at, beside those of another: each opens its statements. */
import type { Network, NetworkEdge, NetworkNode } from '../../../model/schemas/networks.ts';
import { ChoiceField } from '../../parts/filters/Choice.tsx';
import { called, edgeWords, pairOf, weightText } from './figures.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

/** Links listed at most; their number is said. */
const listed = 60;

interface PeriodLinksProps {
  networks: readonly Network[];
  /** The period that is looked at. */
  at: number;
  /** The period it is compared with. */
  beside: number | undefined;
  settings: Settings;
  pair: string | undefined;
  periodOf: (network: Network) => string;
  /** Opens the statements behind a link of a period. */
  onPair: (pair: string, at: number) => void;
  onBeside: (beside: number | undefined) => void;
}

export function PeriodLinks(props: PeriodLinksProps) {
  const { networks, at, beside, periodOf, onBeside } = props;
  const now = networks[at];
  if (!now) return null;
  const then = beside === undefined ? undefined : networks[beside];
  const others = networks.flatMap((one, place): [string, string][] =>
    place === at || one.statements === 0 ? [] : [[String(place), periodOf(one)]],
  );
  return (
    <section className="period-links" aria-label={strings.periodLinks}>
      <div className="period-links-bar">
        <h2>
          {periodOf(now)}
          {then ? ` ${strings.besides} ${periodOf(then)}` : ''}
        </h2>
        {others.length > 0 && (
          <ChoiceField
            label={strings.compareWith}
            any={strings.noPeriod}
            value={then ? String(beside) : undefined}
            options={others}
            onChange={(value) => onBeside(value === undefined ? undefined : Number(value))}
          />
        )}
      </div>
      {then ? <Compared {...props} now={now} then={then} /> : <Links {...props} now={now} />}
    </section>
  );
}

function Links({ now, at, settings, pair, onPair }: PeriodLinksProps & { now: Network }) {
  const nodes = nodesOf(now);
  const edges = now.edges.slice(0, listed);
  if (edges.length === 0) return <p className="caption">{strings.noLinks}</p>;
  return (
    <>
      <ol>
        {edges.map((edge) => {
          const own = pairOf(edge);
          return (
            <li key={own} aria-current={own === pair || undefined}>
              <button type="button" className="link" onClick={() => onPair(own, at)}>
                {called(nodes.get(edge.from))} {strings.and} {called(nodes.get(edge.to))}
              </button>{' '}
              <b className={edge.weight < 0 ? 'oppose' : 'support'}>{weightText(edge.weight)}</b>{' '}
              <span className="caption">{edgeWords(edge, settings)}</span>
            </li>
          );
        })}
      </ol>
      <Cut all={now.totals.edges + now.totals.balanced} shown={edges.length} />
    </>
  );
}

function Cut({ all, shown }: { all: number; shown: number }) {
  return all > shown ? (
    <p className="caption">
      {shown} {strings.of} {all} {strings.linksTheHeaviestFirst}
    </p>
  ) : null;
}

interface Pair {
  pair: string;
  now: NetworkEdge | undefined;
  other: NetworkEdge | undefined;
}

/** Pairs of both periods, those that moved most first; nothing in common counts as 0 in that order. */
function pairsOf(now: Network, then: Network): Pair[] {
  const found = new Map<string, Pair>(
    now.edges.map((edge) => [pairOf(edge), { pair: pairOf(edge), now: edge, other: undefined }]),
  );
  for (const edge of then.edges) {
    const pair = pairOf(edge);
    found.set(pair, { pair, now: found.get(pair)?.now, other: edge });
  }
  const moved = (one: Pair) => Math.abs((one.now?.weight ?? 0) - (one.other?.weight ?? 0));
  return [...found.values()].sort((a, b) => moved(b) - moved(a) || (a.pair < b.pair ? -1 : 1));
}

function Compared(props: PeriodLinksProps & { now: Network; then: Network }) {
  const { now, then, at, beside = 0, pair, periodOf, onPair } = props;
  const nodes = new Map([...nodesOf(then), ...nodesOf(now)]);
  const pairs = pairsOf(now, then);
  const totals: [string, (one: Network) => string][] = [
    [strings.figures.statements, (one) => String(one.statements)],
    [strings.figures.links, (one) => String(one.totals.edges)],
    [strings.figures.congruence, (one) => weightText(one.totals.congruence)],
    [strings.figures.conflict, (one) => weightText(one.totals.conflict)],
    [strings.figures.modularity, (one) => one.totals.modularity?.toFixed(2) ?? '–'],
  ];
  const cell = (one: Pair, edge: NetworkEdge | undefined, place: number, network: Network) =>
    edge ? (
      <button
        type="button"
        className={edge.certain ? 'link' : 'link unsure'}
        title={edge.certain ? undefined : strings.uncertainInPart}
        aria-label={`${weightText(edge.weight)}${edge.certain ? '' : `, ${strings.uncertainInPart}`}: ${namesOf(one, nodes)}, ${periodOf(network)}`}
        onClick={() => onPair(one.pair, place)}
      >
        {weightText(edge.weight)}
      </button>
    ) : (
      <span title={strings.nothingInCommon}>–</span>
    );
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{strings.ofPeriod}</th>
            <th scope="col">{periodOf(now)}</th>
            <th scope="col">{periodOf(then)}</th>
            <th scope="col">{strings.difference}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(([name, of]) => (
            <tr key={name} className="total">
              <th scope="row">{name}</th>
              <td>{of(now)}</td>
              <td>{of(then)}</td>
              <td />
            </tr>
          ))}
          {pairs.slice(0, listed).map((one) => (
            <tr key={one.pair} aria-current={one.pair === pair || undefined}>
              <th scope="row">{namesOf(one, nodes)}</th>
              <td>{cell(one, one.now, at, now)}</td>
              <td>{cell(one, one.other, beside, then)}</td>
              <td>{differenceOf(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="caption">
        {strings.comparedHow}
        {[...now.edges, ...then.edges].some((edge) => !edge.certain) && ` ${strings.brokenLine}`}
        {pairs.length > listed ? strings.ofPairs(listed, pairs.length) : ''}
      </p>
    </>
  );
}

/** What moved; where two had nothing in common in a period there is nothing to subtract. */
function differenceOf({ now, other }: Pair): string {
  if (!now) return strings.gone;
  if (!other) return strings.fresh;
  const moved = now.weight - other.weight;
  return moved > 0 ? `+${weightText(moved)}` : weightText(moved);
}

function namesOf(one: Pair, nodes: ReadonlyMap<string, NetworkNode>): string {
  const edge = one.now ?? one.other;
  return edge ? `${called(nodes.get(edge.from))} and ${called(nodes.get(edge.to))}` : '';
}

function nodesOf(network: Network): Map<string, NetworkNode> {
  return new Map(network.nodes.map((one) => [one.node.id, one]));
}
