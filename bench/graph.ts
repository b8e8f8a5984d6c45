/**
 * A politics-like graph of any size, the same for the same seed: chairs who speak half the time,
 * agreements in parts, party switches, uncertain dates, several speakers, replies.
 */
import { stanceNames as stanceOf } from '../model/vocabulary/stances.ts';
import type { BatchNode, BatchRelationship, GraphBatch } from '../server/store/batch.ts';

export interface GraphSize {
  statements: number;
  actors: number;
  seed: number;
}

const parties = 24;
const groups = 5;
const ministries = 30;
const agreements = 60;
const partsEach = [0, 2, 4, 8] as const;
const chairs = 6;
const firstYear = 2014;
const years = 12;
const words =
  'border asylum return quota treaty vote court budget council solidarity relocation screening reform deadline partner minister harbour energy water climate trade farm data privacy youth region tax pension health school'.split(
    ' ',
  );

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Batches in the order in which they can be loaded: who and what first, then statements. */
export function* generatedGraph(
  { statements, actors, seed }: GraphSize,
  perBatch: number,
): Generator<GraphBatch> {
  const random = randomFrom(seed);
  const whole = (below: number) => Math.floor(random() * below);
  /** Small numbers far more often than large ones. */
  const skewed = (below: number) => Math.floor(below * random() ** 3);
  const day = () => {
    const date = new Date(Date.UTC(firstYear, 0, 1 + whole(years * 365)));
    return date.toISOString().slice(0, 10);
  };
  const base: GraphBatch = { nodes: [], relationships: [] };
  const add = (batch: GraphBatch, label: BatchNode['label'], id: string, properties: object) =>
    batch.nodes.push({ id, label, properties: { ...properties } });
  const join = (
    batch: GraphBatch,
    type: BatchRelationship['type'],
    from: string,
    to: string,
    properties: Record<string, string | string[] | boolean | undefined> = {},
    tail = '',
  ) => batch.relationships.push({ id: `${from}|${type}|${to}${tail}`, type, from, to, properties });

  for (let n = 0; n < groups; n += 1) {
    add(base, 'Party', `party:group-${n}`, { name: `Group ${n}`, kind: 'parliamentary-group' });
  }
  for (let n = 0; n < parties; n += 1) {
    add(base, 'Party', `party:p${n}`, {
      name: `Party ${n}`,
      abbreviation: `P${n}`,
      kind: 'national-party',
      country: ['NL', 'HU', 'DE', 'FR'][n % 4],
    });
    join(base, 'PART_OF', `party:p${n}`, `party:group-${n % groups}`);
  }
  add(base, 'Institution', 'institution:cabinet', { name: 'Cabinet', kind: 'government' });
  for (let n = 0; n < ministries; n += 1) {
    add(base, 'Institution', `institution:m${n}`, { name: `Ministry ${n}`, kind: 'ministry' });
    if (n % 3 === 0) join(base, 'PART_OF', `institution:m${n}`, 'institution:cabinet');
  }
  const targets: string[] = [];
  for (let n = 0; n < agreements; n += 1) {
    const id = `agreement:a${n}`;
    add(base, 'Agreement', id, { name: `Agreement ${n}`, kind: 'treaty', date: day() });
    targets.push(id);
    for (let part = 0; part < (partsEach[n % partsEach.length] ?? 0); part += 1) {
      const partId = `${id}-part-${part}`;
      add(base, 'Agreement', partId, { name: `Agreement ${n}, part ${part}`, kind: 'provision' });
      join(base, 'PART_OF', partId, part > 3 ? `${id}-part-${part - 4}` : id);
      targets.push(partId);
    }
    for (let act = 0; act < 6; act += 1) {
      const actor =
        whole(2) === 0 ? `party:p${whole(parties)}` : `institution:m${whole(ministries)}`;
      const date = day();
      const type = (['VOTED_FOR', 'VOTED_AGAINST', 'SIGNED', 'NEGOTIATED'] as const)[whole(4)];
      if (type) join(base, type, actor, id, { date }, `|${date}`);
    }
  }
  const partyOf: number[] = [];
  for (let n = 0; n < actors; n += 1) {
    const id = `actor:s${n}`;
    const own = skewed(parties);
    partyOf.push(own);
    add(base, 'Actor', id, { name: `Speaker ${n}`, country: ['NL', 'HU', 'DE', 'FR'][own % 4] });
    const member = (party: number, from?: string, to?: string) =>
      join(base, 'MEMBER_OF', id, `party:p${party}`, { from, to }, `||${from ?? ''}`);
    if (n % 12 === 0) {
      member(own, '2012', '2019-06-30');
      member((own + 1 + whole(parties - 1)) % parties, '2019-07-01');
    } else if (n % 5 === 0) member(own);
    else member(own, '2010-01-01');
    if (n % 10 === 0) {
      const from = `${firstYear + whole(years)}-0${1 + whole(9)}`;
      join(
        base,
        'HOLDS_OFFICE',
        id,
        `institution:m${whole(ministries)}`,
        { role: 'Minister', from },
        `|minister|${from}`,
      );
    }
  }
  const sources = Math.max(1, Math.floor(statements / 25));
  yield base;

  for (let start = 0; start < sources; start += perBatch) {
    const batch: GraphBatch = { nodes: [], relationships: [] };
    for (let n = start; n < Math.min(sources, start + perBatch); n += 1) {
      add(batch, 'Source', `source:d${n}`, {
        title: `Record ${n} of ${words[n % words.length]}`,
        publisher: `Paper ${n % 40}`,
        language: 'en',
        date: day(),
        sourceClass: 'press-or-reference',
      });
    }
    yield batch;
  }
  const perParty = Array.from({ length: parties }, () => targets.map(() => random() * 2 - 1));
  for (let start = 0; start < statements; start += perBatch) {
    const batch: GraphBatch = { nodes: [], relationships: [] };
    for (let n = start; n < Math.min(statements, start + perBatch); n += 1) {
      const id = `statement:x${n}`;
      const speaker = random() < 0.5 ? whole(chairs) : chairs + skewed(actors - chairs);
      const date = day();
      const precision = random();
      add(batch, 'Statement', id, {
        text: Array.from({ length: 12 + whole(20) }, () => words[whole(words.length)]).join(' '),
        language: 'en',
        kind: random() < 0.8 ? 'quote' : 'paraphrase',
        date:
          precision < 0.002
            ? undefined
            : precision < 0.012
              ? date.slice(0, 4)
              : precision < 0.06
                ? date.slice(0, 7)
                : date,
        verified: random() > 0.02,
      });
      join(batch, 'MADE', `actor:s${speaker}`, id);
      if (random() < 0.02) {
        const other = (speaker + 1 + whole(actors - 1)) % actors;
        join(batch, 'MADE', `actor:s${other}`, id);
      }
      const about = skewed(targets.length);
      const inclined = perParty[partyOf[speaker] ?? 0]?.[about] ?? 0;
      const roll = random();
      const stance = roll < 0.08 ? 2 : roll < 0.2 ? 3 : random() * 1.4 - 0.7 + inclined > 0 ? 0 : 1;
      join(batch, 'ABOUT', id, targets[about] ?? '', { stance: stanceOf[stance] });
      if (random() < 0.15) {
        const second = (about + 1 + skewed(targets.length - 1)) % targets.length;
        join(batch, 'ABOUT', id, targets[second] ?? '', { stance: stanceOf[whole(4)] });
      }
      join(batch, 'STATED_IN', id, `source:d${whole(sources)}`, { main: true });
      if (n > 0 && random() < 0.15) {
        join(batch, 'RESPONDS_TO', id, `statement:x${Math.max(0, n - 1 - skewed(500))}`);
      }
    }
    yield batch;
  }
}
