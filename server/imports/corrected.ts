/**
 * What people have corrected, merged or deleted in the store: a later version of a file leaves it so, and
 * the import tells of it.
 */
import { propertiesOfLabel, propertiesOfType } from '../../model/vocabulary/index.ts';
import type { PropertyDefinition } from '../../model/vocabulary/labels.ts';
import type { WriteRow } from '../store/batch.ts';
import type { Gone } from '../store/tombstones.ts';
import { differing, type KeptVersion, stateOf, versionsIn } from '../store/versions.ts';
import type { Issues } from './issues.ts';
import { changedProperties } from './merge.ts';
import { rewritten } from './plan-relationships.ts';
import type { RelationshipRow } from './stage.ts';
import { anchorOf, type StoredNode, type StoredRelationship, withEnds } from './stored.ts';

const causes = {
  corrected: 'what people have corrected here stays as they left it',
  merged: 'what people have merged here stays one',
  deleted: 'what people have deleted here stays so',
};

export class Corrected {
  readonly #issues: Issues;
  /** The entity in which each merged one is to be found, by the merged one's id. */
  #merged: ReadonlyMap<string, string>;
  #deleted: ReadonlySet<string>;
  readonly #leftOut = new Set<string>();
  /** Versions of entities of the import that people have corrected, by their ids. */
  readonly #versions = new Map<string, KeptVersion[]>();
  /** What was told: rows are compared anew when somebody else writes in between. */
  readonly #told = new Set<string>();

  constructor(issues: Issues, { merged, deleted }: Gone) {
    this.#issues = issues;
    this.#merged = merged;
    this.#deleted = deleted;
  }

  /** Takes over what has been merged and deleted since. */
  update({ merged, deleted }: Gone): void {
    this.#merged = merged;
    this.#deleted = deleted;
  }

  /**
   * Rows of a plan over what has been merged and deleted since: what is told of a merged entity is told
   * of the one that it is in now, whose own fields stay.
   */
  withoutGone(rows: readonly (StoredNode | StoredRelationship)[]) {
    const kept: (StoredNode | StoredRelationship)[] = [];
    for (const row of rows) {
      const place = String(row.properties.importPlace ?? '');
      if ('label' in row) {
        if (this.#merged.has(row.id)) this.tellMerged({ id: row.id, place });
        else kept.push({ ...row, ...this.#renamed(row, propertiesOfLabel(row.label)) });
        continue;
      }
      const deleted = [row.from, row.to].filter((id) => this.#deleted.has(id));
      for (const id of deleted) this.isDeleted(id, place);
      const [from, to] = [this.#now(row.from), this.#now(row.to)];
      if (deleted.length > 0 || (from === to && row.from !== row.to)) continue;
      const named = { ...row, ...this.#renamed(row, propertiesOfType(row.type)) };
      kept.push(withEnds(named, from, to));
    }
    return kept;
  }

  #now(id: string): string {
    return this.#merged.get(id) ?? id;
  }

  /** Tells of a record of the import that was merged into another one here. */
  tellMerged({ id, place }: { id: string; place: string }): void {
    const into = this.#merged.get(id);
    if (into) this.#tell(place, `${id} was merged into ${into} here`, causes.merged);
  }

  #renamed({ properties }: WriteRow, definitions: Record<string, PropertyDefinition>) {
    return { properties: rewritten(this.#merged, definitions, properties) };
  }

  /** Whether a record is left out because people have deleted it, and tells of it. */
  isDeleted(id: string, place: string): boolean {
    if (!this.#deleted.has(id)) return false;
    this.#leftOut.add(id);
    this.#tell(place, `${id} was deleted here: it is left out`, causes.deleted);
    return true;
  }

  /** Whether a relationship is of a record that is left out. */
  isOfDeleted({ from, to }: { from: string; to: string }): boolean {
    return this.#leftOut.has(from) || this.#leftOut.has(to);
  }

  /** A node as an import would have it, but with the fields that people have corrected as they left them. */
  withCorrections(stored: WriteRow, wanted: WriteRow, place: string): WriteRow {
    const names = correctedFields(this.know(stored));
    if (names.length === 0) return wanted;
    const result = {
      ...wanted,
      properties: { ...wanted.properties },
      dates: { ...wanted.dates },
    };
    for (const name of names) {
      take(result.properties, stored.properties, name);
      take(result.dates, stored.dates, name);
      take(result.dates, stored.dates, `${name}End`);
    }
    const others = changedProperties(result, wanted);
    if (others.length > 0) {
      this.#tell(
        place,
        `${stored.id}: ${others.join(', ')} was corrected here, and stays as it is`,
      );
    }
    return result;
  }

  /** Reads the versions of a stored node, by which its relationships are known to be corrected. */
  know({ id, properties }: WriteRow): KeptVersion[] {
    const versions = versionsIn(properties.historyText);
    if (versions.length > 0) this.#versions.set(id, versions);
    return versions;
  }

  /**
   * Whether a relationship stays as it is, or stays out, because a correction of the entity that it
   * tells about has changed it or taken it out.
   */
  keepsRelationship(
    row: Pick<RelationshipRow, 'id' | 'type' | 'from' | 'to' | 'place'>,
    stored: WriteRow | undefined,
  ): boolean {
    const versions = this.#versions.get(anchorOf(row));
    if (!versions?.some(({ kept }) => kept?.[row.id])) return false;
    const what = stored ? 'stays as it is' : 'is left out';
    this.#tell(row.place, `${row.from} ${row.type} ${row.to} was corrected here, and ${what}`);
    return true;
  }

  #tell(place: string, message: string, cause = causes.corrected): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#issues.note(place, message, cause);
  }
}

/** Whether people have changed what is told of an entity, by the versions that are kept of it. */
export function isOfPeople(historyText: string): boolean {
  return versionsIn(historyText).some(({ before, by }) => before !== null && by !== 'import');
}

/** Whether people have changed fields of a stored node. */
export function isCorrected({ properties }: WriteRow): boolean {
  return correctedFields(versionsIn(properties.historyText)).length > 0;
}

/** Fields that people have changed and that are not again what they were before. */
function correctedFields(versions: readonly KeptVersion[]): string[] {
  const [first] = versions;
  const last = versions.at(-1);
  const [before, now] = [first && stateOf(first), last && stateOf(last)];
  if (!before || !now) return [];
  const byPeople = new Set(
    versions.flatMap(({ before, by, differences }) =>
      before === null || by === 'import' ? [] : differences,
    ),
  );
  return differing(before, now).filter((name) => byPeople.has(name));
}

function take<Value>(to: Record<string, Value>, from: Record<string, Value>, name: string): void {
  const value = from[name];
  if (value === undefined) delete to[name];
  else to[name] = value;
}
