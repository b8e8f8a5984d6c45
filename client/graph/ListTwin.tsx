/** The graph as a list: says in words what the canvas draws, and can do all that it can. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GraphNode } from '../../model/graph.ts';
import { labelNames, labels, mainLabel, type Stance, stances } from '../../model/vocabulary.ts';
import { nodeOptions } from '../api/index.ts';
import { Glyph } from '../ui/icons.tsx';
import { counted, nodeName } from '../ui/text.ts';
import { explorer, useExplorer } from './index.ts';
import { typeTitle } from './look.ts';
import { menuTitle } from './NodeMenu.tsx';
import { relationshipsOf, type Scene } from './scene.ts';

/** Every node with its type, degree and relationships, grouped by type. */
export function ListTwin() {
  const scene = useExplorer((state) => state.history.present.value);
  const selection = useExplorer((state) => state.selection);
  const [open, setOpen] = useState<string | null>(null);
  const nodes = [...scene.nodes.values()];
  const groups: [string, GraphNode[]][] = [
    ...labelNames.map((label): [string, GraphNode[]] => [
      labels[label].plural,
      nodes.filter((node) => mainLabel(node.labels) === label),
    ]),
    ['Other', nodes.filter((node) => !mainLabel(node.labels))],
  ];
  return (
    <section className="twin" aria-label="Graph as list">
      {groups
        .filter(([, members]) => members.length > 0)
        .map(([title, members]) => (
          <div key={title}>
            <h2>
              {title} <span className="caption">{members.length}</span>
            </h2>
            <ul>
              {members
                .sort((a, b) => nodeName(a).localeCompare(nodeName(b)))
                .map((node) => (
                  <Entry
                    key={node.id}
                    node={node}
                    scene={scene}
                    selected={selection === node.id}
                    open={open === node.id}
                    onToggle={() => setOpen(open === node.id ? null : node.id)}
                  />
                ))}
            </ul>
          </div>
        ))}
    </section>
  );
}

interface EntryParts {
  node: GraphNode;
  scene: Scene;
  selected: boolean;
  open: boolean;
  onToggle: () => void;
}

function Entry({ node, scene, selected, open, onToggle }: EntryParts) {
  const relationships = relationshipsOf(scene, node.id);
  return (
    <li aria-current={selected || undefined}>
      <div className="twin-head">
        <Glyph labels={node.labels} />
        <button type="button" className="link" onClick={() => explorer.select(node.id)}>
          {nodeName(node)}
        </button>
        <span className="caption">{counted(relationships.length, 'relationship')} shown</span>
        <button type="button" className="button bare" aria-expanded={open} onClick={onToggle}>
          {open ? 'Less' : 'More'}
          <span className="hidden-text"> on {nodeName(node)}</span>
        </button>
      </div>
      {open && (
        <div className="twin-body">
          <ul>
            {relationships.map((one) => {
              const outgoing = one.from === node.id;
              const other = scene.nodes.get(outgoing ? one.to : one.from);
              const stance = one.properties.stance as Stance | undefined;
              return (
                <li key={one.id}>
                  <button type="button" className="link" onClick={() => explorer.select(one.id)}>
                    {typeTitle(one.type, outgoing ? 'out' : 'in')}
                    {stance ? ` (${stances[stance].title.toLowerCase()})` : ''}
                  </button>{' '}
                  {other && (
                    <button
                      type="button"
                      className="link"
                      onClick={() => explorer.select(other.id)}
                    >
                      {nodeName(other)}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
          <ExpandButtons id={node.id} />
          <div className="row">
            <button type="button" className="button" onClick={() => explorer.startPath(node.id)}>
              Find a path from here
            </button>
            <button type="button" className="button" onClick={() => explorer.hide([node.id])}>
              Hide
            </button>
            {scene.expansions.has(node.id) && (
              <button type="button" className="button" onClick={() => explorer.collapse(node.id)}>
                Collapse
              </button>
            )}
          </div>
        </div>
      )}
    </li>
  );
}

function ExpandButtons({ id }: { id: string }) {
  const { data } = useQuery(nodeOptions(id));
  return (
    <div className="row">
      {data?.degrees.map(({ type, direction, label, count }) => (
        <button
          type="button"
          className="button"
          key={[type, direction, label].join()}
          onClick={() => void explorer.expand(id, { type, direction, label })}
        >
          Expand: {menuTitle(type, direction).toLowerCase()},{' '}
          {labels[label as keyof typeof labels]?.plural.toLowerCase() ?? label} ({count})
        </button>
      ))}
    </div>
  );
}
