/** The languages that are known, and which one a text is in: function words decide. */

import { low } from './items.ts';
import da from './languages/da.json' with { type: 'json' };
import de from './languages/de.json' with { type: 'json' };
import en from './languages/en.json' with { type: 'json' };
import es from './languages/es.json' with { type: 'json' };
import fr from './languages/fr.json' with { type: 'json' };
import hu from './languages/hu.json' with { type: 'json' };
import it from './languages/it.json' with { type: 'json' };
import nl from './languages/nl.json' with { type: 'json' };
import pl from './languages/pl.json' with { type: 'json' };
import pt from './languages/pt.json' with { type: 'json' };
import type { LanguagePack } from './types.ts';

const packs = [en, nl, de, fr, es, it, pl, hu, da, pt] as unknown as LanguagePack[];
export const languages: readonly string[] = packs.map((pack) => pack.language);

/** What is known of a language; undefined for one without a pack. */
export function packOf(language: string): LanguagePack | undefined {
  const main = language.toLowerCase().split('-')[0];
  return packs.find((pack) => pack.language === main);
}

/** Characters that are looked at. */
const sample = 20_000;
const leastMargin = 0.2;

/** The language of a text by its function words; not certain below a margin of 20 %. */
export function detectLanguage(text: string): { language: string; certain: boolean } {
  const words = low(text.slice(0, sample)).match(/\p{L}+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scores = packs
    .map(({ language, functionWords }) => ({
      language,
      score:
        functionWords.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) /
        functionWords.length,
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scores as [(typeof scores)[0], (typeof scores)[0]];
  if (first.score === 0) return { language: 'und', certain: false };
  const certain = (first.score - second.score) / first.score >= leastMargin && words.length >= 5;
  return { language: first.language, certain };
}
