/** In place of a list of statements that is empty: the graph has none at all, or the filters leave none. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { To } from '../../address/To.tsx';
import { healthOptions } from '../../api/health.ts';
import { statementsOptions } from '../../api/statements.ts';
import { Searched } from '../coverage/Searched.tsx';

/** `children` is said where the graph does have statements, with what was searched. */
export function NoStatements({ children }: { children: ReactNode }) {
  const any = useQuery(statementsOptions({ limit: 1 }));
  const { data } = useQuery(healthOptions);
  if (any.isPending) return null;
  if (any.data?.total !== 0) {
    return (
      <div className="message">
        {children}
        <Searched />
      </div>
    );
  }
  return (
    <div className="message">
      <h2>Nothing in this graph is a statement</h2>
      <p>
        This page shows who said what about which agreement.{' '}
        {data && data.counts.nodes > 0
          ? `The graph has ${counted(data.counts.nodes, 'node')} of other kinds: see them as a graph, or ask in Cypher.`
          : 'The graph is empty.'}
      </p>
      <div className="row">
        <To to="/" withScene className="button primary">
          Open the graph
        </To>
        <To to="/imports" className="button">
          Bring your own
        </To>
        <To to="/queries" withScene className="button">
          Ask in Cypher
        </To>
      </div>
    </div>
  );
}
