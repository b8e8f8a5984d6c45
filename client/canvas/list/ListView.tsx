/** The graph as a list: says in words what the canvas draws, and can do all that it can. */

import { useDeferredValue, useMemo, useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { labelOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { labelNames, labels } from '../../../model/vocabulary/labels.ts';
import { isBundle, isNote } from '../chain/bundled.ts';
import { type Drawn, drawnOf } from '../chain/drawn.ts';
import { useExplorer } from '../index.ts';
import { legendType } from '../state/foreign-labels.ts';
import { shownDegrees } from '../state/totals.ts';
import { spokenName } from '../state/words.ts';
import { ListEntry } from './ListEntry.tsx';
import { strings } from './strings.ts';
import './list.css';

/** Every node with its type, degree and relationships, grouped by type. */
export function ListView() {
  const scene = useExplorer(drawnOf);
  const [text, setText] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const shown = useMemo(() => shownDegrees(scene), [scene]);
  const beside = useMemo(() => relationshipsByNode(scene), [scene]);
  const name = useMemo(
    () => (node: GraphNode) => spokenName(node, scene.nodes, beside.get(node.id) ?? []),
    [scene, beside],
  );
  const groups = useMemo(() => grouped(scene, wanted, name), [scene, wanted, name]);
  const found = groups.reduce((sum, [, members]) => sum + members.length, 0);
  return (
    <section className="list-view" aria-label={strings.graphAsList}>
      <div className="list-top">
        <label className="field">
          <span>{strings.findInThisList}</span>
          <input
            className="input"
            type="search"
            value={text}
            placeholder={strings.aNameOrWords}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <p className="caption" role="status">
          {wanted ? strings.of(found) : ''}
          {counted(scene.nodes.size, 'node')}, {counted(scene.relationships.size, 'relationship')}
        </p>
      </div>
      {groups.map(([title, members]) => (
        <div key={title}>
          <h2>
            {title.replace(/^:/, '')} <span className="caption">{members.length}</span>
          </h2>
          <ul>
            {members.map((node) => (
              <ListEntry
                key={node.id}
                node={node}
                name={name(node)}
                scene={scene}
                shown={shown.get(node.id) ?? 0}
                relationships={beside.get(node.id) ?? []}
                open={open === node.id}
                onToggle={() => setOpen(open === node.id ? null : node.id)}
              />
            ))}
          </ul>
        </div>
      ))}
      {found === 0 && <p className="message">{strings.nothingInThisListHas}</p>}
    </section>
  );
}

/** Nodes by type, the vocabulary's first, each type by name; empty types are left out. */
function grouped(
  scene: Drawn,
  wanted: string,
  name: (node: GraphNode) => string,
): [string, GraphNode[]][] {
  const groups = new Map<string, GraphNode[]>(
    [
      ...labelNames.map((name) => labels[name].plural),
      strings.bundles,
      strings.notes,
      strings.other,
    ].map((title) => [title, []]),
  );
  for (const node of scene.nodes.values()) {
    if (!wanted || name(node).toLowerCase().includes(wanted)) {
      const members = groups.get(groupOf(node));
      if (members) members.push(node);
      else groups.set(groupOf(node), [node]);
    }
  }
  const order = new Intl.Collator('en');
  const named = (node: GraphNode) => name(node).replace(/^“/, '');
  for (const members of groups.values()) members.sort((a, b) => order.compare(named(a), named(b)));
  return [...groups].filter(([, members]) => members.length > 0);
}

function groupOf(node: GraphNode): string {
  const label = labelOf(node);
  if (label) return labels[label].plural;
  if (isBundle(node.id)) return strings.bundles;
  if (isNote(node.id)) return strings.notes;
  return legendType(node);
}

function relationshipsByNode(scene: Drawn): Map<string, GraphRelationship[]> {
  const found = new Map<string, GraphRelationship[]>();
  for (const one of scene.relationships.values()) {
    for (const id of new Set([one.from, one.to])) {
      const known = found.get(id);
      if (known) known.push(one);
      else found.set(id, [one]);
    }
  }
  return found;
}
