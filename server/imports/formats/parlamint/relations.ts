/** Relations of organisations: who governed, who opposed, and which group a party sits in. */
import type { ImportRecord } from '../format.ts';
import { note, problemRecord, relationshipRecord } from '../shared/emit.ts';
import type { Corpus, Relation } from './corpus.ts';
import { type DaySpan, hull, spansOf } from './spans.ts';

type Side = 'coalition' | 'opposition';

/** What a side is one of. */
const bodyRoles = { coalition: 'government', opposition: 'parliament' } as const;

export class Sides {
  readonly #corpus: Corpus;
  readonly #stood: Record<Side, Map<string, DaySpan[]>> = {
    coalition: new Map(),
    opposition: new Map(),
  };

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** When a party governed or opposed. */
  of(party: string, side: Side): readonly DaySpan[] {
    return this.#stood[side].get(party) ?? [];
  }

  /** The relations as records. */
  *records(relations: readonly Relation[]): Generator<ImportRecord> {
    const corpus = this.#corpus;
    const wholes = new Map<string, Representing>();
    for (const one of relations) {
      const all = [...one.active, ...one.passive];
      const unknown = all.filter((ref) => corpus.orgOf(ref) === undefined);
      const [address] = unknown.filter((ref) => ref.includes('://'));
      if (address !== undefined) {
        yield note(one.place, 'relation to an address', `${one.name}: ${address} is in no list`);
        continue;
      }
      if (unknown.length > 0) {
        yield problemRecord(
          one.place,
          `the relation ${one.name} names ${unknown.join(', ')}, which no list has`,
          'Give the list that has it, or leave this relation out.',
        );
        continue;
      }
      const orgs = (refs: readonly string[]) => refs.flatMap((ref) => corpus.orgOf(ref) ?? []);
      const [active, passive] = [orgs(one.active), orgs(one.passive)];
      const events = [...all, ...one.ana].flatMap((ref) => corpus.eventDays(ref) ?? []);
      const spans = spansOf(one, events);
      if (typeof spans === 'string') {
        yield problemRecord(one.place, spans, 'Put the days of this relation right.');
      } else if (one.name === 'coalition' || one.name === 'opposition') {
        const bodies = [...passive, ...active, ...orgs(one.ana)];
        yield* this.#side(one, one.name, active, bodies, spans);
      } else if (one.name === 'representing') {
        yield* represent(corpus, one, { active, passive, spans }, wholes);
      } else corpus.loses(`relation ${one.name}`);
    }
    for (const { place, part, whole, spans } of wholes.values()) {
      const periods = new Set(spans.map(({ from, to }) => `${from} ${to}`)).size;
      yield relationshipRecord(place, corpus.orgId(part), 'PART_OF', corpus.orgId(whole), {
        ...hull(spans),
        ...(periods > 1 ? { note: `In ${periods} periods` } : {}),
        sources: [corpus.sourceId],
      });
    }
  }

  *#side(
    { place }: Relation,
    side: Side,
    active: readonly string[],
    bodies: readonly string[],
    spans: readonly DaySpan[],
  ): Generator<ImportRecord> {
    const corpus = this.#corpus;
    const body = this.#body(bodies, bodyRoles[side]);
    for (const party of active) {
      if (!corpus.isParty(party)) {
        if (party !== body) {
          yield note(place, `in ${side} and no party`, `${party} is no party: its ${side} is lost`);
        }
        continue;
      }
      this.#stood[side].set(party, [...this.of(party, side), ...spans]);
      if (!body) continue;
      for (const days of spans) {
        yield corpus.terms.record(
          relationshipRecord(place, corpus.orgId(party), 'PARTICIPATES_IN', corpus.orgId(body), {
            role: side,
            ...days,
            sources: [corpus.sourceId],
          }),
        );
      }
    }
    if (body) return;
    const bodyRole = bodyRoles[side];
    const { length } = this.#listed(bodyRole);
    yield length > 1
      ? note(
          place,
          `${side} in one of several bodies`,
          `${active.join(', ')}: ${length} organisations have the role ${bodyRole}, and the relation names none of them`,
        )
      : note(place, `${side} of what is not listed`, `neither government nor parliament is listed`);
  }

  #listed(role: string): string[] {
    const { orgs } = this.#corpus;
    return [...orgs.values()].flatMap(({ id, roles }) => (roles.includes(role) ? [id] : []));
  }

  /** Where a party governs or opposes: the body that the relation names, else the corpus's only one. */
  #body(named: readonly string[], role: string): string | undefined {
    const listed = this.#listed(role);
    const own = named.find((org) => listed.includes(org));
    if (own || listed.length === 1) return own ?? listed[0];
    const others = [...this.#listed('parliament'), ...this.#listed('government')];
    const told = named.find((org) => others.includes(org));
    return told ?? (listed.length === 0 && others.length === 1 ? others[0] : undefined);
  }
}

interface Representing {
  place: string;
  part: string;
  whole: string;
  spans: DaySpan[];
}

function* represent(
  corpus: Corpus,
  { place }: Relation,
  given: { active: readonly string[]; passive: readonly string[]; spans: readonly DaySpan[] },
  wholes: Map<string, Representing>,
): Generator<ImportRecord> {
  for (const whole of given.active) {
    for (const part of given.passive) {
      if (whole === part) continue;
      if (corpus.isParty(whole) !== corpus.isParty(part)) {
        yield note(
          place,
          'a party in what is no party',
          `${whole} represents ${part}: one is a party and the other is none`,
        );
        continue;
      }
      const key = `${part} ${whole}`;
      const known = wholes.get(key) ?? { place, part, whole, spans: [] };
      known.spans.push(...given.spans);
      wholes.set(key, known);
    }
  }
}
