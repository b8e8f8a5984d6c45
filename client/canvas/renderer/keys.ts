/** The canvas by keyboard. */
import type { Core, NodeSingular } from 'cytoscape';
import type { KeyboardEvent } from 'react';
import { explorer } from '../index.ts';
import type { MenuPlace } from './Canvas.tsx';
import { fitAll, zoomBy } from './viewport.ts';

/** The angle of each arrow key. */
export const turns: Record<string, number> = {
  ArrowRight: 0,
  ArrowDown: Math.PI / 2,
  ArrowLeft: Math.PI,
  ArrowUp: -Math.PI / 2,
};

/** Whether the key meant something here. */
export function onCanvasKey(
  cy: Core,
  event: KeyboardEvent,
  onMenu: (place: MenuPlace | null) => void,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { selection } = explorer.getState();
  const current = selection ? cy.getElementById(selection) : cy.collection();
  const node =
    current.nonempty() && current.isNode() ? (current as unknown as NodeSingular) : undefined;
  const turn = turns[event.key];
  if (turn !== undefined) {
    const next = node ? inDirection(node, turn) : centralNode(cy);
    if (next) explorer.select(next.id());
    return true;
  }
  if (event.key === '+' || event.key === '=') return zoomed(cy, 1.25);
  if (event.key === '-') return zoomed(cy, 0.8);
  if (event.key === 'f') {
    fitAll(cy);
    return true;
  }
  if (!node) return false;
  const id = node.id();
  switch (event.key) {
    case 'Enter':
      explorer.select(id);
      document.querySelector<HTMLElement>('[data-inspector]')?.focus();
      return true;
    case 'e':
      explorer.toggle(id);
      return true;
    case 'p':
      explorer.startPath(id);
      return true;
    case 'n':
      explorer.writeNote(id);
      return true;
    case 's':
      explorer.toggleSelected(id);
      return true;
    case 'Delete':
    case 'Backspace': {
      const { selected } = explorer.getState();
      explorer.hide(selected.length > 0 ? selected : [id]);
      return true;
    }
    case 'ContextMenu':
    case 'F10':
      if (event.key === 'F10' && !event.shiftKey) return false;
      onMenu({ id, ...node.renderedPosition() });
      return true;
    default:
      return false;
  }
}

function zoomed(cy: Core, factor: number): true {
  zoomBy(cy, factor);
  return true;
}

/** The neighbour that lies best in a direction; without one, any node there. */
export function inDirection(node: NodeSingular, turn: number): NodeSingular | undefined {
  const from = node.position();
  const best = (among: NodeSingular[]) => {
    const rated = among.map((other) => {
      const to = other.position();
      const angle = Math.atan2(to.y - from.y, to.x - from.x);
      const off = Math.abs(Math.atan2(Math.sin(angle - turn), Math.cos(angle - turn)));
      return { other, off, cost: Math.hypot(to.x - from.x, to.y - from.y) * (1 + 2 * off) };
    });
    return rated
      .filter(({ off }) => off < Math.PI / 2.5)
      .sort((a, b) => a.cost - b.cost)
      .at(0)?.other;
  };
  const neighbours = node.neighborhood('node').toArray() as NodeSingular[];
  return best(neighbours) ?? best(node.cy().nodes().not(node).toArray() as NodeSingular[]);
}

/** The node with most relationships. */
export function centralNode(cy: Core): NodeSingular | undefined {
  const nodes = cy.nodes().toArray() as NodeSingular[];
  return nodes.sort((a, b) => b.degree(false) - a.degree(false)).at(0);
}
