/** The canvas's state in one place: read it, change it, hear of changes. Actions build on it. */

import { counted } from '../../../model/formats/counted.ts';
import { nodeName } from '../../../model/formats/names.ts';
import type { GraphNode, GraphRelationship, Subgraph } from '../../../model/schemas/graph.ts';
import type {
  AmongReply,
  CommonReply,
  NeighboursReply,
  PathsReply,
} from '../../../model/schemas/nodes.ts';
import type { Query } from '../../api/request.ts';
import { ApiError } from '../../api/request.ts';
import type { ExpandOptions } from '../actions/expand.ts';
import { noWorkingSet, type WorkingSet } from '../chain/filtered.ts';
import type { ArrangeOptions } from '../layout/index.ts';
import { isThere } from './between.ts';
import { type History, record, type StepKind, startHistory } from './history.ts';
import { shortened, typeTitle } from './look.ts';
import {
  emptyScene,
  maxNodeCap,
  nodeCap,
  type Place,
  type Scene,
  type SceneFilters,
  withPlaces,
  withSubgraph,
} from './scene.ts';

export interface Notice {
  text: string;
  /** Shown, not only told aloud: what was asked for brought nothing, or not all. */
  told?: boolean;
  /** The canvas had no room for all; it can be given more. */
  full?: boolean;
  /** Of an expansion that did not bring all: how to go on. */
  more?: { id: string; shown: number; total: number; options: ExpandOptions };
}

/** What a path is asked for by. */
export interface PathQuery {
  from: string;
  to: string;
  mode: 'shortest' | 'allShortest' | 'several';
  maxLength: number;
  type?: readonly string[];
  avoid?: readonly string[];
  maxDegree?: number | undefined;
}

/** Paths between nodes that were chosen, each pair of them. */
export interface PathSearch {
  ends: readonly string[];
  options: Omit<PathQuery, 'from' | 'to'>;
  found: readonly FoundPath[];
  /** Whether there may be more. */
  truncated: boolean;
}

export interface FoundPath {
  ids: readonly string[];
  nodes: readonly GraphNode[];
  relationships: readonly GraphRelationship[];
}

export interface ExplorerState {
  history: History<Scene>;
  status: 'loading' | 'ready' | 'empty' | 'failed';
  /** What is being done, when it takes a while. */
  busy: string | null;
  error: string | null;
  selection: string | null;
  /** Nodes selected together, in the order they were chosen; empty when one or none is. */
  selected: readonly string[];
  /** Told to the reader, and aloud: what an action did, how much is not shown. */
  notice: Notice | null;
  /** A path is being chosen from here. */
  pathFrom: string | null;
  /** What was looked for between which nodes, and what was found. */
  search: PathSearch | null;
  /** Nodes that were selected one after the other, the present one last. */
  visited: readonly string[];
  /** What the note being written is about; nothing for one on the canvas. */
  noteOn: string | null;
  hover: string | null;
  /** How many nodes the canvas holds. */
  cap: number;
  /** What the address's filters and day say of what is shown. */
  working: WorkingSet;
}

/** What the explorer asks of the world outside: the server, the layout, the address. */
export interface Ports {
  fetchOpening(): Promise<AmongReply>;
  fetchAmong(ids: readonly string[]): Promise<AmongReply>;
  fetchNeighbours(id: string, query: Query): Promise<NeighboursReply>;
  fetchPaths(query: PathQuery): Promise<PathsReply>;
  fetchCommonNeighbours(ids: readonly string[]): Promise<CommonReply>;
  arrangeScene(
    scene: Scene,
    aspect: number,
    options?: ArrangeOptions,
  ): Promise<ReadonlyMap<string, Place>>;
  stopLayout(): void;
  /** What the address holds after `#`, what it selects, and the filters. */
  readAddress(): { fragment: string; selected: string | null; filters: SceneFilters };
  /** The history that was kept of a scene with this fragment. */
  restore(fragment: string): Promise<History<Scene> | undefined>;
  /** Called after every change of the scene; may wait a little before it keeps it. */
  keep(state: ExplorerState): void;
}

export interface Done {
  kind: StepKind;
  about?: readonly string[];
  /** Changes of the rest of the state that come with it. */
  and?: Partial<ExplorerState>;
}

export type Store = ReturnType<typeof createStore>;

/** State with its listeners, and what every action needs. */
export function createStore(ports: Ports) {
  let state: ExplorerState = {
    history: startHistory(emptyScene, 'Opened'),
    status: 'loading',
    busy: null,
    error: null,
    selection: null,
    selected: [],
    notice: null,
    pathFrom: null,
    search: null,
    visited: [],
    noteOn: null,
    hover: null,
    cap: nodeCap,
    working: noWorkingSet,
  };
  const listeners = new Set<() => void>();
  let aspect = 1.5;

  const set = (change: Partial<ExplorerState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const scene = () => state.history.present.value;
  /** More nodes with every relationship among all that are shown, and places for the new. */
  const grown = async (base: Scene, added: Subgraph, near?: string): Promise<Scene> => {
    const room = state.cap - base.nodes.size;
    const fresh = added.nodes.filter((node) => !base.nodes.has(node.id));
    const cut =
      fresh.length > room ? { ...added, nodes: fresh.slice(0, Math.max(0, room)) } : added;
    const ids = [...new Set([...base.nodes.keys(), ...cut.nodes.map((node) => node.id)])];
    const joined = await ports.fetchAmong(ids);
    const next = withSubgraph(withSubgraph(base, cut), joined);
    return withPlaces(next, await ports.arrangeScene(next, aspect, near ? { near } : {}));
  };

  return {
    ports,
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    set,
    scene,
    grown,
    /** Keeps what is shown for a reload and a link. */
    keep: () => ports.keep(state),
    aspect: () => aspect,
    /** The canvas's width divided by its height, for the layout. */
    setAspect(value: number) {
      if (Number.isFinite(value) && value > 0) aspect = value;
    },
    /** A node's name, short enough for a sentence. */
    name(id: string, where: Scene = scene()): string {
      const node = where.nodes.get(id);
      if (node) return shortened(nodeName(node), 40);
      const one = where.relationships.get(id);
      if (one) return `“${typeTitle(one.type)}”`;
      return where.bundles.get(id)?.title ?? (where.notes.has(id) ? 'a note' : id);
    },
    /** One node by its name, several by their number. */
    nameAll(ids: readonly string[]): string {
      const [first = ''] = ids;
      return ids.length === 1 ? this.name(first) : counted(ids.length, 'node');
    },
    /** A step is done: it can be undone, is told to the reader and kept. */
    done(action: string, next: Scene, { kind, about = [], and = {} }: Done) {
      const there = (id: string) => isThere(next, id);
      const selection = and.selection ?? state.selection;
      const selected = (and.selected ?? state.selected).filter(there);
      set({
        history: record(state.history, action, next, kind, about),
        status: next.nodes.size > 0 ? 'ready' : state.status,
        notice: { text: action },
        busy: null,
        error: null,
        ...and,
        selection: selection && (there(selection) || and.selection) ? selection : null,
        selected: selected.length > 1 ? selected : [],
      });
      ports.keep(state);
    },
    /** Runs what asks the server; a failure is told and leaves everything as it was. */
    async busily(what: string, work: () => Promise<void>): Promise<void> {
      set({ busy: what, error: null });
      try {
        await work();
      } catch (error) {
        set({ error: error instanceof ApiError ? error.message : `${what} failed. Try again.` });
      } finally {
        set({ busy: null });
      }
    },
    /** Says beside what was done that the canvas had no room for so many nodes, when it had not. */
    tellFull(left: number) {
      if (left <= 0) return;
      const { notice, cap } = state;
      set({
        notice: {
          ...notice,
          text: `${notice?.text ?? ''} ${counted(left, 'node')} left out: the canvas holds ${cap.toLocaleString('en')}.`,
          told: true,
          full: cap < maxNodeCap,
        },
      });
    },
  };
}
