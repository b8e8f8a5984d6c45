/** What a correction of an entity asks for, as the state that it leads to. */
import type { EntityChanges } from '../../model/schemas/corrections.ts';
import { labels } from '../../model/vocabulary/labels.ts';
import type { Store } from '../store/store.ts';
import type { Snapshot } from '../store/versions.ts';
import { type HeldEntity, listsOf } from './held.ts';
import { unfitting } from './published-ids.ts';
import { checkIds } from './statement-changes.ts';

type Term = Record<string, unknown>;
/** What proves a term stays with it unless the correction says otherwise. */
const proof = ['sources', 'verified', 'basis', 'note'] as const;

/** Throws `unfitting` for what this label does not have, and for ids that nobody has. */
export async function entityTarget(
  store: Store,
  held: HeldEntity,
  changes: EntityChanges,
): Promise<Snapshot> {
  const { label, snapshot } = held;
  const lists = listsOf(label);
  const target: Snapshot = { ...snapshot };
  const named: { path: string; id: string; of: string }[] = [];
  for (const [name, value] of Object.entries(changes)) {
    const list = lists.find(({ field }) => field === name);
    if (list) {
      const entries = value as Term[];
      const other = String(list.name);
      for (const [at, entry] of entries.entries()) {
        const of = list.field === 'memberships' ? 'Party' : 'Institution';
        named.push({ path: `changes.${name}[${at}].${other}`, id: String(entry[other]), of });
        if (entry.from && entry.to && String(entry.to).slice(0, 4) < String(entry.from).slice(0, 4))
          throw unfitting(`changes.${name}[${at}].to`, 'it ends before it begins.');
      }
      target[name] = withProof(entries, snapshot[name] as Term[], other);
    } else if (name in labels[label].properties) {
      target[name] = Array.isArray(value) && value.length === 0 ? null : value;
      const { type } = (labels[label].properties as Record<string, { type: string }>)[name] ?? {};
      if (type === 'entity' || type === 'entities') {
        const of = name === 'sources' ? 'Source' : name === 'repeals' ? 'Agreement' : 'speaker';
        for (const id of [value ?? []].flat()) {
          named.push({ path: `changes.${name}`, id: String(id), of });
        }
      }
    } else {
      throw unfitting(`changes.${name}`, `${labels[label].title} has no ${name}.`);
    }
  }
  await checkIds(store, named);
  return target;
}

/** Each term with what proved the one that it most probably is. */
function withProof(entries: readonly Term[], before: readonly Term[], other: string): Term[] {
  const left = [...before];
  const take = (fits: (one: Term) => boolean) => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const found = new Map<Term, Term>();
  for (const names of [[other, 'role', 'from'], [other, 'role'], [other]]) {
    for (const entry of entries) {
      if (found.has(entry)) continue;
      const same = take((one) =>
        names.every((name) => (one[name] ?? null) === (entry[name] ?? null)),
      );
      if (same) found.set(entry, same);
    }
  }
  return entries.map((entry) => {
    const stated = Object.entries(entry).filter(([, value]) => value !== null);
    const earlier = found.get(entry);
    if (!earlier) return { verified: false, ...Object.fromEntries(stated) };
    const kept = proof.filter((name) => earlier[name] !== undefined);
    return {
      ...Object.fromEntries(kept.map((name) => [name, earlier[name]])),
      ...Object.fromEntries(stated),
    };
  });
}
