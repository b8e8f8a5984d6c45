/**
 * Versions of what was coded or corrected here. They lie with their node, as JSON that no reader is
 * given as a property: all records of a kind are rewritten when one is made.
 */
import type { Version } from '../../model/schemas/corrections.ts';
import type { EngineValue } from './engine.ts';

/** The fields of an entity with what hangs on it, as a correction names them. */
export type Snapshot = Record<string, unknown>;

/** A version as it is kept. */
export interface KeptVersion extends Version {
  /** Everything as this version left it; of a first version without it, `after` is. */
  state?: Snapshot;
  /** What stood before the first correction: nobody's change, and not listed. */
  baseline?: boolean;
  /** Properties of relationships that it took out, by their ids: an undo gives them back whole. */
  kept?: Record<string, KeptProperties>;
  /** Of a source: the text before this version, where it may be kept. */
  textBefore?: string;
}

export interface KeptProperties {
  properties: Record<string, unknown>;
  dates: Record<string, string>;
}

/** The versions in a node's `historyText`, the oldest first. */
export function versionsIn(history: EngineValue | undefined): KeptVersion[] {
  return typeof history === 'string' ? (JSON.parse(history) as KeptVersion[]) : [];
}

/** The number of what stands now; 1 for what was never changed here. */
export function revisionOf(versions: readonly KeptVersion[]): number {
  return versions.at(-1)?.number ?? 1;
}

/** Everything as a version left it. */
export function stateOf(version: KeptVersion): Snapshot | undefined {
  return version.state ?? (version.before === null ? (version.after ?? undefined) : undefined);
}

/** A version as readers get it. */
export function withoutState(kept: KeptVersion): Version {
  const { state: _, baseline: __, kept: ___, textBefore: ____, ...version } = kept;
  return version;
}

/** Whether a version did no more than place the same words in a new text of their source. */
function isPlacedAnew({ carried, differences }: KeptVersion): boolean {
  return carried !== undefined && differences.every((name) => name === 'sources');
}

/** The latest correction, if what stands now is one; words placed anew are none. */
export function latestCorrection(versions: readonly KeptVersion[]): Version | null {
  const last = versions.findLast((one) => !isPlacedAnew(one));
  return last === undefined || last.baseline || last.before === null ? null : withoutState(last);
}

/** The fields in which two states differ. */
export function differing(a: Snapshot, b: Snapshot): string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.filter((name) => !sameValue(a[name], b[name]));
}

/** Whether two values of a field are the same; what is not there is null. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a ?? null)) === JSON.stringify(sorted(b ?? null));
}

/** With keys in one order, and lists of what hangs on an entity in one order too. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map(sorted);
    return parts.some((part) => typeof part === 'object')
      ? parts.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : parts;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]),
  );
}

/** Some fields of a state, null for what is not there. */
export function fieldsOf(state: Snapshot, names: readonly string[]): Snapshot {
  return Object.fromEntries(names.map((name) => [name, state[name] ?? null]));
}

/** The same with ids put in the place of others, wherever they stand as a whole value. */
export function withIds<Value>(value: Value, ids: ReadonlyMap<string, string>): Value {
  if (ids.size === 0) return value;
  const put = (part: unknown): unknown => {
    if (typeof part === 'string') return ids.get(part) ?? part;
    if (Array.isArray(part)) return part.map(put);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, own]) => [name, put(own)]));
  };
  return put(value) as Value;
}
