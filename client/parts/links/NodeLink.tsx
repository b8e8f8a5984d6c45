/** A node's name that selects it: a link, so that it can be opened elsewhere too. */
import { useRouterState } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { nodeName } from '../../../model/formats/names.ts';
import { nameLanguage } from '../../../model/formats/passage-language.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { useSelection } from '../../address/selection.ts';
import { briefName } from '../../canvas/state/look.ts';

interface NodeLinkProps {
  node: GraphNode;
  /** Cut after so many characters. */
  short?: number;
  className?: string;
  children?: ReactNode;
  /** Within a grid: its place, and whether Tab stops here. */
  cell?: { place: string; stop: boolean };
}

export function NodeLink({ node, short, className = 'link', children, cell }: NodeLinkProps) {
  const [, select] = useSelection();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select(node.id);
  };
  return (
    <a
      {...(cell ? { tabIndex: cell.stop ? 0 : -1, 'data-cell': cell.place } : {})}
      className={className}
      href={`${path}?sel=${encodeURIComponent(node.id)}`}
      onClick={onClick}
      lang={children === undefined ? nameLanguage(node) : undefined}
    >
      {children ?? (short ? briefName(node, short) : nodeName(node))}
    </a>
  );
}
