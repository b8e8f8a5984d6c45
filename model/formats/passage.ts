/** Texts that are pasted into a search: whole sentences and paragraphs, where names are a few words. */
import { words } from '../ids.ts';

/** So many words are no name and no topic any more. */
const fewestWords = 8;
/** An address that every proxy takes: the bytes of a text in it, percent-encoded. */
const bytesOfAddress = 6000;

/** Whether a text is a sentence or more. */
export function isPassage(text: string): boolean {
  return words(text).length >= fewestWords;
}

/** The sentences of a text, in its order. */
export function quotedSentences(text: string): string[] {
  return (text.match(/[^.!?…\n]+(?:[.!?…]+["”’»]?|\n|$)/gu) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => words(sentence).length > 0);
}

/** A text as far as it fits into an address: whole, or its longest sentences in their order. */
export function fittingPassage(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (bytesIn(plain) <= bytesOfAddress) return plain;
  const sentences = quotedSentences(text);
  const longest = [...sentences.keys()].sort(
    (a, b) => (sentences[b]?.length ?? 0) - (sentences[a]?.length ?? 0) || a - b,
  );
  const kept = new Set<number>();
  let left = bytesOfAddress;
  for (const at of longest) {
    const bytes = bytesIn(sentences[at] ?? '') + 3;
    if (bytes > left && kept.size > 0) break;
    if (bytes > left) continue;
    left -= bytes;
    kept.add(at);
  }
  if (kept.size > 0) return sentences.filter((_, at) => kept.has(at)).join(' ');
  let cut = plain.slice(0, bytesOfAddress);
  while (bytesIn(cut) > bytesOfAddress) cut = cut.slice(0, Math.floor(cut.length / 1.5));
  return cut.slice(0, Math.max(1, cut.lastIndexOf(' ')));
}

function bytesIn(text: string): number {
  return new URLSearchParams({ q: text }).toString().length;
}
