/**
 * The second half of an import: what was staged is compared with the store, and what is to be written is
 * prepared in files, with what the store held before.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Decision, ImportPlan, MatchSuggestion } from '../../model/schemas/imports.ts';
import { type Label, labelNames } from '../../model/vocabulary/labels.ts';
import { relationshipTypeNames } from '../../model/vocabulary/relationship-types.ts';
import { graphVersion } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { type Gone, goneIds } from '../store/tombstones.ts';
import { Corrected } from './corrected.ts';
import { identify } from './identity.ts';
import { Issues } from './issues.ts';
import { changedProperties, type Manner, mergeStored } from './merge.ts';
import { planNodes } from './plan-nodes.ts';
import { planRelationships } from './plan-relationships.ts';
import { beforeImages, earlierImports } from './records.ts';
import { fileSourceRow, type RelationshipRow, type Staged } from './stage.ts';
import { IdSet } from './staging/id-set.ts';
import { JoinedLines, Lines, type StagedSpool } from './staging/spool.ts';
import { carried, parts, type StoredNode, type StoredRelationship } from './stored.ts';

/** What stood in the store before an import changed it. */
export type Before = { node: StoredNode } | { relationship: StoredRelationship };

export interface PlannedImport {
  staged: Staged;
  importId: string;
  plan: ImportPlan;
  suggestions: MatchSuggestion[];
  issues: Issues;
  corrected: Corrected;
  /** Rows to be written, nodes of one label after those of another. */
  nodes: JoinedLines<StoredNode>;
  relationships: Lines<StoredRelationship>;
  before: Lines<Before>;
  /** The graph's version with which all was compared. */
  version: number;
}

interface PlanRequest {
  store: Store;
  staged: Staged;
  importId: string;
  decisions: readonly Decision[];
  progress?: ((done: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Samples that are shown of each label and type. */
const shownSamples = 6;

/** The store as a plan begins. */
interface Beginning {
  earlier: readonly string[];
  empty: boolean;
  version: number;
  gone: Gone;
}

/** What both halves of a plan share. */
export class Planning {
  readonly store: Store;
  readonly staged: Staged;
  readonly folder: string;
  readonly planned: PlannedImport;
  /** The nodes of the plan, so that a write has rows of few labels. */
  readonly byLabel: ReadonlyMap<Label, Lines<StoredNode>>;
  /** Ids of the import that are other ids in the store. */
  same = new Map<string, string>();
  /** Nodes of the import, and those of the import or its relationships that the store has. */
  readonly ids = new IdSet();
  readonly there = new IdSet();
  readonly relationshipIds = new IdSet();
  /** Named nodes that are left out. */
  readonly dropped = new Set<string>();
  /** Earlier imports of the same dossier, and what they changed without having brought it. */
  readonly earlier: ReadonlySet<string>;
  readonly older = new IdSet();
  /** What planning nodes leaves for relationships: statements without a source, and their files. */
  unstated: StagedSpool<RelationshipRow> | undefined;
  sourceOf: ((place: string) => string[]) | undefined;
  addFileSources: (() => void) | undefined;
  /** Whether the store holds nothing that could be compared. */
  readonly empty: boolean;
  readonly signal: AbortSignal | undefined;
  #done = 0;
  readonly #total: number;
  readonly #progress: ((done: number, total: number) => void) | undefined;

  constructor(request: PlanRequest, { earlier, empty, version, gone }: Beginning) {
    const { store, staged, importId, progress, signal } = request;
    this.store = store;
    this.staged = staged;
    this.earlier = new Set(earlier);
    this.empty = empty;
    this.signal = signal;
    this.folder = join(staged.folder, 'plan');
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    this.#total = staged.texts.rows + staged.names.rows + staged.relationships.rows;
    this.#progress = progress;
    this.byLabel = new Map(
      labelNames.map((label) => [label, new Lines(join(this.folder, `nodes-${label}.ndjson`))]),
    );
    const issues = new Issues(this.folder, 'issues');
    this.planned = {
      staged,
      importId,
      plan: emptyPlan(),
      suggestions: [],
      issues,
      corrected: new Corrected(issues, gone),
      nodes: new JoinedLines([...this.byLabel.values()]),
      relationships: new Lines(join(this.folder, 'relationships.ndjson')),
      before: new Lines(join(this.folder, 'before.ndjson')),
      version,
    };
  }

  /** Tells how far it is; throws when it was broken off. */
  advance(rows: number): void {
    this.signal?.throwIfAborted();
    this.#done += rows;
    this.#progress?.(Math.min(this.#done, this.#total), this.#total);
  }

  /** Whether a node is of the import or of the store; ask {@link lookUp} first. */
  exists(id: string): boolean {
    return !this.dropped.has(id) && (this.ids.has(id) || this.there.has(id));
  }

  /** Finds out which of these are in the store. */
  async lookUp(ids: Iterable<string>): Promise<void> {
    if (this.empty) return;
    const asked = [...new Set(ids)].filter((id) => !this.ids.has(id) && !this.there.has(id));
    for (const some of parts(asked, 2000)) {
      const rows = await this.store.engine.read<{ id: string }>(
        cypher('questions/keys'),
        { ids: some },
        120_000,
      );
      for (const { id } of rows) this.there.add(id);
    }
  }

  /** Lays a row ready unless the store has it so; `kind` is its label or type. */
  settle<Row extends StoredNode | StoredRelationship>(
    kind: string,
    row: Row,
    stored: Row | undefined,
    place: string,
    aliased: boolean,
    name: string,
  ): { row: Row; outcome: 'created' | 'changed' | 'unchanged' } {
    const { plan } = this.planned;
    const count = (outcome: 'created' | 'changed' | 'unchanged') => {
      plan[outcome][kind] = (plan[outcome][kind] ?? 0) + 1;
    };
    const provenance = { importId: this.planned.importId, importPlace: place };
    if (!stored) {
      count('created');
      if (isFew(plan.created, kind)) {
        plan.samples.created.push({ id: row.id, kind, name, place });
      }
      // The row was made for this: copies of millions would cost more than all that is asked of them here.
      row.isNew = true;
      Object.assign(row.properties, provenance);
      return { row, outcome: 'created' };
    }
    const said = mergeStored(stored, row, this.#manner(stored, aliased));
    const isNode = 'label' in stored;
    const { properties: all, dates } = isNode
      ? this.planned.corrected.withCorrections(stored, said, place)
      : said;
    const merged = { ...stored, properties: all, dates };
    const properties = changedProperties(stored, merged);
    if (properties.length === 0) {
      count('unchanged');
      return { row: stored, outcome: 'unchanged' };
    }
    count('changed');
    if (isFew(plan.changed, kind)) {
      plan.samples.changed.push({ id: row.id, kind, name, place, properties });
    }
    const whole = { ...merged, properties: { ...merged.properties, ...provenance } };
    return { row: { ...whole, changes: properties }, outcome: 'changed' };
  }

  #manner(stored: StoredNode | StoredRelationship, aliased: boolean): Manner {
    if (aliased) return 'complete';
    const { importId } = stored.properties;
    if (typeof importId === 'string' && this.earlier.has(importId) && !this.older.has(stored.id)) {
      return 'replace';
    }
    return 'update';
  }
}

/** Compares an import with the store; nothing is written there. */
export async function makePlan(request: PlanRequest): Promise<PlannedImport> {
  const { store, staged, decisions } = request;
  const version = await graphVersion(store.engine);
  const earlier = await earlierImports(store, staged.dossier);
  const empty = (await store.archive.entities()) === 0;
  const gone = await goneIds(store.engine);
  const planning = new Planning(request, { earlier, empty, version, gone });
  for (const id of earlier) {
    for await (const image of beforeImages(store, id)) {
      const one = 'node' in image ? image.node : image.relationship;
      if (!planning.earlier.has(String(one.properties.importId))) planning.older.add(one.id);
    }
  }
  const named = staged.named.filter(({ id }) => !gone.merged.has(id));
  for (const node of staged.named) planning.planned.corrected.tellMerged(node);
  const identities = await identify(store.engine, empty ? [] : named, decisions);
  planning.same = new Map([...gone.merged, ...identities.same]);
  planning.planned.suggestions = identities.suggestions;
  for (const { node, id, identifier } of identities.told) {
    planning.planned.issues.note(
      node.place,
      `${node.name} is ${id}, by ${identifier.scheme} ${identifier.value}`,
      'known by an identifier',
    );
  }
  for (const { node, decision } of identities.amiss) {
    planning.planned.issues.note(
      node.place,
      `${node.name} was decided to be ${decision}, which the store does not have as ${node.label}`,
      'a decision that names nobody who is there: it decides nothing',
    );
  }
  await planNodes(planning);
  await planRelationships(planning);
  await tellVanished(planning);
  const { planned } = planning;
  for (const lines of [planned.nodes, planned.relationships, planned.before]) lines.flush();
  planned.issues.lines.flush();
  return planned;
}

/** What earlier imports of the dossier brought and this one does not. */
async function tellVanished({ store, planned, earlier, ids, relationshipIds }: Planning) {
  if (earlier.size === 0) return;
  const imports = [...earlier];
  const { plan, staged } = planned;
  for (const file of staged.files) ids.add(fileSourceRow(staged.dossier, file).id);
  const tell = (kind: string, rows: { id: string; place: string | null }[], here: IdSet) => {
    for (const { id, place } of rows) {
      if (here.has(id)) continue;
      plan.vanished[kind] = (plan.vanished[kind] ?? 0) + 1;
      if (isFew(plan.vanished, kind)) {
        plan.samples.vanished.push({ id, kind, name: id, place: place ?? '' });
      }
    }
  };
  for (const label of labelNames) {
    for await (const rows of carried(store.engine, 'nodes', label, imports)) {
      tell(label, rows, ids);
    }
  }
  for (const type of relationshipTypeNames) {
    for await (const rows of carried(store.engine, 'relationships', type, imports)) {
      tell(type, rows, relationshipIds);
    }
  }
}

/** Whether one that has just been counted is still to be shown. */
function isFew(counts: Readonly<Record<string, number>>, kind: string): boolean {
  return (counts[kind] ?? 0) <= shownSamples;
}

function emptyPlan(): ImportPlan {
  return {
    created: {},
    changed: {},
    unchanged: {},
    vanished: {},
    samples: { created: [], changed: [], vanished: [] },
  };
}
