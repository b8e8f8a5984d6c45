/** Names of the graph in a text: longest match on word boundaries over the folded text. */
import { foldAligned } from './fold.ts';
import type { Span } from './types.ts';

/** A membership, leadership or office of a person. */
export interface Term {
  kind: 'office' | 'membership';
  body: string;
  role: string;
  from?: string;
  to?: string;
}

/** An entity as the pipeline knows it. An alias may hold stems: `pakt* migracyjn*`. */
export interface NameEntry {
  id: string;
  label: 'Actor' | 'Party' | 'Institution' | 'Agreement';
  name: string;
  aliases: readonly string[];
  /** Of an agreement: what it is a part of. */
  partOf?: readonly string[];
  terms?: readonly Term[];
}

export interface NameFound extends Span {
  entry: NameEntry;
  /** Whether the whole name or an alias of it stands there. */
  form: string;
}

interface Form {
  words: string[];
  entry: NameEntry;
  /** An abbreviation counts only in capitals. */
  capitals: boolean;
}

export interface Gazetteer {
  entries: ReadonlyMap<string, NameEntry>;
  find(text: string, folded?: string): NameFound[];
  /** People whose last name this is, folded. */
  bearers(surname: string): readonly NameEntry[];
  /** Everything called exactly so, folded words joined by blanks. */
  called(name: string): readonly NameEntry[];
  /** Who has a term at a body. */
  holders(body: string): readonly { person: NameEntry; term: Term }[];
  /** People with an office or leadership whose role has this word. */
  inRole(word: string): readonly { person: NameEntry; term: Term }[];
}

const wordPattern = /[\p{L}\p{N}]+/gu;
const endings = new Set(['s', 'es', 'n', 'en', 'e', 'er']);

/** The folded words of a name. */
export function foldedWords(text: string): string[] {
  return foldAligned(text).match(wordPattern) ?? [];
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Builds the index once for a version of the graph. */
export function buildGazetteer(names: Iterable<NameEntry>): Gazetteer {
  const entries = new Map<string, NameEntry>();
  const byFirst = new Map<string, Form[]>();
  const stems = new Map<string, Form[]>();
  const surnames = new Map<string, NameEntry[]>();
  const wholes = new Map<string, NameEntry[]>();
  const holders = new Map<string, { person: NameEntry; term: Term }[]>();
  const roles = new Map<string, { person: NameEntry; term: Term }[]>();
  for (const entry of names) {
    entries.set(entry.id, entry);
    for (const name of new Set([entry.name, ...entry.aliases])) {
      const stem = name.includes('*');
      const words = stem ? foldAligned(name).split(/\s+/).filter(Boolean) : foldedWords(name);
      const first = words[0];
      if (first === undefined) continue;
      const letters = name.replace(/[^\p{L}]/gu, '');
      const capitals =
        words.length === 1 && letters.length <= 6 && letters === letters.toUpperCase();
      if (words.length === 1 && words[0]?.length === 1) continue;
      const form = { words, entry, capitals };
      if (stem) push(stems, first.replace('*', '').slice(0, 3), form);
      else {
        push(byFirst, first, form);
        push(wholes, words.join(' '), entry);
      }
      if (entry.label === 'Actor' && words.length > 1) {
        const last = words.at(-1) as string;
        if (!surnames.get(last)?.includes(entry)) push(surnames, last, entry);
      }
    }
    for (const term of entry.terms ?? []) {
      push(holders, term.body, { person: entry, term });
      for (const word of new Set(foldedWords(term.role)))
        push(roles, word, { person: entry, term });
    }
  }
  for (const list of [...byFirst.values(), ...stems.values()]) {
    list.sort((a, b) => b.words.length - a.words.length);
  }
  return {
    entries,
    bearers: (surname) => surnames.get(surname) ?? [],
    called: (name) => wholes.get(name) ?? [],
    holders: (body) => holders.get(body) ?? [],
    inRole: (word) => roles.get(word) ?? [],
    find: (text, folded = foldAligned(text)) => findAll(text, folded, byFirst, stems),
  };
}

function findAll(
  text: string,
  folded: string,
  byFirst: ReadonlyMap<string, Form[]>,
  stems: ReadonlyMap<string, Form[]>,
): NameFound[] {
  const starts: number[] = [];
  const words: string[] = [];
  for (const match of folded.matchAll(wordPattern)) {
    starts.push(match.index);
    words.push(match[0]);
  }
  const hits: NameFound[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as string;
    let best: { form: Form; count: number } | undefined;
    const lists = [
      byFirst.get(word),
      ...shorter(word).map((head) =>
        byFirst.get(head)?.filter((form) => form.words.length === 1 && !form.capitals),
      ),
      stems.get(word.slice(0, 3)),
    ];
    for (const list of lists) {
      for (const form of list ?? []) {
        if (best && form.words.length <= best.count) break;
        if (!fits(words, at, form.words)) continue;
        const start = starts[at] as number;
        const last = at + form.words.length - 1;
        const end = (starts[last] as number) + (words[last] as string).length;
        if (form.capitals && text.slice(start, end) !== text.slice(start, end).toUpperCase())
          continue;
        best = { form, count: form.words.length };
        break;
      }
    }
    if (!best) {
      at += 1;
      continue;
    }
    const last = at + best.count - 1;
    const start = starts[at] as number;
    const end = (starts[last] as number) + (words[last] as string).length;
    // One name may be called by several entries: each is a hit.
    const same = (byFirst.get(best.form.words[0] as string) ?? []).filter(
      (form) =>
        form.words.length === best.count &&
        form.words.every((one, index) => one === best.form.words[index]),
    );
    for (const form of same.length > 0 ? same : [best.form]) {
      hits.push({ start, end, entry: form.entry, form: best.form.words.join(' ') });
    }
    // An agreement may be named inside the name of another: the acquis in an opt-out from it.
    for (let inner = at + 1; best.count > 2 && inner < at + best.count; inner += 1) {
      for (const form of byFirst.get(words[inner] as string) ?? []) {
        const last = inner + form.words.length - 1;
        const { id, label } = form.entry;
        if (label !== 'Agreement' || id === best.form.entry.id || form.words.length < 2) continue;
        if (last >= at + best.count || !fits(words, inner, form.words)) continue;
        const end = (starts[last] as number) + (words[last] as string).length;
        hits.push({
          start: starts[inner] as number,
          end,
          entry: form.entry,
          form: form.words.join(' '),
        });
      }
    }
    at += best.count;
  }
  return hits;
}

function shorter(word: string): string[] {
  if (word.length < 5) return [];
  return [word.slice(0, -1), word.slice(0, -2)].filter((head) =>
    endings.has(word.slice(head.length)),
  );
}

function fits(words: readonly string[], at: number, form: readonly string[]): boolean {
  if (at + form.length > words.length) return false;
  for (let index = 0; index < form.length; index += 1) {
    const word = words[at + index] as string;
    const wanted = form[index] as string;
    if (word === wanted) continue;
    if (wanted.endsWith('*')) {
      if (word.startsWith(wanted.slice(0, -1))) continue;
      return false;
    }
    const inflected =
      wanted.length >= 3 && word.startsWith(wanted) && endings.has(word.slice(wanted.length));
    if (!inflected || index !== form.length - 1) return false;
  }
  return true;
}

/** Whether a term holds on a date; open ends hold. */
export function termHoldsOn(term: Term, date: string | undefined): boolean {
  if (!date) return true;
  const to = term.to === undefined ? undefined : `${term.to}~`;
  return (term.from === undefined || term.from <= `${date}~`) && (to === undefined || to > date);
}
