/** A result as a table or on the graph: what was cut is said, nodes can be opened. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CypherReply } from '../../../../model/api.ts';
import type { GraphNode, GraphRelationship, PropertyValue } from '../../../../model/graph.ts';
import { isRelationshipType, type Stance, stanceNames } from '../../../../model/vocabulary.ts';
import { useSelection } from '../../../app/selection.ts';
import { explorer } from '../../../graph/index.ts';
import { typeTitle } from '../../../graph/look.ts';
import { Glyph, Icon, StanceMark } from '../../../ui/icons.tsx';
import { counted, dateText } from '../../../ui/text.ts';
import { NodeLink } from '../../inspector/NodeLink.tsx';

interface ResultParts {
  reply: CypherReply | undefined;
  error: Error | undefined;
  running: boolean;
  view: string;
  onMore: () => void;
}

const rowsAtOnce = 200;

export function Result({ reply, error, running, view, onMore }: ResultParts) {
  const navigate = useNavigate();
  const [shown, setShown] = useState(rowsAtOnce);
  if (error) {
    return (
      <div className="message" role="alert">
        <h2>The query was not answered</h2>
        <p>{error.message}</p>
      </div>
    );
  }
  if (!reply)
    return running ? <div className="progress late" role="status" aria-label="Running" /> : null;
  const { rows, columns, graph, summary } = reply;
  const drawable = graph.nodes.length > 0;
  const toGraph = async (replace: boolean) => {
    await navigate({ to: '/', hash: true });
    if (replace) await explorer.showResult(graph);
    else await explorer.addSubgraph(graph);
  };
  return (
    <section className="results" aria-label="Result" aria-busy={running}>
      <div className="tabs">
        <p className="caption" aria-live="polite" style={{ color: 'var(--ink)' }}>
          <b>{counted(summary.rowCount, 'row')}</b>
        </p>
        <span className="grow" />
        <span className="caption">
          {summary.store === 'neo4j' ? 'Neo4j' : 'embedded store'}, read only,{' '}
          {Math.round(summary.elapsedMs)} ms
        </span>
        <button
          type="button"
          className={view === 'graph' ? 'button primary' : 'button'}
          disabled={!drawable}
          onClick={() => void toGraph(true)}
        >
          <Icon name="graph" />
          Show as graph
        </button>
        <button
          type="button"
          className="button"
          disabled={!drawable}
          onClick={() => void toGraph(false)}
        >
          Add to canvas
        </button>
      </div>
      {running && <div className="progress late" />}
      {summary.truncated && (
        <div className="notice">
          <span>
            <b>The first {counted(summary.rowCount, 'row')} are shown; there are more.</b> The limit
            is{' '}
            {summary.truncated === 'rows'
              ? counted(summary.limits.rows, 'row')
              : 'the size of the answer'}
            , so the rest was not read.
          </span>
          <button type="button" className="button" onClick={onMore}>
            Raise to 10,000
          </button>
        </div>
      )}
      {rows.length === 0 ? (
        <div className="message">
          <h2>No row matches</h2>
          <p>
            Nothing is recorded here for these values. Try a wider period, or leave an optional
            field empty.
          </p>
        </div>
      ) : (
        <section className="result-table" tabIndex={0} aria-label="Rows">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, shown).map((row, index) => (
                <tr key={index}>
                  {row.map((value, at) => (
                    <td key={columns[at]} className={typeof value === 'number' ? 'num' : undefined}>
                      <Cell value={value} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length > shown && (
        <p className="actions">
          <button type="button" className="button" onClick={() => setShown(shown + rowsAtOnce)}>
            {rowsAtOnce} more rows, {shown} of {rows.length} drawn
          </button>
        </p>
      )}
    </section>
  );
}

function Cell({ value }: { value: PropertyValue }) {
  if (value === null) return <span className="caption">–</span>;
  if (Array.isArray(value)) {
    return (
      <>
        {value.map((part, index) => (
          <div key={index}>
            <Cell value={part} />
          </div>
        ))}
      </>
    );
  }
  if (isNode(value)) {
    return (
      <span className="entity">
        <Glyph labels={value.labels} />
        <NodeLink
          node={value}
          short={140}
          className={value.properties.kind === 'quote' ? 'link q' : 'link'}
        />
      </span>
    );
  }
  if (isRelationship(value)) return <Relationship one={value} />;
  if (isPath(value)) {
    return (
      <span>
        {value.nodes.map((node, index) => (
          <span key={node.id}>
            {index > 0 && (
              <span className="caption">
                {' '}
                {typeTitle(value.relationships[index - 1]?.type ?? '')}{' '}
              </span>
            )}
            <NodeLink node={node} short={60} />
          </span>
        ))}
      </span>
    );
  }
  if (typeof value === 'object') return <code>{JSON.stringify(value)}</code>;
  if (stanceNames.some((stance) => stance === value))
    return <StanceMark stance={value as Stance} />;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return <span style={{ whiteSpace: 'nowrap' }}>{dateText(value, true)}</span>;
  if (typeof value === 'string' && isRelationshipType(value)) return <>{typeTitle(value)}</>;
  if (typeof value === 'number')
    return <>{Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(2)}</>;
  return <>{String(value)}</>;
}

function Relationship({ one }: { one: GraphRelationship }) {
  const [, select] = useSelection();
  return (
    <button type="button" className="link" onClick={() => select(one.id)}>
      {typeTitle(one.type)}
    </button>
  );
}

type Map = { [key: string]: PropertyValue };
function isNode(value: unknown): value is GraphNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray((value as Map).labels) &&
    'properties' in value
  );
}
function isRelationship(value: unknown): value is GraphRelationship {
  return (
    typeof value === 'object' &&
    value !== null &&
    'from' in value &&
    'to' in value &&
    'type' in value &&
    'properties' in value
  );
}
function isPath(
  value: unknown,
): value is { nodes: GraphNode[]; relationships: GraphRelationship[] } {
  const { nodes, relationships } = value as Map;
  return Array.isArray(nodes) && Array.isArray(relationships) && nodes.every(isNode);
}
