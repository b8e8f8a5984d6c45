/** Bundles: nodes drawn as one, opened and closed. */

import { shortName } from '../../../model/formats/names.ts';
import { labelOf, typeOf } from '../../../model/ours.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { legendType } from '../state/foreign-labels.ts';
import type { Bundle, BundleKind, Scene } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';
import { countryName } from '../style/groups.ts';

/** Groups nodes and ungroups them. */
export function groupActions(store: ExplorerStore) {
  const change = (action: string, bundles: Map<string, Bundle>, about: readonly string[]) =>
    store.commit(action, { ...store.scene(), bundles }, { kind: 'grouped', about });
  return {
    /** Draws these as one, under a title. */
    group(ids: readonly string[], title: string) {
      const { nodes, bundles } = store.scene();
      const members = [...new Set(ids)].filter((id) => nodes.has(id));
      if (members.length < 2) return;
      const taken = withoutMembers(bundles, members);
      const id = `bundle:${crypto.randomUUID().slice(0, 8)}`;
      taken.set(id, { id, title, by: 'hand', members, open: false });
      change(`Grouped ${store.nameAll(members)} as ${title}`, taken, members);
    },
    /** Draws all nodes of one party, country or type as one each. */
    groupBy(by: Exclude<BundleKind, 'hand'>) {
      const groups = groupsOf(store.scene(), by);
      const byHand = [...store.scene().bundles].filter(([, bundle]) => bundle.by === 'hand');
      const bundles = new Map(byHand);
      const grouped = new Set(byHand.flatMap(([, bundle]) => bundle.members));
      for (const [key, { title, members }] of groups) {
        const free = members.filter((id) => !grouped.has(id));
        if (free.length < 2) continue;
        const id = `bundle:${by}:${key}`;
        bundles.set(id, { id, title, by, members: free, open: false });
      }
      if (bundles.size === byHand.length) {
        store.set({ notice: { text: `No two nodes shown share a ${by}.`, visible: true } });
        return;
      }
      change(`Grouped by ${by}`, bundles, []);
    },
    toggleBundle(id: string) {
      const bundle = store.scene().bundles.get(id);
      if (!bundle) return;
      const bundles = new Map(store.scene().bundles).set(id, { ...bundle, open: !bundle.open });
      change(`${bundle.open ? 'Closed' : 'Opened'} ${bundle.title}`, bundles, bundle.members);
    },
    /** Relationships of one type between the same two nodes become one, or each is drawn again. */
    mergeParallel() {
      const merged = !store.scene().merged;
      store.commit(
        merged ? 'Merged parallel relationships' : 'Showed each relationship',
        { ...store.scene(), merged },
        { kind: 'grouped' },
      );
    },
    /** One bundle, or all, are no more; their members stay. */
    ungroup(id?: string) {
      const bundles = new Map(store.scene().bundles);
      if (bundles.size === 0) return;
      if (id) bundles.delete(id);
      else bundles.clear();
      change(id ? `Ungrouped ${store.name(id)}` : 'Ungrouped all', bundles, []);
    },
  };
}

function withoutMembers(bundles: Scene['bundles'], ids: readonly string[]): Map<string, Bundle> {
  const gone = new Set(ids);
  return new Map(
    [...bundles].flatMap(([id, bundle]): [string, Bundle][] => {
      const members = bundle.members.filter((member) => !gone.has(member));
      return members.length > 1 ? [[id, { ...bundle, members }]] : [];
    }),
  );
}

interface Group {
  title: string;
  members: string[];
}

/** Nodes by what they share: only what is shown counts, so a member needs its party on the canvas. */
function groupsOf(scene: Scene, by: Exclude<BundleKind, 'hand'>): Map<string, Group> {
  const groups = new Map<string, Group>();
  const add = (key: string, title: string, id: string) => {
    const group = groups.get(key) ?? { title, members: [] };
    group.members.push(id);
    groups.set(key, group);
  };
  if (by === 'party') {
    const taken = new Set<string>();
    for (const one of scene.relationships.values()) {
      const { from, to } = one;
      const party = scene.nodes.get(to);
      if (typeOf(one) !== 'MEMBER_OF' || !party || taken.has(from)) continue;
      taken.add(from);
      if (!groups.has(to)) add(to, shortName(party), to);
      add(to, shortName(party), from);
    }
    return groups;
  }
  for (const node of scene.nodes.values()) {
    const label = labelOf(node);
    if (by === 'type') {
      const key = legendType(node);
      add(key, label ? labels[label].plural : key.replace(/^:/, ''), node.id);
    } else if (typeof node.properties.country === 'string') {
      add(node.properties.country, countryName(node.properties.country), node.id);
    }
  }
  return groups;
}
