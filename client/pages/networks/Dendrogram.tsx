/** How rows of a matrix merge into clusters, drawn beside them. */
import type { NetworkMeasures } from '../../../model/schemas/networks.ts';
import { strings } from './strings.ts';

const rowHeight = 28;
const width = 110;

type Clusters = NonNullable<NetworkMeasures['clusters']>;

export function Dendrogram({ clusters }: { clusters: Clusters }) {
  const { leaves, merges, order } = clusters;
  const place = new Map(order.map((id, at) => [id, at]));
  const highest = Math.max(1e-9, ...merges.map((merge) => merge.height));
  /** Middle and distance of each cluster: leaves first, then merges. */
  const points = leaves.map((id) => ({ y: ((place.get(id) ?? 0) + 0.5) * rowHeight, x: width }));
  const lines: string[] = [];
  for (const { left, right, height } of merges) {
    const [one, other] = [points[left], points[right]];
    if (!one || !other) continue;
    const x = width - (height / highest) * (width - 6);
    lines.push(`M${one.x} ${one.y}H${x}V${other.y}H${other.x}`);
    points.push({ x, y: (one.y + other.y) / 2 });
  }
  return (
    <svg
      className="dendrogram"
      width={width}
      height={order.length * rowHeight}
      role="img"
      aria-label={strings.dendrogramOfRowsByLinkage(order.length, clusters.linkage)}
    >
      <path d={lines.join('')} />
    </svg>
  );
}
