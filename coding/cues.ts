/** Verbs of saying: forms in a list, some of which need a particle later in the sentence. */
import { low } from './items.ts';
import type { CueClass, Item, LanguagePack } from './types.ts';

const order: readonly CueClass[] = ['say', 'think', 'support', 'oppose'];

export interface Cues {
  /** The class of the form at this place; undefined when it is none. */
  classOf(items: readonly Item[], at: number): CueClass | undefined;
  classes: ReadonlyMap<string, CueClass>;
}

const built = new WeakMap<LanguagePack, Cues>();
const none: Cues = { classOf: () => undefined, classes: new Map() };

/** The verbs of a language; none for an unknown one. */
export function cuesOf(pack: LanguagePack | undefined): Cues {
  if (!pack) return none;
  const known = built.get(pack);
  if (known) return known;
  const classes = new Map<string, CueClass>();
  for (const name of order) {
    for (const form of pack.cues[name] ?? []) {
      if (!classes.has(low(form))) classes.set(low(form), name);
    }
  }
  const needs = new Map(
    Object.entries(pack.needs).map(([form, list]) => [low(form), new Set(list)]),
  );
  const english = pack.language === 'en';
  const noVerbBefore = new Set([...pack.possessives, ...pack.determiners].map(low));
  const classAt = (items: readonly Item[], at: number): CueClass | undefined => {
    const item = items[at] as Item;
    const found = classes.get(item.low) ?? inverted(item.low, classes);
    if (!found) return undefined;
    const particles = needs.get(item.low);
    if (particles && !follows(items, at, particles)) return undefined;
    const before = items[at - 1];
    // Nouns that look like verbs: her remarks, a report, the claims, its call.
    if (before?.kind === 'word' && noVerbBefore.has(before.low)) return undefined;
    if (english && item.upper && at > 0 && before?.kind === 'word') return undefined;
    if (english && before && /^['’]s$/.test(before.low)) return undefined;
    if (english && before?.kind === 'word' && /['’]s$/.test(before.low)) return undefined;
    if (english && item.low.endsWith('s') && before?.kind === 'word') {
      // In -s only after a subject: no adjective or verb.
      if (!before.upper && /(?:al|ive|ous|ic|ed|ing|ent|ful|of)$/.test(before.low))
        return undefined;
    }
    return found;
  };
  // Rules ask for the same word again and again.
  const answers = new WeakMap<readonly Item[], (CueClass | null)[]>();
  const cues: Cues = {
    classes,
    classOf(items, at) {
      if (items[at]?.kind !== 'word') return undefined;
      let known = answers.get(items);
      if (!known) {
        known = [];
        answers.set(items, known);
      }
      let answer = known[at];
      if (answer === undefined) {
        answer = classAt(items, at) ?? null;
        known[at] = answer;
      }
      return answer ?? undefined;
    },
  };
  built.set(pack, cues);
  return cues;
}

/** `déclare-t-il`: the verb before an inverted pronoun. */
function inverted(form: string, classes: ReadonlyMap<string, CueClass>): CueClass | undefined {
  if (!form.includes('-')) return undefined;
  const head = /^(.+?)(?:-t)?-(?:il|elle|ils|elles|on|je|nous|ele|ela)$/.exec(form)?.[1];
  return head ? classes.get(head) : undefined;
}

/** The pronoun of an inverted form, `a-t-elle`: elle. */
export function pronounInside(form: string): string | undefined {
  return form.includes('-') ? /-(il|elle|ils|elles|on|je|nous)$/.exec(form)?.[1] : undefined;
}

function follows(items: readonly Item[], at: number, particles: ReadonlySet<string>): boolean {
  for (let ahead = at + 1; ahead < Math.min(items.length, at + 25); ahead += 1) {
    const item = items[ahead] as Item;
    if (item.kind === 'word' && particles.has(item.low)) return true;
    if (item.kind === 'punct' && /[.!?]/.test(item.text)) return false;
  }
  return false;
}
