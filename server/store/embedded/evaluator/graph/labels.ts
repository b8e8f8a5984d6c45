/** Which labels nodes have: a number for each set of labels that occurs. */
import { GrowingInts } from './arrays.ts';
import type { NameCount } from './graph.ts';

/** The set of nodes that are not there. */
const gone = 0;

export class LabelSets {
  private readonly ofNode = new GrowingInts();
  private readonly sets: (readonly string[])[] = [[]];
  private readonly counts: number[] = [0];
  private readonly numbers = new Map<string, number>();
  /** Nodes with a label; made when asked for, and anew when a node got other labels. */
  private readonly lists = new Map<string, GrowingInts>();

  set(node: number, labels: readonly string[]): void {
    const before = this.ofNode.get(node);
    const set = this.numberOf(labels);
    if (before === set) return;
    this.count1(before, -1);
    this.count1(set, 1);
    const isNew = before === gone && node >= this.ofNode.length;
    this.ofNode.set(node, set);
    for (const label of new Set([...this.labelsOf(before), ...this.labelsOf(set)])) {
      if (isNew) this.lists.get(label)?.push(node);
      else this.lists.delete(label);
    }
  }

  remove(node: number): void {
    const before = this.ofNode.get(node);
    this.count1(before, -1);
    this.ofNode.set(node, gone);
    for (const label of this.labelsOf(before)) this.lists.delete(label);
  }

  isAlive(node: number): boolean {
    return this.ofNode.get(node) !== gone;
  }

  labels(node: number): readonly string[] {
    return this.labelsOf(this.ofNode.get(node));
  }

  test(label: string): (node: number) => boolean {
    const has = this.sets.map((labels) => labels.includes(label));
    const { ofNode } = this;
    return (node) => has[ofNode.values[node] as number] === true;
  }

  nodesWith(label: string): ArrayLike<number> {
    let list = this.lists.get(label);
    if (!list) {
      list = new GrowingInts();
      const has = this.test(label);
      for (let node = 0; node < this.ofNode.length; node++) if (has(node)) list.push(node);
      this.lists.set(label, list);
    }
    return list.values.subarray(0, list.length);
  }

  count(label: string): number {
    let count = 0;
    this.sets.forEach((labels, set) => {
      if (labels.includes(label)) count += this.counts[set] as number;
    });
    return count;
  }

  used(): NameCount[] {
    const counts = new Map<string, number>();
    this.sets.forEach((labels, set) => {
      const count = this.counts[set] as number;
      if (count === 0) return;
      for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + count);
    });
    return [...counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private count1(set: number, change: number): void {
    if (set !== gone) this.counts[set] = (this.counts[set] as number) + change;
  }

  private labelsOf(set: number): readonly string[] {
    return this.sets[set] as readonly string[];
  }

  private numberOf(labels: readonly string[]): number {
    const key = labels.join('\u0000');
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.sets.push([...labels]) - 1;
      this.counts.push(0);
      this.numbers.set(key, number);
    }
    return number;
  }
}
