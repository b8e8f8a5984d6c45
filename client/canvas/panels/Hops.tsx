/** A path in words: nodes and the relationships between them, each with what proves it. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { dateText } from '../../../model/formats/date-text.ts';
import { nodeName } from '../../../model/formats/names.ts';
import { labelOf, stanceOf, typeOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { statementOptions } from '../../api/statement.ts';
import { amongOptions } from '../../api/subgraph.ts';
import { webAddress } from '../../ui/web-address.ts';
import { InItsLanguage } from '../InItsLanguage.tsx';
import { explorer, useExplorer } from '../index.ts';
import { Glyph, StanceMark } from '../marks.tsx';
import { titleFrom } from '../state/look.ts';
import type { FoundPath } from '../state/state.ts';

/** Every hop can be opened in the inspector. */
export function Hops({ path }: { path: FoundPath }) {
  const list = useRef<HTMLOListElement>(null);
  const selection = useExplorer((state) => state.selection);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [selection]);
  const nodes = new Map(path.nodes.map((node) => [node.id, node]));
  const relationships = new Map(path.relationships.map((one) => [one.id, one]));
  const proofs = useProofs(path.relationships);
  return (
    <ol className="hops" ref={list}>
      {path.ids.map((id, index) => {
        const node = nodes.get(id);
        if (node) return <NodeHop key={id} node={node} />;
        const one = relationships.get(id);
        if (!one) return null;
        const outgoing = one.from === path.ids[index - 1];
        return <RelationshipHop key={id} one={one} outgoing={outgoing} proofs={proofs} />;
      })}
    </ol>
  );
}

/** The sources that the relationships name. */
function useProofs(relationships: readonly GraphRelationship[]): ReadonlyMap<string, GraphNode> {
  const ids = [...new Set(relationships.flatMap(sourcesOf))];
  const { data } = useQuery(amongOptions(ids));
  return new Map(data?.nodes.map((node) => [node.id, node]) ?? []);
}

function sourcesOf(one: GraphRelationship): string[] {
  const { properties } = one;
  return typeOf(one) && Array.isArray(properties.sources) ? properties.sources.map(String) : [];
}

function NodeHop({ node }: { node: GraphNode }) {
  const selected = useExplorer((state) => state.selection === node.id);
  const said = labelOf(node) === 'Statement';
  return (
    <li className="node-hop" aria-current={selected || undefined}>
      <Glyph node={node} />
      <div>
        <button
          type="button"
          className={said && node.properties.kind === 'quote' ? 'link serif' : 'link'}
          onClick={() => explorer.select(node.id)}
        >
          <InItsLanguage node={node} />
        </button>
        {said && <Stated id={node.id} />}
      </div>
    </li>
  );
}

/** Where a statement is written. */
function Stated({ id }: { id: string }) {
  const { data } = useQuery(statementOptions(id));
  const [first] = data?.sources ?? [];
  return first ? (
    <Proof source={first.source} said={dateText(data?.statement.properties.date)} />
  ) : null;
}

function Proof({ source, said }: { source: GraphNode; said?: string }) {
  const { url, publisher, date } = source.properties;
  const address = webAddress(url);
  const words = [publisher ?? nodeName(source), said ?? dateText(date)].join(', ');
  return (
    <p className="caption">
      {address ? (
        <a href={address.href} target="_blank" rel="noreferrer" title={nodeName(source)}>
          {words}
        </a>
      ) : (
        words
      )}
    </p>
  );
}

interface RelationshipHopProps {
  one: GraphRelationship;
  outgoing: boolean;
  proofs: ReadonlyMap<string, GraphNode>;
}

function RelationshipHop({ one, outgoing, proofs }: RelationshipHopProps) {
  const selected = useExplorer((state) => state.selection === one.id);
  const stance = stanceOf(one);
  const sources = sourcesOf(one).flatMap((id) => proofs.get(id) ?? []);
  const { role, date } = one.properties;
  return (
    <li className="hop" aria-current={selected || undefined}>
      <button type="button" className="link caption" onClick={() => explorer.select(one.id)}>
        {stance ? (
          <StanceMark stance={stance} word={stances[stance].verb.toLowerCase()} />
        ) : (
          titleFrom(one, outgoing ? 'out' : 'in')
        )}
        {typeof role === 'string' && `, ${role}`}
        {typeof date === 'string' && `, ${dateText(date, true)}`}
      </button>
      {sources.slice(0, 2).map((source) => (
        <Proof key={source.id} source={source} />
      ))}
    </li>
  );
}
