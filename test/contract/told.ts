/** Graphs as their own files tell them, read without the program; see positions.test.ts. */
import { readFileSync } from 'node:fs';
import { actTypes } from '../../model/vocabulary/relationship-types.ts';

export interface Statement {
  id: string;
  speakers: string[];
  date?: string | null;
  about: { agreement: string; stance: string }[];
  respondsTo: string[];
}

export interface Term {
  who: string;
  body: string;
  from?: string | null;
  to?: string | null;
}

/** A graph as its files tell it, in the plainest shape. */
export interface Told {
  statements: Statement[];
  memberships: Term[];
  offices: Term[];
  parts: Term[];
  acts: { who: string; agreement: string; type: string }[];
  groups: Set<string>;
  agreements: string[];
}

const isAct = (type: string) => actTypes.some((act) => act === type);

export function readFixture(folder: string): Told {
  const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
  const relations: { type: string; from: string; to: string }[] = read('relations');
  return {
    statements: read('statements').map((one: Partial<Statement>) => ({ respondsTo: [], ...one })),
    memberships: read('memberships').map((one: Record<string, string>) => ({
      ...one,
      who: one.actor,
      body: one.party,
    })),
    offices: read('offices').map((one: Record<string, string>) => ({
      ...one,
      who: one.actor,
      body: one.institution,
    })),
    parts: relations
      .filter((one) => one.type === 'PART_OF')
      .map((one) => ({ ...one, who: one.from, body: one.to, from: null, to: null })),
    acts: relations
      .filter((one) => isAct(one.type))
      .map((one) => ({ who: one.from, agreement: one.to, type: one.type })),
    groups: new Set(
      read('parties')
        .filter((one: { kind: string }) => one.kind === 'parliamentary-group')
        .map((one: { id: string }) => one.id),
    ),
    agreements: read('agreements').map((one: { id: string }) => one.id),
  };
}

export function readFacts(file: string): Told {
  const facts: Record<string, never>[] = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const kinds: Record<string, string> = {
    actor: 'actor',
    party: 'party',
    inst: 'institution',
    agr: 'agreement',
    st: 'statement',
  };
  const renamed = (old: string) =>
    old.replace(/^([a-z]+)-/, (_all, kind: string) => `${kinds[kind] ?? kind}:`);
  const of = (type: string) => facts.filter((one) => one.type === type);
  const listed = (value: unknown) => (Array.isArray(value) ? value : value ? [value] : []);
  const ofTerm = (one: Record<string, never>, body: string): Term => ({
    who: renamed(one.actor ?? ''),
    body: renamed(one[body] ?? ''),
    from: one.from ?? null,
    to: one.to ?? null,
  });
  return {
    statements: of('statement').map((one) => ({
      id: renamed(one.id ?? ''),
      speakers: [...listed(one.speaker), ...listed(one.co_speakers)].map(renamed),
      date: one.date ?? null,
      about: listed(one.about).map((about) => ({ ...about, agreement: renamed(about.agreement) })),
      respondsTo: listed(one.responds_to).map(renamed),
    })),
    memberships: of('membership').map((one) => ofTerm(one, 'party')),
    offices: of('office').map((one) => ofTerm(one, 'institution')),
    parts: of('relation')
      .filter((one) => one.relation === ('part_of' as never))
      .map((one) => ({
        who: renamed(one.subject ?? ''),
        body: renamed(one.object ?? ''),
        from: null,
        to: null,
      }))
      // A party in a coalition takes part in it, and is no part of it.
      .filter((one) => one.who.split(':')[0] === one.body.split(':')[0]),
    acts: of('relation')
      .filter((one) => isAct(String(one.relation).toUpperCase()))
      .map((one) => ({
        who: renamed(one.subject ?? ''),
        agreement: renamed(one.object ?? ''),
        type: String(one.relation).toUpperCase(),
      })),
    groups: new Set(
      of('party')
        .filter((one) => one.kind === ('parliamentary_group' as never))
        .map((one) => renamed(one.id ?? '')),
    ),
    agreements: of('agreement').map((one) => renamed(one.id ?? '')),
  };
}
