/** What people call a party where they give types to organisations. */
import { fold, words } from '../../../../model/ids.ts';

/** Not the French “partie”: a “partie prenante” is a stakeholder. */
const parties: ReadonlySet<string> = new Set(
  [
    ...['party', 'parties', 'parti', 'partis', 'partij', 'partijen', 'partido', 'partidos'],
    ...['partito', 'partiti', 'partit', 'partits', 'partid', 'partia', 'partija', 'strana'],
    ...['stranka', 'párt', 'puolue', 'erakond', 'партия', 'партія', 'партија', 'странка'],
    ...['κόμμα', '정당', '政党', '政黨'],
  ].map(fold),
);
/** German has these at the end of other words: Volkspartei. */
const german = /(partei|parteien|fraktion)$/;

/** Whether a type means a party: one of its words does. */
export function isParty(type: string | undefined): boolean {
  return words(type ?? '').some((word) => parties.has(word) || german.test(word));
}
