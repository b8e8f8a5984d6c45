/**
 * The first scene: the one that was composed for the graph, else the most discussed agreements, and a
 * telling choice of who said what on them.
 */

import { isEntityId } from '../../model/ids.ts';
import { isOwnRelationship, ownLabel } from '../../model/ours.ts';
import type { OpeningReply } from '../../model/schemas/opening.ts';
import { ofSide, type Stance, stanceNames } from '../../model/vocabulary/stances.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { among } from './among.ts';
import { composedFor } from './opening-composed.ts';
import { openingOfForeign } from './opening-foreign.ts';

const agreementCount = 2;
/** Others may have nodes with the same label, which are left out. */
const agreementsLooked = 20;
const statementCount = 12;
const actorCount = 4;
const entityCount = 30;

interface Candidate {
  id: string;
  kind: string | null;
  length: number;
  agreement: string;
  stance: Stance;
  speaker: string;
  hasParty: boolean;
  answers: boolean;
}

interface Around {
  id: string;
  /** `party`, or the type of an act. */
  what: string;
  of: string;
  kind: string | null;
  relationship: string | null;
}

/** Nodes and relationships; empty in an empty store, the best connected nodes where nothing is said. */
export function opening(context: Context): Promise<OpeningReply> {
  return context.cached('opening', () => readOpening(context));
}

async function readOpening(context: Context): Promise<OpeningReply> {
  const { engine } = context;
  const agreements = (
    await engine.read<{ id: string }>(cypher('questions/opening-agreements'), {
      limit: agreementsLooked,
    })
  )
    .map((row) => row.id)
    .filter((id) => isEntityId(id, 'Agreement'))
    .slice(0, agreementCount);
  const composed = await composedFor(context, agreements[0]);
  if (composed) return composed;
  if (agreements.length === 0) return anything(context);
  const candidates = (
    await engine.read<Candidate>(cypher('questions/opening-statements'), { ids: agreements })
  ).filter(({ id, speaker }) => isEntityId(id, 'Statement') && isEntityId(speaker));
  const chosen = choose(candidates, agreements);
  const speakers = [...new Set(chosen.map((candidate) => candidate.speaker))];
  const around = await engine.read<Around>(cypher('questions/opening-around'), {
    speakers,
    agreements,
  });
  const ours = around.filter(
    ({ id, what, of, relationship }) =>
      isEntityId(id) &&
      (what === 'party'
        ? isOwnRelationship(relationship, 'MEMBER_OF', of, id)
        : isOwnRelationship(relationship, what, id, of)),
  );
  ours.sort((a, b) => order(a.id, b.id) || order(a.of, b.of) || order(a.what, b.what));
  const parties = ours.filter((row) => row.what === 'party' && row.kind !== 'parliamentary-group');
  const acting = ours
    .filter((row) => row.what !== 'party')
    .sort(
      (a, b) =>
        Number(speakers.includes(b.id)) - Number(speakers.includes(a.id)) || order(a.id, b.id),
    );
  const actors = new Map(acting.map((row) => [`${row.what} ${row.of}`, row.id])).values();
  return among(context, [
    ...agreements,
    ...chosen.map((candidate) => candidate.id),
    ...speakers,
    ...parties.map((row) => row.id),
    ...[...new Set(actors)].slice(0, actorCount),
  ]);
}

/**
 * Takes turns over agreements and stances, so that every stance is seen; within a turn quotes
 * before paraphrases, speakers not seen yet, those who speak most on them, short texts.
 */
function choose(candidates: Candidate[], agreements: string[]): Candidate[] {
  const chosen = new Map<string, Candidate>();
  const speakers = new Map<string, number>();
  const made = new Map<string, Set<string>>();
  for (const { speaker, id } of candidates) {
    made.set(speaker, (made.get(speaker) ?? new Set()).add(id));
  }
  const spoken = ({ speaker }: Candidate) => made.get(speaker)?.size ?? 0;
  const seen = (candidate: Candidate) => speakers.get(candidate.speaker) ?? 0;
  const better = (a: Candidate, b: Candidate) =>
    seen(a) - seen(b) ||
    Number(b.kind === 'quote') - Number(a.kind === 'quote') ||
    Number(b.hasParty) - Number(a.hasParty) ||
    spoken(b) - spoken(a) ||
    Number(b.answers) - Number(a.answers) ||
    a.length - b.length ||
    order(a.id, b.id);
  for (let turn = 0; turn < statementCount && chosen.size < statementCount; turn += 1) {
    for (const agreement of agreements) {
      for (const stance of turn > 0 ? ofSide('for', 'against') : stanceNames) {
        if (chosen.size >= statementCount) break;
        const [best] = candidates
          .filter((c) => c.agreement === agreement && c.stance === stance && !chosen.has(c.id))
          .sort(better);
        if (!best) continue;
        chosen.set(best.id, best);
        speakers.set(best.speaker, seen(best) + 1);
      }
    }
  }
  return [...chosen.values()];
}

/** The best connected of ours, or else of whatever there is. */
async function anything(context: Context): Promise<OpeningReply> {
  const rows = await context.engine.read<{ id: string; labels: string[] }>(
    cypher('questions/opening-entities'),
    { limit: entityCount },
  );
  const ours = rows.filter((row) => ownLabel(row.labels, row.id));
  return ours.length === 0
    ? openingOfForeign(context)
    : among(
        context,
        ours.map((row) => row.id),
      );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
