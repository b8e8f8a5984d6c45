/** What has changed in the graph since a scene was saved. */

import { nodeName } from '../../../model/formats/names.ts';
import type {
  GraphNode,
  GraphRelationship,
  PropertyValue,
  Subgraph,
} from '../../../model/schemas/graph.ts';
import type { DegreesReply, KnownGraph } from '../../../model/schemas/scenes.ts';

type Degrees = DegreesReply['degrees'];

export interface NamedEntity {
  id: string;
  name: string;
}

export interface SceneChanges {
  /** Nodes that are no longer in the graph. */
  gone: NamedEntity[];
  /** Nodes whose properties differ. */
  changed: NamedEntity[];
  /** Relationships among what is shown that are new, gone or differ. */
  newRelationships: GraphRelationship[];
  goneRelationships: string[];
  changedRelationships: GraphRelationship[];
  /** Agreements with more or fewer statements about them in the whole graph. */
  statements: (NamedEntity & { more: number })[];
  /** Other nodes with more or fewer relationships that are not shown. */
  elsewhere: (NamedEntity & { more: number })[];
}

/** A short text that differs when the properties differ, in whatever order they come. */
export function fingerprint(properties: Record<string, PropertyValue>): string {
  const text = canonical(properties);
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
  }
  return ((high >>> 0) % 0x100000).toString(36) + (low >>> 0).toString(36);
}

function canonical(value: PropertyValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join()}}`;
}

/** What the graph has about a scene now, to be saved with it. */
export function knownOf(
  nodes: ReadonlyMap<string, GraphNode>,
  relationships: ReadonlyMap<string, GraphRelationship>,
  degrees: Degrees,
): KnownGraph {
  return {
    nodes: [...nodes.values()].map((node) => [
      node.id,
      nodeName(node).slice(0, 200),
      fingerprint(node.properties),
      degrees[node.id]?.all ?? 0,
      degrees[node.id]?.statements ?? 0,
    ]),
    relationships: [...relationships.values()].map((one) => [one.id, fingerprint(one.properties)]),
  };
}

/** What differs between then and now. */
export function changesSince(known: KnownGraph, now: Subgraph, degrees: Degrees): SceneChanges {
  const nodes = new Map(now.nodes.map((node) => [node.id, node]));
  const relationships = new Map(known.relationships);
  const there = new Map(now.relationships.map((one) => [one.id, one]));
  const newRelationships = now.relationships.filter((one) => !relationships.has(one.id));
  const goneRelationships = [...relationships.keys()].filter((id) => !there.has(id));
  const shownOf = (id: string, list: readonly { from: string; to: string }[]) =>
    list.filter((one) => one.from === id || one.to === id).length;
  const changes: SceneChanges = {
    gone: [],
    changed: [],
    newRelationships,
    goneRelationships,
    changedRelationships: now.relationships.filter((one) => {
      const before = relationships.get(one.id);
      return before !== undefined && before !== fingerprint(one.properties);
    }),
    statements: [],
    elsewhere: [],
  };
  const ends = goneRelationships.map((id) => {
    const [from = '', , to = ''] = id.split('|');
    return { from, to };
  });
  for (const [id, name, print, degree, about] of known.nodes) {
    const node = nodes.get(id);
    if (!node) {
      changes.gone.push({ id, name });
      continue;
    }
    if (fingerprint(node.properties) !== print) changes.changed.push({ id, name: nodeName(node) });
    const present = degrees[id];
    if (!present) continue;
    const statements = present.statements - about;
    if (statements !== 0) changes.statements.push({ id, name: nodeName(node), more: statements });
    const among = shownOf(id, newRelationships) - shownOf(id, ends);
    const more = present.all - degree - among - statements;
    if (more !== 0) changes.elsewhere.push({ id, name: nodeName(node), more });
  }
  return changes;
}

/** Whether anything differs. */
export function anyChange(changes: SceneChanges): boolean {
  return Object.values(changes).some((list) => list.length > 0);
}
