/** Whether a quotation is speech, a fragment of it, or a title and the like. */
import { itemsOf } from './items.ts';
import type { LanguagePack, Quotation } from './types.ts';

type SpeechKind = 'speech' | 'fragment' | 'none';

/** Nouns before the marks of a title: newspapers, films, books, projects. */
const titled =
  /(?:zeitung|magazin|film|buch|titel|sender|motto|projekt|serie|album|lied|roman|zeitschrift|organisation|bündnis|initiative|nachrichtenmagazin|book|song|novel|movie|newspaper|magazine|titled|entitled|series|show|play|so-called|zogenaamde|zogeheten|sogenannte[nrs]?|krant|boek|programma|livre|journal|roman|intitulé[es]*|libro|película|giornale|diario)\s*$/iu;

/** By its words, and whether a verb of saying, a colon or “according to” stands beside it. */
export function speechKind(
  text: string,
  quotation: Quotation,
  beside: boolean,
  whole: boolean,
  pack: LanguagePack | undefined,
): SpeechKind {
  const words = quotation.segments.flatMap((segment) =>
    itemsOf(text, segment, [], pack).filter((item) => item.kind === 'word'),
  );
  if (words.length === 0) return 'none';
  const before = text.slice(Math.max(0, quotation.opens - 24), quotation.opens);
  if (words.length <= 6 && titled.test(before)) return 'none';
  const end = quotation.segments.at(-1)?.end ?? 0;
  const final = /[.!?…]/.test(text[end - 1] ?? '');
  if (
    isTitle(
      words.map((word) => word.text),
      text[end - 1] ?? '',
      pack,
    ) &&
    !(beside && final)
  ) {
    return 'none';
  }
  if (quotation.dash) return words.length >= 2 ? 'speech' : 'none';
  if (whole && words.length >= 3) return 'speech';
  if (beside && (words.length >= 4 || final || words.length === 3)) return 'speech';
  if (beside) return 'fragment';
  if (words.length >= 7 || (words.length >= 3 && final)) return 'speech';
  return 'none';
}

/** Every word of four letters or more begins with a capital; German nouns say nothing. */
function isTitle(words: readonly string[], last: string, pack: LanguagePack | undefined): boolean {
  if (pack?.language === 'de' || /[!?]/.test(last) || words.length < 2) return false;
  const long = words.filter((word) => word.length >= 4 && /\p{L}/u.test(word[0] ?? ''));
  return long.length >= 1 && long.every((word) => word[0] !== word[0]?.toLowerCase());
}
