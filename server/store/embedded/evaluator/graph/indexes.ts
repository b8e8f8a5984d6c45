/** Finds nodes by a label and the value of a property, by maps that are made when first asked for. */
import { type GroupKey, groupKey } from '../values/index.ts';
import type { Graph } from './graph.ts';

type Found = Map<GroupKey, number | number[]>;

/** What it gives must be looked at again: nodes stay in it when their value has changed. */
export class PropertyIndexes {
  private readonly graph: Graph;
  private readonly byName = new Map<string, { label: string; key: string; found: Found }>();

  constructor(graph: Graph) {
    this.graph = graph;
  }

  find(label: string, key: string, value: GroupKey): readonly number[] {
    const name = `${label}\u0000${key}`;
    let index = this.byName.get(name);
    if (!index) {
      index = { label, key, found: new Map() };
      const ids = label === '' ? this.graph.nodes() : this.graph.nodesWithLabel(label);
      const read = this.graph.nodeReader(key);
      for (let node = ids.next(); node >= 0; node = ids.next()) {
        const held = read(node);
        if (held !== null) put(index.found, groupKey(held), node, false);
      }
      this.byName.set(name, index);
    }
    const found = index.found.get(value);
    if (found === undefined) return [];
    return typeof found === 'number' ? [found] : found;
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
