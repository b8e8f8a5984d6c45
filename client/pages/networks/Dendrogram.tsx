/** How rows of a matrix merge into clusters, drawn beside them. */
import { type Clusters, dendrogramPath } from './dendrogram-lines.ts';
import { strings } from './strings.ts';

const rowHeight = 28;
const width = 110;

export function Dendrogram({ clusters }: { clusters: Clusters }) {
  return (
    <svg
      className="dendrogram"
      viewBox={`0 0 ${width} ${clusters.order.length * rowHeight}`}
      preserveAspectRatio="none"
      width={width}
      height={clusters.order.length * rowHeight}
      role="img"
      aria-label={strings.dendrogramOfRowsByLinkage(clusters.order.length, clusters.linkage)}
    >
      <path d={dendrogramPath(clusters, width, rowHeight)} />
    </svg>
  );
}
