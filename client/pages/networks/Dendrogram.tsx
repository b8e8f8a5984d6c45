/** How rows of a matrix merge into clusters, drawn beside them. */
import { type Clusters, dendrogramPath } from './dendrogram-lines.ts';

const rowHeight = 28;
const width = 110;

export function Dendrogram({ clusters }: { clusters: Clusters }) {
  return (
    <svg
      className="dendrogram"
      width={width}
      height={clusters.order.length * rowHeight}
      role="img"
      aria-label={`Dendrogram of ${clusters.order.length} rows, by ${clusters.linkage} linkage of Jaccard distances; the matrix is in its order.`}
    >
      <path d={dendrogramPath(clusters, width, rowHeight)} />
    </svg>
  );
}
