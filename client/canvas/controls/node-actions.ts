/** What can be done with a node, a bundle or a note: its menu and the list of the canvas both offer it. */
import { isForeignId } from '../../../model/ours.ts';
import type { ExpandOptions } from '../actions/expand.ts';
import { explorer, useExplorer } from '../index.ts';
import { isFiltering } from '../state/state.ts';
import { strings } from './strings.ts';

export interface NodeAction {
  title: string;
  /** The key that does the same while the node is selected. */
  keys?: string;
  act: () => void;
}

/** Those that bring neighbours and take them away, and all the others. */
export function useNodeActions(id: string): { expanding: NodeAction[]; others: NodeAction[] } {
  const { places, expansions } = useExplorer((state) => state.history.present.value);
  const isSelected = useExplorer((state) => state.selected.includes(id));
  const filtering = useExplorer(isFiltering);
  const pinned = places.get(id)?.pinned === true;
  const expand = (options?: ExpandOptions) => () => void explorer.expand(id, options);
  const first = isForeignId(id) ? strings.expand25 : strings.expand25MostRecent;
  return {
    expanding: [
      { title: first, keys: 'e', act: expand() },
      { title: strings.expand25BestConnected, act: expand({ sort: 'connected' }) },
      ...(filtering
        ? [{ title: strings.expand25MatchingTheFilter, act: expand({ matching: true }) }]
        : []),
      ...(expansions.has(id)
        ? [{ title: strings.collapse, keys: 'e', act: () => explorer.collapse(id) }]
        : []),
    ],
    others: [
      { title: strings.findAPathFromHere, keys: 'p', act: () => explorer.startPath(id) },
      { title: strings.showOnlyItsNeighbours, act: () => explorer.focus(id) },
      { title: strings.showOnlyTwoStepsAround, act: () => explorer.focus(id, 2) },
      { title: strings.showOnlyThreeStepsAround, act: () => explorer.focus(id, 3) },
      { title: strings.writeANote, keys: 'n', act: () => explorer.writeNote(id) },
      {
        title: isSelected ? strings.takeOutOfTheSelection : strings.selectWithOthers,
        act: () => explorer.toggleSelected(id),
      },
      { title: pinned ? strings.unpin : strings.pin, act: () => explorer.pin(id, !pinned) },
      { title: strings.hide2, keys: strings.del, act: () => explorer.hide([id]) },
    ],
  };
}

export function bundleActions(id: string): NodeAction[] {
  return [
    { title: strings.openTheBundle, keys: 'e', act: () => explorer.toggleBundle(id) },
    { title: strings.ungroup, act: () => explorer.ungroup(id) },
    { title: strings.hideItsMembers, keys: strings.del, act: () => explorer.hide([id]) },
  ];
}

export function noteActions(id: string): NodeAction[] {
  return [
    {
      title: strings.rewrite,
      act: () => {
        explorer.writeNote(null);
        explorer.select(id);
      },
    },
    { title: strings.remove, keys: strings.del, act: () => explorer.removeNote(id) },
  ];
}
