/** Ids of what an import makes: from the ids or names that its format has, the same every time. */
import { createHash } from 'node:crypto';
import { fold, isEntityId } from '../../../../model/ids.ts';
import { type Label, labels } from '../../../../model/vocabulary/labels.ts';
import { IdSet } from '../../staging/id-set.ts';

/** Characters of an id after its prefix; the store takes 200 in all. */
const longest = 120;

/** Six letters and digits that stand for a text. */
export function shortHash(text: string): string {
  return BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 16)}`)
    .toString(36)
    .slice(-6)
    .padStart(6, '0');
}

/**
 * The id of something that has an id of its own in its format, within the `scope` in which that one
 * is unique. What an id cannot hold is replaced, and a hash then keeps different ids apart; so it does
 * for one with capitals that has a twin.
 */
export function ownId(label: Label, scope: string, own: string, hasTwin = false): string {
  // A file that we have written has our ids.
  if (isEntityId(own, label)) return own;
  const whole = scope === '' ? own : `${scope}.${own}`;
  const plain = tidy(whole);
  const same = plain === whole.toLowerCase() && plain.length <= longest && !hasTwin;
  return `${labels[label].prefix}:${same ? plain : `${tidy(plain.slice(0, longest - 7))}-${shortHash(whole)}`}`;
}

/** Ids of own ids that tell upper and lower case apart, which ours do not: each keeps the one it has got. */
export class OwnIds {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** Like {@link ownId}; a twin that was not known before gets a hash. */
  of(label: Label, scope: string, own: string, hasTwin = false): string {
    const key = `${label} ${scope} ${own}`;
    const before = this.#given.get(key);
    if (before !== undefined) return before;
    const plain = ownId(label, scope, own, hasTwin);
    const id = this.#taken.has(plain) ? `${plain}-${shortHash(own)}` : plain;
    this.#given.set(key, id);
    this.#taken.add(id);
    return id;
  }
}

/** Ids of a format, of which some may differ in capitals alone. */
export class CaseTwins {
  readonly #all = new IdSet();
  readonly #lower = new IdSet();
  readonly #twins = new Set<string>();

  take(label: Label, own: string): void {
    if (!this.#all.add(`${label} ${own}`)) return;
    const lower = `${label} ${own.toLowerCase()}`;
    if (!this.#lower.add(lower)) this.#twins.add(lower);
  }

  /** Whether an id has capitals, and another is the same but for them. */
  has(label: Label, own: string): boolean {
    const lower = own.toLowerCase();
    return lower !== own && this.#twins.has(`${label} ${lower}`);
  }
}

function tidy(text: string): string {
  const plain = fold(text)
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .replace(/-+$/, '');
  return plain === '' ? shortHash(text) : plain;
}
