/** What the pipeline asks the graph: names with terms, and what speakers said before. */
import { setImmediate } from 'node:timers/promises';
import type { EarlierStances, Histories, SpeakerHistory } from '../../coding/about.ts';
import type { NameEntry, Term } from '../../coding/gazetteer.ts';
import { rangeOf } from '../../model/dates.ts';
import { isEntityId } from '../../model/ids.ts';
import { labelNames, speaksAs } from '../../model/vocabulary/labels.ts';
import { kindOfType, typeDefinition } from '../../model/vocabulary/relationship-types.ts';
import { byStance, type Stance, stanceNames } from '../../model/vocabulary/stances.ts';
import { dayNumber, dayText, each, type Facts, validOn } from '../questions/facts/facts.ts';
import { factsOf } from '../questions/facts/read.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { aliasesByAgreement } from './codebooks.ts';

interface Row {
  id: string;
  name: string | null;
  aliases: string[] | null;
  abbreviation: string | null;
  number: string | null;
}

/** Labels whose names a text is looked through for: all that speak, and what they speak about. */
const codedLabels = labelNames.filter(
  (label): label is NameEntry['label'] => speaksAs(label) !== undefined || label === 'Agreement',
);
const mostNames = 250_000;

/** Rows that are read between two turns of the event loop. */
const atOnce = 5000;
/** The names of a version of the graph, with the aliases of a version of the records. */
const latest = new WeakMap<Row[], { records: number; names: Promise<NameEntry[]> }>();

/** Names of the graph as it is now, with the aliases of the codebooks; the same list until something changes. */
export async function knownNames(store: Store): Promise<readonly NameEntry[]> {
  const records = await store.records.version();
  const rows = await store.cached('coding names', () =>
    store.engine.read<Row>(cypher('questions/coding-names'), { limit: mostNames }),
  );
  const known = latest.get(rows);
  if (known?.records === records) return known.names;
  const names = entriesOf(store, rows);
  latest.set(rows, { records, names });
  names.catch(() => {
    if (latest.get(rows)?.names === names) latest.delete(rows);
  });
  return names;
}

async function entriesOf(store: Store, rows: readonly Row[]): Promise<NameEntry[]> {
  const [facts, aliases] = await Promise.all([factsOf(store), aliasesByAgreement(store)]);
  const entries: NameEntry[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate();
    entries.push(...entryOf(row, facts, aliases.get(row.id) ?? []));
  }
  return entries;
}

function entryOf(row: Row, facts: Facts, aliases: readonly string[]): NameEntry[] {
  // Others may have nodes with the label of our entities, and ids of any kind.
  const named = codedLabels.find((label) => isEntityId(row.id, label));
  if (named === undefined) return [];
  const others = [...(row.aliases ?? []), row.abbreviation, row.number, ...aliases];
  const number = facts.numberOf.get(row.id);
  const terms: Term[] = [];
  const partOf: string[] = [];
  for (const term of (number === undefined ? undefined : facts.terms.get(number)) ?? []) {
    const body = facts.nodes[term.body]?.id;
    if (body === undefined) continue;
    if (term.type === 'PART_OF') partOf.push(body);
    if (kindOfType(term.type) !== 'term') continue;
    const [from, to] = [dayText(term.from.first), dayText(term.to.last)];
    terms.push({
      kind: typeDefinition(term.type).countsFor === 'party' ? 'membership' : 'office',
      body,
      role: term.role ?? '',
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    });
  }
  return [
    {
      id: row.id,
      label: named,
      name: row.name ?? row.id,
      aliases: others.filter((one): one is string => typeof one === 'string' && one.length > 1),
      partOf,
      terms,
    },
  ];
}

/** What speakers and their parties of a day said before, from the facts of the graph. */
export async function historiesOf(
  store: Store,
  speakers: readonly string[],
  date: string | undefined,
): Promise<Histories> {
  const history = await speakerHistory(store);
  const found: Histories = { of: {}, party: {} };
  for (const [index, speaker] of speakers.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate();
    const party = history.party(speaker, date);
    found.of[speaker] = history.of(speaker);
    if (party === undefined) continue;
    found.party[speaker] = party;
    found.of[party] ??= history.of(party);
  }
  return found;
}

async function speakerHistory(store: Store): Promise<SpeakerHistory> {
  const facts = await factsOf(store);
  const known = new Map<string, Record<string, EarlierStances>>();
  return {
    of(speaker) {
      const counted = known.get(speaker);
      if (counted) return counted;
      const number = facts.numberOf.get(speaker);
      const counts: Record<string, Record<Stance, number>> = {};
      if (number !== undefined) {
        each(facts.bySpeaker, number, (statement) => {
          each(facts.agreements, statement, (agreement, at) => {
            const id = facts.nodes[agreement]?.id ?? '';
            const stance = stanceNames[facts.stances[at] ?? 0];
            counts[id] ??= byStance(() => 0);
            if (stance) counts[id][stance] += 1;
          });
        });
      }
      known.set(speaker, counts);
      return counts;
    },
    party(speaker, date) {
      const number = facts.numberOf.get(speaker);
      const range = date === undefined ? undefined : rangeOf(date);
      const days = { first: dayNumber(range?.first), last: dayNumber(range?.last) };
      const terms = (number === undefined ? undefined : facts.terms.get(number)) ?? [];
      const term = terms.find(
        (one) => typeDefinition(one.type).countsFor === 'party' && validOn(one, days) !== 'no',
      );
      return term && facts.nodes[term.body]?.id;
    },
  };
}
