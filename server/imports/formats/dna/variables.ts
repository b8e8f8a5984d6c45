/** Which of a study's variables mean person, organisation, concept and agreement. */
import { fold } from '../../../../model/ids.ts';
import { isOfScale, stanceOf } from './agreement.ts';
import type { Variable } from './study.ts';

export type Meaning = Variable | 'agreement';

export interface DefinedVariable {
  /** Of the variable, or of its link to a role. */
  id: number;
  /** Its own, or that of the role that it has. */
  name: string;
  own: string;
  /** Of the variable itself. */
  variable: number;
  type: string;
  statementType: number;
  label: string;
}

export interface Claims {
  /** The types of statements that hold claims. */
  types: Set<number>;
  labels: Map<number, string>;
  variables: Map<number, Meaning>;
  /** What the values of a variable itself are, of which several roles may have it. */
  entities: Map<number, Set<Variable>>;
  /** Variables of agreement that are a scale with 0 in the middle, and no yes or no. */
  scales: Set<number>;
}

/**
 * What people call them, folded, beside the names that the program begins with: in English, German,
 * French, Spanish, Italian and Portuguese.
 */
const names: Record<Meaning, readonly string[]> = {
  person: [
    ...['person', 'actor', 'speaker', 'individual', 'name'],
    ...['akteur', 'sprecher', 'redner', 'politiker', 'acteur', 'personne', 'orateur', 'locuteur'],
    ...['persona', 'orador', 'hablante', 'attore', 'oratore', 'pessoa', 'ator'],
  ],
  organization: [
    ...['organization', 'organisation', 'org', 'institution', 'group'],
    ...['gruppe', 'verband', 'groupe', 'organizacion', 'institucion', 'grupo'],
    ...['organizzazione', 'istituzione', 'gruppo', 'organizacao', 'instituicao'],
  ],
  concept: [
    ...['concept', 'category', 'claim', 'issue', 'frame', 'policy', 'belief'],
    ...['konzept', 'kategorie', 'forderung', 'categorie', 'concepto', 'categoria', 'concetto'],
    ...['conceito'],
  ],
  agreement: [
    ...['agreement', 'agree', 'qualifier', 'stance', 'position', 'support'],
    ...['zustimmung', 'haltung', 'accord', 'acuerdo', 'posicion', 'accordo', 'posizione'],
    ...['acordo', 'concordancia', 'posicao'],
  ],
};

/** The meaning of a variable by its name; options say it for names that nobody can know. */
export function meaningOf(
  name: string,
  options: Readonly<Record<string, string>> = {},
): Meaning | undefined {
  const meanings = Object.keys(names) as Meaning[];
  const own = fold(name.trim());
  const chosen = meanings.find((meaning) => fold(options[meaning]?.trim() ?? '') === own);
  if (chosen) return chosen;
  const found = meanings.find((meaning) => names[meaning].includes(own));
  return found && options[found] === undefined ? found : undefined;
}

/** The types that hold claims: those with a concept and somebody who says it. */
export function claimTypes(
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
  };
  for (const type of labels.keys()) {
    if (options.type !== undefined && labels.get(type) !== options.type) continue;
    const taken = new Map<Meaning, DefinedVariable[]>();
    for (const one of variables.filter(({ statementType }) => statementType === type)) {
      const meaning = meaningIn(one, options);
      const isNumber = one.type === 'boolean' || one.type === 'integer';
      if (!meaning || (meaning !== 'agreement' && isNumber)) continue;
      // A position may also be somebody's office.
      const texts = meaning === 'agreement' && !isNumber ? textsOf(one.id) : [];
      if (meaning === 'agreement' && !isNumber && !areStances(texts)) continue;
      if (texts.some(isOfScale)) found.scales.add(one.id);
      const before = taken.get(meaning) ?? [];
      // Of two variables the first; a role may have several.
      if (before.every(({ name }) => name === one.name)) taken.set(meaning, [...before, one]);
    }
    if (!taken.has('concept') || !(taken.has('person') || taken.has('organization'))) continue;
    found.types.add(type);
    for (const [meaning, all] of taken) {
      for (const one of all) {
        found.variables.set(one.id, meaning);
        if (meaning === 'agreement') {
          if (one.type === 'integer') found.scales.add(one.id);
        } else {
          const meanings = found.entities.get(one.variable) ?? new Set();
          found.entities.set(one.variable, meanings.add(meaning));
        }
      }
    }
  }
  return found.types.size > 0 ? found : undefined;
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

/** The types and variables of a file in a line, for whoever has to tell what they mean. */
export function listedVariables(variables: readonly DefinedVariable[]): string {
  const types = new Map<string, string[]>();
  for (const { label, name } of variables) {
    const before = types.get(label) ?? [];
    if (!before.includes(name)) types.set(label, [...before, name]);
  }
  return [...types].map(([label, names]) => `${label} has ${names.join(', ')}`).join('; ');
}

/** How to tell what they mean. */
export const howToName =
  'Name them with --person, --organization, --concept, --agreement and --type, or on the page of the import.';
