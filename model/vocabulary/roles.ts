/**
 * Roles of office, as data: which of them speak for the institution that they are held at. What is
 * said in any other role is one member's words. Sources write roles in words of their own, so a role
 * is known by how its text begins; see docs/vocabulary.md.
 */
import { words } from '../ids.ts';

export interface RoleDefinition {
  title: string;
  /** Beginnings of a role's text, folded; the longest that fits decides. */
  begins: readonly string[];
  /** Kinds of institution that it does not speak for. */
  exceptFor?: readonly string[];
}

/** A minister speaks for the ministry and the government, and not for the whole state. */
const states = ['member-state', 'state', 'country'] as const;

export const roles = {
  head: {
    title: 'Head',
    begins: [
      'head',
      'chair',
      'chairman',
      'chairwoman',
      'chairperson',
      'director',
      'chief executive',
    ],
    exceptFor: states,
  },
  headOfState: {
    title: 'Head of state',
    begins: ['head of state', 'king', 'queen', 'grand duke', 'grand duchess'],
  },
  president: { title: 'President', begins: ['president', 'vice president'] },
  headOfGovernment: {
    title: 'Head of government',
    begins: [
      'head of government',
      'prime minister',
      'minister president',
      'premier',
      'chancellor',
      'taoiseach',
    ],
  },
  minister: {
    title: 'Minister',
    begins: [
      'minister',
      'deputy minister',
      'deputy prime minister',
      'vice prime minister',
      'vice chancellor',
    ],
    exceptFor: states,
  },
  secretaryOfState: {
    title: 'Secretary of state',
    begins: ['secretary of state', 'state secretary', 'home secretary', 'foreign secretary'],
    exceptFor: states,
  },
  commissioner: { title: 'Commissioner', begins: ['commissioner', 'high representative'] },
  ambassador: { title: 'Ambassador', begins: ['ambassador', 'permanent representative'] },
  spokesperson: { title: 'Spokesperson', begins: ['spokesperson', 'spokesman', 'spokeswoman'] },
  secretaryGeneral: {
    title: 'Secretary-general',
    begins: ['secretary general', 'deputy secretary general'],
  },
  speaker: { title: 'Speaker of a parliament', begins: ['speaker', 'deputy speaker'] },
} as const satisfies Record<string, RoleDefinition>;
export type Role = keyof typeof roles;

/** Words before a role that do not change for whom it speaks. */
const qualifiers: ReadonlySet<string> = new Set([
  'acting',
  'caretaker',
  'interim',
  'outgoing',
  'executive',
  'first',
  'second',
  'chief',
  'deputy',
]);

const beginnings = Object.entries<RoleDefinition>(roles)
  .flatMap(([role, { begins }]) => begins.map((begin) => ({ role: role as Role, begin })))
  .sort((a, b) => b.begin.length - a.begin.length);

/** The roles that the text of an office names; a semicolon or slash stands between several. */
function rolesIn(text: string): Role[] {
  return text.split(/[;/]/).flatMap((part) => roleIn(words(part)) ?? []);
}

function roleIn(found: readonly string[]): Role | undefined {
  const text = `${found.join(' ')} `;
  const fits = beginnings.find(({ begin }) => text.startsWith(`${begin} `));
  if (fits) return fits.role;
  const [first = '', ...rest] = found;
  return qualifiers.has(first) ? roleIn(rest) : undefined;
}

/**
 * Whether what is said in an office is said for its institution. `role` is the text of the office,
 * `kind` the institution's kind. A role that the vocabulary does not know speaks for nobody else.
 */
export function speaksFor(role: string | null | undefined, kind?: string | null): boolean {
  return rolesIn(role ?? '').some((name) => {
    const { exceptFor }: RoleDefinition = roles[name];
    return !(kind && exceptFor?.includes(kind));
  });
}
