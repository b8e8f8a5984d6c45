/** Finds nodes by a label and the value of a property, by maps that are made when first asked for. */
import { type GroupKey, groupKey } from '../values/index.ts';
import type { Graph } from './graph.ts';

type Found = Map<GroupKey, number | number[]>;

interface Index {
  label: string;
  key: string;
  found: Found;
  /** How many nodes were put in. */
  size: number;
}

/** Indexes are given up, the longest unused first, when together they hold more than so many. */
const mostHeld = (nodes: number) => Math.max(200_000, 6 * nodes);

/** What it gives must be looked at again: nodes stay in it when their value has changed. */
export class PropertyIndexes {
  private readonly graph: Graph;
  /** The last used come last. */
  private readonly byName = new Map<string, Index>();

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /** `step` is called for every node while an index is made, and may throw. */
  find(label: string, key: string, value: GroupKey, step: () => void): readonly number[] {
    const name = `${label}\u0000${key}`;
    const index = this.byName.get(name) ?? this.make(label, key, step);
    this.byName.delete(name);
    this.byName.set(name, index);
    const found = index.found.get(value);
    if (found === undefined) return [];
    return typeof found === 'number' ? [found] : found;
  }

  private make(label: string, key: string, step: () => void): Index {
    const index: Index = { label, key, found: new Map(), size: 0 };
    const ids = label === '' ? this.graph.nodes() : this.graph.nodesWithLabel(label);
    const read = this.graph.nodeReader(key);
    for (let node = ids.next(); node >= 0; node = ids.next()) {
      step();
      const held = read(node);
      if (held === null) continue;
      put(index.found, groupKey(held), node, false);
      index.size++;
    }
    let held = index.size;
    for (const one of this.byName.values()) held += one.size;
    for (const [name, one] of this.byName) {
      if (held <= mostHeld(this.graph.nodeCount)) break;
      held -= one.size;
      this.byName.delete(name);
    }
    return index;
  }

  /** Puts in a node that is new or was changed. */
  note(node: number): void {
    for (const { label, key, found } of this.byName.values()) {
      if (label !== '' && !this.graph.hasLabel(node, label)) continue;
      const held = this.graph.nodeProperty(node, key);
      if (held !== null) put(found, groupKey(held), node, true);
    }
  }
}

function put(found: Found, key: GroupKey, node: number, mayBeThere: boolean): void {
  const before = found.get(key);
  if (before === undefined) found.set(key, node);
  else if (typeof before === 'number') {
    if (before !== node) found.set(key, [before, node]);
  } else if (!mayBeThere || !before.includes(node)) before.push(node);
}
