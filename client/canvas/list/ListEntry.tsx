/** One node of the list: what it is, how it is joined, what can be done with it. */

import { counted } from '../../../model/formats/counted.ts';
import { nodeName, typeName } from '../../../model/formats/names.ts';
import { unknownDatesOf } from '../../../model/formats/unknown-dates.ts';
import { stanceOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { countOf } from '../chain/bundled.ts';
import type { Drawn } from '../chain/drawn.ts';
import { InItsLanguage } from '../InItsLanguage.tsx';
import { explorer, useExplorer } from '../index.ts';
import { Glyph } from '../marks.tsx';
import { titleFrom } from '../state/look.ts';
import { useTotals } from '../state/totals.ts';
import { verbOf } from '../state/words.ts';
import { BundleActions, NodeActions, NoteActions } from './actions.tsx';
import { strings } from './strings.ts';

interface ListEntryProps {
  node: GraphNode;
  /** Of a statement with its speakers and positions. */
  name: string;
  scene: Drawn;
  /** How many of its relationships the canvas shows. */
  shown: number;
  relationships: readonly GraphRelationship[];
  open: boolean;
  onToggle: () => void;
}

export function ListEntry({
  node,
  name,
  scene,
  shown,
  relationships,
  open,
  onToggle,
}: ListEntryProps) {
  const selected = useExplorer((state) => state.selection === node.id);
  const inSelection = useExplorer((state) => state.selected.includes(node.id));
  const bundle = scene.bundles.get(node.id);
  const note = scene.notes.get(node.id);
  return (
    <li aria-current={selected || undefined} className={scene.faded.has(node.id) ? 'out' : ''}>
      <div className="list-head">
        <Glyph node={node} />
        <p>
          <button type="button" className="link" onClick={() => explorer.select(node.id)}>
            <InItsLanguage node={node} text={name} />
          </button>
          <Marks node={node} scene={scene} count={shown} />
        </p>
        {!note && (
          <label className="list-check caption">
            <input
              type="checkbox"
              checked={inSelection || selected}
              onChange={() => explorer.toggleSelected(node.id)}
            />
            <span className="hidden-text">
              {strings.select} {name} {strings.withOthers}
            </span>
          </label>
        )}
        <button type="button" className="button bare" aria-expanded={open} onClick={onToggle}>
          {open ? strings.less : strings.more}
          <span className="hidden-text">
            {' '}
            {strings.on} {name}
          </span>
        </button>
      </div>
      {open && (
        <div className="list-body">
          {bundle ? (
            <BundleActions bundle={bundle} names={namesOf(scene, bundle.members)} />
          ) : note ? (
            <NoteActions note={note} />
          ) : (
            <>
              <Relationships id={node.id} scene={scene} relationships={relationships} />
              <NodeActions node={node} />
            </>
          )}
        </div>
      )}
    </li>
  );
}

/** Type and degree in words, and what the drawing says by marks and by fading. */
function Marks({ node, scene, count }: { node: GraphNode; scene: Drawn; count: number }) {
  const total = useTotals().get(node.id) ?? 0;
  const words = [
    scene.bundles.has(node.id)
      ? strings.bundleOf(String(node.properties.count))
      : scene.notes.has(node.id)
        ? strings.note
        : typeName(node),
    total > count
      ? `${count.toLocaleString('en')} of ${counted(total, 'relationship')} shown`
      : `${counted(count, 'relationship')} shown`,
    scene.changed.has(node.id) && strings.changedPosition,
    scene.noted.has(node.id) && strings.hasANote,
    scene.places.get(node.id)?.pinned && 'pinned',
    scene.faded.has(node.id) && strings.doesNotMatchTheFilters,
  ].filter(Boolean);
  return <span className="caption">{words.join(', ')}</span>;
}

interface RelationshipsProps {
  id: string;
  scene: Drawn;
  relationships: readonly GraphRelationship[];
}

function Relationships({ id, scene, relationships }: RelationshipsProps) {
  return (
    <ul>
      {relationships.map((one) => {
        const outgoing = one.from === id;
        const other = scene.nodes.get(outgoing ? one.to : one.from);
        const stance = stanceOf(one);
        const count = countOf(one);
        return (
          <li key={one.id}>
            <button type="button" className="link" onClick={() => explorer.select(one.id)}>
              {stance && outgoing ? verbOf(one) : titleFrom(one, outgoing ? 'out' : 'in')}
              {stance && !outgoing ? ` (${stances[stance].title.toLowerCase()})` : ''}
              {count > 1 ? ` (${count})` : ''}
            </button>{' '}
            {other && (
              <button type="button" className="link" onClick={() => explorer.select(other.id)}>
                <InItsLanguage node={other} />
              </button>
            )}
            {unknownDatesOf(one) && <span className="caption"> {unknownDatesOf(one)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function namesOf(scene: Drawn, ids: readonly string[]): string[] {
  const { nodes } = explorer.scene();
  return ids.flatMap((id) => {
    const node = nodes.get(id) ?? scene.nodes.get(id);
    return node ? [nodeName(node)] : [];
  });
}
