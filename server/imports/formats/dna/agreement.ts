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

/** Whether a value can only be of a scale. */
export function isOfScale(agreement: string): boolean {
  return isNumber(agreement.trim()) && (Number(agreement) < 0 || Number(agreement) > 1);
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
