/** The types of statements of a study that hold claims, and what their variables mean. */
import type { ImportRecord } from '../format.ts';
import { note } from '../shared/emit.ts';
import { Agreements } from './agreement.ts';
import type { Variable } from './study.ts';
import { isNumber, isTold, optionsOf } from './told.ts';
import {
  agreementsOf,
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
  /** Of an agreement that is no yes or no. */
  values?: Agreements | undefined;
}

/** The types that hold claims: those with a concept and somebody who says it. */
export function claimTypes(
  place: string,
  variables: readonly DefinedVariable[],
  options: Readonly<Record<string, string>>,
  valuesOf: (variable: DefinedVariable) => readonly string[],
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
      if (!meaning || (meaning !== 'agreement' && isNumber(one.type))) continue;
      const hasValues = meaning === 'agreement' && one.type !== 'boolean';
      const values = hasValues ? new Agreements(valuesOf(one)) : undefined;
      const candidate = { name: one.name, rank: rankIn(one, meaning, told), one, values };
      candidates.set(meaning, [...(candidates.get(meaning) ?? []), candidate]);
    }
    if (!candidates.has('concept')) continue;
    if (!(candidates.has('person') || candidates.has('organization'))) continue;
    found.types.add(type);
    for (const [meaning, all] of candidates) {
      if (meaning === 'agreement') {
        const { taken, notes } = agreementsOf(place, all);
        found.notes.push(...notes);
        for (const { one, values } of taken) {
          found.variables.set(one.id, meaning);
          if (one.type === 'integer' || values?.isScale) found.scales.add(one.id);
          if (one.type === 'integer' && values?.hasZero && !values.isScale) {
            found.notes.push(zeroNote(place, one.name));
          }
        }
        continue;
      }
      const equal = equalNote(place, meaning, all);
      if (equal) found.notes.push(equal);
      // A role may have several variables.
      for (const { one } of surestOf(all)) {
        found.variables.set(one.id, meaning);
        const meanings = found.entities.get(one.variable) ?? new Set();
        found.entities.set(one.variable, meanings.add(meaning));
      }
    }
  }
  return found.types.size > 0 ? found : undefined;
}

/** Somebody may have made a yes or no of an integer. */
function zeroNote(place: string, name: string): ImportRecord {
  return note(
    place,
    'agreement of 0 and 1 alone',
    `${name} is an integer, so its 0 is taken for neutral: make it a boolean in DNA where 0 means no`,
  );
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
