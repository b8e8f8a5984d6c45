/** Which events there are between what was known of a graph and what it holds now. */
import type { StoredEvent } from '../../../model/schemas/events.ts';
import { wholesOf, withParts } from '../../questions/facts/affiliations.ts';
import { changesOf } from '../../questions/facts/changes.ts';
import { each, type Facts } from '../../questions/facts/facts.ts';
import { changeKey, type KnownFacts, numberOf } from './known.ts';

export type FoundEvent = Omit<StoredEvent, 'number' | 'at'>;

/** Every event, in the order of time of its statement. */
export function findEvents(facts: Facts, known: KnownFacts): FoundEvent[] {
  const fresh = new Set<number>();
  for (const [number, id] of facts.ids.entries()) if (!known.has(numberOf(id))) fresh.add(number);
  const changes = changesOf(facts).filter(
    (change) => !known.has(numberOf(changeKey(facts, change))),
  );
  const idOf = (statement: number) => facts.ids[statement] ?? '';
  const nodeOf = (number: number) => facts.nodes[number]?.id ?? '';
  const found: FoundEvent[] = [...fresh].map((number) => ({
    kind: 'statement',
    statement: idOf(number),
  }));
  for (const { before, after, speaker, agreement } of changes) {
    found.push({
      kind: 'change',
      statement: idOf(after),
      before: idOf(before),
      speaker: nodeOf(speaker),
      agreement: nodeOf(agreement),
    });
  }
  return [...found, ...firsts(facts, fresh), ...broken(facts, fresh)];
}

/** Agreements that nobody had spoken about. */
function firsts(facts: Facts, fresh: ReadonlySet<number>): FoundEvent[] {
  const found: FoundEvent[] = [];
  for (const agreement of new Set([...fresh].flatMap((one) => agreementsOf(facts, one)))) {
    const [first, ...others] = [...statementsOn(facts, [agreement])].sort((a, b) => a - b);
    if (first === undefined || ![first, ...others].every((one) => fresh.has(one))) continue;
    found.push({
      kind: 'first',
      statement: facts.ids[first] ?? '',
      agreement: facts.nodes[agreement]?.id ?? '',
    });
  }
  return found;
}

/** Those who had an act on an agreement, or a part of it, and had said nothing of any of them. */
function broken(facts: Facts, fresh: ReadonlySet<number>): FoundEvent[] {
  const found: FoundEvent[] = [];
  const told = new Set<string>();
  for (const statement of [...fresh].sort((a, b) => a - b)) {
    const wholes = new Set(
      agreementsOf(facts, statement).flatMap((one) => [one, ...wholesOf(facts, one)]),
    );
    each(facts.speakers, statement, (speaker) => {
      for (const agreement of wholes) {
        const key = `${speaker} ${agreement}`;
        if (told.has(key)) continue;
        const scope = withParts(facts, [agreement]);
        if (!facts.acts.some((act) => act.node === speaker && scope.has(act.agreement))) continue;
        const own = [...statementsOn(facts, scope)].filter((one) => speaksIn(facts, speaker, one));
        if (!own.every((one) => fresh.has(one))) continue;
        told.add(key);
        found.push({
          kind: 'silence-broken',
          statement: facts.ids[statement] ?? '',
          speaker: facts.nodes[speaker]?.id ?? '',
          agreement: facts.nodes[agreement]?.id ?? '',
        });
      }
    });
  }
  return found;
}

function agreementsOf(facts: Facts, statement: number): number[] {
  const found: number[] = [];
  each(facts.agreements, statement, (agreement) => found.push(agreement));
  return [...new Set(found)];
}

function statementsOn(facts: Facts, agreements: Iterable<number>): Set<number> {
  const found = new Set<number>();
  for (const one of agreements) each(facts.byAgreement, one, (statement) => found.add(statement));
  return found;
}

function speaksIn(facts: Facts, speaker: number, statement: number): boolean {
  let is = false;
  each(facts.speakers, statement, (one) => {
    if (one === speaker) is = true;
  });
  return is;
}

/** What names an event, for those who hear of it twice. */
export function eventKey({ kind, statement, before, speaker, agreement }: FoundEvent): string {
  return [kind, statement, before ?? '', speaker ?? '', agreement ?? ''].join('|');
}
