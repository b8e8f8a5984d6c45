/** The canvas's state and the named actions on it: logic without React. */
import type { GraphNode, Subgraph } from '../../model/graph.ts';
import { fetchAmong, fetchNeighbours, fetchOpening, fetchPaths } from '../api/index.ts';
import { ApiError } from '../api/request.ts';
import { counted, nodeName } from '../ui/text.ts';
import { type History, record, redone, startHistory, undone } from './history.ts';
import { arrangeScene, stopLayout } from './layout/index.ts';
import { shortened } from './look.ts';
import {
  emptyScene,
  nodeCap,
  type Place,
  type Scene,
  without,
  withPlaces,
  withSubgraph,
} from './scene.ts';
import { fromFragment, toFragment } from './url.ts';

export interface ExplorerState {
  history: History<Scene>;
  status: 'loading' | 'ready' | 'empty' | 'failed';
  /** What is being done, when it takes a while. */
  busy: string | null;
  error: string | null;
  selection: string | null;
  /** Told to the reader, and aloud: what an action did, how much is not shown. */
  notice: {
    text: string;
    more?: { id: string; shown: number; total: number; type?: string };
  } | null;
  /** A path is being chosen from here. */
  pathFrom: string | null;
  /** Other shortest paths than the one shown. */
  paths: readonly (readonly string[])[];
  hover: string | null;
}

export interface ExpandOptions {
  type?: string;
  direction?: 'in' | 'out';
  label?: string;
  sort?: 'recent' | 'connected' | 'name';
}

const pageSize = 25;

/** A store of state: read it, change it, hear of changes. */
function createExplorer() {
  let state: ExplorerState = {
    history: startHistory(emptyScene, 'Opened'),
    status: 'loading',
    busy: null,
    error: null,
    selection: null,
    notice: null,
    pathFrom: null,
    paths: [],
    hover: null,
  };
  const listeners = new Set<() => void>();
  let aspect = 1.5;
  let saving: ReturnType<typeof setTimeout> | undefined;
  let started: Promise<void> | undefined;

  const set = (change: Partial<ExplorerState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const scene = () => state.history.present.value;
  const name = (id: string) => {
    const node = scene().nodes.get(id);
    return node ? shortened(nodeName(node), 40) : id;
  };
  const saveSoon = () => {
    clearTimeout(saving);
    saving = setTimeout(async () => {
      const fragment = await toFragment(scene());
      history.replaceState(history.state, '', `${location.pathname}${location.search}${fragment}`);
    }, 150);
  };
  const done = (action: string, next: Scene, change: Partial<ExplorerState> = {}) => {
    const selection = change.selection ?? state.selection;
    set({
      history: record(state.history, action, next),
      status: next.nodes.size > 0 ? 'ready' : state.status,
      notice: { text: action },
      busy: null,
      error: null,
      ...change,
      selection:
        selection &&
        (next.nodes.has(selection) || next.relationships.has(selection) || change.selection)
          ? selection
          : null,
    });
    saveSoon();
  };
  /** Runs what asks the server; a failure is told and leaves everything as it was. */
  const busily = async (what: string, work: () => Promise<void>) => {
    set({ busy: what, error: null });
    try {
      await work();
    } catch (error) {
      set({ error: error instanceof ApiError ? error.message : `${what} failed. Try again.` });
    } finally {
      set({ busy: null });
    }
  };
  /** More nodes with every relationship among all that are shown, and places for the new. */
  const grown = async (base: Scene, added: Subgraph, near?: string): Promise<Scene> => {
    const room = nodeCap - base.nodes.size;
    const fresh = added.nodes.filter((node) => !base.nodes.has(node.id));
    const cut =
      fresh.length > room ? { ...added, nodes: fresh.slice(0, Math.max(0, room)) } : added;
    const ids = [...new Set([...base.nodes.keys(), ...cut.nodes.map((node) => node.id)])];
    const joined = await fetchAmong(ids.filter((id) => !id.startsWith('element:')));
    const next = withSubgraph(withSubgraph(base, cut), joined);
    return withPlaces(next, await arrangeScene(next, aspect, near ? { near } : {}));
  };
  const capNotice = (wanted: number) =>
    scene().nodes.size >= nodeCap && wanted > 0
      ? ` The canvas holds ${nodeCap.toLocaleString('en')} nodes; hide some to see more.`
      : '';

  const actions = {
    /** Brings the scene of the address, else the first scene of the graph. */
    start(): Promise<void> {
      started ??= actions.open();
      return started;
    },
    async open(): Promise<void> {
      set({ status: 'loading', error: null });
      try {
        const saved = await fromFragment(location.hash);
        const scene = saved ? undefined : await fetchOpening();
        const named = new URLSearchParams(location.search).get('sel');
        const linked =
          named && !saved && /^[a-z]+:[^|]+$/.test(named) && !named.startsWith('element:');
        const wanted = scene?.nodes.map((node) => node.id) ?? saved?.nodes.map(([id]) => id) ?? [];
        // What a link selects is shown too, with what joins it to the first scene.
        const found =
          scene && (!linked || wanted.includes(named))
            ? scene
            : await fetchAmong(linked ? [...wanted, named] : wanted);
        let next = withSubgraph(emptyScene, found);
        if (saved) {
          const places = saved.nodes.map(([id, x, y, pinned]): [string, Place] => [
            id,
            { x, y, pinned: pinned === 1 },
          ]);
          next = withPlaces(next, new Map(places.filter(([id]) => next.nodes.has(id))));
          next = {
            ...next,
            path: saved.path.every((id) => next.nodes.has(id) || next.relationships.has(id))
              ? saved.path
              : [],
          };
        } else next = withPlaces(next, await arrangeScene(next, aspect, { all: true }));
        const gone = saved ? saved.nodes.length - next.nodes.size : 0;
        set({
          history: startHistory(next, saved ? 'Opened the link' : 'Opened'),
          status: next.nodes.size > 0 ? 'ready' : 'empty',
          notice:
            gone > 0
              ? {
                  text: `${counted(gone, 'node')} of this link ${gone === 1 ? 'is' : 'are'} no longer in the graph.`,
                }
              : null,
        });
        if (next.nodes.size > 0) saveSoon();
      } catch (error) {
        set({
          status: 'failed',
          error: error instanceof ApiError ? error.message : 'The first scene could not be read.',
        });
      }
    },
    select(id: string | null) {
      if (state.pathFrom && id && scene().nodes.has(id) && id !== state.pathFrom) {
        const from = state.pathFrom;
        set({ pathFrom: null });
        void actions.showPath(from, id);
        return;
      }
      if (id !== state.selection) set({ selection: id });
    },
    /** Nodes by id, with every relationship among what is shown. */
    async add(ids: readonly string[], options: { select?: string; near?: string } = {}) {
      await actions.start();
      const missing = ids.filter((id) => !scene().nodes.has(id));
      if (missing.length === 0) {
        if (options.select) set({ selection: options.select });
        return;
      }
      await busily('Adding to the canvas', async () => {
        const found = await fetchAmong(missing);
        const next = await grown(scene(), found, options.near ?? state.selection ?? undefined);
        const [first] = found.nodes;
        const what =
          missing.length === 1 && first
            ? shortened(nodeName(first), 40)
            : counted(missing.length, 'node');
        done(`Added ${what}`, next, options.select ? { selection: options.select } : {});
      });
    },
    async addSubgraph(added: Subgraph, action = `Added ${counted(added.nodes.length, 'node')}`) {
      await actions.start();
      await busily('Adding to the canvas', async () => done(action, await grown(scene(), added)));
    },
    /** Puts a result in place of what is shown. */
    async showResult(result: Subgraph) {
      await actions.start();
      await busily('Drawing the result', async () => {
        const next = await grown(emptyScene, result);
        const placed = withPlaces(next, await arrangeScene(next, aspect, { all: true }));
        done(`Showed a result of ${counted(placed.nodes.size, 'node')}`, placed, { paths: [] });
      });
    },
    /** The most recent 25 neighbours that are not shown yet, or as asked. */
    async expand(id: string, options: ExpandOptions = {}) {
      await busily('Expanding', async () => {
        const { type, direction, label, sort = 'recent' } = options;
        const query = { type, direction, label, sort, limit: 100 };
        const fresh: GraphNode[] = [];
        const relationships: Subgraph['relationships'] = [];
        let total = 0;
        let cursor: string | null | undefined;
        do {
          const page = await fetchNeighbours(id, { ...query, cursor: cursor ?? undefined });
          total = page.total;
          cursor = page.next;
          relationships.push(...page.relationships);
          for (const node of page.nodes) {
            const known = scene().nodes.has(node.id) || fresh.some((other) => other.id === node.id);
            if (!known && fresh.length < pageSize) fresh.push(node);
          }
        } while (cursor && fresh.length < pageSize);
        if (fresh.length === 0) {
          set({
            notice: {
              text:
                total === 0
                  ? `${name(id)} has no neighbours of this kind.`
                  : `All neighbours of ${name(id)} of this kind are shown.`,
            },
          });
          return;
        }
        const grownScene = await grown(scene(), { nodes: fresh, relationships }, id);
        const brought = fresh.map((node) => node.id).filter((other) => grownScene.nodes.has(other));
        const expansions = new Map(grownScene.expansions);
        expansions.set(id, [...(expansions.get(id) ?? []), ...brought]);
        const next = { ...grownScene, expansions };
        const shown = [...next.relationships.values()].filter(
          (one) =>
            (one.from === id || one.to === id) &&
            (!type || one.type === type) &&
            (!direction || (direction === 'out' ? one.from : one.to) === id),
        ).length;
        done(`Expanded ${name(id)}`, next);
        set({
          notice: {
            text: `${counted(brought.length, 'neighbour')} of ${name(id)} added, ${shown} of ${counted(total, 'relationship')} shown.${capNotice(fresh.length - brought.length)}`,
            ...(shown < total ? { more: { id, shown, total, ...(type ? { type } : {}) } } : {}),
          },
        });
      });
    },
    /** Takes away what expanding this node brought, and nothing else. */
    collapse(id: string) {
      const brought = scene().expansions.get(id) ?? [];
      const next = without(scene(), brought);
      const expansions = new Map(next.expansions);
      expansions.delete(id);
      done(`Collapsed ${name(id)}`, { ...next, expansions });
    },
    /** Expands, or collapses what was expanded before. */
    toggle(id: string) {
      if (scene().expansions.has(id)) actions.collapse(id);
      else void actions.expand(id);
    },
    hide(ids: readonly string[]) {
      const shown = ids.filter((id) => scene().nodes.has(id));
      if (shown.length === 0) return;
      const [first = ''] = shown;
      done(
        `Hid ${shown.length === 1 ? name(first) : counted(shown.length, 'node')}`,
        without(scene(), shown),
      );
    },
    /** Only a node and its shown neighbours stay. */
    focus(id: string) {
      const near = new Set([id]);
      for (const one of scene().relationships.values()) {
        if (one.from === id) near.add(one.to);
        if (one.to === id) near.add(one.from);
      }
      const others = [...scene().nodes.keys()].filter((other) => !near.has(other));
      done(`Focused on ${name(id)}`, without(scene(), others));
    },
    /** Nodes were dragged: they stay where they were put. */
    move(moved: ReadonlyMap<string, { x: number; y: number }>) {
      const [first = ''] = moved.keys();
      const places = new Map([...moved].map(([id, place]) => [id, { ...place, pinned: true }]));
      done(
        `Moved ${moved.size === 1 ? name(first) : counted(moved.size, 'node')}`,
        withPlaces(scene(), places),
      );
    },
    pin(id: string, pinned: boolean) {
      const place = scene().places.get(id);
      if (!place) return;
      done(
        `${pinned ? 'Pinned' : 'Unpinned'} ${name(id)}`,
        withPlaces(scene(), new Map([[id, { ...place, pinned }]])),
      );
    },
    /** Arranges everything that is not pinned anew. */
    async arrange() {
      await busily('Arranging', async () => {
        const places = await arrangeScene(scene(), aspect, { all: true });
        done('Arranged the canvas', withPlaces(scene(), places));
      });
    },
    stop() {
      stopLayout();
      set({ busy: null });
    },
    startPath(from: string) {
      set({
        pathFrom: from,
        notice: { text: `Choose the other end of a path from ${name(from)}.` },
      });
    },
    cancelPath() {
      set({ pathFrom: null, notice: null });
    },
    async showPath(from: string, to: string) {
      await actions.start();
      set({ pathFrom: null });
      await busily('Looking for a path', async () => {
        const found = await fetchPaths(from, to);
        const [first] = found.paths;
        if (!first) {
          set({
            notice: {
              text: 'There is no path of at most 6 relationships between them. Expand one of them, or choose others.',
            },
          });
          return;
        }
        const onPath = new Set(first);
        const next = await grown(scene(), {
          nodes: found.nodes.filter((node) => onPath.has(node.id)),
          relationships: found.relationships.filter((one) => onPath.has(one.id)),
        });
        done(`Path from ${name(from)}`, { ...next, path: first }, { paths: found.paths });
      });
    },
    /** Shows another of the shortest paths. */
    async choosePath(path: readonly string[]) {
      const ids = path.filter((_, index) => index % 2 === 0);
      await busily('Adding the path', async () => {
        const next = await grown(scene(), await fetchAmong(ids));
        done('Another shortest path', { ...next, path });
      });
    },
    clearPath() {
      done('Closed the path', { ...scene(), path: [] }, { paths: [] });
    },
    undo() {
      const undoneName = state.history.present.name;
      if (state.history.past.length === 0) return;
      set({ history: undone(state.history), notice: { text: `Undone: ${undoneName}` }, paths: [] });
      saveSoon();
    },
    redo() {
      if (state.history.future.length === 0) return;
      set({ history: redone(state.history), paths: [] });
      set({ notice: { text: `Done again: ${state.history.present.name}` } });
      saveSoon();
    },
    hover(id: string | null) {
      if (id !== state.hover) set({ hover: id });
    },
    dismiss() {
      set({ notice: null, error: null });
    },
    /** The canvas's width divided by its height, for the layout. */
    setAspect(value: number) {
      if (Number.isFinite(value) && value > 0) aspect = value;
    },
  };

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    scene,
    ...actions,
  };
}

export const explorer = createExplorer();
