/** The canvas's state in one place: read it, change it, hear of changes. Actions build on it. */

import { counted } from '../../../model/formats/counted.ts';
import type { GraphNode, GraphRelationship, Subgraph } from '../../../model/schemas/graph.ts';
import type {
  AmongReply,
  CommonReply,
  ExpandReply,
  PathsReply,
} from '../../../model/schemas/nodes.ts';
import type { Introduction, OpeningReply } from '../../../model/schemas/opening.ts';
import type { ExpandQuery } from '../../api/expand.ts';
import { ApiError } from '../../api/request.ts';
import type { ExpandOptions } from '../actions/expand.ts';
import { noWorkingSet, type WorkingSet } from '../chain/filtered.ts';
import type { ArrangeOptions } from '../layout/index.ts';
import { isThere } from './between.ts';
import { type History, record, type StepKind, startHistory } from './history.ts';
import { briefName, relationshipTitle } from './look.ts';
import {
  activeFilters,
  emptyScene,
  maxNodeCap,
  nodeCap,
  type Place,
  type Scene,
  type SceneFilters,
  withPlaces,
  withSubgraph,
} from './scene.ts';

/** What an action did, announced to screen readers. */
export interface CanvasNotice {
  text: string;
  /** Shown on screen too: the action brought nothing, or not all. */
  visible?: boolean;
  /** The canvas reached its cap, which the reader can raise. */
  full?: boolean;
  /** Of an expansion that did not bring all neighbours: how to get more. */
  more?: { id: string; shown: number; total: number; options: ExpandOptions };
}

/** The query parameters of `/api/paths`. */
export interface PathQuery {
  from: string;
  to: string;
  mode: 'shortest' | 'allShortest' | 'several';
  maxLength: number;
  type?: readonly string[];
  avoid?: readonly string[];
  maxDegree?: number | undefined;
}

/** A search for paths between each pair of some nodes, with its result. */
export interface PathResult {
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
  /** The action that is waiting for the server or the layout, as a title. */
  busy: string | null;
  error: string | null;
  selection: string | null;
  /** The multi-selection: nodes in the order they were added; empty when one or none is selected. */
  selected: readonly string[];
  notice: CanvasNotice | null;
  /** The start of a path whose other end the reader chooses next. */
  pathFrom: string | null;
  /** The last search for paths. */
  search: PathResult | null;
  /** Nodes that were selected one after the other, the present one last. */
  visited: readonly string[];
  /** The node or relationship of the note being written; `null` for a note on the canvas. */
  noteOn: string | null;
  hover: string | null;
  /** How many nodes the canvas holds at most. */
  cap: number;
  /** Words beside the first scene; none when it is another, or the reader has hidden them. */
  introduction: Introduction | null;
  /** What the server answered to the scene's filters. */
  workingSet: WorkingSet;
}

/** Whether the working set is filtered. */
export const isFiltering = ({ history }: ExplorerState): boolean =>
  Object.keys(activeFilters(history.present.value)).length > 0;

/** The world outside of the explorer: the server, the layout worker, the address, the storage. */
export interface Ports {
  fetchOpening(): Promise<OpeningReply>;
  fetchAmong(ids: readonly string[]): Promise<AmongReply>;
  fetchExpansion(id: string, query: ExpandQuery, filters: SceneFilters): Promise<ExpandReply>;
  fetchPaths(query: PathQuery): Promise<PathsReply>;
  fetchCommonNeighbours(ids: readonly string[]): Promise<CommonReply>;
  /** Learns what the labels of a graph of others are, before nodes of it are shown. */
  learnGraph?(nodes: readonly { id: string }[]): Promise<void>;
  arrangeScene(
    scene: Scene,
    aspect: number,
    options?: ArrangeOptions,
  ): Promise<ReadonlyMap<string, Place>>;
  stopLayout(): void;
  /** Keeps the first scene's introduction for a reload; none is forgotten. */
  keepIntroduction?(introduction: Introduction | null): void;
  keptIntroduction?(): Introduction | null;
  /** The address's fragment (from `#`), selection and filters. */
  readAddress(): { fragment: string; selected: string | null; filters: SceneFilters };
  /** The stored history whose present scene has this fragment. */
  restore(fragment: string): Promise<History<Scene> | undefined>;
  /** Called after every change of the scene; may wait a little before it writes. */
  persist(state: ExplorerState): void;
}

/** What the history notes of a step beside its name. */
interface StepDetails {
  kind: StepKind;
  about?: readonly string[];
  /** Changes of the rest of the state in the same update. */
  and?: Partial<ExplorerState>;
}

export type ExplorerStore = ReturnType<typeof createExplorerStore>;

/** The state with its listeners, and what every action needs. The scene is the owner of filters and places. */
export function createExplorerStore(ports: Ports) {
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
    introduction: null,
    workingSet: noWorkingSet,
  };
  const listeners = new Set<() => void>();
  let aspect = 1.5;

  const set = (change: Partial<ExplorerState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const scene = () => state.history.present.value;
  /** A subgraph without the new nodes that the cap leaves no space for. */
  const capped = (base: Scene, added: Subgraph): Subgraph => {
    const fresh = added.nodes.filter((node) => !base.nodes.has(node.id));
    const space = Math.max(0, state.cap - base.nodes.size);
    return fresh.length > space ? { ...added, nodes: fresh.slice(0, space) } : added;
  };
  const withPlacesFor = async (scene: Scene, near?: string) =>
    withPlaces(scene, await ports.arrangeScene(scene, aspect, near ? { near } : {}));

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
    /**
     * A scene with more nodes and with the relationships that the subgraph brings; the new nodes
     * have places, beside `near` when no relationship says where.
     */
    withSubgraph: (base: Scene, added: Subgraph, near?: string): Promise<Scene> =>
      withPlacesFor(withSubgraph(base, capped(base, added)), near),
    /** The same with every relationship among all of its nodes, which the server is asked for. */
    async withAdded(base: Scene, added: Subgraph, near?: string): Promise<Scene> {
      const some = capped(base, added);
      const ids = [...new Set([...base.nodes.keys(), ...some.nodes.map((node) => node.id)])];
      const joined = await ports.fetchAmong(ids);
      return withPlacesFor(withSubgraph(withSubgraph(base, some), joined), near);
    },
    /** Stores what is shown, for a reload and a link. */
    persist: () => ports.persist(state),
    aspect: () => aspect,
    /** The canvas's width divided by its height, for the layout. */
    setAspect(value: number) {
      if (Number.isFinite(value) && value > 0) aspect = value;
    },
    /** A node's name, short enough for a sentence. */
    name(id: string, where: Scene = scene()): string {
      const node = where.nodes.get(id);
      if (node) return briefName(node, 40);
      const one = where.relationships.get(id);
      if (one) return `“${relationshipTitle(one)}”`;
      return where.bundles.get(id)?.title ?? (where.notes.has(id) ? 'a note' : id);
    },
    /** One node by its name, several by their number. */
    nameAll(ids: readonly string[]): string {
      const [first = ''] = ids;
      return ids.length === 1 ? this.name(first) : counted(ids.length, 'node');
    },
    /** Makes a scene the present step of the history: it can be undone, is announced and stored. */
    commit(action: string, next: Scene, { kind, about = [], and = {} }: StepDetails) {
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
      ports.persist(state);
    },
    /** Runs what waits for the server; a failure is shown and leaves everything as it was. */
    async withBusy(what: string, work: () => Promise<void>): Promise<void> {
      set({ busy: what, error: null });
      try {
        await work();
      } catch (error) {
        set({ error: error instanceof ApiError ? error.message : `${what} failed. Try again.` });
      } finally {
        set({ busy: null });
      }
    },
    /** Adds to the notice that so many nodes were left out for the cap; nothing when none was. */
    notifyFull(left: number) {
      if (left <= 0) return;
      const { notice, cap } = state;
      set({
        notice: {
          ...notice,
          text: `${notice?.text ?? ''} ${counted(left, 'node')} left out: the canvas holds ${cap.toLocaleString('en')}.`,
          visible: true,
          full: cap < maxNodeCap,
        },
      });
    },
  };
}
