/** Which rows and columns of a network a statement counts in. */
import type { NetworksRequest } from '../../../model/schemas/networks.ts';
import { stanceNames } from '../../../model/vocabulary/stances.ts';
import {
  type Affiliations,
  daysOf,
  type MatrixRows,
  noRow,
  outermostAgreements,
  type RowsAsked,
  withParts,
} from '../facts/affiliations.ts';
import { type Days, each, type Facts } from '../facts/facts.ts';
import type { Selection } from '../facts/select.ts';

/** A column and a stance, by their numbers. */
export interface Stated {
  column: number;
  stance: number;
}

type Exclusions = Pick<
  NetworksRequest,
  'excludeActor' | 'excludeParty' | 'excludeInstitution' | 'excludeAgreement' | 'parts'
>;

type Chosen = Pick<Selection, 'facts' | 'affiliations' | 'uncertain'>;

type BodyKind = 'party' | 'institution';

/** Tells the rows of statements, without what is to be left out. */
export function rowsIn(
  { facts, affiliations, uncertain: unsure }: Chosen,
  request: Exclusions & Pick<NetworksRequest, 'rows' | 'scope' | 'certain'>,
): (statement: number) => MatrixRows {
  const rowsOf = affiliations.rowsOf(asked(request));
  const left = exclusionsOf(facts, affiliations, request);
  const { starts, values } = facts.speakers;
  const found = (statement: number): MatrixRows => {
    const begin = starts[statement] ?? 0;
    const end = starts[statement + 1] ?? 0;
    // The usual case, for every statement of a large graph: no object is made.
    if (end - begin === 1 && !left) return known(rowsOf.ofStatement(statement));
    const days = daysOf(facts, statement);
    const rows = new Set<number>();
    const sure = new Set<number>();
    for (let at = begin; at < end; at += 1) {
      const speaker = values[at] ?? 0;
      if (left?.speaker(speaker, days)) continue;
      const ofSpeaker = rowsOf.of(speaker, days);
      for (const row of ofSpeaker.rows) {
        if (row === noRow || left?.row(row)) continue;
        rows.add(row);
        if (!ofSpeaker.uncertain.includes(row)) sure.add(row);
      }
    }
    return { rows: [...rows], uncertain: [...rows].filter((row) => !sure.has(row)) };
  };
  // What matches the filters only through unknown dates is uncertain in every row.
  return (statement) => {
    const rows = found(statement);
    return unsure.has(statement) ? { rows: rows.rows, uncertain: rows.rows } : rows;
  };
}

/** Which rows a request asks for: those that the stance matrix has. */
function asked(request: Pick<NetworksRequest, 'rows' | 'scope' | 'certain'>): RowsAsked {
  return {
    kind: request.rows,
    scope: request.scope ?? 'office',
    certain: request.certain === true,
  };
}

const nothing: MatrixRows = { rows: [], uncertain: [] };

function known(found: MatrixRows): MatrixRows {
  return found.rows[0] === noRow ? nothing : found;
}

/** Speakers and rows to leave out; null when there are none. */
function exclusionsOf(
  facts: Facts,
  affiliations: Affiliations,
  request: Exclusions & Pick<NetworksRequest, 'rows' | 'scope'>,
) {
  const actors = numbersOf(facts, request.excludeActor);
  const bodies = (['party', 'institution'] as const).flatMap((kind) => {
    const ids = kind === 'party' ? request.excludeParty : request.excludeInstitution;
    return ids ? [{ kind, numbers: numbersOf(facts, ids) }] : [];
  });
  if (actors.size === 0 && bodies.length === 0) return null;
  const scope = request.scope ?? 'office';
  const rowsOf = {
    party: affiliations.rowsOf({ kind: 'party', scope, certain: false }),
    institution: affiliations.rowsOf({ kind: 'institution', scope, certain: false }),
  };
  const inBody = (kind: BodyKind, numbers: Set<number>, speaker: number, days: Days) =>
    rowsOf[kind].of(speaker, days).rows.some((row) => numbers.has(row));
  return {
    // A speaker of two parties still counts for the other one.
    speaker: (speaker: number, days: Days) =>
      actors.has(speaker) ||
      bodies.some(
        ({ kind, numbers }) => kind !== request.rows && inBody(kind, numbers, speaker, days),
      ),
    row: (row: number) =>
      actors.has(row) ||
      bodies.some(({ kind, numbers }) => kind === request.rows && numbers.has(row)),
  };
}

function numbersOf(facts: Facts, ids: readonly string[] | undefined): Set<number> {
  return new Set((ids ?? []).map((id) => facts.numberOf.get(id) ?? noRow - 1));
}

/**
 * Tells the columns of statements with the stance on each, every pair once: agreements as coded or
 * the outermost ones.
 */
export function columnsIn(
  { facts, matches }: Pick<Selection, 'facts' | 'matches'>,
  request: Exclusions & Pick<NetworksRequest, 'fold'>,
): (statement: number) => readonly Stated[] {
  const named = numbersOf(facts, request.excludeAgreement);
  const excluded = request.parts === false ? named : withParts(facts, named);
  const outer = new Map<number, readonly number[]>();
  const columnsOf = (agreement: number): readonly number[] => {
    let columns = outer.get(agreement);
    if (!columns) {
      columns = request.fold === 'whole' ? outermostAgreements(facts, agreement) : [agreement];
      outer.set(agreement, columns);
    }
    return columns;
  };
  // Most statements are about one agreement: what that gives is made once.
  const single: (Stated[] | undefined)[] = [];
  const { starts, values } = facts.agreements;
  const made = (statement: number): Stated[] => {
    const found: Stated[] = [];
    each(facts.agreements, statement, (agreement, at) => {
      const stance = facts.stances[at] ?? 0;
      if (excluded.has(agreement) || !matches(agreement, stance)) return;
      for (const column of columnsOf(agreement)) {
        const same = found.some((one) => one.column === column && one.stance === stance);
        if (!same) found.push({ column, stance });
      }
    });
    return found;
  };
  return (statement) => {
    const at = starts[statement] ?? 0;
    if ((starts[statement + 1] ?? 0) - at !== 1) return made(statement);
    const key = (values[at] ?? 0) * stanceNames.length + (facts.stances[at] ?? 0);
    const known = single[key] ?? made(statement);
    single[key] = known;
    return known;
  };
}
