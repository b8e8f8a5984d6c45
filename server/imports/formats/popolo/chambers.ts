/** Chambers of parliaments, by which files that are called alike are told apart. */
import { shortHash } from '../shared/ids.ts';
import { itemText, type PopoloItem } from './fields.ts';
import type { World } from './world.ts';

/** Names of files that do not say whose they are. */
export const isPlain =
  /^((ep-)?popolo(-v?\d[\d-]*)?|data|export|index|all|people|persons|organizations|memberships|legislature|parliament)$/;

/** What tells a chamber without a number from others: its name and when its first period begins. */
export function signOf({ held }: World, own: string): string {
  const starts = [...held.periods.values()].map((one) => itemText(one, 'start_date') ?? '');
  return shortHash([own, held.organizations.get(own)?.name, starts.sort()[0]].join(' '));
}

export function isChamber(item: PopoloItem): boolean {
  return /^(legislature|chamber|parliament|(upper|lower)[ _-](house|chamber))$/i.test(
    itemText(item, 'classification') ?? '',
  );
}
