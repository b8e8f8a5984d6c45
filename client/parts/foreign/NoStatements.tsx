/** In place of a list of statements that is empty: the graph has none at all, or the filters leave none. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { To } from '../../address/To.tsx';
import { healthOptions } from '../../api/health.ts';
import { statementsOptions } from '../../api/statements.ts';
import { Searched } from '../coverage/Searched.tsx';
import { strings } from './strings.ts';

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
      <h2>{strings.nothingInThisGraphIs}</h2>
      <p>
        {strings.thisPageShowsWhoSaid}{' '}
        {data && data.counts.nodes > 0
          ? strings.theGraphHasOfOther(counted(data.counts.nodes, 'node'))
          : strings.theGraphIsEmpty}
      </p>
      <div className="row">
        <To to="/" withScene className="button primary">
          {strings.openTheGraph}
        </To>
        <To to="/imports" className="button">
          {strings.bringYourOwn}
        </To>
        <To to="/queries" withScene className="button">
          {strings.askInCypher}
        </To>
      </div>
    </div>
  );
}
