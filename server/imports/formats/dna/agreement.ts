/** What an agreement of DNA says: a yes or no, a scale with 0 in its middle, or words. */
import { fold } from '../../../../model/ids.ts';
import { type Stance, stanceNames } from '../../../../model/vocabulary/stances.ts';
import { stancesOf } from '../../tables/statement-table.ts';

/** Words of the other languages of the names of variables, folded; also what Excel makes of TRUE and FALSE. */
const foreign: Partial<Record<Stance, readonly string[]>> = {
  support: [
    ...['wahr', 'ja', 'dafur', 'vrai', 'oui', 'pour', 'verdadero', 'si', 'a favor', 'vero'],
    ...['a favore', 'favorevole', 'verdadeiro', 'sim'],
  ],
  oppose: [
    ...['falsch', 'nein', 'dagegen', 'faux', 'non', 'contre', 'falso', 'en contra'],
    ...['contrario', 'contra', 'nao'],
  ],
  neutral: ['neutre', 'neutro', 'neutrale'],
};
const foreignStances: ReadonlyMap<string, Stance> = new Map(
  stanceNames.flatMap((stance) =>
    (foreign[stance] ?? []).map((word): [string, Stance] => [word, stance]),
  ),
);

/** The stance that an agreement stands for; undefined where it is none that is known. */
export function stanceOf(agreement: string, isScale: boolean): Stance | undefined {
  const text = agreement.trim();
  if (!isNumber(text)) return stancesOf([text])?.[text] ?? foreignStances.get(fold(text));
  if (Number(text) === 0 && isScale) return 'neutral';
  return Number(text) > 0 ? 'support' : 'oppose';
}

/** What the values of a variable of agreement are, whose name may also mean something else. */
export class Agreements {
  #any = false;
  #areStances = true;
  /** Whether 0 is among them. */
  hasZero = false;
  #isBelow = false;
  #isAbove = false;

  constructor(values: Iterable<string> = []) {
    for (const value of values) this.add(value);
  }

  add(value: string): void {
    const text = value.trim();
    if (text === '') return;
    this.#any = true;
    this.#areStances &&= stanceOf(text, false) !== undefined;
    if (!isNumber(text)) return;
    this.hasZero ||= Number(text) === 0;
    this.#isBelow ||= Number(text) < 0;
    this.#isAbove ||= Number(text) > 1;
  }

  /** Whether there are any, all of which stand for stances. */
  get areStances(): boolean {
    return this.#any && this.#areStances;
  }

  /** Whether some values can only be of a scale. */
  get isScale(): boolean {
    return this.#isBelow || this.#isAbove;
  }

  /** Whether it is a scale without values below 0, whose middle may be another: 1 to 5, or pages. */
  get isOneSided(): boolean {
    return this.#isAbove && !this.#isBelow;
  }
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
