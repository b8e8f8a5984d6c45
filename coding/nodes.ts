/** Which nodes of the graph a name or an office may mean. */
import {
  foldedWords,
  type Gazetteer,
  type NameEntry,
  type NameFound,
  termHoldsOn,
} from './gazetteer.ts';
import type { Candidate } from './referents.ts';
import type { Mention, Span } from './types.ts';

const spoken =
  /spokes|speaker for|woordvoer|sprecher|porte-parole|portavoce|portavoz|porta-voz|rzeczni|szovivo|szóvivő|talsmand|talsperson/;
const documents =
  /report|bericht|rapport|statement|letter|brief|study|verklaring|studie|mededeling|communiqué/;
const leads =
  /^(?:leader|partijleider|leider|fractieleider|chief|parteichef|chef|chefin|head|chair|voorzitter|président|dirigeant|leiter|vorsitzende[r]?|lijsttrekker|.*-?leider|.*-leader)$/;

/** People of one last name that are offered. */
const mostBearers = 50;

export interface Nodes {
  ofName(mention: Mention): Candidate[];
  ofRole(mention: Mention): { candidates: Candidate[]; as?: string };
}

/** Looks up candidates for one text; `once` has every entry of `hits` once, `fullest` full names by last name. */
export function createNodes(
  text: string,
  gazetteer: Gazetteer,
  hits: readonly NameFound[],
  once: readonly NameFound[],
  fullest: ReadonlyMap<string, string>,
  date: string | undefined,
): Nodes {
  const calledFirst = firstNames(once);
  const bodiesEnding = bodiesByLastWord(once);
  const linked = new Set(hits.map((hit) => hit.entry.id));

  /** Hits that overlap a stretch. */
  const hitsIn = (span: Span) => {
    let from = 0;
    let to = hits.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((hits[middle] as NameFound).end <= span.start) from = middle + 1;
      else to = middle;
    }
    const found: NameFound[] = [];
    for (let at = from; at < hits.length && (hits[at] as NameFound).start < span.end; at += 1) {
      found.push(hits[at] as NameFound);
    }
    return found;
  };

  const prefer = (entries: readonly NameEntry[]) =>
    [...entries].sort(
      (a, b) =>
        Number(linked.has(b.id)) - Number(linked.has(a.id)) ||
        Number(active(b, date)) - Number(active(a, date)) ||
        (a.id < b.id ? -1 : 1),
    );

  /** Who bears a last name, and of these who is called as the text does in full; once a name. */
  const bearersOf = remembered((surname) => {
    const bearers = prefer(gazetteer.bearers(surname));
    const full = fullest.get(surname);
    const whole = full && foldedWords(full).join(' ');
    const exact = whole
      ? gazetteer
          .bearers(surname)
          .filter((entry) =>
            [entry.name, ...entry.aliases].some((name) => foldedWords(name).join(' ') === whole),
          )
      : [];
    return { bearers, exact };
  });

  const ofName = (mention: Mention): Candidate[] => {
    const words = foldedWords(mention.name);
    const whole = words.join(' ');
    const found: Candidate[] = [];
    const add = (entry: NameEntry, how: string, confidence: number) => {
      if (entry.label === 'Agreement' || found.some((one) => one.id === entry.id)) return;
      found.push({ id: entry.id, name: entry.name, how, confidence });
    };
    for (const entry of gazetteer.called(whole)) {
      const full = entry.label === 'Actor';
      if (full && words.length === 1) continue;
      add(entry, full ? 'full name' : 'name of a body', full ? 0.98 : 0.8);
    }
    const surname = words.at(-1) ?? '';
    if (found.length === 0) {
      const inside = hitsIn(mention).filter((hit) => hit.entry.label !== 'Agreement');
      for (const hit of inside) {
        const person = hit.entry.label === 'Actor';
        if (person && foldedWords(hit.entry.name).length > 0) add(hit.entry, 'full name', 0.96);
        else if (words.length <= 4) add(hit.entry, 'name of a body', 0.76);
      }
    }
    if (found.length === 0 && words.length > 0) {
      const full = fullest.get(surname);
      const { bearers, exact } = bearersOf(surname);
      const onlySurname =
        words.length === 1 || words.slice(0, -1).every((word) => word.length <= 3);
      if (exact.length > 0 && onlySurname)
        for (const entry of exact) add(entry, 'surname, full name in the text', 0.95);
      else if (
        onlySurname &&
        bearers.length > 0 &&
        !(full && foldedWords(full).length > 1 && !onlySurname)
      ) {
        const known = full
          ? foldedWords(full).length > 1 && foldedWords(full).join(' ') !== whole
          : false;
        if (!known || exact.length > 0) {
          for (const entry of bearers.slice(0, mostBearers))
            add(
              entry,
              'surname',
              0.85 / bearers.length + (linked.has(entry.id) && bearers.length > 1 ? 0.2 : 0),
            );
        }
      }
    }
    if (found.length === 0 && words.length === 1) {
      // Within the text a first name may call somebody whose full name stands there.
      const same = calledFirst.get(words[0] as string);
      if (same?.size === 1)
        for (const entry of same) add(entry, 'first name, full name in the text', 0.62);
      if (found.length === 0)
        for (const hit of bodiesEnding(surname).slice(0, 3))
          add(hit.entry, 'short name of a body', 0.72);
    }
    return found;
  };

  const ofRole = (mention: Mention): { candidates: Candidate[]; as?: string } => {
    const { role, of } = mention;
    if (of) {
      const bodies = hitsIn(of).filter((hit) => hit.entry.label !== 'Agreement');
      const short =
        bodies.length === 0
          ? ofName({
              ...mention,
              ...of,
              name: text.slice(of.start, of.end),
              kind: 'name',
            })
          : [];
      const ids = [
        ...bodies.map((hit) => hit.entry),
        ...short.flatMap((one) => gazetteer.entries.get(one.id) ?? []),
      ];
      const body = ids[0];
      if (body) {
        if (spoken.test(role))
          return { candidates: [candidate(body, `“${role}” of it`, 0.75)], as: 'spokesperson' };
        const holder = holderOf(body, role);
        if (holder.length > 0) return { candidates: holder };
        if (
          documents.test(role) ||
          /member|minister|official|diplomat|lid|mitglied/.test(role) === false
        ) {
          return { candidates: [candidate(body, `“${role}” of it`, 0.7)] };
        }
        return { candidates: [candidate(body, `“${role}” of it`, 0.4)] };
      }
    }
    const inside = hitsIn(mention).filter((hit) => hit.entry.label !== 'Agreement');
    for (const hit of inside) {
      const holder = holderOf(hit.entry, role);
      if (holder.length > 0) return { candidates: holder };
    }
    if (inside[0] && !spoken.test(role))
      return { candidates: [candidate(inside[0].entry, 'name of a body', 0.72)] };
    if (inside[0])
      return {
        candidates: [candidate(inside[0].entry, `“${role}” of it`, 0.72)],
        as: 'spokesperson',
      };
    const [body] = bodiesEnding(foldedWords(role).at(-1) ?? '');
    if (body) return { candidates: [candidate(body.entry, 'short name of a body', 0.72)] };
    return { candidates: inOffice(role) };
  };

  const inOffice = remembered((role): Candidate[] => {
    const word = foldedWords(role.slice(role.lastIndexOf('-') + 1))[0] ?? '';
    const holders =
      word === '' ? [] : gazetteer.inRole(word).filter(({ term }) => termHoldsOn(term, date));
    const here = [...new Map(holders.map(({ person }) => [person.id, person])).values()];
    const inText = here.filter((person) => linked.has(person.id));
    const chosen = inText.length > 0 ? inText : here.length <= 3 ? here : [];
    const confidence = Math.min(0.65, 0.65 / chosen.length + 0.05);
    return chosen
      .slice(0, 5)
      .map((person) => candidate(person, `held the office “${role}” then`, confidence));
  });

  const holdersOf = new Map<string, Candidate[]>();
  const holderOf = (body: NameEntry, role: string): Candidate[] => {
    const key = `${body.id} ${role}`;
    const found = holdersOf.get(key) ?? findHolders(body, role);
    holdersOf.set(key, found);
    return found;
  };

  const findHolders = (body: NameEntry, role: string): Candidate[] => {
    if (body.label === 'Actor') return [];
    const word = foldedWords(role.slice(role.lastIndexOf('-') + 1))[0] ?? '';
    const found = gazetteer.holders(body.id).filter(({ term }) => {
      if (!termHoldsOn(term, date)) return false;
      const words = foldedWords(term.role);
      return (
        words.includes(word) ||
        (leads.test(role) && words.some((one) => /^(?:leader|chair|leads|president)/.test(one)))
      );
    });
    const ministers =
      found.length > 0 || body.label !== 'Party'
        ? []
        : gazetteer
            .inRole(word)
            .filter(
              ({ term, person }) =>
                termHoldsOn(term, date) &&
                person.terms?.some((own) => own.body === body.id && termHoldsOn(own, date)),
            );
    const all = [
      ...new Map([...found, ...ministers].map(({ person }) => [person.id, person])).values(),
    ];
    return prefer(all)
      .slice(0, 5)
      .map((person) =>
        candidate(person, `“${role}” of ${body.name} then`, all.length === 1 ? 0.7 : 0.4),
      );
  };

  return { ofName, ofRole };
}

function candidate(entry: NameEntry, how: string, confidence: number): Candidate {
  return { id: entry.id, name: entry.name, how, confidence };
}

function active(entry: NameEntry, date: string | undefined): boolean {
  return entry.terms?.some((term) => termHoldsOn(term, date)) === true;
}

/** Each answer is worked out once for a text. */
function remembered<Answer>(work: (key: string) => Answer): (key: string) => Answer {
  const known = new Map<string, Answer>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = work(key);
      known.set(key, answer);
    }
    return answer;
  };
}

/** The people that a text names, by their first name. */
function firstNames(once: readonly NameFound[]): Map<string, Set<NameEntry>> {
  const found = new Map<string, Set<NameEntry>>();
  for (const { entry } of once) {
    const first = entry.label === 'Actor' ? foldedWords(entry.name)[0] : undefined;
    if (first === undefined) continue;
    const bearers = found.get(first) ?? new Set();
    found.set(first, bearers.add(entry));
  }
  return found;
}

/** The bodies that a text names whose name ends with a word, or with all but two letters of it. */
function bodiesByLastWord(once: readonly NameFound[]): (word: string) => NameFound[] {
  const byLast = new Map<string, Set<number>>();
  for (const [index, { entry, form }] of once.entries()) {
    if (entry.label === 'Actor' || entry.label === 'Agreement') continue;
    for (const name of [form, ...entry.aliases, entry.name]) {
      const last = foldedWords(name).at(-1) ?? '';
      byLast.set(last, (byLast.get(last) ?? new Set()).add(index));
    }
  }
  return remembered((word) => {
    if (word.length < 3) return [];
    const heads = [word, word.slice(0, -1), word.slice(0, -2)].filter((head) => head.length >= 3);
    const indexes = new Set(heads.flatMap((head) => [...(byLast.get(head) ?? [])]));
    return [...indexes].sort((a, b) => a - b).map((index) => once[index] as NameFound);
  });
}
