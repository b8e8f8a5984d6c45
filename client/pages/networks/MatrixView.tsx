/** The network as a table: a heat map beside a dendrogram, or who is for and against what. */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Network, NetworkEdge } from '../../../model/schemas/networks.ts';
import { NodeLink } from '../../parts/links/NodeLink.tsx';
import { Dendrogram } from './Dendrogram.tsx';
import { coalitionClass } from './drawing-scene.ts';
import { called, calledShort, edgeWords, pairOf, weightText } from './figures.ts';
import { arranged, cellKey, shareOf, strengthOf } from './matrix-order.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

interface MatrixViewProps {
  network: Network;
  settings: Settings;
  pair: string | undefined;
  onPair: (pair: string) => void;
}

export function MatrixView({ network, settings, pair, onPair }: MatrixViewProps) {
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const { rows, columns, cells, heaviest } = useMemo(
    () => arranged(network, settings),
    [network, settings],
  );
  const two = settings.mode === 'two';
  const clusters = rows.length === (network.measures?.clusters?.leaves.length ?? -1);
  const go = (row: number, column: number) => {
    const next: [number, number] = [
      Math.max(0, Math.min(rows.length - 1, row)),
      Math.max(0, Math.min(columns.length - 1, column)),
    ];
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.join('-')}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const moves: Record<string, [number, number]> = {
      ArrowUp: [at[0] - 1, at[1]],
      ArrowDown: [at[0] + 1, at[1]],
      ArrowLeft: [at[0], at[1] - 1],
      ArrowRight: [at[0], at[1] + 1],
      Home: [at[0], 0],
      End: [at[0], columns.length - 1],
    };
    const next = moves[event.key];
    if (!next || !(event.target as HTMLElement).dataset.cell) return;
    event.preventDefault();
    go(...next);
  };
  const all = two ? network.nodes.filter((one) => one.side === 'row').length : network.nodes.length;
  return (
    <div className="network-matrix">
      <p className="caption">
        {rows.length < all && strings.ofRowsThoseWithMost(rows.length, all)}
        {strings.agreesAndOpposes}
        {clusters && network.measures?.clusters?.ties ? ` ${strings.tied}` : ''}
        {network.edges.some((edge) => !edge.certain) ? ` ${strings.brokenCell}` : ''}
      </p>
      <div className="network-matrix-box">
        {clusters && !two && network.measures?.clusters && (
          <Dendrogram clusters={network.measures.clusters} />
        )}
        <table ref={grid} onKeyDown={onKey} className={two ? 'heat two' : 'heat'}>
          <caption className="hidden-text">{strings.views.matrix}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((one) => (
                <th key={one.node.id} scope="col" className="column">
                  <span>
                    <NodeLink node={one.node} className="bare-link">
                      {two ? called(one) : calledShort(one)}
                    </NodeLink>
                    {two && <small>{shareOf(one, network.edges)}</small>}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one, row) => (
              <tr key={one.node.id}>
                <th scope="row" className={coalitionClass(one.community ?? -1)}>
                  <NodeLink node={one.node} className="bare-link">
                    {calledShort(one)}
                  </NodeLink>
                </th>
                {columns.map((other, column) => {
                  const edge = cells.get(cellKey(one, other));
                  return (
                    <td key={other.node.id}>
                      {one === other ? (
                        <span className="self" />
                      ) : edge ? (
                        <button
                          type="button"
                          data-cell={`${row}-${column}`}
                          tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                          aria-pressed={pairOf(edge) === pair}
                          aria-label={`${called(one)}, ${called(other)}: ${weightText(edge.weight)}. ${edgeWords(edge, settings)}`}
                          className={edge.certain ? undefined : 'unsure'}
                          style={tint(edge, heaviest, settings)}
                          onFocus={() => setAt([row, column])}
                          onClick={() => onPair(pairOf(edge))}
                        >
                          <Words edge={edge} settings={settings} />
                        </button>
                      ) : (
                        <span
                          data-cell={`${row}-${column}`}
                          tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                          role="img"
                          aria-label={`${called(one)}, ${called(other)}: ${strings.empty}`}
                          className="blank"
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Words({ edge, settings }: { edge: NetworkEdge; settings: Settings }) {
  if (settings.mode === 'one') return weightText(edge.weight);
  return (
    <>
      {edge.conflict > 0 && <i className="oppose">−{edge.conflict}</i>}
      {edge.congruence > 0 && <i className="support">+{edge.congruence}</i>}
      {edge.conflict + edge.congruence === 0 && <i className="neutral">{edge.shared}</i>}
    </>
  );
}

/** The deeper the colour the heavier; text stays readable on it. */
function tint(edge: NetworkEdge, heaviest: number, settings: Settings) {
  const { sign, part } = strengthOf(edge, heaviest, settings);
  if (!sign) return {};
  return { background: `color-mix(in srgb, var(--${sign}) ${part}%, var(--paper))` };
}
