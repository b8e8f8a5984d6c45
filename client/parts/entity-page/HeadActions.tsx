/** Links from the page of a node to the other views, and the as-of date. */
import type { ReactNode } from 'react';
import { To } from '../../address/To.tsx';
import { Icon } from '../../ui/icons.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { ShowOnGraph } from '../statements/ShowOnGraph.tsx';
import { AsOf } from './AsOf.tsx';
import { strings } from './strings.ts';

interface HeadActionsProps {
  /** The filters that keep the other views to this page's statements. */
  only: Record<string, string | undefined>;
  /** Whether the matrix can show it. */
  matrix?: boolean;
  /** Loads what is printed and not shown yet. */
  beforePrint?: () => Promise<unknown>;
  /** What else the page can be asked. */
  children?: ReactNode;
}

export function HeadActions({ only, matrix = false, beforePrint, children }: HeadActionsProps) {
  return (
    <div className="actions head-actions">
      <To to="/table" search={only} withScene className="button">
        <Icon name="list" />
        {strings.showAsTable}
      </To>
      <ShowOnGraph query={only} />
      {matrix && (
        <To to="/matrix" search={only} withScene className="button">
          {strings.matrix}
        </To>
      )}
      <To to="/timeline" search={only} withScene className="button">
        {strings.timeline}
      </To>
      <PrintButton prepare={beforePrint} />
      {children}
      <AsOf />
    </div>
  );
}
