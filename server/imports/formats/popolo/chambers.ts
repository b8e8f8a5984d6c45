/** Chambers of parliaments, by which files that are called alike are told apart. */
import { dossierName } from '../../tables/ids.ts';
import { shortHash } from '../shared/ids.ts';
import { itemText, type PopoloItem } from './fields.ts';
import type { World } from './world.ts';

const plain =
  /^((ep-)?popolo(-v?\d[\d-]*)?|data|export|index|all|json|people|persons|politicians|members|organi[sz]ations|memberships|motions|votes|vote-events|speeches|legislature|parliament|((national|federal|general)-)?(assembly|council|congress|chamber|senate|house)|(lower|upper)-house|house-of-(commons|representatives)|chamber-of-deputies)$/;

/** Whether neither a file's name nor its folders say whose it is. */
export function isPlain(name: string): boolean {
  const parts = name.replace(/\.[a-z0-9]+$/i, '').split('/');
  return parts.every((part) => plain.test(dossierName(part)));
}

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
