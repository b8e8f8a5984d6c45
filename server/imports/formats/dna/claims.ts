/** The types of statements of a study that hold claims, and what their variables mean. */
import type { ImportRecord } from '../format.ts';
import { isOfScale, stanceOf } from './agreement.ts';
import type { Variable } from './study.ts';
import { isNumber, isTold, optionsOf } from './told.ts';
import {
  type DefinedVariable,
  equalNote,
  type Meaning,
  meaningOf,
  type Ranked,
  rankOf,
  surestOf,
} from './variables.ts';

export interface Claims {
  /** The types of statements that hold claims. */
  types: Set<number>;
  labels: Map<number, string>;
  variables: Map<number, Meaning>;
  /** What the values of a variable itself are, of which several roles may have it. */
  entities: Map<number, Set<Variable>>;
  /** Variables of agreement that are a scale with 0 in the middle, and no yes or no. */
  scales: Set<number>;
  notes: ImportRecord[];
}

interface Candidate extends Ranked {
  one: DefinedVariable;
}

/** The types that hold claims: those with a concept and somebody who says it. */
export function claimTypes(
  place: string,
  variables: readonly DefinedVariable[],
  options: Readonly<Record<string, string>>,
  textsOf: (variable: number) => readonly string[],
): Claims | undefined {
  const labels = new Map(variables.map((one) => [one.statementType, one.label]));
  const found: Claims = {
    types: new Set(),
    labels,
    variables: new Map(),
    entities: new Map(),
    scales: new Set(),
    notes: [],
  };
  for (const type of labels.keys()) {
    if (options.type !== undefined && !isTold(options.type, labels.get(type) ?? '')) continue;
    const candidates = new Map<Meaning, Candidate[]>();
    const own = variables.filter(({ statementType }) => statementType === type);
    const told = optionsOf(own, options);
    for (const one of own) {
      const meaning = meaningIn(one, told);
      const hasNumbers = isNumber(one.type);
      if (!meaning || (meaning !== 'agreement' && hasNumbers)) continue;
      // A position may also be somebody's office.
      const texts = meaning === 'agreement' && !hasNumbers ? textsOf(one.id) : [];
      if (meaning === 'agreement' && !hasNumbers && !areStances(texts)) continue;
      if (one.type === 'integer' || texts.some(isOfScale)) found.scales.add(one.id);
      const before = candidates.get(meaning) ?? [];
      candidates.set(meaning, [
        ...before,
        { name: one.name, rank: rankIn(one, meaning, told), one },
      ]);
    }
    if (!candidates.has('concept')) continue;
    if (!(candidates.has('person') || candidates.has('organization'))) continue;
    found.types.add(type);
    for (const [meaning, all] of candidates) {
      const equal = equalNote(place, meaning, all);
      if (equal) found.notes.push(equal);
      // A role may have several variables.
      for (const { one } of surestOf(all)) {
        found.variables.set(one.id, meaning);
        if (meaning === 'agreement') continue;
        const meanings = found.entities.get(one.variable) ?? new Set();
        found.entities.set(one.variable, meanings.add(meaning));
      }
    }
  }
  return found.types.size > 0 ? found : undefined;
}

/** Of roles that are called alike, that of the program's own variable is surer; of variables, one of short texts. */
function rankIn(
  { name, own, type }: DefinedVariable,
  meaning: Meaning,
  options: Readonly<Record<string, string>>,
): number {
  const rank = rankOf(name, meaning, options);
  const isOwn = own !== name && rankOf(own, meaning) === 2;
  return rank - (rank === 3 && isOwn ? 0.5 : 0) + (type === 'long text' ? 0.25 : 0);
}

function areStances(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => stanceOf(text, false) !== undefined);
}

/** The meaning of a role, or of a variable; one that speaks is what its variable says, person or organisation. */
function meaningIn(
  { name, own }: DefinedVariable,
  options: Readonly<Record<string, string>>,
): Meaning | undefined {
  const meaning = meaningOf(name, options);
  if (own === name || (meaning !== 'person' && meaning !== 'organization')) return meaning;
  const speaker = meaningOf(own);
  return speaker === 'person' || speaker === 'organization' ? speaker : meaning;
}
