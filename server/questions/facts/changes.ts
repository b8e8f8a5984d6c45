/** Changes of position: the rule, applied to the facts. */
import { stanceNames } from '../../../model/vocabulary/labels.ts';
import { withParts } from './affiliations.ts';
import { each, type Facts, listOf } from './facts.ts';
import { memoizeByFacts } from './memoize.ts';

/** Statements, nodes and stances by their numbers. */
export interface ChangeFact {
  speaker: number;
  agreement: number;
  /** The part that one of both is about, when the other is about the whole. */
  part: number | null;
  before: number;
  after: number;
  beforeStance: number;
  afterStance: number;
}

interface Stand {
  statement: number;
  agreement: number;
  stance: number;
}

const support = stanceNames.indexOf('support');
const oppose = stanceNames.indexOf('oppose');

/** Every change of position in the graph, in the order of the later statement. */
export const changesOf = memoizeByFacts((facts): ChangeFact[] =>
  pairsOf(facts).filter((pair) => !isSameDay(facts, pair)),
);

/** Both stances on one and the same date: not known which came first, and no change of position. */
export const sameDayOf = memoizeByFacts((facts): ChangeFact[] =>
  pairsOf(facts).filter((pair) => isSameDay(facts, pair)),
);

function isSameDay(facts: Facts, { before, after }: ChangeFact): boolean {
  return facts.first[before] === facts.first[after] && facts.last[before] === facts.last[after];
}

/**
 * Two neighbours in the order of time by one speaker on one agreement, mixed and neutral left out,
 * one supporting and one opposing. Undated statements have no place in that order.
 */
const pairsOf = memoizeByFacts((facts) => pairsAmong(facts, () => true));

/** Whether a statement is one of those that are looked at: of a study, its own alone. */
export type Among = (statement: number) => boolean;

/** Changes, same-day pairs and with `parts` those of parts, among some statements alone. */
export function changesAmong(facts: Facts, has: Among, parts: boolean): ChangeFact[] {
  const same = pairsAmong(facts, has);
  return parts ? same.concat(partPairsAmong(facts, has)) : same;
}

function pairsAmong(facts: Facts, has: Among): ChangeFact[] {
  const found: ChangeFact[] = [];
  for (const speaker of facts.nodes.keys()) {
    // By agreement, the speaker's last statement that took a side.
    const last = new Map<number, number>();
    each(facts.bySpeaker, speaker, (after) => {
      if (facts.first[after] === 0 || !has(after)) return;
      each(facts.agreements, after, (agreement, at) => {
        const afterStance = facts.stances[at] ?? 0;
        if (afterStance !== support && afterStance !== oppose) return;
        const known = last.get(agreement);
        last.set(agreement, after * 2 + (afterStance === support ? 1 : 0));
        if (known === undefined) return;
        const before = Math.floor(known / 2);
        const beforeStance = known % 2 === 1 ? support : oppose;
        if (beforeStance === afterStance || before === after) return;
        found.push({ speaker, agreement, part: null, before, after, beforeStance, afterStance });
      });
    });
  }
  return inOrder(facts, found);
}

/** The pairs between an agreement and one of its parts, in the same order. */
export const partChangesOf = memoizeByFacts((facts) => partPairsAmong(facts, () => true));

function partPairsAmong(facts: Facts, has: Among): ChangeFact[] {
  const partsOf = new Map<number, number[]>();
  const found: ChangeFact[] = [];
  for (const speaker of facts.nodes.keys()) {
    const stands = standsOf(facts, speaker, has);
    if (stands.size < 2) continue;
    for (const [whole, ofWhole] of stands) {
      let parts = partsOf.get(whole);
      if (!parts) {
        parts = [...withParts(facts, [whole])].filter((part) => part !== whole);
        partsOf.set(whole, parts);
      }
      for (const part of parts) {
        const ofPart = stands.get(part);
        if (!ofPart) continue;
        const both = [...ofWhole, ...ofPart].sort((a, b) => a.statement - b.statement);
        addPairs(found, speaker, whole, part, both);
      }
    }
  }
  return inOrder(facts, found);
}

/** What a speaker supported and opposed, by agreement, in the order of time. */
function standsOf(facts: Facts, speaker: number, has: Among): Map<number, Stand[]> {
  const stands = new Map<number, Stand[]>();
  each(facts.bySpeaker, speaker, (statement) => {
    if (facts.first[statement] === 0 || !has(statement)) return;
    each(facts.agreements, statement, (agreement, at) => {
      const stance = facts.stances[at] ?? 0;
      if (stance !== support && stance !== oppose) return;
      const list = stands.get(agreement);
      if (list) list.push({ statement, agreement, stance });
      else stands.set(agreement, [{ statement, agreement, stance }]);
    });
  });
  return stands;
}

function addPairs(
  found: ChangeFact[],
  speaker: number,
  agreement: number,
  part: number,
  stands: Stand[],
): void {
  let earlier: Stand[] = [];
  for (let start = 0; start < stands.length; ) {
    // One statement may be about the whole and the part; neither of both comes first.
    let end = start + 1;
    while (stands[end]?.statement === stands[start]?.statement) end += 1;
    const later = stands.slice(start, end);
    for (const before of earlier) {
      for (const after of later) {
        if (before.stance === after.stance) continue;
        if (before.agreement === after.agreement) continue;
        found.push({
          speaker,
          agreement,
          part,
          before: before.statement,
          after: after.statement,
          beforeStance: before.stance,
          afterStance: after.stance,
        });
      }
    }
    earlier = later;
    start = end;
  }
}

function inOrder(facts: Facts, changes: ChangeFact[]): ChangeFact[] {
  const id = (number: number) => facts.nodes[number]?.id ?? '';
  return changes.sort(
    (a, b) =>
      a.after - b.after ||
      a.before - b.before ||
      compare(id(a.speaker), id(b.speaker)) ||
      compare(id(a.agreement), id(b.agreement)) ||
      (a.part ?? -1) - (b.part ?? -1),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Mixed and neutral statements by the speaker on the same agreements, between both statements. */
export function betweenOf(facts: Facts, change: ChangeFact): number[] {
  return listOf(facts.bySpeaker, change.speaker).filter((statement) => {
    if (statement <= change.before || statement >= change.after) return false;
    let found = false;
    each(facts.agreements, statement, (agreement, at) => {
      const stance = facts.stances[at];
      const same = agreement === change.agreement || agreement === change.part;
      if (same && stance !== support && stance !== oppose) found = true;
    });
    return found;
  });
}

/** Whether both dates are one and the same text, and whether their order is certain. */
export function timing(facts: Facts, pair: ChangeFact) {
  const { before, after } = pair;
  const [a, b] = [
    { first: facts.first[before] ?? 0, last: facts.last[before] ?? 0 },
    { first: facts.first[after] ?? 0, last: facts.last[after] ?? 0 },
  ];
  const sameDay = isSameDay(facts, pair);
  const exact = a.first === a.last && b.first === b.last;
  return {
    sameDay,
    certain: a.last < b.first || (sameDay && exact),
    days: daysBetween(a.first, b.first),
  };
}

function daysBetween(from: number, to: number): number {
  return Math.round((utc(to) - utc(from)) / 86_400_000);
}

function utc(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);
}
