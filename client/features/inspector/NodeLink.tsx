/** A node's name that selects it. */
import type { ReactNode } from 'react';
import type { GraphNode } from '../../../model/graph.ts';
import { useSelection } from '../../app/selection.ts';
import { shortened } from '../../graph/look.ts';
import { nodeName } from '../../ui/text.ts';

interface NodeLinkParts {
  node: GraphNode;
  /** Cut after so many characters. */
  short?: number;
  className?: string;
  children?: ReactNode;
}

export function NodeLink({ node, short, className = 'link', children }: NodeLinkParts) {
  const [, select] = useSelection();
  const name = nodeName(node);
  return (
    <button type="button" className={className} onClick={() => select(node.id)}>
      {children ?? (short ? shortened(name, short) : name)}
    </button>
  );
}
