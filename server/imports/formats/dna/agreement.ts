/** What an agreement of DNA says: a yes or no, a scale with 0 in its middle, or words. */
import type { Stance } from '../../../../model/vocabulary/stances.ts';
import { stancesOf } from '../../tables/statement-table.ts';

/** The stance that an agreement stands for; undefined where it is none that is known. */
export function stanceOf(agreement: string, isScale: boolean): Stance | undefined {
  const text = agreement.trim();
  if (!isNumber(text)) return stancesOf([text])?.[text];
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
