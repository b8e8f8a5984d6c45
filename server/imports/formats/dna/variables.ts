/** Which of a study's variables mean person, organisation, concept and agreement. */
import type { Variable } from './study.ts';

export type Meaning = Variable | 'agreement';

export interface DefinedVariable {
  id: number;
  name: string;
  type: string;
  statementType: number;
  label: string;
}

export interface Claims {
  /** The types of statements that hold claims. */
  types: Set<number>;
  labels: Map<number, string>;
  variables: Map<number, Meaning>;
  /** Variables of agreement that are a scale with 0 in the middle, and no yes or no. */
  scales: Set<number>;
}

/** What people call them, beside the names that the program begins with. */
const names: Record<Variable | 'agreement', readonly string[]> = {
  person: ['person', 'actor', 'speaker', 'individual', 'name'],
  organization: ['organization', 'organisation', 'org', 'institution', 'group'],
  concept: ['concept', 'category', 'claim', 'issue', 'frame', 'policy', 'belief'],
  agreement: ['agreement', 'agree', 'qualifier', 'stance', 'position', 'support'],
};

/** The meaning of a variable by its name; options say it for names that nobody can know. */
export function meaningOf(
  name: string,
  options: Readonly<Record<string, string>> = {},
): Meaning | undefined {
  const meanings = Object.keys(names) as Meaning[];
  const chosen = meanings.find((meaning) => options[meaning]?.toLowerCase() === name.toLowerCase());
  if (chosen) return chosen;
  const found = meanings.find((meaning) => names[meaning].includes(name.toLowerCase().trim()));
  return found && options[found] === undefined ? found : undefined;
}

/** The types that hold claims: those with a concept and somebody who says it. */
export function claimTypes(
  variables: readonly DefinedVariable[],
  options: Readonly<Record<string, string>>,
): Claims | undefined {
  const labels = new Map(variables.map((one) => [one.statementType, one.label]));
  const found: Claims = { types: new Set(), labels, variables: new Map(), scales: new Set() };
  for (const type of labels.keys()) {
    if (options.type !== undefined && labels.get(type) !== options.type) continue;
    const taken = new Map<Variable | 'agreement', DefinedVariable>();
    for (const one of variables.filter(({ statementType }) => statementType === type)) {
      const meaning = meaningOf(one.name, options);
      const isNumber = one.type === 'boolean' || one.type === 'integer';
      if (!meaning || taken.has(meaning) || isNumber !== (meaning === 'agreement')) continue;
      taken.set(meaning, one);
    }
    if (!taken.has('concept') || !(taken.has('person') || taken.has('organization'))) continue;
    found.types.add(type);
    for (const [meaning, one] of taken) {
      found.variables.set(one.id, meaning);
      if (meaning === 'agreement' && one.type === 'integer') found.scales.add(one.id);
    }
  }
  return found.types.size > 0 ? found : undefined;
}
