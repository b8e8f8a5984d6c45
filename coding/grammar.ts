/** The word lists of a language, ready to be asked. */
import { type Cues, cuesOf } from './cues.ts';
import { low } from './items.ts';
import type { Item, LanguagePack } from './types.ts';

export interface Grammar {
  pack: LanguagePack | undefined;
  cues: Cues;
  determiners: ReadonlySet<string>;
  possessives: ReadonlySet<string>;
  breakers: ReadonlySet<string>;
  skipped: ReadonlySet<string>;
  prepositions: ReadonlySet<string>;
  particles: ReadonlySet<string>;
  fronted: ReadonlySet<string>;
  that: ReadonlySet<string>;
  subjectPronouns: ReadonlySet<string>;
  auxiliaries: ReadonlySet<string>;
  /** “according to” and its like, by their first word. */
  according: ReadonlyMap<string, readonly string[][]>;
  /** The same and “so”, “aldus” behind a quotation. */
  so: ReadonlyMap<string, readonly string[][]>;
  pronouns: Readonly<Record<string, string>>;
  titles: Readonly<Record<string, string>>;
  isRole(form: string): boolean;
  /** Whether a word with a capital may begin a name. */
  isName(item: Item): boolean;
}

/** Words that join two of a kind. */
export const conjunctions = new Set([
  'and',
  'but',
  'en',
  'maar',
  'und',
  'aber',
  'et',
  'mais',
  'y',
  'e',
  'ma',
  'og',
  'men',
]);

const auxiliaries = new Set(
  `has have had is was will would heeft hebben had hadden is zijn was zal zou hat haben hatte hatten ist
  wird wurde werde a ont avait ha han había hanno aveva har havde tem tinha`.split(/\s+/),
);
/** Spoken of as bodies although they look like nouns: never he or she. */
const days = new Set(
  `monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag
  samstag sonntag january february march april june july august september october november december
  januar februar märz mai juni juli oktober dezember today yesterday`.split(/\s+/),
);
const everyPreposition = new Set(
  `in on at by of for from with to after before during under over about against since despite without as
  op bij uit na tijdens voor tegen naar volgens namens met van aan tot door
  am im an auf aus bei beim mit nach seit von vom zu zum zur unter über vor gegen für laut während wegen
  dans à au aux en sur pour par avec selon après avant depuis lors de du des
  con por para desde según tras ante del al sin sobre entre
  nel nella per tra fra dopo secondo di da su w we na z ze do od po dla przed i på med ved til fra efter af`.split(
    /\s+/,
  ),
);
const commonStarts = new Set(
  `there here now today yesterday however meanwhile still even when while if although in on at but and so
  wie as earlier later then also this that these those it`.split(/\s+/),
);

const built = new WeakMap<LanguagePack, Grammar>();
let unknown: Grammar | undefined;

/** The word lists of a language; of an unknown one empty. */
export function grammarOf(pack: LanguagePack | undefined): Grammar {
  const known = pack ? built.get(pack) : unknown;
  if (known) return known;
  const set = (list: readonly string[] | undefined) => new Set((list ?? []).map(low));
  const roles = set(pack?.roles);
  const suffix = pack?.roleSuffix ? new RegExp(pack.roleSuffix, 'u') : undefined;
  const determiners = set(pack?.determiners);
  const breakers = set(pack?.breakers);
  const skipped = set(pack?.skipped);
  const fronted = set(pack?.fronted);
  const pronouns = Object.fromEntries(
    Object.entries(pack?.pronouns ?? {}).map(([form, kind]) => [low(form), kind]),
  );
  const cues = cuesOf(pack);
  const isRole = (form: string) => {
    if (roles.has(form) || suffix?.test(form)) return true;
    const last = form.slice(form.lastIndexOf('-') + 1);
    return last !== form && (roles.has(last) || suffix?.test(last) === true);
  };
  const grammar: Grammar = {
    according: runs(pack?.accordingBefore ?? []),
    so: runs([...(pack?.soAfter ?? []), ...(pack?.accordingBefore ?? [])]),
    pack,
    cues,
    determiners,
    possessives: set(pack?.possessives),
    breakers,
    skipped,
    prepositions: set(pack?.prepositionsInNames),
    particles: set(pack?.particles),
    fronted: fronted.size > 0 ? fronted : commonStarts,
    that: set(pack?.that),
    subjectPronouns: set(pack?.subjectPronouns),
    auxiliaries,
    pronouns,
    titles: pack?.titles ?? {},
    isRole,
    isName: (item) =>
      item.upper &&
      !days.has(item.low) &&
      !determiners.has(item.low) &&
      !breakers.has(item.low) &&
      !skipped.has(item.low) &&
      !fronted.has(item.low) &&
      !commonStarts.has(item.low) &&
      !isPreposition(item.low) &&
      !(item.low in pronouns),
  };
  if (pack) built.set(pack, grammar);
  else unknown = grammar;
  return grammar;
}

function runs(forms: readonly string[]): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  for (const form of forms) {
    const words = low(form).split(' ');
    const first = words[0] as string;
    found.set(first, [...(found.get(first) ?? []), words]);
  }
  return found;
}

/** Whether a form is a preposition in any of the languages. */
export function isPreposition(form: string): boolean {
  return everyPreposition.has(form);
}

/** Whether a form is a day or a month: never the subject. */
export function isDay(form: string): boolean {
  return days.has(form);
}
