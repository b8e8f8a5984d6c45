/** Who stands for an office and does not hold it. */
import type { ImportRecord } from '../format.ts';
import { note } from './emit.ts';

const candidate = /^(candidate([ _-]?mp)?|candidat[aeo]?|kandidat(in)?)$/i;

/** Whether a role is that of a candidate. */
export function isCandidacy(role: string | undefined): boolean {
  return candidate.test(role?.trim() ?? '');
}

export function candidacyNote(place: string, who: string, role: string | undefined): ImportRecord {
  return note(place, 'a candidacy', `${who}: ${role} holds no office, so it has no place`);
}
