/** The network in words: every link from the heaviest on, and every node with its links. */
import { useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import type { NetworkEdge, NetworkNode } from '../../../model/schemas/networks.ts';
import { Glyph } from '../../canvas/marks.tsx';
import { NodeLink } from '../../parts/links/NodeLink.tsx';
import { called, edgeWords, pairOf, weightText } from './figures.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

const atFirst = 100;

interface NetworkListProps {
  nodes: ReadonlyMap<string, NetworkNode>;
  edges: readonly NetworkEdge[];
  settings: Settings;
  pair: string | undefined;
  onPair: (pair: string) => void;
}

export function NetworkList({ nodes, edges, settings, pair, onPair }: NetworkListProps) {
  const [most, setMost] = useState(atFirst);
  const listed = edges.slice(0, most);
  const alone = [...nodes.values()].filter(
    ({ node }) => !edges.some((edge) => edge.from === node.id || edge.to === node.id),
  );
  return (
    <section className="network-list" aria-label={strings.list}>
      <h2>
        {strings.links3}{' '}
        <span className="caption">
          {edges.length}
          {strings.theHeaviestFirst}
        </span>
      </h2>
      <ol>
        {listed.map((edge) => {
          const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
          const own = pairOf(edge);
          return (
            <li key={own} aria-current={own === pair || undefined}>
              <button type="button" className="link" onClick={() => onPair(own)}>
                {called(from)} {strings.and} {called(to)}
              </button>{' '}
              <b className={edge.weight < 0 ? 'oppose' : 'support'}>{weightText(edge.weight)}</b>{' '}
              <span className="caption">{edgeWords(edge, settings)}</span>
            </li>
          );
        })}
      </ol>
      {edges.length > most && (
        <p>
          <button type="button" className="button" onClick={() => setMost(most + 400)}>
            {listed.length} {strings.of} {edges.length} {strings.linksShownShowMore}
          </button>
        </p>
      )}
      <h2>
        {settings.mode === 'two' ? strings.nodes : strings.rows[settings.rows]}{' '}
        <span className="caption">{nodes.size}</span>
      </h2>
      <ul className="network-nodes">
        {[...nodes.values()].map((one) => (
          <li key={one.node.id}>
            <Glyph node={one.node} /> <NodeLink node={one.node} />{' '}
            <span className="caption">
              {counted(one.statements, 'statement')}
              {one.groupName ? `, ${one.groupName}` : ''}
              {one.community === null ? '' : strings.coalition3(one.community + 1)}
              {one.certain ? '' : strings.ofThem(one.uncertain, strings.uncertain)}
              {alone.includes(one) ? strings.noLinkShown : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
