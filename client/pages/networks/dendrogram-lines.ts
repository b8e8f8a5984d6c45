/** How rows of a matrix merge into clusters, as lines: for the page and for pictures. */
import type { NetworkMeasures } from '../../../model/schemas/networks.ts';

export type Clusters = NonNullable<NetworkMeasures['clusters']>;

/** The path of SVG that joins the middles of rows, `width` wide; leaves lie at its right end. */
export function dendrogramPath({ leaves, merges, order }: Clusters, width: number, row: number) {
  const place = new Map(order.map((id, at) => [id, at]));
  const highest = Math.max(1e-9, ...merges.map((merge) => merge.height));
  /** Middle and distance of each cluster: leaves first, then merges. */
  const points = leaves.map((id) => ({ y: ((place.get(id) ?? 0) + 0.5) * row, x: width }));
  const lines: string[] = [];
  const short = (value: number) => Math.round(value * 10) / 10;
  for (const { left, right, height } of merges) {
    const [one, other] = [points[left], points[right]];
    if (!one || !other) continue;
    const x = short(width - (height / highest) * (width - 6));
    lines.push(`M${one.x} ${one.y}H${x}V${other.y}H${other.x}`);
    points.push({ x, y: short((one.y + other.y) / 2) });
  }
  return lines.join('');
}
