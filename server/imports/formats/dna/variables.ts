/** Which of a study's variables mean person, organisation, concept and agreement. */
import { fold } from '../../../../model/ids.ts';
import type { ImportRecord } from '../format.ts';
import { note } from '../shared/emit.ts';
import type { Agreements } from './agreement.ts';
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

/**
 * How surely a variable has its meaning, the surest first: told by an option, told but for capitals and
 * accents, by the program's own name, or by one that is alike.
 */
export function rankOf(
  name: string,
  meaning: Meaning,
  options: Readonly<Record<string, string>> = {},
): 0 | 1 | 2 | 3 {
  const told = options[meaning]?.trim();
  if (told !== undefined) return told === name.trim() ? 0 : 1;
  return fold(name.trim()) === meaning ? 2 : 3;
}

export interface Ranked {
  name: string;
  rank: number;
}

/** What names of columns may mean. */
export function candidatesOf(
  all: readonly string[],
  options: Readonly<Record<string, string>>,
): Map<Meaning, Ranked[]> {
  const found = new Map<Meaning, Ranked[]>();
  for (const name of all) {
    const meaning = meaningOf(name, options);
    if (!meaning) continue;
    const before = found.get(meaning) ?? [];
    found.set(meaning, [...before, { name, rank: rankOf(name, meaning, options) }]);
  }
  return found;
}

/** What is taken of those that may have a meaning: the surest, of equal ones the first, and all with its name. */
export function surestOf<One extends Ranked>(all: readonly One[]): One[] {
  const [best] = [...all].sort((a, b) => a.rank - b.rank);
  return all.filter(({ name }) => name === best?.name);
}

/**
 * What is taken of those that may be the agreement: where the name is only alike, the values must tell
 * it as well. A position may also be somebody's office, or a page.
 */
export function agreementsOf<One extends Ranked & { values?: Agreements | undefined }>(
  place: string,
  all: readonly One[],
): { taken: One[]; notes: ImportRecord[] } {
  const notes: ImportRecord[] = [];
  const tell = (group: string, message: string) => notes.push(note(place, group, message));
  const likely = all.filter(({ name, rank, values }) => {
    if (!values || rank < 3) return true;
    if (values.areStances && values.isOneSided) {
      tell(
        'variable that may be an agreement',
        `${name} has values above 1 and none below 0, so it is not taken for the agreement: --agreement tells that it is one`,
      );
    }
    return values.areStances && !values.isOneSided;
  });
  const equal = equalNote(place, 'agreement', likely);
  if (equal) notes.push(equal);
  const taken = surestOf(likely);
  for (const { name, values } of taken) {
    if (!values?.isOneSided) continue;
    tell(
      'agreement without values below 0',
      `${name} has values above 1 and none below 0: those above 0 are taken for support`,
    );
  }
  return { taken, notes };
}

/** A note where the order alone has decided between variables. */
export function equalNote(
  place: string,
  meaning: Meaning,
  all: readonly Ranked[],
): ImportRecord | undefined {
  const [best] = surestOf(all);
  const equal = all.filter(({ name, rank }) => rank === best?.rank && name !== best.name);
  if (!best || equal.length === 0) return undefined;
  const others = [...new Set(equal.map(({ name }) => name))].join(', ');
  return note(
    place,
    'several variables that may mean the same',
    `${best.name} is taken for the ${meaning}, being first, and ${others} left out: --${meaning} tells another`,
  );
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
